"""Plain text: the signs of currencies that were lost, and what only looks like one."""

from __future__ import annotations

import pytest

from claimcheck.articles.reading import article_from_text
from claimcheck.claims.extraction import extract
from claimcheck.claims.plain_text import DASH, LOST, plain


@pytest.mark.parametrize(
    "text",
    [
        "The bank won ?5m.",
        "They agreed to lend? 22.4bn to the port.",
        "The bank lent them ? 22.4 billion.",
        "Lind, who earns? 900 (about $1,000) a month, left.",
    ],
)
def test_the_sign_of_a_sum_that_was_lost_is_put_back(text):
    read = plain(text)
    assert LOST in read
    assert len(read) == len(text)


@pytest.mark.parametrize(
    "text",
    [
        "Did the ferry sink? 24 people drowned.",
        "How much did it cost? 20 million, he said.",
        "Who knew ? 3 million did.",
        "Is it so? 900 men a year say it is.",
        "The ferry sank.",
    ],
)
def test_a_question_mark_stays_one(text):
    assert plain(text) == text


@pytest.mark.parametrize("dash", ["-", "\u2013", "\u2014"])
def test_a_dash_apart_is_no_hyphen(dash):
    assert plain(f"It sank {dash} all of it") == f"It sank {DASH} all of it"
    assert plain(f"a half{dash}sunk boat") == "a half-sunk boat"


@pytest.mark.model
@pytest.mark.parametrize("dash", ["-", "\u2013", "\u2014"])
def test_a_dash_parts_two_statements(dash):
    text = f"The lock becomes more lax {dash} harbour storms are inherently rare."
    assert [c.span.of(text) for c in extract([article_from_text(text)])] == [
        "The lock becomes more lax",
        "harbour storms are inherently rare",
    ]


@pytest.mark.model
def test_a_sum_without_its_sign_is_money_in_its_sentence():
    text = "They agreed to lend? 22.4bn to the port."
    (claim,) = extract([article_from_text(text)])
    (money,) = claim.quantities
    assert (money.text, money.dimension, money.unit, money.low) == (
        "22.4bn",
        "money",
        "XXX",
        22_400_000_000,
    )


@pytest.mark.model
def test_to_wed_is_no_contraction():
    text = "Ana Roth was wed in May."
    (claim,) = extract([article_from_text(text)])
    assert (claim.text, claim.predicate) == ("Ana Roth was wed in May", "wed")
