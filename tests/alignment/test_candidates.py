"""Blocking: which pairs of claims are compared."""

from __future__ import annotations

import pytest

from claimcheck.alignment.candidates import candidate_pairs
from claimcheck.articles.copying import copies_in
from claimcheck.articles.reading import article_from_text
from claimcheck.claims.extraction import extract
from claimcheck.findings.coverage import NO_COPIES

pytestmark = pytest.mark.model

AGENCY = (
    "The ferry ran aground near Port Varn on Monday with 212 people on board, the coastguard said. "
    "All of the people were taken off the ferry by midnight and nobody was seriously hurt. The "
    "captain of the ferry was questioned by the harbour police near Port Varn on Tuesday."
)
OWN = "Twelve people on the quay said that nobody had seen the captain."


def compared(copied):
    """The claims, and the pairs between the two articles that are compared, by their words."""
    texts = (AGENCY, f"{OWN}\n\n{AGENCY}")
    articles = [
        article_from_text(t, outlet=f"Outlet {n}", path=f"{n}.txt", published="2025-03-12")
        for n, t in enumerate(texts)
    ]
    story = {a.id: "one" for a in articles}
    claims = extract(articles)
    copies = copies_in(articles, story) if copied else NO_COPIES
    found = candidate_pairs(claims, story, copies, 0.0)
    pairs = [(claims[i], claims[j]) for i, j in found.pairs.tolist()]
    return claims, {(a.surface, b.surface) for a, b in pairs if a.article != b.article}


def test_two_places_of_one_copied_text_are_not_compared():
    claims, without = compared(copied=False)
    _, pairs = compared(copied=True)
    agency = {c.surface for c in claims if c.article == claims[0].article}
    own = {c.surface for c in claims} - agency
    assert len(agency) > 2
    assert own
    # Of the copied words those of one place, and all that the second article says besides.
    assert pairs < without
    assert pairs == {(a, b) for a, b in without if a == b or b not in agency}
    assert {(a, a) for a in agency} <= pairs
    assert {(a, b) for a in agency for b in own} <= pairs


def test_pairs_are_in_order_and_none_is_there_twice():
    claims, _ = compared(copied=True)
    found = candidate_pairs(claims, {c.article: "one" for c in claims}, NO_COPIES, 0.0).pairs
    rows = found.tolist()
    assert rows == sorted(map(list, {tuple(r) for r in rows}))
    assert all(i < j for i, j in rows)


def test_no_claims_have_no_pairs():
    assert candidate_pairs((), {}, NO_COPIES, 0.5).pairs.tolist() == []
