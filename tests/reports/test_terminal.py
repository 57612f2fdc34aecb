"""The report that a person reads."""

from __future__ import annotations

import io

import pytest
from rich.console import Console

from claimcheck.articles.reading import article_from_text, read_articles
from claimcheck.check import cross_reference
from claimcheck.reports.terminal import render

pytestmark = pytest.mark.model


def shown(articles, *, verbose=False, width=100):
    out = io.StringIO()
    render(cross_reference(articles), Console(file=out, width=width), verbose=verbose)
    return out.getvalue()


def test_conflict_shows_both_quotes_with_the_figures_marked():
    a = article_from_text("The train has a top speed of 37 mph.", outlet="Courier", path="a.txt")
    b = article_from_text("The train has a top speed of 47 mph.", outlet="Echo", path="b.txt")
    text = shown([a, b])
    assert "CC101" in text
    assert "[37 mph]" in text
    assert "[47 mph]" in text
    assert "Courier, a.txt:1" in text
    assert text.rstrip().splitlines()[-1].startswith("1 contradiction, 0 updates")


def test_sections_come_in_the_order_of_need(corpora):
    text = shown(read_articles([corpora / "armoured-train"]).articles)
    at = [text.index(t) for t in ("CONFLICTS", "SINGLE-SOURCE CLAIMS", "AGREEMENTS")]
    assert at == sorted(at)


def test_control_characters_and_markup_do_not_reach_the_terminal():
    text = (
        "A storm reached the town of Lund on Sunday. "
        "The \x1b[31mharbour master Ole Brandt[/] sold the [bold]old customs house[/bold] in June."
    )
    storm = article_from_text("On Sunday a storm reached the town of Lund.", outlet="Lamp")
    out = shown([article_from_text(text, outlet="[red]Echo"), storm])
    assert "\x1b" not in out
    assert "[bold]old customs house[/bold]" in out


def test_verbose_says_what_was_left_out():
    text = "The bridge over the Lund fell on Monday.\nRead more: Ten bridges to see"
    assert "teaser" in shown([article_from_text(text)], verbose=True)
