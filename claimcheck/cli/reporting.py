"""``report``: cross-reference everything under some paths."""

from __future__ import annotations

import typer

from claimcheck.cli.caching import NoCache, remembering
from claimcheck.cli.engines import EngineName, Jobs, Scheduler, engine_for
from claimcheck.cli.exits import FOUND, USAGE, tell
from claimcheck.cli.looking import read_given
from claimcheck.cli.looking import show_files as list_files
from claimcheck.cli.options import (
    ConfigOption,
    Excerpts,
    ExitZero,
    ExtendSelect,
    FailOn,
    Format,
    Ignore,
    Isolated,
    MinLevel,
    Out,
    Paths,
    Select,
    ShowFiles,
    ShowSettings,
    SingleFile,
    StdinFilename,
    Today,
    Verbose,
    codes,
    day,
    start_folder,
)
from claimcheck.cli.output import print_report
from claimcheck.cli.progress import showing


def report(
    paths: Paths,
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
    single_file: SingleFile = False,
    excerpts: Excerpts = None,
    config: ConfigOption = None,
    isolated: Isolated = False,
    no_cache: NoCache = False,
    jobs: Jobs = 1,
    engine: EngineName = "local",
    scheduler: Scheduler = None,
    show_settings: ShowSettings = False,
    show_files: ShowFiles = False,
    stdin_filename: StdinFilename = None,
) -> None:
    """Cross-reference everything under PATHS."""
    from claimcheck.check import cross_reference
    from claimcheck.desk.checking import displayed
    from claimcheck.findings.selection import fails
    from claimcheck.reports.emitters import emit, known_format, parse_target
    from claimcheck.reports.layout import Layout
    from claimcheck.settings.settings import load_settings, show

    options = {
        "output-format": output_format,
        "today": day(today),
        "select": codes(select),
        "extend-select": codes(extend_select),
        "ignore": codes(ignore),
        "min-level": min_level,
        # A report never fails by itself, whatever the desk's check is set to.
        "fail-on": fail_on or "never",
        "cache": False if no_cache else None,
    }
    settings = load_settings(
        start_folder(paths), given=config or [], isolated=isolated, options=options
    )
    if show_settings:
        typer.echo(show(settings), nl=False)
        raise typer.Exit
    targets = [parse_target(option) for option in out or []]
    known_format(settings["output-format"])
    place = engine_for(jobs, engine, scheduler)
    if show_files:
        read = read_given(paths, stdin_filename)
        raise typer.Exit(list_files(read.articles, read.errors, read.passed))
    with (
        remembering(settings["cache"]) as memory,
        place as running,
        showing() as progress,
    ):
        read = read_given(paths, stdin_filename)
        result = cross_reference(
            read.articles, settings.config(), memory=memory, engine=running, progress=progress
        )
    shown = displayed(result, settings["min-level"])
    for name, target in targets:
        emit(shown, name, target, Layout(single_file, excerpts))
    print_report(shown, settings["output-format"], verbose=verbose)
    code = tell(read.errors)
    if fails(result.findings, settings["fail-on"]) and not exit_zero and not code:
        code = FOUND
    if not read.articles:
        code = USAGE
    raise typer.Exit(code)
