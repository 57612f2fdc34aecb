"""A story that is done leaves none of its claims behind."""

from __future__ import annotations

import gc

import pytest

from claimcheck.articles.reading import read_articles
from claimcheck.check import cross_reference
from claimcheck.claims.claim import Claim


@pytest.mark.model
def test_no_claims_are_held_when_their_story_is_done(corpora):
    articles = read_articles([corpora / "harrow-flood"]).articles
    cross_reference(articles[:2])  # what a first story loads
    gc.collect()
    before = sum(isinstance(o, Claim) for o in gc.get_objects())
    report = cross_reference(articles)
    gc.collect()
    assert len(report.claims) > 20
    assert sum(isinstance(o, Claim) for o in gc.get_objects()) <= before
