"""A reprint adds no source: what was single stays single, what was corroborated no more so."""

from __future__ import annotations

from dataclasses import replace

import pytest

from claimcheck.articles.reading import read_articles
from claimcheck.check import cross_reference

EVENTS = ("armoured-train", "harrow-flood", "merlen-cable-car", "northgate-merger")


def standing(report, articles):
    """Status and independent origins of the rows of every claim of ``articles``."""
    claims = {c.id: c for c in report.claims}
    rows = {}
    for row in report.clusters:
        for i in row.claims:
            if claims[i].article in articles:
                slot = "claim" if len(row.claims) == 1 else row.slot
                rows[i, slot] = (row.status, row.independent_origins)
    return rows


def corroborated(report, articles):
    claims = {c.id: c for c in report.claims}
    return {
        i
        for row in report.clusters
        if row.status == "agreement" and row.independent_origins > 1
        for i in row.claims
        if claims[i].article in articles
    }


@pytest.mark.model
@pytest.mark.slow
@pytest.mark.parametrize("event", EVENTS)
@pytest.mark.parametrize("reprinted", [0, 2])
def test_a_reprint_changes_no_count_of_origins(corpora, event, reprinted):
    articles = read_articles([corpora / event]).articles
    original = articles[reprinted]
    reprint = replace(
        original, id="f" * 12, outlet="The Reprinting Post", path="zz-reprint.txt", url=None
    )
    ids = {a.id for a in articles}
    before = cross_reference(articles)
    after = cross_reference([*articles, reprint])
    then, now = standing(before, ids), standing(after, ids)
    for (claim, slot), (status, origins) in then.items():
        if status != "single":
            assert now[claim, slot] == (status, origins)
    assert corroborated(after, ids) == corroborated(before, ids)
    alone = {i for (i, _), (status, _) in then.items() if status == "single"}
    for (claim, _), (_, origins) in now.items():
        if claim in alone:
            assert origins == 1


@pytest.fixture(scope="module")
def cable_car(corpora):
    """The corpus of shared origins: an agency, its reprint, a press release, two interviews."""
    return cross_reference(read_articles([corpora / "merlen-cable-car"]).articles)


def outlet_pairs(report, words):
    """The origin of every agreement whose two claims hold ``words``, by pair of outlets."""
    claims = {c.id: c for c in report.claims}
    found = {}
    for r in report.relations:
        a, b = claims[r.a], claims[r.b]
        if r.relation == "agreement" and all(words in c.surface.lower() for c in (a, b)):
            found[frozenset((a.outlet, b.outlet))] = r.origin
    return found


AGENCY, REPRINT = "Corrie Press Agency", "Tarnside Mercury"
DISPATCH, VOICE, OBSERVER = "Northern Dispatch", "The Valley Voice", "Merlen Observer"


@pytest.mark.model
@pytest.mark.parametrize(
    ("words", "outlets", "origin"),
    [
        ("1987", (AGENCY, REPRINT), "shared"),  # agency copy
        ("hurt", (REPRINT, OBSERVER), "independent"),
        ("season ticket", (DISPATCH, VOICE), "shared"),  # one press release
        ("my own children", (DISPATCH, VOICE), "shared"),  # one speaker, two interviews
        ("in november", (DISPATCH, VOICE), "shared"),  # one follows the other
        ("43", (DISPATCH, OBSERVER), "independent"),
        ("seriously hurt", (AGENCY, OBSERVER), "independent"),  # a common phrase
        ("no ropeway shall", (DISPATCH, VOICE), "shared"),  # a quoted law is one document
    ],
)
def test_the_cable_car_has_the_origins_that_were_planted(cable_car, words, outlets, origin):
    assert outlet_pairs(cable_car, words).get(frozenset(outlets)) == origin


@pytest.mark.model
def test_the_cable_car_has_one_family_and_its_slips(cable_car):
    outlets = {a.id: a.outlet for a in cable_car.articles}
    assert {outlets[a] for a in cable_car.copies.family} == {AGENCY, REPRINT}
    texts = {a.id: a.text for a in cable_car.articles}
    slips = {
        tuple(place.span.of(texts[place.article]) for place in (f.related[0], f.location))
        for f in cable_car.findings
        if f.code == "CC208"
    }
    assert slips == {("Forty-three", "Thirty-four"), ("Vahl", "Wahl")}


@pytest.mark.model
def test_a_quoted_law_and_an_appeal_to_readers_are_no_copies(cable_car):
    outlets = {a.id: a.outlet for a in cable_car.articles}
    copied = [{outlets[p.a], outlets[p.b]} for p in cable_car.copies.passages if not p.quoted]
    assert copied.count({DISPATCH, VOICE}) == 1  # the press release
    assert {REPRINT, VOICE} not in copied
