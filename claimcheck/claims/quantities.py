"""Quantities in a parsed sentence: the number, its bound, its unit and what it counts.

One pass from left to right. At each numeral: its range, its unit or kind, its bound, its noun.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from claimcheck.claims.numerals import Numeral, may_start, read_numeral
from claimcheck.claims.quantity import Bound, Quantity
from claimcheck.claims.quantity_bounds import bound_after, bound_before
from claimcheck.claims.quantity_kinds import is_age, is_magnitude, is_score, kind_of, telephone
from claimcheck.claims.quantity_nouns import counted, measured, modifiers, part_of
from claimcheck.claims.quantity_units import (
    Unit,
    combined,
    currency_before,
    rate_after,
    unit_of,
)
from claimcheck.lexicons import load
from claimcheck.spans import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as SpacySpan

_RANGES = load("numbers")["ranges"]
_JOINS = frozenset(_RANGES["joins"])
_SPREAD = frozenset(_RANGES["spread"])
_MULTIPLES: dict[str, int] = load("numbers")["multiples"]
# "12 tonnes of rice", "a third of the voters", "three days of rain".
_PARTS = frozenset({"percent", "mass", "volume", "area", "duration", "money"})
_OLD = (["old"], ["-", "old"], ["of", "age"])


@dataclass(frozen=True, slots=True)
class _Reading:
    """A numeral with what stands around it; ``begin`` and ``last`` are indexes of tokens."""

    number: Numeral
    unit: Unit | None
    begin: int
    last: int
    bound: Bound


def quantities(
    tokens: Doc | SpacySpan, offset: int = 0, times: Sequence[Span] = ()
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
                quantity = replace(quantity, dimension="age", unit=found[-1].unit, counted="")
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
    return joined and before.span.end == offset + previous.idx + len(previous)


def _read(words: list[Token], at: int, offset: int) -> tuple[Quantity | None, int]:
    """The quantity that begins at ``at``, if any, and where to go on."""
    currency = currency_before(words, at)
    number = read_numeral(words, at, bool(currency))
    if number is None:
        return None, at + 1
    if number.sort == "cardinal" and number.low == 1 and _is_article_like(words, at, number.stop):
        return None, number.stop
    unit = Unit("money", currency, number.stop - 1) if currency else unit_of(words, number)
    if number.suffix and unit is None:
        return None, number.stop  # a code, a model
    if (end := telephone(words, at)) > at:
        number, unit = replace(number, stop=end), None
    number, unit = _joined(words, at, number, unit, bool(currency))
    reading = _bounded(words, at, number, unit, bool(currency))
    return _classified(words, at, reading, offset)


def _is_article_like(words: list[Token], at: int, stop: int) -> bool:
    """ "One day", "one thing": the number is an article."""
    return words[at].lower_ == "one" and stop < len(words) and (
        words[stop].lower_ in {"another", "day", "thing", "way", "side", "hand", "time"}
        and not (at and words[at - 1].lower_ in {"than", "least", "within", "about", "in", "for"})
    )  # fmt: skip


def _joined(
    words: list[Token], at: int, number: Numeral, unit: Unit | None, money: bool
) -> tuple[Numeral, Unit | None]:
    """A range ("10 to 15 km") or a sum of units ("2 hours and 10 minutes") as one number."""
    after = (unit.last if unit else number.stop - 1) + 1
    if number.sort != "cardinal" or number.vague or number.ranged or after >= len(words):
        return number, unit
    smaller = combined(unit) if unit else None
    if unit and smaller:
        start = after + (words[after].lower_ in {"and", ","})
        part = read_numeral(words, start, False) if start < len(words) else None
        small = unit_of(words, part) if part is not None else None
        if part and small and small.unit == smaller[0] and part.high < smaller[1]:
            value = number.low + part.low / smaller[1]
            step = 1 / smaller[1]
            number = replace(number, low=value, high=value, precision=step, stop=part.stop)
            return number, replace(unit, last=small.last)
        return (number, unit) if words[after].lower_ not in _JOINS else _range(
            words, at, number, unit, money
        )  # fmt: skip
    return _range(words, at, number, unit, money)


def _range(
    words: list[Token], at: int, number: Numeral, unit: Unit | None, money: bool
) -> tuple[Numeral, Unit | None]:
    after = (unit.last if unit else number.stop - 1) + 1
    if after + 1 >= len(words):
        return number, unit
    join = words[after].lower_
    before = words[at - 1 - money].lower_ if at > money else ""
    if join not in _JOINS or (join == "and" and before != "between"):
        return number, unit
    if join == "-" and after == number.stop and words[after + 1].lower_ == "and":  # two- and
        return number, unit
    start = after + 1
    signed = start + 1 < len(words) and bool(currency_before(words, start + 1))
    start += signed
    last = read_numeral(words, start, money) if start < len(words) else None
    if last is None or last.sort != "cardinal" or last.vague or last.low != last.high:
        return number, unit
    if join in {"to", "-"} and before == "from":
        opener = words[at - 2 - money].lower_ if at > 1 + money else ""
        if opener not in _SPREAD:
            return number, unit  # "rose from 10 to 15": two values
    other = Unit("money", "", last.stop - 1) if signed else unit_of(words, last)
    if (unit is None) != (other is None) and unit is not None and not money:
        return number, unit
    low, high = number.low, last.high
    if (
        unit
        and other
        and not money
        and (unit.dimension, unit.unit) != (other.dimension, other.unit)
    ):
        return number, unit  # "30 minutes to 2 hours", "by two points to 5 percent": two figures
    factor = last.high / (last.high / _scale_of(last)) if _scale_of(last) > 1 else 1.0
    if low < high and low * factor <= high and number.stop == at + 1 and factor > 1:
        low = low * factor if words[at].text.replace(".", "").isdigit() else low  # 2 to 3 million
    if join == "or" and not (low < high <= max(10.0, 3 * low)):
        return number, unit
    if low >= high and join != "-" and not is_score(words, at, last.stop, low, high, near=True):
        return number, unit
    found = Numeral(
        low, high, last.precision, last.stop, ranged=True, suffix=last.suffix, sort="cardinal"
    )
    if money:
        return found, replace(unit, last=last.stop - 1) if unit else None
    return found, other


def _scale_of(number: Numeral) -> float:
    """The scale word that a number ends in: a million for "3 million"."""
    for scale in (1e12, 1e9, 1e7, 1e6, 1e5, 1e3):
        if number.precision >= scale / 1000 and number.high >= scale and number.high < scale * 1000:
            return scale
    return 1.0


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
    number, unit, bound = reading.number, reading.unit, reading.bound
    token, first = words[at], words[0].i + at
    low, high, precision, last = number.low, number.high, number.precision, reading.last
    dimension, code, per, counts = "count", "", "", ""
    noun: Token | None = None
    stop = max(number.stop, last + 1)
    bounded = bound is not Bound.EXACT
    if number.sort in {"ordinal", "share", "multiple"}:
        dimension = {"ordinal": "ordinal", "share": "percent", "multiple": "ratio"}[number.sort]
    elif _is_times(words, number.stop):
        dimension, last = "ratio", max(last, number.stop)
    elif number.ranged and unit is None and is_score(words, at, stop, low, high):
        dimension = "score"
    elif unit is None and low == high and is_magnitude(words, at, stop, low):
        dimension = "magnitude"
    elif unit is not None:
        dimension, code = unit.dimension, unit.unit
        low, high, precision = (x * unit.factor for x in (low, high, precision))
        if dimension == "duration" and (age := _old(words, unit.last)):
            dimension, last = "age", age
        elif dimension == "duration" and at and words[at - 1].lower_ == "aged":
            dimension = "age"
    elif is_age(words, at, number.stop):
        dimension, code = "age", "year"
    else:
        dimension = kind_of(words, at, number.stop, bounded=bounded)
    if dimension == "score" and bound is Bound.RANGE:
        bound = Bound.EXACT
    if dimension == "count":
        per, end = rate_after(words, stop)
        last = max(last, end - 1)
        noun, counts = counted(token, words, stop)
        if per:
            pass
        elif noun is not None and noun.i > token.i:
            tail = noun.i - words[0].i + 1
            # "20 people or more"
            if (behind := bound_after(words, tail)[1]) is not None:
                bound = behind
            per, _ = rate_after(words, tail)
    elif dimension in _PARTS:
        counts = part_of(words, stop, words[last], first)
    elif dimension == "ordinal":
        noun, counts = counted(token, words, stop)
    elif dimension not in {"age", "year", "score", "identifier", "street_number", "ratio"}:
        counts = "magnitude" if dimension == "magnitude" else measured(words[last], first)
    if dimension not in {"count", "speed", "ordinal", "age"} and unit is not None:
        per, stop = rate_after(words, last + 1, money=dimension == "money")
        last = max(last, stop - 1) if per else last
    found = _quantity(
        words, reading.begin, last, number.stop, noun, token, offset,
        Quantity(
            Span(0, 0), "", float(low), float(high), bound, dimension, code, float(precision),
            counts, per=per,
        ),
    )  # fmt: skip
    return found, max(last + 1, number.stop)


def _is_times(words: list[Token], stop: int) -> bool:
    """Three times as many, four times the size; "three times" alone is a count."""
    if stop + 1 >= len(words) or words[stop].lower_ not in {"times", "fold"}:
        return False
    return words[stop].lower_ == "fold" or words[stop + 1].lower_ in {
        "as", "the", "more", "less", "larger", "higher", "bigger", "faster", "its", "their", "that",
    }  # fmt: skip


def _old(words: list[Token], last: int) -> int:
    """The last token of "years old", "-year-old", "years of age"; 0 where it is no age."""
    after = [w.lower_ for w in words[last + 1 : last + 3]]
    for tail in _OLD:
        if after[: len(tail)] == tail:
            return last + len(tail)
    if after[:1] == ["-"] and after[1:] in (["olds"], ["old"]):
        return last + 2
    return 0


def _quantity(
    words: list[Token], begin: int, last: int, stop: int, noun: Token | None, number: Token,
    offset: int, value: Quantity,
) -> Quantity:  # fmt: skip
    """``value`` with its place in the text and what narrows it."""
    last = min(last, len(words) - 1)
    start, end = words[begin].idx, words[last].idx + len(words[last].text.rstrip("."))
    noun_end = max(end, noun.idx + len(noun)) if noun is not None else end
    return replace(
        value,
        span=Span(offset + start, offset + end),
        text=number.doc.text[start:end],
        modifiers=modifiers(noun, number, words[0].i + stop),
        noun_span=Span(offset + start, offset + noun_end),
    )
