"""Figures that answer one question, built by hand."""

from __future__ import annotations

import pytest

from claimcheck.claims.quantity import Bound, Quantity
from claimcheck.relations.comparison import Outcome
from claimcheck.relations.quantity import compare_quantities
from claimcheck.spans import Span


def figure(low, *, high=None, bound=Bound.EXACT, dimension="count", unit="", precision=1.0):
    return Quantity(
        Span(0, 1), str(low), float(low), float(high or low), bound, dimension, unit, precision
    )


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
