"""Comparing two quantities that answer the same question."""

from __future__ import annotations

import math
from functools import cache

from claimcheck.claims.quantity import Bound, Quantity
from claimcheck.relations.comparison import Comparison, Outcome

ABOUT = 0.08  # share by which "about" may miss: 41.8 and 42 percent, 10.5 feet and 3.2 metres
CONVERTED = 0.045  # share that rounding adds when a figure is converted: 6 miles is 9.7 km
_OPEN = {Bound.AT_LEAST, Bound.MORE_THAN}
_CLOSED = {Bound.AT_MOST, Bound.LESS_THAN}


def compare_quantities(a: Quantity, b: Quantity) -> Comparison:
    """How the values stand to each other; the caller knows that they answer one question."""
    if a.dimension != b.dimension:
        return Comparison(Outcome.NOT_COMPARABLE, f"{a.dimension} and {b.dimension} differ in kind")
    if a.dimension == "money" and a.unit != b.unit:
        return Comparison(Outcome.REFINES, f"{a.text} and {b.text} are in different currencies")
    factor = _factor(b.unit, a.unit)
    if factor is None:
        return Comparison(Outcome.NOT_COMPARABLE, f"{a.text} and {b.text} have no common unit")
    low_a, high_a = a.low, a.high
    low_b, high_b = b.low * factor, b.high * factor
    converted = a.unit != b.unit
    slack = _slack(a, b, factor, converted)
    touching = abs(low_a - low_b) <= slack and abs(high_a - high_b) <= slack
    quote = f"{_flat(a.text)} and {_flat(b.text)}"
    if touching and not {a.bound, b.bound} & {Bound.MORE_THAN, Bound.LESS_THAN} - (
        {a.bound} & {b.bound}
    ):
        return Comparison(Outcome.SAME, f"{quote} are the same", "both")
    range_a, range_b = _range(a.bound, low_a, high_a), _range(b.bound, low_b, high_b)
    if range_a[0] > range_b[1] + slack or range_b[0] > range_a[1] + slack:
        return Comparison(Outcome.CONFLICTS, f"{quote} cannot both be right")
    if touching:
        return Comparison(Outcome.REFINES, f"{quote} differ only by the bound", "none")
    if a.bound in {Bound.EXACT, Bound.ABOUT} and b.bound in {Bound.EXACT, Bound.ABOUT}:
        return Comparison(Outcome.CONFLICTS, f"{quote} cannot both be right")
    entails = "none"
    if range_b[0] <= range_a[0] and range_a[1] <= range_b[1]:
        entails = "a"
    elif range_a[0] <= range_b[0] and range_b[1] <= range_a[1]:
        entails = "b"
    return Comparison(Outcome.REFINES, f"{quote} allow each other", entails)


def _range(bound: Bound, low: float, high: float) -> tuple[float, float]:
    """The values that the text leaves open."""
    if bound in _OPEN:
        return low, math.inf
    if bound in _CLOSED:
        return -math.inf, high
    return low, high


def _slack(a: Quantity, b: Quantity, factor: float, converted: bool) -> float:
    """How far two figures may lie apart and still be one figure rounded twice."""
    size = max(abs(a.low), abs(b.low * factor))
    slack = 1e-9 * size
    if Bound.ABOUT in {a.bound, b.bound}:
        slack = ABOUT * size
    elif a.precision != b.precision and size >= 1000:
        # 229,866 is 230,000 in round numbers; small counts are not rounded in news
        slack = 0.5 * min(max(a.precision, b.precision * factor), 0.02 * size)
    for precision in (a.precision, b.precision * factor):
        if not _is_decimal(precision):  # shares and dozens are round figures
            slack = max(slack, 0.5 * precision)
    if converted:
        slack = max(slack, CONVERTED * size)
    return slack


def _is_decimal(step: float) -> bool:
    return math.isclose(math.log10(step) % 1, 0, abs_tol=1e-9) or math.isclose(
        math.log10(step) % 1, 1, abs_tol=1e-9
    )


@cache
def _factor(unit: str, into: str) -> float | None:
    """What a figure in ``unit`` is multiplied by to be one ``into``; None if it cannot be."""
    if unit == into:
        return 1.0
    if not unit or not into:
        return None
    try:
        return float(_registry()(unit).to(into).magnitude)
    except Exception as error:
        if type(error).__name__ == "DimensionalityError":
            return None
        raise


@cache
def _registry():  # type: ignore[no-untyped-def]
    import pint

    return pint.UnitRegistry()


def _flat(text: str) -> str:
    return " ".join(text.split())
