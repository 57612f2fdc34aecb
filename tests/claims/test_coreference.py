"""References: what resolves, what must not, and laws that hold for every article."""

from __future__ import annotations

import random
import tomllib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimcheck.articles.reading import article_from_text
from claimcheck.claims.extraction import extract

CASES = tomllib.loads(
    (Path(__file__).parent.parent / "cases" / "coreference.toml").read_text(encoding="utf-8")
)["construction"]
FIRING = [(c["name"], f["text"], f["says"]) for c in CASES for f in c["fires"]]
SILENT = [(c["name"], f["text"], f["keeps"], f["leans"]) for c in CASES for f in c["silent"]]

SENTENCES = (
    "Mara Lind opened the bridge on Monday.",
    "She thanked the builders.",
    "Mr Oskar Brandt said he would sell the mill.",
    "It was built in 1998.",
    '"We will wait," Brandt said.',
    "They left with their families.",
    "The owner blamed the flood.",
    "His sister and her son stayed.",
)

pytestmark = pytest.mark.model


@pytest.mark.parametrize(("name", "text", "says"), FIRING)
def test_resolves(name, text, says):
    assert says in [c.text for c in extract([article_from_text(text)])]


@pytest.mark.parametrize(("name", "text", "keeps", "leans"), SILENT)
def test_leaves_alone(name, text, keeps, leans):
    found = {c.text: c.unresolved for c in extract([article_from_text(text)])}
    assert keeps in found
    assert list(found[keeps]) == leans


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(SENTENCES), max_size=8))
def test_spans_point_to_the_text_whatever_is_resolved(sentences):
    article = article_from_text(" ".join(sentences))
    for claim in extract([article]):
        assert claim.surface in " ".join(claim.span.of(article.text).split())
        for term in claim.terms:
            assert term.span.end <= len(article.text)
            if len(term.span):
                assert term.span.of(article.text).lower() == term.text


def test_an_article_is_resolved_alike_in_any_company():
    articles = [
        article_from_text(" ".join(random.Random(n).sample(SENTENCES, 6)), path=f"{n}.txt")
        for n in range(6)
    ]
    alone = {c.id: c for a in articles for c in extract([a])}
    random.Random(1).shuffle(articles)
    assert {c.id: c for c in extract(articles)} == alone


def test_names_are_read_over_many_paragraphs():
    filler = "\n".join(f"The council met on day {n}." for n in range(1, 260))
    text = f"Minister Oskar Brandt, 61, resigned.\n{filler}\nBrandt visited the port."
    assert extract([article_from_text(text)])[-1].text == "Oskar Brandt visited the port"
