"""Attribution: source, cue and content by construction, and who stands on a claim."""

from __future__ import annotations

import itertools
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.articles.reading import article_from_text
from claimcheck.claims.extraction import extract
from claimcheck.claims.framing import attributions
from claimcheck.claims.sources import noun_phrase

pytestmark = pytest.mark.model

CASES = tomllib.loads(
    (Path(__file__).parent.parent / "cases" / "attribution.toml").read_text(encoding="utf-8")
)


def words(spans, text):
    return " | ".join(s.of(text) for s in spans)


def found(text):
    article = article_from_text(text)
    return [a for _, found in attributions([article]) for a in found]


@pytest.mark.parametrize("case", CASES["case"], ids=lambda c: c["id"])
def test_frames(case):
    text = case["text"]
    parts = [
        (words(a.source, text), words(a.cue, text), words(a.content, text), a.nested)
        for a in found(text)
    ]
    if case.get("none"):
        assert case["cue"] not in [cue for _, cue, _, _ in parts]
    else:
        expected = (case["source"], case["cue"], case["content"], case.get("nested", False))
        assert expected in parts


@pytest.mark.parametrize("case", CASES["claim"], ids=lambda c: c["id"])
def test_source_of_a_claim(case):
    claims = extract([article_from_text(case["text"])])
    claim = min((c for c in claims if case["claim"] in c.surface), key=lambda c: len(c.span))
    said = claim.attribution
    if case.get("none"):
        assert said is None
    else:
        assert said is not None
        assert (said.source, said.kind.value) == (case["source"], case["kind"])


@given(st.lists(st.sampled_from(['"', "said", "Lind", "that", "fell", ",", ".", "it", "by"])))
def test_parts_lie_in_the_text_and_do_not_overlap(pieces):
    text = " ".join(pieces)
    for part in found(text):
        assert part.cue and part.content
        spans = sorted([*part.source, *part.cue, *part.content])
        assert all(a.end <= b.start for a, b in itertools.pairwise(spans))
        assert all(0 <= s.start < s.end <= len(text) for s in spans)


def test_a_mark_taken_for_a_source_is_a_phrase_of_itself(nlp):
    dash = nlp("- The report")[0]
    assert dash.is_punct
    assert [t.text for t in noun_phrase(dash)] == ["-"]
