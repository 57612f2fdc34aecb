"""Places in parsed sentences: each construction fires and stays silent where it should."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from claimcheck.articles.reading import article_from_text
from claimcheck.claims.extraction import extract
from claimcheck.claims.places import places

CASES = tomllib.loads(
    (Path(__file__).parent.parent / "cases" / "places.toml").read_text(encoding="utf-8")
)["construction"]
FIRING = [(c["name"], f["text"], f["is"]) for c in CASES for f in c["fires"]]
SILENT = [(c["name"], text) for c in CASES for text in c["silent"]]


@pytest.mark.model
@pytest.mark.parametrize(("name", "text", "expected"), FIRING)
def test_fires(nlp, name, text, expected):
    found = places(nlp(text))
    assert len(found) == len(expected), found
    for place, wanted in zip(found, expected, strict=True):
        assert place.span.of(text) == place.text
        assert {field: getattr(place, field) for field in wanted} == wanted


@pytest.mark.model
@pytest.mark.parametrize(("name", "text"), SILENT)
def test_silent(nlp, name, text):
    assert places(nlp(text)) == ()


@pytest.mark.model
def test_offsets_of_a_span_inside_a_document(nlp):
    doc = nlp("Rain fell. The dam broke near Varn.")
    sent = list(doc.sents)[1]
    (place,) = places(sent, offset=100)
    assert place.span.start == 100 + doc.text.index("near")
    assert place.head == 100 + doc.text.index("broke")


@pytest.mark.model
def test_empty_text_has_no_places(nlp):
    assert places(nlp("")) == ()


@pytest.mark.model
def test_a_clause_with_where_tells_what_happened_at_the_place_before_it():
    text = "Roth works at Elm Wharf, where the firm started out with three vans."
    found = {c.span.of(text): c for c in extract([article_from_text(text)])}
    where = found["Elm Wharf, where the firm started out with three vans"]
    assert [p.name for p in where.places] == ["elm wharf"]


@pytest.mark.model
def test_another_relative_clause_says_nothing_of_where_it_happened():
    text = "Roth works at Elm Wharf, which the firm bought in May."
    found = {c.span.of(text): c for c in extract([article_from_text(text)])}
    assert not found["Elm Wharf, which the firm bought in May"].places
