"""Two numerals that are one quantity: ranges ("10 to 15 km") and sums ("2 hours 10 minutes")."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from claimcheck.claims.numeral import Numeral
from claimcheck.claims.numerals import read_numeral
from claimcheck.claims.quantity_kinds import is_score
from claimcheck.claims.quantity_units import Unit, combined, currency_before, unit_of
from claimcheck.lexicons import load

if TYPE_CHECKING:
    from claimcheck.claims.syntax import Token

_RANGES = load("numbers")["ranges"]
_JOINS = frozenset(_RANGES["joins"])
_SPREAD = frozenset(_RANGES["spread"])


def joined(
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
        return (number, unit) if words[after].lower_ not in _JOINS else _as_range(
            words, at, number, unit, money
        )  # fmt: skip
    return _as_range(words, at, number, unit, money)


def _as_range(
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
    if signed and not money:
        return number, unit  # "fell 10% to $45m"
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
    scale = _scale_of(last)
    bare = number.stop == at + 1 and words[at].text.replace(".", "").isdigit()
    if bare and low < scale and low * scale <= high:
        low *= scale  # "2 to 3 million"
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
