"""Comparing places: only what positively excludes the other conflicts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.claims.place import Place, PlaceKind
from claimcheck.relations.comparison import Outcome
from claimcheck.relations.place import compare_places, distinct_names, same_name
from claimcheck.spans import Span

SAME, REFINES = Outcome.SAME, Outcome.REFINES
CONFLICTS, NOT_COMPARABLE = Outcome.CONFLICTS, Outcome.NOT_COMPARABLE


def place(text: str, name: str, relation: str, direction: str = "", **values) -> Place:
    return Place(Span(0, len(text)), text, name, relation, direction, **values)


ATHENS = place("in Athens", "athens", "in")
BANK = place("at a bank in Athens", "bank", "at", proper=False)
SOUTH = place("55 km south of Kelvaren", "kelvaren", "of", "south")

CASES = [
    (SAME, ATHENS, place("at Athens", "athens", "at")),
    (
        SAME,
        place("near Tern", "tern", "near"),
        place("near Tern Island", "tern island", "near"),
    ),
    (SAME, SOUTH, place("south of the town of Kelvarn", "kelvarn", "of", "south")),
    (CONFLICTS, SOUTH, place("west of the town of Kelvarn", "kelvarn", "of", "west")),
    (REFINES, SOUTH, place("south-east of Kelvaren", "kelvaren", "of", "southeast")),
    (
        CONFLICTS,
        place("west of the town of Elmford", "elmford", "of", "west"),
        place("east of Elmford station", "elmford station", "of", "east"),
    ),
    (REFINES, SOUTH, place("near Kelvaren", "kelvaren", "near")),
    (NOT_COMPARABLE, SOUTH, place("in Kelvaren", "kelvaren", "in")),
    (NOT_COMPARABLE, SOUTH, place("in the south of Kelvaren", "kelvaren", "in", "south")),
    (REFINES, place("in Iran", "iran", "in"), place("in southern Iran", "iran", "in", "south")),
    (
        CONFLICTS,
        place("in the north of the island", "island", "in", "north", proper=False),
        place("in the south of the island", "island", "in", "south", proper=False),
    ),
    (REFINES, BANK, ATHENS),
    (REFINES, place("near Lyon", "lyon", "near"), place("in the Lyon area", "lyon", "in")),
    (CONFLICTS, place("inland", "", "inland"), place("off Aceh province", "aceh", "off")),
    (CONFLICTS, place("at sea", "", "at sea"), place("ashore", "", "ashore")),
    (NOT_COMPARABLE, ATHENS, place("in Salonika", "salonika", "in")),
    (NOT_COMPARABLE, ATHENS, place("to Athens", "athens", "to", kind=PlaceKind.GOAL)),
    (
        NOT_COMPARABLE,
        place("in Austria", "austria", "in"),
        place("in Australia", "australia", "in"),
    ),
]


@pytest.mark.parametrize(
    ("outcome", "a", "b"), CASES, ids=[f"{a.text} / {b.text}" for _, a, b in CASES]
)
def test_outcome(outcome, a, b):
    found = compare_places(a, b)
    assert found.outcome is outcome, found.why
    assert compare_places(b, a) == found.swapped()


def test_the_fuller_text_entails_the_barer():
    assert compare_places(BANK, ATHENS).entails == "a"
    assert compare_places(ATHENS, BANK).entails == "b"


def test_distinct_names_are_told_apart_for_those_who_ask():
    assert distinct_names(ATHENS, place("in Salonika", "salonika", "in"))
    assert not distinct_names(ATHENS, place("near Salonika", "salonika", "near"))
    assert not distinct_names(ATHENS, BANK)


def test_names_in_two_spellings_are_one():
    assert same_name("kelvaren", "kelvarn")
    assert not same_name("iran", "iraq")
    assert not same_name("", "")


@st.composite
def all_places(draw):
    name = draw(st.sampled_from(["", "athens", "elmford", "elmford station", "bank", "island"]))
    relation = draw(st.sampled_from(["in", "near", "of", "off", "inland", "at sea", "from", ""]))
    direction = draw(st.sampled_from(["", "", "north", "northeast", "east", "southwest"]))
    text = draw(st.sampled_from([f"in {name}", f"{name} in Athens", "at Elmford station"]))
    kind = draw(st.sampled_from(PlaceKind))
    return place(text, name, relation, direction, kind=kind, proper=draw(st.booleans()))


@given(all_places(), all_places())
def test_swapping_the_sides_swaps_the_result(a, b):
    assert compare_places(b, a) == compare_places(a, b).swapped()


@given(all_places())
def test_a_place_never_differs_from_itself(one):
    found = compare_places(one, one)
    assert found.outcome is SAME
    assert found.entails == "both"
