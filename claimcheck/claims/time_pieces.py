"""What each form of a time says: from a match to a Piece."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from claimcheck.claims.calendar_ref import CalendarRef
from claimcheck.lexicons import load

DAY_MINUTES = 24 * 60
NOON = 12 * 60

Match = re.Match[str]
NOTHING = CalendarRef()

_LEX = load("times")
_STEP = {"last": -1, "past": -1, "this": 0, "current": 0, "next": 1, "coming": 1}
_MINUTES = {"quarter": 15, "half": 30}


@dataclass(frozen=True, slots=True)
class Piece:
    """One form found in a text: characters ``start`` to ``end``, and what it says.

    ``needs`` is what must stand beside it, else it is no time: lead (a preposition: "in 2004"),
    join (another piece: "early Tuesday", "the end of next month"), part (a part of the day: "9.25
    in the morning"), or "". ``word`` tells the forms apart whose joining has rules of its own.
    """

    start: int
    end: int
    ref: CalendarRef = NOTHING
    minutes: tuple[int, int] | None = None
    clock: bool = False
    twelve_hour: bool = False
    zone: str = ""
    hedged: bool = False
    needs: str = ""
    word: str = ""


def number(word: str) -> int:
    """The number that a figure or word ("twenty-five") stands for."""
    word = word.lower()
    if word.isdigit():
        return int(word)
    tens, _, ones = word.partition("-")
    return int(_LEX["numbers"][tens]) + (int(_LEX["numbers"][ones]) if ones else 0)


def step(match: Match) -> int | None:
    """How far "last", "this" or "next" counts; None where none of them stands there."""
    word = match.groupdict().get("step")
    return _STEP[word.split()[-1].lower()] if word else None


def _zone(match: Match) -> str:
    return match["zone"].split()[0].upper() if match["zone"] else ""


def _clock(match: Match, minute: int, **more: Any) -> Piece:
    return Piece(
        match.start(),
        match.end(),
        minutes=(minute, minute + 1),
        clock=True,
        zone=_zone(match),
        **more,
    )


def meridiem(match: Match) -> Piece | None:
    """7:37 a.m., 3pm."""
    hour, minute = int(match["h"]), int(match["m"] or 0)
    if hour > 12:
        return None
    return _clock(match, hour % 12 * 60 + minute + (NOON if match["half"] in "pP" else 0))


def colon(match: Match) -> Piece | None:
    """7:40, 18:50 IST: hours of one or two figures, told apart by zone, zero or range."""
    hour, minute = int(match["h"]), int(match["m"])
    sure = bool(match["hrs"]) or _zone(match) not in ("", "LOCAL")
    if match["sep"] == "." and not sure:
        if not 1 <= hour <= 12:
            return None
        return _clock(match, hour % 12 * 60 + minute, twelve_hour=True, needs="part")
    twelve = not sure and 1 <= hour < 12 and not match["h"].startswith("0")
    value = hour * 60 + minute  # 12:00 is noon
    return _clock(match, value, twelve_hour=twelve, needs="" if sure else "lead")


def four_digits(match: Match) -> Piece:
    """0037 GMT, 1500 hours."""
    return _clock(match, int(match["h"]) * 60 + int(match["m"]))


def past_to(match: Match) -> Piece:
    """Half past nine, a quarter to seven, five minutes to six."""
    hour = number(match["hour"])
    word = (match["minute"] or match["minute2"] or match["minute3"]).lower()
    minute = _MINUTES.get(word) or number(word)
    if (match["way"] or match["way2"] or match["way3"]).lower() in ("to", "before"):
        minute = -minute
    return _clock(match, (hour % 12 * 60 + minute) % NOON, twelve_hour=True, needs="lead")


def oclock(match: Match) -> Piece:
    """Seven o'clock."""
    hour = number(match["hour"])
    return _clock(match, hour % 12 * 60, twelve_hour=True)


def noon(match: Match) -> Piece:
    """Noon; midnight is the end of its day."""
    word = match["word"].lower()
    minute = DAY_MINUTES if word == "midnight" else NOON
    return Piece(match.start(), match.end(), minutes=(minute, minute + 1), clock=True, word=word)


def part(match: Match) -> Piece:
    """A part of the day: the afternoon, overnight, before dawn."""
    word = match["part"].lower().replace("-", " ")
    low, high = _LEX["parts"][word]
    strong = word == "overnight" or word.split()[0] in ("before", "after")
    return Piece(
        match.start(), match.end(), minutes=(low, high), needs="" if strong else "lead", word=word
    )


def near_part(match: Match) -> Piece:
    """This morning, last night, tomorrow night: a part of a day counted from the publication."""
    word = match["part"].lower()
    low, high = _LEX["parts"][word]
    ref = CalendarRef(step=step(match), step_unit="day", mode="calendar")
    return Piece(match.start(), match.end(), ref, (low, high), word=word)


def edge(match: Match) -> Piece:
    """Early, late: beside a day the part of the day, beside a longer stretch a part of it."""
    word = match["word"].lower()
    low_high = _LEX["parts"][word]
    minutes = (low_high[0], low_high[1])
    ref = CalendarRef(portion=word)
    return Piece(match.start(), match.end(), ref, minutes, needs="join", word="edge")
