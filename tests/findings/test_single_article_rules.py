"""Rules that need no second article: dates, calculations."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from claimcheck.articles.reading import article_from_text
from claimcheck.claims.extraction import extract
from claimcheck.findings.calculations import calculations
from claimcheck.findings.calendar import mismatches
from claimcheck.findings.skeleton import skeletons

CASES = Path(__file__).parent.parent / "cases"


def cases(name):
    return tomllib.loads((CASES / f"{name}.toml").read_text(encoding="utf-8"))["case"]


@pytest.mark.parametrize("case", cases("calendar"), ids=lambda c: c["text"][:60])
def test_weekdays_and_dates(case):
    article = article_from_text(case["text"], published="2025-03-14")
    found = [(span.of(article.text), why) for span, why in mismatches(article, article.date)]
    assert found == ([(case["words"], case["why"])] if "why" in case else [])


@pytest.mark.parametrize("case", cases("calendar"), ids=lambda c: c["text"][:60])
def test_without_a_day_of_publication_a_date_needs_its_year(case):
    article = article_from_text(case["text"])
    assert len(mismatches(article, None)) == ("why" in case and "2025" in case["text"])


@pytest.mark.model
@pytest.mark.parametrize("case", cases("arithmetic"), ids=lambda c: c["text"][:60])
def test_calculations(case):
    article = article_from_text(case["text"])
    found = [
        (c.stated.of(article.text), c.why)
        for s in skeletons(extract([article]), {article.id: article})
        for c in calculations(s)
        if not c.holds
    ]
    assert found == ([(case["words"], case["why"])] if "why" in case else [])


def test_dates_in_other_peoples_notices_are_left_alone():
    text = "---\npublished: 2025-03-14\nnote: Monday, 12 March 2025\n---\nThe bridge fell."
    from claimcheck.articles.reading import read_bytes

    (article,) = read_bytes(text.encode(), "a.md")
    assert mismatches(article, article.date) == []
