"""Propositions: the claims of single sentences, construction by construction."""

from __future__ import annotations

import tomllib
from itertools import combinations
from pathlib import Path

import pytest

from claimcheck.articles.reading import article_from_text
from claimcheck.claims.claim import Role
from claimcheck.claims.extraction import extract

pytestmark = pytest.mark.model

CASES = tomllib.loads(
    (Path(__file__).parents[1] / "cases" / "propositions.toml").read_text(encoding="utf-8")
)["case"]


@pytest.mark.parametrize("case", CASES, ids=[c["construction"] for c in CASES])
def test_claims_of_a_sentence(case):
    sentence = case["sentence"]
    claims = extract([article_from_text(sentence)])
    found = {c.span.of(sentence).removesuffix("."): c for c in claims}
    for wanted in case["claims"]:
        assert wanted["span"] in found, list(found)
        claim = found[wanted["span"]]
        if "predicate" in wanted:
            assert claim.predicate == wanted["predicate"]
        if "subject" in wanted:
            assert wanted["subject"] in {
                t.lemma for t in claim.terms if t.role in {Role.SUBJECT, Role.OBJECT} and t.main
            }
        if "text" in wanted:
            assert claim.text == wanted["text"]
    assert not set(case.get("absent", ())) & set(found)


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("The ferry sank.", ["The ferry sank."]),
        ("Did the ferry sink?", ["Did the ferry sink?"]),
        ("The ferry sank and six men drowned.", ["The ferry sank", "six men drowned"]),
        ('"The ferry sank," Ana Roth said.', ['"The ferry sank," Ana Roth said.']),
        ('It was "full of wounded," Roth said.', ['It was "full of wounded," Roth said.']),
        ('"The ferry sank. Six men drowned."', ["The ferry sank", "Six men drowned"]),
    ],
)  # fmt: skip
def test_a_claim_that_fills_its_sentence_or_quotation_has_its_marks(text, spans):
    assert [c.span.of(text) for c in extract([article_from_text(text)])] == spans


def test_values_of_a_list_go_to_the_claim_that_names_them():
    text = "The yacht has up to 20 cabins and a top speed of about 37 knots."
    found = {
        c.span.of(text): [q.low for q in c.quantities] for c in extract([article_from_text(text)])
    }
    assert found == {
        "The yacht has up to 20 cabins": [20.0],
        "a top speed of about 37 knots": [37.0],
    }


def test_what_an_item_leaves_out_is_supplied():
    text = "The yacht has up to 20 cabins and a top speed of about 37 knots."
    speed = extract([article_from_text(text)])[1]
    assert {t.lemma for t in speed.terms if not t.own} == {"yacht"}


def test_no_two_claims_of_an_article_have_one_span(corpora):
    from claimcheck.articles.reading import read_articles

    articles = read_articles([corpora / "armoured-train"]).articles
    claims = extract(articles)
    assert claims
    for a, b in combinations(claims, 2):
        assert (a.article, a.span) != (b.article, b.span)
