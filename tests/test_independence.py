"""A reprint adds no source: what was single stays single, what was corroborated no more so."""

from __future__ import annotations

from dataclasses import replace

import pytest

from claimcheck.articles.reading import read_articles
from claimcheck.check import cross_reference

EVENTS = ("armoured-train", "harrow-flood", "northgate-merger")


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
