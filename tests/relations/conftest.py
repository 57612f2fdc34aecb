"""The claims of each corpus, and the pairs of them that are compared."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimcheck.alignment.candidates import Candidates, candidate_pairs
from claimcheck.alignment.mention_chains import harmonised
from claimcheck.alignment.stories import stories
from claimcheck.articles.copying import copies_in
from claimcheck.articles.reading import read_articles
from claimcheck.claims.claim import Claim
from claimcheck.claims.extraction import extract
from claimcheck.config import Config

CORPORA = Path(__file__).parents[2] / "corpora"
FOLDERS = sorted(p.name for p in CORPORA.iterdir() if p.is_dir())


@pytest.fixture(scope="module", params=FOLDERS)
def told_stories(request: pytest.FixtureRequest) -> tuple[tuple[Claim, ...], Candidates]:
    """The claims of a corpus and the pairs of them that are compared."""
    articles = read_articles([CORPORA / request.param]).articles
    story = stories(articles, Config())
    claims = harmonised(extract(articles), story)
    return claims, candidate_pairs(claims, story, copies_in(articles, story), 0.2)
