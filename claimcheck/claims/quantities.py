"""Quantities in a parsed sentence: the number, its bound, its unit and what it counts.

One pass from left to right. At each numeral: its range, its unit or kind, its bound, its noun.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from msgspec import structs

from claimcheck.claims.numeral import Numeral
from claimcheck.claims.numerals import may_start, read_numeral
from claimcheck.claims.quantity import Bound, Quantity
from claimcheck.claims.quantity_bounds import bound_after, bound_before
from claimcheck.claims.quantity_kinds import (
    are_years,
    idiom_at,
    is_age,
    is_magnitude,
    is_multiple,
    is_name,
    is_score,
    kind_of,
    old_after,
    telephone,
)
from claimcheck.claims.quantity_nouns import (
    counted,
    direction,
    is_distance,
    measured,
    modifiers,
    part_of,
)
from claimcheck.claims.quantity_ranges import joined
from claimcheck.claims.quantity_units import (
    Unit,
    currency_before,
    rate_after,
    unit_of,
)
from claimcheck.spans import Span

if TYPE_CHECKING:
    from claimcheck.claims.syntax import Doc, Token, TokenSpan

# "12 tonnes of rice", "a third of the voters", "three days of rain".
_PARTS = frozenset({"percent", "mass", "volume", "area", "duration", "money"})
_CHANGES = frozenset({"percent", "percentage_point", "money"})
_NOTHING = frozenset({"age", "year", "score", "identifier", "street_number", "ratio"})
_SORTS = {"ordinal": "ordinal", "share": "percent", "multiple": "ratio"}


@dataclass(frozen=True, slots=True)
class _Reading:
    """A numeral with what stands around it; ``begin`` and ``last`` are indexes of tokens."""

    number: Numeral
    unit: Unit | None
    begin: int
    last: int
    bound: Bound


def quantities(
    tokens: Doc | TokenSpan, offset: int = 0, times: Sequence[Span] = ()
) -> tuple[Quantity, ...]:
    """The quantities of a parsed sentence, in order; spans are code points plus ``offset``.

    No number is read out of ``times``, the spans of dates and clock times.
    """
    words = list(tokens)
    taken = [(s.start - offset, s.end - offset) for s in times]
    found: list[Quantity] = []
    at = 0
    while at < len(words):
        token = words[at]
        if not may_start(token.lower_) or any(a <= token.idx < b for a, b in taken):
            at += 1
            continue
        begin = at
        quantity, at = _read(words, at, offset)
        if quantity is not None:
            if found and _lists_on(words, begin, found[-1], quantity, offset):
                quantity = structs.replace(
                    quantity, dimension="age", unit=found[-1].unit, counted=""
                )
            found.append(quantity)
    return tuple(found)


def _lists_on(
    words: list[Token], at: int, before: Quantity, quantity: Quantity, offset: int
) -> bool:
    """Whether a bare number goes on a list of ages: "sons aged 16 and 6"."""
    if before.dimension != "age" or quantity.dimension != "count" or at < 2:
        return False
    joined = words[at - 1].lower_ in {"and", ","}
    previous = words[at - 2]
    return joined and before.span.end == offset + previous.end


def _read(words: list[Token], at: int, offset: int) -> tuple[Quantity | None, int]:
    """The quantity that begins at ``at``, if any, and where to go on."""
    currency = currency_before(words, at)
    number = read_numeral(words, at, bool(currency))
    if number is None:
        return None, at + 1
    if is_name(words, at, number.stop):
        return None, number.stop
    if number.sort == "cardinal" and number.low == 1 and _is_article_like(words, at, number.stop):
        return None, number.stop
    if (end := idiom_at(words, at)) > at:
        return None, end
    unit = Unit("money", currency, number.stop - 1) if currency else unit_of(words, number)
    if unit is None and (number.suffix or _is_half(words, at)):
        return None, number.stop  # a code, a model, a half-brother
    if (end := telephone(words, at)) > at:
        number, unit = replace(number, stop=end), None
    number, unit = joined(words, at, number, unit, bool(currency))
    reading = _bounded(words, at, number, unit, bool(currency))
    return _classified(words, at, reading, offset)


def _is_article_like(words: list[Token], at: int, stop: int) -> bool:
    """ "One day", "one thing": the number is an article."""
    return words[at].lower_ == "one" and stop < len(words) and (
        words[stop].lower_ in {"another", "day", "thing", "way", "side", "hand", "time"}
        and not (at and words[at - 1].lower_ in {"than", "least", "within", "about", "in", "for"})
    )  # fmt: skip


def _is_half(words: list[Token], at: int) -> bool:
    return bool(words[at].lower_ == "half" and at + 1 < len(words) and words[at + 1].text == "-")


def _bounded(
    words: list[Token], at: int, number: Numeral, unit: Unit | None, money: bool
) -> _Reading:
    first = at - money
    if money and first > 0 and words[first].text == ".":
        first -= 1
    during = unit is not None and unit.dimension == "duration"
    begin, bound = bound_before(words, first, during=during)
    last = max(unit.last if unit else 0, number.stop - 1)
    stop, behind = bound_after(words, last + 1)
    if behind is not None:
        bound, last = behind, stop - 1
    if number.vague:
        bound = bound if bound in {Bound.AT_LEAST, Bound.MORE_THAN, Bound.AT_MOST} else Bound.VAGUE
    elif number.ranged:
        bound = Bound.RANGE
        begin -= begin > 0 and words[begin - 1].lower_ == "between"
    return _Reading(number, unit, begin, last, bound)


def _classified(
    words: list[Token], at: int, reading: _Reading, offset: int
) -> tuple[Quantity, int]:
    """The quantity with its dimension, its noun and its rate; the token after it."""
    number, unit, bound, token = reading.number, reading.unit, reading.bound, words[at]
    dimension, last = _dimension(words, at, reading)
    code = "year" if dimension == "age" and unit is None else unit.unit if unit else ""
    factor = unit.factor if unit else 1.0
    stop = max(number.stop, last + 1)
    noun: Token | None = None
    if dimension in {"count", "ordinal"}:
        noun, counts = counted(token, words, stop)
    else:
        counts = _measured(words, at, last, dimension)
    if dimension == "count":
        per, end = rate_after(words, stop)
        last = max(last, end - 1)
        if not per and noun is not None and noun.i > token.i:
            tail = noun.i - words[0].i + 1
            bound = bound_after(words, tail)[1] or bound  # "20 people or more"
            per, _ = rate_after(words, tail)
    elif unit is not None and dimension not in {"speed", "age"}:
        per, end = rate_after(words, last + 1, money=dimension == "money")
        last = max(last, end - 1) if per else last
    else:
        per = ""
    narrowed = modifiers(noun, token, words[0].i + number.stop)
    if dimension in _CHANGES:
        way = direction(words, reading.begin, last + 1, words[last])
        narrowed = (*narrowed, way) if way else narrowed
    span = _span(words, reading.begin, last, offset)
    noun_end = noun.end + offset if noun is not None else 0
    found = Quantity(
        span=span,
        text=token.doc.text[span.start - offset : span.end - offset],
        low=_plain(number.low * factor),
        high=_plain(number.high * factor),
        bound=Bound.EXACT if dimension == "score" and bound is Bound.RANGE else bound,
        dimension=dimension,
        unit=code,
        precision=float(number.precision * factor),
        counted=counts,
        modifiers=narrowed,
        noun_span=Span(span.start, max(span.end, noun_end)),
        per=per,
    )
    return found, max(last + 1, number.stop)


def _plain(value: float) -> float:
    """A value without what binary fractions add: 16.4 trillion is no 16,399,999,999,999.998."""
    return float(f"{value:.14g}")


def _dimension(words: list[Token], at: int, reading: _Reading) -> tuple[str, int]:
    """What sort of number it is, and the last token that says so."""
    number, unit, last = reading.number, reading.unit, reading.last
    stop = max(number.stop, last + 1)
    if number.sort in _SORTS:
        return _SORTS[number.sort], last
    if is_multiple(words, number.stop):
        return "ratio", max(last, number.stop)
    if unit is not None:
        if unit.dimension == "duration" and (age := old_after(words, unit.last)):
            return "age", age
        aged = unit.dimension == "duration" and at > 0 and words[at - 1].lower_ == "aged"
        return ("age" if aged else unit.dimension), last
    if number.ranged and is_score(words, at, stop, number.low, number.high):
        return "score", last
    if number.ranged and are_years(words, stop, number.low, number.high):
        return "year", last
    if number.low == number.high and is_magnitude(words, at, stop, number.low):
        return "magnitude", last
    if is_age(words, at, number.stop):
        return "age", last
    kind = kind_of(words, at, number.stop, bounded=reading.bound is not Bound.EXACT)
    if kind == "count" and measured(words[at]) == "age":
        return "age", last  # "raise the retirement age to 65"
    return kind, last


def _measured(words: list[Token], at: int, last: int, dimension: str) -> str:
    """What is measured, or what it is a part of; "" for what counts nothing."""
    first = words[0].i + at
    if dimension in _PARTS:
        return part_of(words, last + 1, words[last], first)
    if dimension in _NOTHING:
        return ""
    if dimension == "magnitude":
        return "magnitude"
    if dimension == "length" and is_distance(words, last + 1):
        return "distance"
    return measured(words[last], first)


def _span(words: list[Token], begin: int, last: int, offset: int) -> Span:
    """From the approximator to the unit, without the full stop of an abbreviated one."""
    end = words[last].idx + len(words[last].text.rstrip("."))
    return Span(offset + words[begin].idx, offset + end)
