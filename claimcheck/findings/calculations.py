"""The calculations that a sentence states, recognised by the words between its figures."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from claimcheck.claims.quantity import Bound, Quantity
from claimcheck.findings.skeleton import MARK, Skeleton
from claimcheck.lexicons import load
from claimcheck.spans import Span

LOOSE = 0.10  # share by which a rounded word ("about", "doubled") may be off
FAR = 0.50  # share of the total from which a list is taken for something else than its parts
_COUNTED = frozenset({"count", "money", "percent", "length", "mass", "area", "volume"})


@dataclass(frozen=True, slots=True)
class Calculation:
    """A stated result with the figures that it follows from.

    ``holds`` says whether it works out within the rounding of the digits that are written; ``why``
    is one plain sentence for when it does not.
    """

    stated: Span
    operands: tuple[Span, ...]
    holds: bool
    why: str


def calculations(skeleton: Skeleton) -> list[Calculation]:
    """Every calculation that the sentence states, at most one for each stated result."""
    found: dict[Span, Calculation] = {}
    for pattern, read in _forms():
        for match in pattern.finditer(skeleton.text):
            calculation = read(skeleton, match)
            if calculation is not None:
                found.setdefault(calculation.stated, calculation)
    return sorted(found.values(), key=lambda c: c.stated)


_Reader = Callable[[Skeleton, re.Match[str]], Calculation | None]


@cache
def _forms() -> tuple[tuple[re.Pattern[str], _Reader], ...]:
    """The patterns, each with its reader; a gap never runs over a figure or a semicolon."""
    words = load("arithmetic")
    verbs = "|".join(words["change"]["verbs"])
    changes = "|".join(words["change"]["nouns"])
    nouns = "|".join(words["difference"]["nouns"])
    multiples = "|".join(words["multiple"])
    before = "|".join(words["total"]["before"])
    after = "|".join(words["total"]["after"])
    wholes = "|".join(words["total"]["wholes"])
    short, gap = rf"[^{MARK};]{{0,24}}?", rf"[^{MARK};]{{0,60}}?"
    ends = (
        rf"(?:from (?P<a>{MARK}){gap} to (?P<b>{MARK})|to (?P<b2>{MARK}){gap} from (?P<a2>{MARK}))"
    )
    moved = rf"\b(?:{verbs})\b{short}"
    of_whole = rf"of (?:the |its |their |his |her |all )?(?P<b>{MARK}){short}"
    # "12 of the 48 seats (30 percent of the vote)" is a share of something else.
    percent = rf"(?P<p>{MARK})(?! of (?!the total|all|them|those))"
    plain = rf"[^{MARK};:,()]{{0,40}}?"
    parts = rf"(?P<list>{MARK}{plain}(?:, {MARK}{plain}){{0,12}}?,? and {MARK})"
    list_opens = rf"[^{MARK};:]{{0,60}}?(?::| —| \() ?"
    list_ends = rf"{plain}(?:[.);—]|$)"
    forms: tuple[tuple[str, _Reader], ...] = (
        (rf"{moved}(?P<p>{MARK}){short}\b{ends}", _change),
        (rf"{moved}\b{ends}{gap}(?:, |\(|— ?)(?:or|an?|up|down|by)\b{short}(?P<p>{MARK})", _change),
        (rf"{moved}\b{ends}{gap}\((?P<p>{MARK})\)", _change),
        (rf"{moved}\b{ends}{gap}(?:, |— ?)(?P<p>{MARK}) (?:{changes})\b", _change),
        (rf"(?P<word>{multiples})\b{short}\b{ends}", _multiple),
        (rf"(?P<a>{MARK}){short} {of_whole}(?:,? or |,? ?\(|, that is,? ){percent}", _share),
        (rf"\b{of_whole}, (?P<a>{MARK}){short}(?:, or |,? ?\(){percent}", _share),
        (
            rf"(?P<a>{MARK}){short} (?:to|against|compared with) (?P<b>{MARK}){gap}"
            rf"\b(?:{nouns}) of (?P<d>{MARK})",
            _difference,
        ),
        (rf"(?P<t>{MARK}){list_opens}{parts}{list_ends}", _sum),
        (rf"(?P<t>{MARK}) (?:[a-z]+ )?(?:{wholes}), {parts}{plain},", _sum),
        (rf"{parts}{gap}\b(?:{before}) (?P<t>{MARK})", _sum),
        (rf"{parts}{gap}[,—] ?(?P<t>{MARK}){short}\b(?:{after})\b", _sum),
    )
    return tuple((re.compile(pattern), read) for pattern, read in forms)


def _change(skeleton: Skeleton, match: re.Match[str]) -> Calculation | None:
    """ "rose by 20 percent, from 200 to 250" """
    a, b = _ends(skeleton, match)
    stated = skeleton.at(match, "p")
    if not _comparable(a, b) or not _exact(stated, loose=True):
        return None
    low, high = _range(lambda x, y: y - x, a, b)
    if stated.dimension == "percent" and a.dimension != "percent":
        if min(_least(a), _least(b)) <= 0:
            return None
        low, high = _range(lambda x, y: 100 * (y - x) / x, a, b)
        result = f"from {a.text} to {b.text} is a change of {_percent(a, b)}"
    elif stated.dimension in {"percent", "percentage_point"} and a.dimension == "percent":
        result = f"from {a.text} to {b.text} are {_number(abs(b.low - a.low))} points"
        if stated.dimension == "percent" and min(_least(a), _least(b)) > 0:
            relative = _range(lambda x, y: 100 * (y - x) / x, a, b)
            if _meets(stated, *relative):  # either reading of "percent" will do
                low, high = relative
    elif stated.dimension == a.dimension and stated.unit in {a.unit, b.unit}:
        result = f"from {a.text} to {b.text} is a change of {_number(abs(b.low - a.low))}"
    else:
        return None
    return _calculation(stated, (a, b), _meets(stated, low, high), result)


def _multiple(skeleton: Skeleton, match: re.Match[str]) -> Calculation | None:
    """ "doubled from 40 to 90" """
    a, b = _ends(skeleton, match)
    before = skeleton.text[max(0, match.start() - 16) : match.start()]
    if not _comparable(a, b) or min(_least(a), _least(b)) <= 0:
        return None
    if re.search(r"(?:nearly|almost|more than|less than|over|about|roughly) \Z", before):
        return None
    factor: float = load("arithmetic")["multiple"][match["word"]]
    low, high = _range(lambda x, y: y / x, a, b)
    holds = low <= factor * (1 + LOOSE) and high >= factor * (1 - LOOSE)
    why = f"{b.text} is {_number(b.low / a.low)} times {a.text}, not {_number(factor)} times"
    return Calculation(b.span, (a.span,), holds, why)


def _share(skeleton: Skeleton, match: re.Match[str]) -> Calculation | None:
    """ "12 of the 48 seats, or 25 percent" """
    a, b, stated = (skeleton.at(match, g) for g in ("a", "b", "p"))
    if stated.dimension != "percent" or not _comparable(a, b) or not _exact(stated, loose=True):
        return None
    if not 0 < a.low <= b.low:
        return None
    low, high = _range(lambda x, y: 100 * x / y, a, b)
    result = f"{a.text} of {b.text} is {_number(100 * a.low / b.low)} percent"
    return _calculation(stated, (a, b), _meets(stated, low, high), result)


def _difference(skeleton: Skeleton, match: re.Match[str]) -> Calculation | None:
    """ "by 52 votes to 40, a majority of 12" """
    a, b, stated = (skeleton.at(match, g) for g in ("a", "b", "d"))
    if not _comparable(a, b) or not _exact(stated, loose=True):
        return None
    if stated.dimension not in {a.dimension, "count", "percentage_point"}:
        return None
    low, high = _range(lambda x, y: y - x, a, b)
    result = f"between {a.text} and {b.text} lie {_number(abs(b.low - a.low))}"
    return _calculation(stated, (a, b), _meets(stated, low, high), result)


def _sum(skeleton: Skeleton, match: re.Match[str]) -> Calculation | None:
    """ "twelve people: seven men and five women" """
    total, parts = skeleton.at(match, "t"), skeleton.within(match, "list")
    partial = "|".join(load("arithmetic")["total"]["partial"])
    if re.search(rf"\b(?:{partial})\b", match[0]) or total.dimension not in _COUNTED:
        return None
    if not all(_exact(q) and q.dimension == total.dimension for q in (total, *parts)):
        return None
    if len({q.unit for q in (total, *parts)}) != 1:
        return None
    # A figure before the list that does not belong to it ("on 3 lorries, seven men and ...").
    tails = [parts[n:] for n in range(len(parts) - 1)]
    holds = any(_adds_up(tail, total) for tail in tails)
    added = sum(q.low for q in parts)
    if abs(added - total.low) > FAR * total.low:
        return None
    result = f"{' and '.join(_words(q) for q in parts)} make {_number(added)}"
    return _calculation(total, parts, holds, result)


def _adds_up(parts: tuple[Quantity, ...], total: Quantity) -> bool:
    slack = _half_step(total) + sum(_half_step(q) for q in parts)
    return abs(sum(q.low for q in parts) - total.low) <= slack


def _calculation(
    stated: Quantity, operands: tuple[Quantity, ...], holds: bool, result: str
) -> Calculation:
    why = f"{result}, not {_words(stated)}"
    return Calculation(stated.span, tuple(q.span for q in operands), holds, why)


def _ends(skeleton: Skeleton, match: re.Match[str]) -> tuple[Quantity, Quantity]:
    groups = ("a", "b") if match["a"] is not None else ("a2", "b2")
    return skeleton.at(match, groups[0]), skeleton.at(match, groups[1])


def _comparable(a: Quantity, b: Quantity) -> bool:
    alike = a.dimension == b.dimension or {a.dimension, b.dimension} == {"count", "money"}
    units = a.unit == b.unit or "count" in {a.dimension, b.dimension}
    known = {a.dimension, b.dimension} <= _COUNTED | {"duration", "speed"}
    return alike and units and known and _exact(a) and _exact(b)


def _exact(quantity: Quantity, *, loose: bool = False) -> bool:
    allowed = {Bound.EXACT, Bound.ABOUT} if loose else {Bound.EXACT}
    return quantity.bound in allowed and quantity.low == quantity.high


def _half_step(quantity: Quantity) -> float:
    """Half the step to which the number may be rounded: whole below 1,000, else two digits."""
    value = abs(quantity.low)
    if value < 1_000 and quantity.precision >= 1:
        return 0.0
    coarsest = 10.0 ** (math.floor(math.log10(value)) - 1) if value else 1.0
    return min(quantity.precision, coarsest) / 2


def _least(quantity: Quantity) -> float:
    return quantity.low - _half_step(quantity)


def _range(
    result: Callable[[float, float], float], a: Quantity, b: Quantity
) -> tuple[float, float]:
    """The least and the greatest result within the rounding of both figures."""
    values = [abs(result(x, y)) for x in _ends_of(a) for y in _ends_of(b)]
    return min(values), max(values)


def _ends_of(quantity: Quantity) -> tuple[float, float]:
    step = _half_step(quantity)
    return quantity.low - step, quantity.low + step


def _meets(stated: Quantity, low: float, high: float) -> bool:
    """Whether a stated result lies between two values, within its own rounding."""
    value = abs(stated.low)
    # Percentages are cut off as often as they are rounded.
    slack = max(min(stated.precision, 1.0), _half_step(stated)) - 1e-9
    if stated.dimension not in {"percent", "percentage_point"} and stated.precision >= 1:
        slack = _half_step(stated) + 1e-9
    if stated.bound is Bound.ABOUT:
        slack += LOOSE * value
    return low - slack <= value <= high + slack


def _percent(a: Quantity, b: Quantity) -> str:
    return f"{_number(100 * abs(b.low - a.low) / a.low)} percent"


def _words(quantity: Quantity) -> str:
    """The quantity as the text has it, without the capital of a sentence's first word."""
    return f"{quantity.text[:1].lower()}{quantity.text[1:]}"


def _number(value: float) -> str:
    return f"{value:,.1f}".removesuffix(".0")
