"""Ranks that no database decides."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.archive.ranking import closest

FLOATS = st.floats(-1, 1, width=32)


def exactly(vector, about):
    return sum(Fraction(a) * Fraction(b) for a, b in zip(vector, about, strict=True))


@given(st.lists(st.tuples(FLOATS, FLOATS, FLOATS), max_size=8), st.tuples(FLOATS, FLOATS, FLOATS))
def test_the_nearest_are_those_of_exact_arithmetic(vectors, about):
    found = [(f"{n}", vector) for n, vector in enumerate(vectors)]
    by_rank = sorted(found, key=lambda x: (-float(exactly(x[1], about)), x[0]))
    assert closest(found, np.array(about), 3) == {i for i, _ in by_rank[:3]}
    assert closest(reversed(found), np.array(about), 3) == closest(found, np.array(about), 3)


def test_products_that_cancel_out_are_added_exactly():
    about = np.array([1e8, 1.0, -1e8], np.float32)
    found = [("a", (1.0, 0.5, 1.0)), ("b", (1.0, 1.0, 1.0)), ("c", (1.0, 1.0, 1.0))]
    assert closest(found, about, 1) == {"b"}
    assert closest(found, about, 2) == {"b", "c"}
