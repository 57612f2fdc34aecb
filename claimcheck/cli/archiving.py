"""``archive``: keep articles and their claims, and check a draft against all of them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from claimcheck.cli.caching import NoCache, remembering
from claimcheck.cli.engines import Jobs, engine_for
from claimcheck.cli.exits import FOUND, USAGE, tell
from claimcheck.cli.options import (
    ConfigOption,
    FailOn,
    Format,
    Isolated,
    MinLevel,
    Out,
    Paths,
    Today,
    Verbose,
    day,
    start_folder,
)
from claimcheck.cli.output import print_report
from claimcheck.cli.progress import showing

if TYPE_CHECKING:
    from claimcheck.archive.archive import Archive

archive = typer.Typer(
    help="A store of articles and claims: build, add, query, info.",
    no_args_is_help=True,
    rich_markup_mode=None,
)
Place = Annotated[
    str,
    typer.Argument(
        metavar="ARCHIVE",
        help="Its folder, or postgresql://USER@HOST/DATABASE.",
        show_default=False,
    ),
]
From = Annotated[list[Path], typer.Option("--from", help="Files and folders; repeatable.")]


@archive.command()
def build(
    place: Place, source: From, today: Today = None, jobs: Jobs = 1, no_cache: NoCache = False
) -> None:
    """Make a new archive of what lies under --from."""
    from claimcheck.archive.opening import create

    raise typer.Exit(_filled(create(place), source, today, jobs, no_cache))


@archive.command()
def add(
    place: Place, source: From, today: Today = None, jobs: Jobs = 1, no_cache: NoCache = False
) -> None:
    """Add articles; those that are there already are left out."""
    from claimcheck.archive.opening import open_archive

    raise typer.Exit(_filled(open_archive(place), source, today, jobs, no_cache))


@archive.command()
def info(place: Place) -> None:
    """Say how much an archive holds."""
    from claimcheck.archive.opening import open_archive

    found = open_archive(place)
    held = found.held()
    size = f"{held.size / 1e6:,.1f} MB"
    typer.echo(f"{found.place}: {held.articles:,} articles, {held.claims:,} claims, {size}")


@archive.command()
def query(
    place: Place,
    drafts: Paths,
    out: Out = None,
    output_format: Format = None,
    verbose: Verbose = False,
    today: Today = None,
    min_level: MinLevel = None,
    fail_on: FailOn = None,
    config: ConfigOption = None,
    isolated: Isolated = False,
) -> None:
    """Check DRAFTS against the coverage that an archive holds of their stories."""
    from claimcheck.archive.opening import open_archive
    from claimcheck.archive.query import query as query_archive
    from claimcheck.articles.reading import read_articles
    from claimcheck.desk.checking import displayed
    from claimcheck.findings.selection import fails
    from claimcheck.reports.emitters import emit, known_format, parse_target
    from claimcheck.settings.settings import load_settings

    options = {
        "output-format": output_format,
        "today": day(today),
        "min-level": min_level,
        "fail-on": fail_on,
    }
    settings = load_settings(
        start_folder(drafts), given=config or [], isolated=isolated, options=options
    )
    targets = [parse_target(option) for option in out or []]
    known_format(settings["output-format"])
    held = open_archive(place)
    read = read_articles(drafts)
    result = query_archive(held, read.articles, settings.config())
    shown = displayed(result, settings["min-level"])
    for name, target in targets:
        emit(shown, name, target)
    print_report(shown, settings["output-format"], verbose=verbose)
    code = tell(read.errors)
    if fails(result.findings, settings["fail-on"]) and not code:
        code = FOUND
    raise typer.Exit(code if read.articles else USAGE)


def _filled(
    archive: Archive, source: list[Path], today: str | None, jobs: int, no_cache: bool
) -> int:
    """Add what is new under ``source``, say how much, and give the exit code."""
    from claimcheck.archive.query import entries
    from claimcheck.articles.reading import read_articles
    from claimcheck.config import Config

    config = Config(today=day(today))
    with (
        remembering(not no_cache) as memory,
        engine_for(jobs) as engine,
        showing() as progress,
    ):
        read = read_articles(source)
        known = archive.known([a.id for a in read.articles])
        fresh = [a for a in read.articles if a.id not in known]
        added = archive.add(entries(fresh, config, memory, engine, progress))
    there = f", {len(known):,} were there already" if known else ""
    typer.echo(f"{added.articles:,} articles with {added.claims:,} claims added{there}")
    return tell(read.errors)
