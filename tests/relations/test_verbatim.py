"""Sentences alike but for a figure, and texts of which one says all that the other says."""

from __future__ import annotations

import pytest

from claimcheck.check import relate

CASES = {
    "another figure": ("The barge sank with 12 crates.", "The barge sank with 15 crates.",
                       "contradiction", "none"),
    "a bound that is met": ("Some inns hired 38 cooks.", "Some inns hired at least 20 cooks.",
                            "compatible", "a"),
    "a bound that allows": ("The choir lost more than 5 singers.", "The choir lost 7 singers.",
                            "compatible", "b"),
    "dozens": ("The fire drove 38 families out.", "The fire drove dozens of families out.",
               "compatible", "a"),
    "a strict bound at its figure": ("The vat holds 80 litres of milk.",
                                     "The vat holds more than 80 litres of milk.",
                                     "contradiction", "none"),
    "units": ("The walkers covered 6 miles that day.", "The walkers covered 20 km that day.",
              "contradiction", "none"),
    "a condition": ("If 30 members leave, the club will close.",
                    "If 40 members leave, the club will close.", "contradiction", "none"),
    "one figure of two": ("The farm has 5 dogs and 9 cats.",
                          "The farm has 5 dogs and at least 4 cats.",
                          "compatible", "a"),
    "two ways at once": ("The farm has 5 dogs and at least 4 cats.",
                         "The farm has more than 2 dogs and 9 cats.", "compatible", "none"),
    "another thing numbered": ("The lift stopped at the 11th floor.",
                               "The lift stopped at the 12th floor.", "contradiction", "none"),
}  # fmt: skip


@pytest.mark.model
@pytest.mark.parametrize("name", CASES)
def test_figures_decide(name):
    a, b, relation, entails = CASES[name]
    forward, back = relate([{"a": a, "b": b}, {"a": b, "b": a}])
    assert (forward.relation, forward.entails) == (relation, entails)
    swapped = {"a": "b", "b": "a"}.get(entails, entails)
    assert (back.relation, back.entails) == (relation, swapped)


@pytest.mark.model
def test_a_later_report_is_not_decided_by_its_figure_alone():
    first = {"a": "The flood killed 12 people in Irava.", "a_date": "2025-05-01"}
    later = {"b": "The flood killed 15 people in Irava.", "b_date": "2025-05-03"}
    (found,) = relate([{**first, **later}])
    assert found.relation == "update"


@pytest.mark.model
def test_a_longer_text_covers_a_shorter_one():
    a = "The ferry from Ilven, which was carrying 38 passengers, sank in the bay on Monday evening."
    (found,) = relate([{"a": a, "b": "The ferry was carrying at least 30 passengers."}])
    assert found.entails == "a"


@pytest.mark.model
def test_a_figure_that_nothing_bears_out_is_not_covered():
    a = "The ferry from Ilven, which was carrying more than 5 passengers, sank in the bay."
    (found,) = relate([{"a": a, "b": "The ferry was carrying 7 passengers."}])
    assert found is None or found.entails != "a"


@pytest.mark.model
def test_which_side_implies_the_other_does_not_depend_on_identifiers():
    precise = [f"The ferry from port {n} was carrying 38 passengers." for n in range(6)]
    vague = [f"Ferry {n} was carrying dozens of passengers." for n in range(6)]
    found = relate([{"a": a, "b": b} for a, b in zip(precise, vague, strict=True)])
    assert {r.entails for r in found if r is not None and r.relation == "compatible"} <= {
        "a",
        "none",
    }
