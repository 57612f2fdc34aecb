"""Rules that look at house copy: omissions, attribution, headline against body."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from claimcheck.articles.reading import article_from_text
from claimcheck.check import cross_reference

pytestmark = pytest.mark.model

CASES = Path(__file__).parent.parent / "cases" / "self_conflict.toml"
DAY = "2025-03-12"


def found(code, draft, *others):
    articles = [article_from_text(draft, outlet="Lamp", published=DAY, path="draft.md")]
    articles += [
        article_from_text(text, outlet=f"Outlet {n}", published=DAY, path=f"{n}.txt")
        for n, text in enumerate(others)
    ]
    report = cross_reference(articles, house=[articles[0].id])
    return [f for f in report.findings if f.code == code], report


@pytest.mark.parametrize(
    "case", tomllib.loads(CASES.read_text("utf-8"))["case"], ids=lambda c: c["text"][-60:]
)
def test_headline_lead_and_body(case):
    findings, report = found("CC403", case["text"])
    text = report.articles[0].text
    pairs = {tuple(p.span.of(text) for p in (f.location, *f.related)) for f in findings}
    assert pairs == {tuple(p) for p in case.get("words", [])}


GROUND = "The ferry ran aground near Port Varn on Tuesday evening."
AGAIN = "A ferry was stuck on rocks near Port Varn after it ran aground on Tuesday evening."
CLOSED_A = "The harbour had been closed for repairs since January, the harbour board said."
CLOSED_B = "Repairs had kept the harbour closed since January, according to Mayor Ida Brok."


def test_what_two_independent_outlets_carry_and_the_draft_lacks():
    missing, _ = found("CC203", GROUND, f"{GROUND}\n\n{CLOSED_A}", f"{AGAIN}\n\n{CLOSED_B}")
    assert missing
    assert all("carry it, the draft does not" in f.message for f in missing)
    assert all(len(f.related) == 2 for f in missing)


def test_one_outlet_or_a_draft_that_has_it_is_no_omission():
    assert found("CC203", GROUND, f"{GROUND}\n\n{CLOSED_A}", GROUND)[0] == []
    told = f"{GROUND}\n\n{CLOSED_A}"
    assert found("CC203", told, told, f"{GROUND}\n\n{CLOSED_B}")[0] == []


def test_a_disputed_figure_in_the_drafts_own_voice():
    draft = "Some 30,000 people marched through Port Varn on Saturday."
    other = "On Saturday 200,000 people marched through Port Varn, the organisers said."
    (finding,), _ = found("CC204", draft, other)
    assert "disputed by" in finding.message
    said = "Police said that 30,000 people marched through Port Varn on Saturday."
    assert found("CC204", said, other)[0] == []


def test_findings_on_other_outlets_are_context():
    wrong = f"{GROUND}\n\nTwelve people were hurt: seven men and four women."
    findings, report = found("CC402", GROUND, wrong)
    assert findings == []
    assert {f.location.article for f in report.findings} <= report.house
