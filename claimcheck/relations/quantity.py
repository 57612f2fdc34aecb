"""Comparing two quantities that answer the same question."""

from __future__ import annotations

import math
import re
from functools import cache

from claimcheck.claims.quantity import Bound, Quantity
from claimcheck.lexicons import load
from claimcheck.relations.comparison import Comparison, Outcome

ABOUT = 0.08  # share by which "about" may miss: 41.8 and 42 percent, 10.5 feet and 3.2 metres
JUST = 0.02  # share by which "just over" and "just under" may miss
_JUST = re.compile(r"(?:just|slightly|barely|a little) ", re.IGNORECASE)
CONVERTED = 0.045  # share that rounding adds when a figure is converted: 6 miles is 9.7 km
ROUNDED = 0.1  # share of a measure that the step of its last digit may be to count as rounding
_OPEN = {Bound.AT_LEAST, Bound.MORE_THAN}
_CLOSED = {Bound.AT_MOST, Bound.LESS_THAN}

UNKNOWN = "XXX"  # the currency of a sum whose sign was lost (claims/plain_text.py)


def compare_quantities(a: Quantity, b: Quantity, *, strict: bool = False) -> Comparison:
    """How the values stand to each other; the caller knows that they answer one question.

    Writers round, so that a strict bound is let touch its own figure ("more than 20" and 20 are
    compatible); with ``strict``, for sentences that are alike but for the figure, it is not.
    """
    if a.dimension != b.dimension:
        return Comparison(Outcome.NOT_COMPARABLE, f"{a.dimension} and {b.dimension} differ in kind")
    if a.dimension == "money" and a.unit != b.unit:
        if _same_digits(a, b):  # a sum that was converted would show other digits
            if UNKNOWN in (a.unit, b.unit):
                why = f"{_flat(a.text)} and {_flat(b.text)} are the same but for a lost sign"
                return Comparison(Outcome.SAME, why, "both")
            why = f"{_flat(a.text)} and {_flat(b.text)} are one sum in two currencies"
            return Comparison(Outcome.CONFLICTS, why)
        return Comparison(Outcome.REFINES, f"{a.text} and {b.text} are in different currencies")
    quote = f"{_flat(a.text)} and {_flat(b.text)}"
    if {"up", "down"} <= {*a.modifiers, *b.modifiers}:
        return Comparison(Outcome.CONFLICTS, f"{quote} are changes in opposite directions")
    if a.dimension == "score":
        same = {a.low, a.high} == {b.low, b.high}  # "won 3-2", "lost 2-3"
        return (
            Comparison(Outcome.SAME, f"{quote} are the same", "both")
            if same
            else Comparison(Outcome.CONFLICTS, f"{quote} cannot both be right")
        )
    scale = _scale(b.unit, a.unit)
    rate = _rate(b.per, a.per)
    if scale is None:
        return Comparison(Outcome.NOT_COMPARABLE, f"{a.text} and {b.text} have no common unit")
    factor, shift = scale
    if rate is None and (a.low, a.high) != (b.low * factor + shift, b.high * factor + shift):
        return Comparison(Outcome.NOT_COMPARABLE, f"{a.text} and {b.text} are different rates")
    factor *= rate or 1.0
    low_a, high_a = a.low, a.high
    low_b, high_b = b.low * factor + shift, b.high * factor + shift
    converted = a.unit != b.unit or (rate is not None and rate != 1.0)
    slack = _slack(a, b, factor, shift, converted)
    touching = abs(low_a - low_b) <= slack and abs(high_a - high_b) <= slack
    open_ended = {a.bound, b.bound} & {Bound.MORE_THAN, Bound.LESS_THAN}
    if touching and not open_ended - ({a.bound} & {b.bound}):
        return Comparison(Outcome.SAME, f"{quote} are the same", "both")
    range_a, range_b = _range(a.bound, low_a, high_a), _range(b.bound, low_b, high_b)
    if range_a[0] > range_b[1] + slack or range_b[0] > range_a[1] + slack:
        return Comparison(Outcome.CONFLICTS, f"{quote} cannot both be right")
    if touching:
        if strict and {a.bound, b.bound} - {Bound.MORE_THAN, Bound.LESS_THAN} == {Bound.EXACT}:
            return Comparison(Outcome.CONFLICTS, f"{quote} cannot both be right")
        return Comparison(Outcome.REFINES, f"{quote} differ only by the bound", "none")
    if a.bound in {Bound.EXACT, Bound.ABOUT} and b.bound in {Bound.EXACT, Bound.ABOUT}:
        return Comparison(Outcome.CONFLICTS, f"{quote} cannot both be right")
    entails = "none"
    if range_b[0] <= range_a[0] and range_a[1] <= range_b[1]:
        entails = "a"
    elif range_a[0] <= range_b[0] and range_b[1] <= range_a[1]:
        entails = "b"
    return Comparison(Outcome.REFINES, f"{quote} allow each other", entails)


def _same_digits(a: Quantity, b: Quantity) -> bool:
    """Whether two sums are the same to two digits or more, neither of them rounded."""
    exact = a.bound is Bound.EXACT and b.bound is Bound.EXACT
    return exact and a.low == b.low and a.low >= 10 * a.precision


def _range(bound: Bound, low: float, high: float) -> tuple[float, float]:
    """The values that the text leaves open."""
    if bound in _OPEN:
        return low, math.inf
    if bound in _CLOSED:
        return -math.inf, high
    return low, high


def _slack(a: Quantity, b: Quantity, factor: float, shift: float, converted: bool) -> float:
    """How far two figures may lie apart and still be one figure rounded twice."""
    size = max(abs(a.low), abs(b.low * factor + shift))
    slack = 1e-9 * size
    coarse = max(a.precision, b.precision * factor)
    if Bound.ABOUT in {a.bound, b.bound}:
        slack = (JUST if any(_JUST.match(q.text) for q in (a, b)) else ABOUT) * size
    elif a.precision != b.precision and a.dimension not in {"count", "magnitude"}:
        slack = 0.5 * coarse if coarse <= ROUNDED * size else slack  # 41.8 and 42 per cent
    elif a.precision != b.precision and size >= 1000:
        # 229,866 is 230,000 in round numbers; small counts are not rounded in news
        slack = 0.5 * min(coarse, 0.02 * size)
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
def _scale(unit: str, into: str) -> tuple[float, float] | None:
    """Factor and shift that turn a figure in ``unit`` into one ``into``; None if none can."""
    if unit == into:
        return 1.0, 0.0
    if not unit or not into:
        return None
    known = load("conversions")["units"]
    if unit in known and into in known:
        factor, shift = known[unit].get(into, (None, None))
        return None if factor is None else (factor, shift)
    try:
        registry = _registry()
        zero = float(registry.Quantity(0.0, unit).to(into).magnitude)
        one = float(registry.Quantity(1.0, unit).to(into).magnitude)
    except Exception as error:
        if type(error).__name__ == "DimensionalityError":
            return None
        raise
    return one - zero, zero  # degrees are shifted too


@cache
def _rate(per: str, into: str) -> float | None:
    """The factor from one rate to another (a day, an hour); None where they are not of a kind."""
    if per == into:
        return 1.0
    if not per or not into:
        return None
    if per.isdigit() and into.isdigit():
        return int(into) / int(per)
    if per.isdigit() or into.isdigit():
        return None
    known = load("conversions")["units"]
    if into in known and per in known:
        factor: float | None = known[into].get(per, (None,))[0]
        return factor
    try:
        return float(_registry().Quantity(1.0, into).to(per).magnitude)
    except Exception as error:
        if type(error).__name__ in {"DimensionalityError", "UndefinedUnitError"}:
            return None  # a person, a barrel
        raise


@cache
def _registry():  # type: ignore[no-untyped-def]
    import pint  # half a second: the units that claims hold are in lexicons/conversions.toml

    return pint.UnitRegistry()


def _flat(text: str) -> str:
    return " ".join(text.split())
