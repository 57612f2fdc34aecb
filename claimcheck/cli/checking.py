"""``check``: house copy against other coverage, for a desk and its pipelines."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from claimcheck.cli.caching import NoCache, remembering
from claimcheck.cli.engines import Jobs, engine_for
from claimcheck.cli.exits import FOUND, USAGE, tell
from claimcheck.cli.looking import show_files as list_files
from claimcheck.cli.options import (
    ConfigOption,
    ExitZero,
    ExtendSelect,
    FailOn,
    Format,
    Ignore,
    Isolated,
    MinLevel,
    Out,
    Select,
    ShowFiles,
    ShowSettings,
    StdinFilename,
    Today,
    Verbose,
    codes,
    day,
    start_folder,
)
from claimcheck.cli.output import print_report
from claimcheck.cli.progress import showing
from claimcheck.cli.watching import watch
from claimcheck.errors import ClaimcheckError, UsageError

if TYPE_CHECKING:
    from claimcheck.desk.reading import Copy
    from claimcheck.engines.engine import Engine
    from claimcheck.memory import Memory
    from claimcheck.settings.settings import Settings


def check(
    drafts: Annotated[
        list[Path] | None,
        # One that cannot be read is an error beside the findings in the others.
        typer.Argument(
            help="House copy: files and folders, or - for standard input.", readable=False
        ),
    ] = None,
    against: Annotated[list[Path] | None, typer.Option(help="Other coverage; repeatable.")] = None,
    out: Out = None,
    output_format: Format = None,
    verbose: Verbose = False,
    today: Today = None,
    select: Select = None,
    extend_select: ExtendSelect = None,
    ignore: Ignore = None,
    min_level: MinLevel = None,
    fail_on: FailOn = None,
    exit_zero: ExitZero = False,
    since: Annotated[
        str | None, typer.Option(help="Only what touches lines changed since this git revision.")
    ] = None,
    baseline: Annotated[Path | None, typer.Option(help="Findings that were there already.")] = None,
    write_baseline: Annotated[
        Path | None, typer.Option(help="Write today's findings there.")
    ] = None,
    stdin_filename: StdinFilename = None,
    watching: Annotated[bool, typer.Option("--watch", help="Check again on each save.")] = False,
    no_cache: NoCache = False,
    jobs: Jobs = 1,
    config: ConfigOption = None,
    isolated: Isolated = False,
    show_settings: ShowSettings = False,
    show_files: ShowFiles = False,
) -> None:
    """Check DRAFTS against other coverage and against themselves."""
    from claimcheck.reports.emitters import known_format, parse_target
    from claimcheck.settings.settings import load_settings, show

    options = {
        "against": list(map(str, against)) if against else None,
        "baseline": str(baseline) if baseline else None,
        "output-format": output_format,
        "today": day(today),
        "select": codes(select),
        "extend-select": codes(extend_select),
        "ignore": codes(ignore),
        "min-level": min_level,
        "fail-on": fail_on,
        "cache": False if no_cache else None,
    }
    typed = Path("-") in (drafts or [])
    if typed and stdin_filename is None:
        raise UsageError("- needs a name", remedy="give --stdin-filename story.md")
    if typed and watching:
        raise UsageError("standard input cannot be watched", remedy="name the file")
    named = [d for d in drafts or [] if d != Path("-")]
    places = [*named, *([stdin_filename.parent] if typed and stdin_filename else [])]
    settings = load_settings(
        start_folder(places), given=config or [], isolated=isolated, options=options
    )
    if show_settings:
        typer.echo(show(settings), nl=False)
        raise typer.Exit
    known_format(settings["output-format"])
    run = _Run(
        settings=settings,
        drafts=tuple(named),
        targets=tuple(parse_target(option) for option in out or []),
        since=since,
        write_baseline=write_baseline,
        typed=sys.stdin.buffer.read() if typed else None,
        typed_as=stdin_filename if typed else None,
        verbose=verbose,
        exit_zero=exit_zero,
    )
    if show_files:
        raise typer.Exit(run.show_files())
    with remembering(settings["cache"]) as memory, engine_for(jobs) as engine:
        if watching:
            run.again(memory, engine)
            watch(run.watched(), run.written(), lambda: run.again(memory, engine))
        raise typer.Exit(run.once(memory, engine))


@dataclass(frozen=True, slots=True)
class _Run:
    """What one command line asks for."""

    settings: Settings
    drafts: tuple[Path, ...]
    targets: tuple[tuple[str, Path], ...]
    since: str | None
    write_baseline: Path | None
    typed: bytes | None
    typed_as: Path | None
    verbose: bool
    exit_zero: bool

    def copy(self) -> Copy:
        """Drafts and coverage as they are on the disk now."""
        from claimcheck.desk.setup import copy_for

        return copy_for(self.settings, self.drafts, typed=self.typed, typed_as=self.typed_as)

    def once(self, memory: Memory, engine: Engine) -> int:
        """Check, write and print; the exit code."""
        from claimcheck.desk.checking import check as desk_check
        from claimcheck.desk.checking import displayed
        from claimcheck.desk.setup import desk_for, new_baseline
        from claimcheck.findings.selection import fails
        from claimcheck.reports.emitters import emit, write_file

        settings, copy = self.settings, self.copy()
        desk = desk_for(settings, since=self.since, with_baseline=self.write_baseline is None)
        with showing() as progress:
            result = desk_check(
                copy, settings.config(), desk, memory, engine=engine, progress=progress
            )
        if self.write_baseline is not None:
            text, result = new_baseline(result)
            write_file(self.write_baseline, text)
        shown = displayed(result, settings["min-level"])
        for name, target in self.targets:
            emit(shown, name, target)
        print_report(shown, settings["output-format"], verbose=self.verbose)
        code = tell(copy.errors)
        if fails(result.findings, settings["fail-on"]) and not self.exit_zero and not code:
            code = FOUND
        return code if result.house else USAGE

    def again(self, memory: Memory, engine: Engine) -> None:
        """As `once`, for a watch, which goes on after an error."""
        try:
            self.once(memory, engine)
        except ClaimcheckError as error:
            typer.echo(f"error: {error}", err=True)
        sys.stdout.flush()

    def show_files(self) -> int:
        """Print what would be read, and why the rest would not; the exit code."""
        copy = self.copy()
        return list_files(copy.articles, copy.errors, copy.passed, copy.house)

    def watched(self) -> list[Path]:
        """The folders in which a change matters."""
        from claimcheck.desk.reading import expanded

        named = list(self.drafts) or self.settings.paths("house")
        paths = expanded([*named, *self.settings.paths("against")])
        return [p if p.is_dir() else p.parent for p in paths]

    def written(self) -> list[Path]:
        """The files that the run itself writes."""
        return [t for _, t in self.targets] + ([self.write_baseline] if self.write_baseline else [])
