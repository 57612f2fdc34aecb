"""Marking a slot: what is left out and what belongs to the question."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from msgspec import structs

from claimcheck.alignment.slot_marks import mark, mark_claim
from claimcheck.claims.claim import Claim
from claimcheck.spans import Span

CASES = Path(__file__).parent.parent / "cases" / "slot_marks.toml"


def cases() -> list[dict[str, str]]:
    return tomllib.loads(CASES.read_text(encoding="utf-8"))["case"]


@pytest.mark.parametrize("case", cases(), ids=lambda c: c["text"])
def test_mark(case):
    start = case["text"].index(case["value"])
    found = mark(case["text"], start, start + len(case["value"]), case["slot"])
    assert found == case["marked"]


def test_unknown_slot():
    with pytest.raises(KeyError):
        mark("a", 0, 1, "colour")


CLAIM = Claim(
    id="c",
    article="a",
    outlet="o",
    published=None,
    span=Span(100, 137),
    sentence=Span(90, 140),
    paragraph=1,
    line=1,
    column=1,
    text="the mayor said 12 boats sank and 12 were saved",
    surface="said 12 boats sank and 12 were saved",
    predicate="say",
    terms=(),
)


def test_the_nearest_of_equal_values_is_marked():
    first = mark_claim(CLAIM, Span(105, 107), "12", "quantity")
    second = mark_claim(CLAIM, Span(123, 125), "12", "quantity")
    assert first == "the mayor said [NUM] boats sank and 12 were saved"
    assert second == "the mayor said 12 boats sank and [NUM] were saved"


def test_typographic_quotes_and_line_breaks_do_not_hide_a_value():
    claim = structs.replace(CLAIM, text="it sank off Elm’s quay", surface="it sank off Elm’s quay")
    assert mark_claim(claim, Span(108, 122), "off Elm's\nquay", "place") == "it sank off [PLACE]"


def test_a_value_of_another_claim_is_an_error():
    with pytest.raises(ValueError, match="not in"):
        mark_claim(CLAIM, Span(105, 107), "13", "quantity")
