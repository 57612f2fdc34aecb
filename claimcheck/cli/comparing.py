"""``compare``: two articles side by side."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from claimcheck.cli.exits import tell
from claimcheck.cli.options import Out, Today, day, start_folder
from claimcheck.errors import UsageError

if TYPE_CHECKING:
    from claimcheck.articles.article import Article

# Thresholds (see config.py) under which any two articles report one story.
ONE_STORY: dict[str, Any] = {"story": -1.0, "story_gap": 0.0, "story_days": 1_000_000}


def compare(
    a: Annotated[Path, typer.Argument(help="A file with one article.", show_default=False)],
    b: Annotated[Path, typer.Argument(help="Another one.", show_default=False)],
    out: Out = None,
    today: Today = None,
) -> None:
    """Set two articles side by side: what both speak of, and where their words differ."""
    from rich.console import Console

    from claimcheck.articles.reading import read_articles
    from claimcheck.check import cross_reference
    from claimcheck.reports.emitters import emit_pair, parse_target
    from claimcheck.reports.json_report import to_dict
    from claimcheck.reports.terminal_pair import render_pair
    from claimcheck.settings.settings import load_settings

    options = {"today": day(today)}
    targets = [parse_target(option) for option in out or []]
    first, second = read_articles([a]), read_articles([b])
    code = tell([*first.errors, *second.errors])
    articles = [*_one(first.articles, a), *_one(second.articles, b)]
    # Whoever names two articles wants them compared, however little they look like one story.
    settings = load_settings(start_folder([a, b]), given=[], isolated=False, options=options)
    report = cross_reference(articles, replace(settings.config(), **ONE_STORY))
    document = to_dict(report)
    document["articles"].sort(key=lambda article: article["id"] != articles[0].id)
    for name, target in targets:
        emit_pair(report, document, name, target)
    render_pair(document, Console(highlight=False, soft_wrap=not sys.stdout.isatty()))
    raise typer.Exit(code)


def _one(articles: Sequence[Article], path: Path) -> Sequence[Article]:
    """The one article of a file. Raises UsageError for none, several, or one that is skipped."""
    why = "; ".join(article.skipped for article in articles if article.skipped)
    if len(articles) != 1 or why:
        raise UsageError(
            why or f"holds {len(articles)} articles",
            where=str(path),
            remedy="name a file with one article in English",
        )
    return articles
