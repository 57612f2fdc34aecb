"""Figures that answer one question, built by hand."""

from __future__ import annotations

from itertools import permutations

import pint
import pytest

from claimcheck.claims.quantity import Bound, Quantity
from claimcheck.lexicons import load
from claimcheck.relations.comparison import Outcome
from claimcheck.relations.quantity import compare_quantities
from claimcheck.spans import Span


def figure(low, *, high=None, bound=Bound.EXACT, dimension="count", unit="", precision=1.0, per=""):
    return Quantity(
        Span(0, 1), str(low), float(low), float(high or low), bound, dimension, unit, precision,
        per=per,
    )  # fmt: skip


VAGUE = figure(24, high=99, bound=Bound.VAGUE)
CASES = {
    "equal": (figure(38), figure(38), Outcome.SAME),
    "close but exact": (figure(168), figure(186), Outcome.CONFLICTS),
    "about": (figure(20, bound=Bound.ABOUT), figure(19), Outcome.SAME),
    "about, too far": (figure(20, bound=Bound.ABOUT), figure(38), Outcome.CONFLICTS),
    "a bound that touches": (figure(3, bound=Bound.AT_LEAST), figure(3), Outcome.SAME),
    "a bound that allows": (figure(50, bound=Bound.AT_LEAST), figure(70), Outcome.REFINES),
    "a bound that excludes": (figure(500, bound=Bound.MORE_THAN), figure(320), Outcome.CONFLICTS),
    "up to": (figure(20, bound=Bound.AT_MOST), figure(18), Outcome.REFINES),
    "dozens": (VAGUE, figure(38), Outcome.REFINES),
    "not dozens": (VAGUE, figure(7), Outcome.CONFLICTS),
    "rounded": (
        figure(230_000, precision=10_000),
        figure(229_866),
        Outcome.SAME,
    ),
    "miles": (
        figure(6, dimension="length", unit="mile"),
        figure(10, dimension="length", unit="kilometer"),
        Outcome.SAME,
    ),
    "degrees": (
        figure(68, dimension="temperature", unit="degF"),
        figure(20, dimension="temperature", unit="degC", precision=10.0),
        Outcome.SAME,
    ),
    "other degrees": (
        figure(30, dimension="temperature", unit="degF"),
        figure(30, dimension="temperature", unit="degC"),
        Outcome.CONFLICTS,
    ),
    "degrees of no scale": (
        figure(30, dimension="temperature", unit="degree"),
        figure(86, dimension="temperature", unit="degF"),
        Outcome.NOT_COMPARABLE,
    ),
    "rates of time": (figure(240, per="day"), figure(10, per="hour"), Outcome.SAME),
    "other rates of time": (figure(30, per="day"), figure(30, per="hour"), Outcome.CONFLICTS),
    "rates of people": (figure(12, per="100000"), figure(0.12, per="1000"), Outcome.SAME),
    "a rate and a count": (figure(12, per="day"), figure(80), Outcome.NOT_COMPARABLE),
    "a rate left out": (figure(12, per="day"), figure(12), Outcome.SAME),
    "rates by the head": (
        figure(12, per="person"),
        figure(20, per="household"),
        Outcome.NOT_COMPARABLE,
    ),
    "a score from both sides": (
        figure(3, high=2, dimension="score"),
        figure(2, high=3, dimension="score"),
        Outcome.SAME,
    ),
    "other scores": (
        figure(3, high=2, dimension="score"),
        figure(2, high=1, dimension="score"),
        Outcome.CONFLICTS,
    ),
    "a share in words": (
        figure(50, dimension="percent", precision=4.0),
        figure(48.4, dimension="percent", precision=0.1),
        Outcome.SAME,
    ),
    "another share": (
        figure(50, dimension="percent", precision=4.0),
        figure(44, dimension="percent"),
        Outcome.CONFLICTS,
    ),
    "rounded to whole points": (
        figure(42, dimension="percent"),
        figure(41.8, dimension="percent", precision=0.1),
        Outcome.SAME,
    ),
    "a dozen, loosely": (
        figure(12, bound=Bound.MORE_THAN, precision=4.0),
        figure(10),
        Outcome.REFINES,
    ),
    "currencies": (
        figure(2, dimension="money", unit="EUR"),
        figure(2, dimension="money", unit="USD"),
        Outcome.REFINES,
    ),
    "percent and points": (
        figure(4, dimension="percent"),
        figure(4, dimension="percentage_point"),
        Outcome.NOT_COMPARABLE,
    ),
    "a lost sign": (
        figure(110, dimension="money", unit="XXX"),
        figure(110, dimension="money", unit="EUR"),
        Outcome.SAME,
    ),
    "a lost sign, another sum": (
        figure(110, dimension="money", unit="XXX"),
        figure(90, dimension="money", unit="EUR"),
        Outcome.REFINES,
    ),
    "nobody": (figure(0), figure(2), Outcome.CONFLICTS),
}


@pytest.mark.parametrize("name", CASES)
def test_outcome_both_ways(name):
    a, b, outcome = CASES[name]
    assert compare_quantities(a, b).outcome is outcome
    assert compare_quantities(b, a).outcome is outcome


def test_the_precise_figure_entails_the_vague_one():
    assert compare_quantities(figure(38), VAGUE).entails == "a"
    assert compare_quantities(VAGUE, figure(38)).entails == "b"


@pytest.mark.parametrize("bound", [Bound.MORE_THAN, Bound.LESS_THAN])
def test_a_strict_bound_excludes_its_figure_only_in_strict_reading(bound):
    a, b = figure(8), figure(8, bound=bound)
    assert compare_quantities(a, b).outcome is Outcome.REFINES
    assert compare_quantities(a, b, strict=True).outcome is Outcome.CONFLICTS
    assert compare_quantities(b, figure(9 if bound is Bound.MORE_THAN else 7)).entails == "b"


def test_the_table_of_conversions_is_what_pint_says():
    registry = pint.UnitRegistry()
    kept = load("conversions")["units"]
    kinds = load("units")["units"].values()
    assert {u for kind in kinds for u in kind} == set(kept)
    for kind in kinds:
        # To pint a decade is a factor of ten, on a logarithmic scale.
        units = [u for u in kind if u != "decade"]
        for unit, into in permutations(units, 2):
            same = registry.Quantity(1.0, unit).is_compatible_with(into)
            assert same is (into in kept[unit]), (unit, into)
            if same:
                zero = registry.Quantity(0.0, unit).to(into).magnitude
                one = registry.Quantity(1.0, unit).to(into).magnitude
                assert kept[unit][into] == [one - zero, zero], (unit, into)


def test_two_decades_are_twenty_years():
    decades = figure(2, dimension="duration", unit="decade")
    years = figure(20, dimension="duration", unit="year")
    assert compare_quantities(decades, years).outcome is Outcome.SAME
