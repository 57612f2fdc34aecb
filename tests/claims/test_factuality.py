"""Factuality: certainty and polarity by class of cue."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from claimcheck.articles.reading import article_from_text
from claimcheck.claims.extraction import extract
from claimcheck.claims.factuality import commitment

pytestmark = pytest.mark.model

CASES = tomllib.loads(
    (Path(__file__).parent.parent / "cases" / "factuality.toml").read_text(encoding="utf-8")
)["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["id"])
def test_commitment(case, nlp):
    doc = nlp(case["text"])
    (event,) = [t for t in doc if t.text == case["event"]]
    found = commitment(event, question=case["text"].endswith("?"))
    assert (found.certainty.value, found.polarity.value) == (case["certainty"], case["polarity"])


@pytest.mark.parametrize(
    ("text", "certainty"),
    [
        ("The crew tried to stop the train.", "asserted"),
        ("The crew might try to stop the train.", "possible"),
        ("The mayor is set to resign.", "asserted"),
        ("The mayor wants to resign.", "hypothetical"),
        ("The aid was intended to calm the port.", "asserted"),
        ("The mayor intends to resign.", "hypothetical"),
        ("The act requires yards to keep records.", "asserted"),
    ],
)
def test_a_claim_of_an_attempt_is_the_attempt(text, certainty):
    (claim,) = extract([article_from_text(text)])
    assert claim.factuality.certainty.value == certainty
