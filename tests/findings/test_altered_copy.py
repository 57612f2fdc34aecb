"""CC208: figures and names that an editor changed inside copied text."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from claimcheck.articles.reading import article_from_text
from claimcheck.check import cross_reference

CASES = tomllib.loads((Path(__file__).parent.parent / "cases" / "edits.toml").read_text())["case"]


def altered(agency, printed, outlet="The Daily Tide"):
    articles = [
        article_from_text(agency, outlet="Coast Wire", path="a.txt", published="2024-03-01"),
        article_from_text(printed, outlet=outlet, path="b.txt", published="2024-03-02"),
    ]
    report = cross_reference(articles)
    return report, [f for f in report.findings if f.code == "CC208"]


@pytest.mark.model
@pytest.mark.parametrize("case", CASES, ids=[c["printed"][:50] for c in CASES])
def test_telling_edits(case):
    report, found = altered(case["agency"], case["printed"])
    assert report.copies.passages, "the two are no copies of each other"
    assert len(found) == case["telling"]


@pytest.mark.model
def test_the_later_article_is_shown_with_the_words_of_both():
    case = CASES[0]
    report, (finding,) = altered(case["agency"], case["printed"])
    texts = {a.id: a.text for a in report.articles}
    outlets = {a.id: a.outlet for a in report.articles}
    assert outlets[finding.location.article] == "The Daily Tide"
    assert finding.location.span.of(texts[finding.location.article]) == "125"
    (other,) = finding.related
    assert other.span.of(texts[other.article]) == "152"
    assert '"125"' in finding.message
    assert '"152"' in finding.message


@pytest.mark.model
def test_a_new_version_of_ones_own_story_is_no_altered_copy():
    assert altered(CASES[0]["agency"], CASES[0]["printed"], outlet="Coast Wire")[1] == []
