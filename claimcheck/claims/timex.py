"""TimeExpression: when something happened, as the text states it and as far as it resolves."""

from __future__ import annotations

import datetime as dt

import msgspec

from claimcheck.spans import Span


class TimeExpression(msgspec.Struct, frozen=True, gc=False):
    """A point or stretch of time named in a text (after TIMEX3's DATE and TIME).

    ``start`` and ``end`` are the half-open interval on the calendar, naive local time, when the
    publication date or the expression itself fixes it; both None otherwise. ``weekday`` is 0 for
    Monday, ``minutes`` the half-open interval of minutes of the day for a clock time or a part of
    the day ("7:37 a.m.", "in the afternoon"); they hold even where no date is known, and run past
    1440 where a night runs past midnight. ``relation`` is how the event lies to the time: at,
    before, after, from (not before), since, until, by. ``hedged`` marks "as early as", "about",
    "no later than". ``head`` is the offset of the word that the expression modifies, or -1.

    ``month`` (1 to 12) and ``day`` are what the text states of a date, whether or not the year is
    known. ``twelve_hour`` marks a clock time that says neither a.m. nor p.m. ("a quarter to
    seven"): ``minutes`` then holds the reading before noon. ``zone`` is the time zone as stated,
    in capitals ("GMT", "LOCAL" for "local time"), or "".
    """

    span: Span
    text: str
    start: dt.datetime | None = None
    end: dt.datetime | None = None
    weekday: int | None = None
    minutes: tuple[int, int] | None = None
    relation: str = "at"
    hedged: bool = False
    head: int = -1
    month: int | None = None
    day: int | None = None
    twelve_hour: bool = False
    zone: str = ""
