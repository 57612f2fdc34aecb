"""Origins: which claims rest on one source, and how many sources several claims have."""

from __future__ import annotations

import pytest

from claimcheck.alignment.origins import Origin, OriginKind, Origins
from claimcheck.alignment.sources import one_spelling, source_keys
from claimcheck.articles.reading import article_from_text
from claimcheck.check import cross_reference
from claimcheck.relations.relation import Verb


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("Interior Minister Mara Lind", "Ms Lind", True),
        ("the Coastal Highway Patrol", "the CHP", True),
        ("Kremlin spokesman Anton Belov", "the Kremlin", True),
        ("the police", "police", True),
        ("Governor Heida Alvik", "Governor Tomas Brill", False),
        ("police", "the ambulance service", False),
        ("Mr Aldous", "Dr Aldous", True),
        ("he", "she", False),
        ("he", "he", False),
    ],
)
def test_sources_are_known_again(a, b, same):
    assert bool(source_keys(a) & source_keys(b)) is same


def test_spellings_of_one_name_are_one():
    spelled = one_spelling(["kolokythopoulos", "kolokithopoulos", "belov"])
    assert spelled["kolokythopoulos"] == spelled["kolokithopoulos"]
    assert spelled["belov"] == "belov"


def outlets(*names):
    return frozenset(Origin(OriginKind.OUTLET, n) for n in names)


def test_origins_that_overlap_are_one():
    origins = Origins(
        {
            "a": outlets("Lamp"),
            "b": outlets("Echo", "Wire"),
            "c": outlets("Tide", "Wire"),
            "d": outlets("Lamp", "Tide"),
        }
    )
    assert origins.common("b", "c") == outlets("Wire")
    assert not origins.common("a", "b")
    assert origins.independent("ab") == 2
    assert origins.independent("abc") == 2
    assert origins.independent("abcd") == 1
    assert origins.independent("") == 0


def agreement(a, b, outlet="Echo"):
    """The relation of two articles of one sentence each or more, and the row they stand in."""
    articles = [
        article_from_text(a, outlet="Lamp", path="a.txt", published="2024-07-01"),
        article_from_text(b, outlet=outlet, path="b.txt", published="2024-07-02"),
    ]
    report = cross_reference(articles)
    found = [r for r in report.relations if r.relation is Verb.AGREEMENT]
    assert found, [c.surface for c in report.claims]
    rows = {i: c.independent_origins for c in report.clusters for i in c.claims if c.claims[1:]}
    assert {rows[i] for r in found for i in (r.a, r.b)} == {1 if found[0].origin == "shared" else 2}
    return {r.origin for r in found}


@pytest.mark.model
@pytest.mark.parametrize(
    ("a", "b", "origin"),
    [
        (
            "The ferry ran aground west of Port Varn with 212 people on board.",
            "With 212 passengers, the ferry stranded on a bank west of Port Varn.",
            "independent",
        ),
        (
            "The ferry had 212 people on board, coastguard chief Ilda Merano said.",
            "Merano told reporters that 212 people were on board the ferry.",
            "shared",
        ),
        (
            "The ferry had 212 people on board, coastguard chief Ilda Merano said.",
            "There were 212 people on board the ferry, according to its owner, Varn Line.",
            "independent",
        ),
        (
            "PORT VARN (AP) - There were 212 people on board the ferry.",
            "By Jo Penn, Associated Press\n\nThe ferry had 212 people on board.",
            "shared",
        ),
        (
            "The ferry had 212 people on board when it ran aground off Port Varn.",
            "The ferry that ran aground off Port Varn had 212 people on board, the Lamp reported.",
            "shared",
        ),
    ],
)
def test_agreements_have_their_origin(a, b, origin):
    assert agreement(a, b) == {origin}


@pytest.mark.model
def test_versions_of_one_outlet_are_one_source():
    a = "The ferry ran aground west of Port Varn with 212 people on board."
    b = "With 212 passengers, the ferry stranded on a bank west of Port Varn."
    assert agreement(a, b, outlet="Lamp") == {"shared"}


@pytest.mark.model
@pytest.mark.parametrize(
    "event", ["armoured-train", "harrow-flood", "merlen-cable-car", "northgate-merger"]
)
def test_relations_and_rows_tell_the_same(corpora, event):
    from claimcheck.articles.reading import read_articles

    report = cross_reference(read_articles([corpora / event]).articles)
    outlets = {c.id: c.outlet for c in report.claims}
    for row in report.clusters:
        inside = set(row.claims)
        assert 1 <= row.independent_origins <= len({outlets[i] for i in inside})
        for r in report.relations:
            if {r.a, r.b} == inside:
                assert (row.independent_origins == 1) == (r.origin == "shared")
