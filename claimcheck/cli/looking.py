"""``claims``, ``rule`` and ``--show-files``: a look inside."""

from __future__ import annotations

import json
import sys
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from claimcheck.cli.exits import CLEAN, UNREADABLE, tell
from claimcheck.cli.options import Paths, StdinFilename

if TYPE_CHECKING:
    from claimcheck.articles.article import Article
    from claimcheck.articles.reading import ReadResult
    from claimcheck.articles.source import Passed
    from claimcheck.errors import ReadError

STDIN = Path("-")


def read_given(paths: Sequence[Path], stdin_filename: Path | None) -> ReadResult:
    """The articles under ``paths``, of which - is standard input. Raises UsageError."""
    from claimcheck.articles.reading import read_articles

    typed = sys.stdin.buffer.read() if STDIN in paths else None
    name = stdin_filename.as_posix() if stdin_filename else "stdin"
    return read_articles([p for p in paths if p != STDIN], typed=typed, typed_as=name)


def show_files(
    articles: Sequence[Article],
    errors: Sequence[ReadError],
    passed: Sequence[Passed],
    house: Collection[str] | None = None,
) -> int:
    """Print what is read, and of the rest why not, by path; the exit code that follows from it.

    ``house`` are the identifiers of drafts, None where nobody asked for a check of any.
    """
    from claimcheck.reports.terminal import plain

    lines: list[tuple[str, str, str]] = []
    for article in articles:
        if article.skipped:
            lines.append((article.path, "passed", f": {article.skipped}"))
        elif house is None:
            lines.append((article.path, "read", ""))
        else:
            lines.append((article.path, "draft" if article.id in house else "other", ""))
    lines.extend((p.where, "passed", f": {p.why}") for p in passed)
    lines.extend((e.where, "error", f": {e.what} ({e.remedy})") for e in errors)
    for path, what, why in sorted(lines):
        typer.echo(plain(f"{what:6} {path}{why}"))
    return UNREADABLE if errors else CLEAN


def claims(
    paths: Paths,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a line.")] = False,
    stdin_filename: StdinFilename = None,
) -> None:
    """Show the claims that are extracted from PATHS."""
    from claimcheck.claims.extraction import extract
    from claimcheck.reports.terminal import plain

    read = read_given(paths, stdin_filename)
    files = {a.id: a.path for a in read.articles}
    for claim in extract(read.articles):
        source = claim.attribution.source if claim.attribution else None
        certainty, polarity = claim.factuality.certainty, claim.factuality.polarity
        if as_json:
            row: dict[str, Any] = {
                "path": files[claim.article],
                "line": claim.line,
                "start": claim.span.start,
                "end": claim.span.end,
                "text": claim.text,
                "source": source,
                "certainty": certainty,
                "polarity": polarity,
                "quantities": [q.text for q in claim.quantities],
                "times": [t.text for t in claim.times],
                "places": [p.text for p in claim.places],
                "unresolved": list(claim.unresolved),
            }
            typer.echo(json.dumps(row, ensure_ascii=True))
        else:
            notes = [certainty if certainty != "asserted" else "", "not" * (polarity == "negative")]
            notes.append(f"according to {source}" if source else "")
            leaning = ", ".join(claim.unresolved)
            notes.append(f"depends on context: {leaning}" if leaning else "")
            tail = "; ".join(n for n in notes if n)
            shown = plain(f"{claim.text}" + (f"  ({tail})" if tail else ""))
            typer.echo(f"{files[claim.article]}:{claim.line}: {shown}")
    raise typer.Exit(tell(read.errors))


def rule(
    code: Annotated[str | None, typer.Argument(help="Such as CC101.")] = None,
    markdown: Annotated[bool, typer.Option("--markdown", help="Print the docs page.")] = False,
) -> None:
    """Explain a rule, or list them all."""
    from claimcheck.findings import catalogue

    if markdown:
        typer.echo(catalogue.markdown(), nl=False)
    elif code is None:
        for entry in catalogue.rules():
            typer.echo(f"{entry.code}  {entry.level:7}  {entry.name}")
    else:
        typer.echo(catalogue.explanation(catalogue.rule(code)))
