"""``check``: house copy against other coverage, for a desk and its pipelines."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from claimcheck.cli.exits import FOUND, USAGE, tell
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
    Today,
    Verbose,
    codes,
    day,
    start_folder,
)
from claimcheck.cli.output import print_report
from claimcheck.errors import UsageError


def check(
    drafts: Annotated[
        list[Path] | None,
        typer.Argument(help="House copy: files and folders, or - for standard input."),
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
    stdin_filename: Annotated[
        Path | None, typer.Option(help="What standard input is called.")
    ] = None,
    config: ConfigOption = None,
    isolated: Isolated = False,
    show_settings: ShowSettings = False,
    show_files: ShowFiles = False,
) -> None:
    """Check DRAFTS against other coverage and against themselves."""
    from claimcheck.desk.checking import check as desk_check
    from claimcheck.desk.checking import displayed
    from claimcheck.desk.setup import copy_for, desk_for, new_baseline
    from claimcheck.findings.selection import fails
    from claimcheck.reports.emitters import emit, known_format, parse_target, write_file
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
    }
    typed = Path("-") in (drafts or [])
    if typed and stdin_filename is None:
        raise UsageError("- needs a name", remedy="give --stdin-filename story.md")
    named = [d for d in drafts or [] if d != Path("-")]
    places = [*named, *([stdin_filename.parent] if typed and stdin_filename else [])]
    settings = load_settings(
        start_folder(places), given=config or [], isolated=isolated, options=options
    )
    if show_settings:
        typer.echo(show(settings), nl=False)
        raise typer.Exit
    targets = [parse_target(option) for option in out or []]
    known_format(settings["output-format"])
    copy = copy_for(
        settings,
        named,
        typed=sys.stdin.buffer.read() if typed else None,
        typed_as=stdin_filename if typed else None,
    )
    if show_files:
        typer.echo(
            "\n".join(
                f"{'draft' if a.id in copy.house else 'other'} {a.path}" for a in copy.articles
            )
        )
        raise typer.Exit
    desk = desk_for(settings, since=since, with_baseline=write_baseline is None)
    result = desk_check(copy, settings.config(), desk)
    if write_baseline is not None:
        text, result = new_baseline(result)
        write_file(write_baseline, text)
    shown = displayed(result, settings["min-level"])
    for name, target in targets:
        emit(shown, name, target)
    print_report(shown, settings["output-format"], verbose=verbose)
    code = tell(copy.errors)
    if fails(result.findings, settings["fail-on"]) and not exit_zero and not code:
        code = FOUND
    if not result.house:
        code = USAGE
    raise typer.Exit(code)
