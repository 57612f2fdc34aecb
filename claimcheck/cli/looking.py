"""``claims`` and ``rule``: a look inside."""

from __future__ import annotations

import json
from typing import Annotated, Any

import typer

from claimcheck.cli.exits import tell
from claimcheck.cli.options import Paths


def claims(
    paths: Paths,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a line.")] = False,
) -> None:
    """Show the claims that are extracted from PATHS."""
    from claimcheck.articles.reading import read_articles
    from claimcheck.claims.extraction import extract
    from claimcheck.reports.terminal import plain

    read = read_articles(paths)
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
