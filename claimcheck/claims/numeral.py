"""Numeral: a number as it is written, before it is known what it counts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimcheck.lexicons import load

if TYPE_CHECKING:
    from claimcheck.claims.syntax import Token

WORDS: dict[str, int] = load("numbers")["words"]
SCALES: dict[str, int] = load("numbers")["scales"]
VULGAR = {"½": 1 / 2, "⅓": 1 / 3, "⅔": 2 / 3, "¼": 1 / 4, "¾": 3 / 4, "⅕": 1 / 5, "⅛": 1 / 8}
LARGE = 1000
_SHARED = 4.0  # points of a percentage within which a fraction is given: half may be 48 per cent


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number (or the ends of a vague one) and the index of the token after it.

    ``sort`` is cardinal, ordinal, share (of a whole, in per cent) or multiple ("twice").
    ``suffix`` is a unit written into the number's own token ("37mph") or, in capitals, the code
    of a currency ("Rs5,000").
    """

    low: float
    high: float
    precision: float
    stop: int
    vague: bool = False
    ranged: bool = False
    sort: str = "cardinal"
    suffix: str = ""


def step_of(value: float) -> float:
    """The step of the last digit that is not a trailing zero: 170,000 -> 10,000."""
    if value == 0:
        return 1.0
    step, rest = 1.0, int(abs(value))
    while rest % 10 == 0 and rest > 9:
        step, rest = step * 10, rest // 10
    return step


def word_at(words: list[Token], at: int) -> str:
    """The word at ``at`` in lower case, "" beyond the ends."""
    return str(words[at].lower_) if 0 <= at < len(words) else ""


def exact(value: float, stop: int, precision: float | None = None) -> Numeral:
    """A single number."""
    return Numeral(value, value, step_of(value) if precision is None else precision, stop)


def share(part: float, stop: int) -> Numeral:
    """A share of a whole (a part of 1), in per cent."""
    return Numeral(100 * part, 100 * part, _SHARED, stop, sort="share")
