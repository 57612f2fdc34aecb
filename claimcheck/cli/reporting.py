"""``report``: cross-reference everything under some paths."""

from __future__ import annotations

from typing import Annotated

import typer

from claimcheck.cli.exits import FOUND, USAGE, tell
from claimcheck.cli.options import ExitZero, FailOn, Format, Out, Paths, Today, day
from claimcheck.cli.output import print_report


def report(
    paths: Paths,
    out: Out = None,
    output_format: Format = "full",
    verbose: Annotated[bool, typer.Option("--verbose", help="Show everything.")] = False,
    today: Today = None,
    fail_on: FailOn = "never",
    exit_zero: ExitZero = False,
) -> None:
    """Cross-reference everything under PATHS."""
    from claimcheck.articles.reading import read_articles
    from claimcheck.check import cross_reference
    from claimcheck.config import Config
    from claimcheck.findings.selection import fails
    from claimcheck.reports.emitters import emit, known_format, parse_target

    targets = [parse_target(option) for option in out or []]
    known_format(output_format)
    read = read_articles(paths)
    result = cross_reference(read.articles, Config(today=day(today)))
    for name, target in targets:
        emit(result, name, target)
    print_report(result, output_format, verbose=verbose)
    code = tell(read.errors)
    if fails(result.findings, fail_on) and not exit_zero and not code:
        code = FOUND
    if not read.articles:
        code = USAGE
    raise typer.Exit(code)
