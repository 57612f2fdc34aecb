"""The days of two times compared: by date where both are known, else by weekday or month."""

from __future__ import annotations

import datetime as dt

from claimcheck.claims.timex import TimeExpression
from claimcheck.relations.extent import Extent, Stretch, extent, gap

WEEK = 7.0
# Years told by subtraction ("51 years ago") may be one off by the month: a hedged stretch of about
# a year or longer allows half its length beside it.
LONG = 300.0


def days(a: TimeExpression, b: TimeExpression) -> Extent:
    """How the days of ``a`` lie to those of ``b``; UNKNOWN where they cannot be told.

    A night belongs to the day that it begins on, and overlaps the next.
    """
    first, second = calendar(a), calendar(b)
    if first is None or second is None:
        return _undated(a, b)
    found = extent(first, second)
    if found is not Extent.APART:
        return found
    if extent(_real(a, first), _real(b, second)) is not Extent.APART:
        return Extent.OVERLAP
    if (a.hedged or b.hedged) and gap(first, second) <= _slack(a, first, b, second):
        return Extent.OVERLAP
    if _other_week(a, first, b, second):
        return Extent.UNKNOWN
    return Extent.APART


def calendar(time: TimeExpression) -> Stretch | None:
    """The days that ``time`` is called by, as ordinals, half-open; a night by where it begins."""
    if time.start is None or time.end is None:
        return None
    start = time.start
    if time.minutes is not None and not _whole_days(time):
        start -= dt.timedelta(minutes=time.minutes[0])
        return float(start.toordinal()), float(start.toordinal() + 1)
    return float(start.toordinal()), float(max(time.end.toordinal(), start.toordinal() + 1))


def _whole_days(time: TimeExpression) -> bool:
    return time.twelve_hour or (time.end - time.start) > dt.timedelta(days=1)  # type: ignore[operator]


def _real(time: TimeExpression, called: Stretch) -> Stretch:
    if time.minutes is None or time.minutes[1] <= 1440:
        return called
    return called[0], called[1] + 1 if time.minutes[1] > 1441 else called[1]


def _slack(a: TimeExpression, x: Stretch, b: TimeExpression, y: Stretch) -> float:
    """How far apart hedged days may be: neighbours ("as early as Tuesday"), half a hedged year."""
    lengths = [s[1] - s[0] for t, s in ((a, x), (b, y)) if t.hedged]
    if x[1] - x[0] == 1 and y[1] - y[0] == 1:
        return 0.0
    longest = max(lengths)
    return longest / 2 if longest >= LONG else -1.0


def _other_week(a: TimeExpression, x: Stretch, b: TimeExpression, y: Stretch) -> bool:
    """The same weekday a week apart: as likely one day, resolved once back and once ahead."""
    loose = (a.weekday is not None and a.day is None) or (b.weekday is not None and b.day is None)
    return loose and x[1] - x[0] == y[1] - y[0] == 1 and abs(x[0] - y[0]) == WEEK


def _undated(a: TimeExpression, b: TimeExpression) -> Extent:
    first, second = _month_day(a), _month_day(b)
    if first[0] is not None and second[0] is not None:
        if first[0] != second[0]:
            return Extent.APART
        if first[1] is not None and second[1] is not None:
            return Extent.EQUAL if first == second else Extent.APART
        if first[1] == second[1]:
            return Extent.EQUAL
        return Extent.B_WITHIN if first[1] is None else Extent.A_WITHIN
    one, other = weekday(a), weekday(b)
    if one is None or other is None:
        return Extent.UNKNOWN
    if one == other:
        return Extent.EQUAL
    ahead = (other - one) % 7
    into_next = (ahead == 1 and _runs_over(a)) or (ahead == 6 and _runs_over(b))
    return Extent.OVERLAP if into_next else Extent.APART


def _runs_over(time: TimeExpression) -> bool:
    return time.minutes is not None and time.minutes[1] > 1441


def weekday(time: TimeExpression) -> int | None:
    """The weekday as stated, or that of the one day it resolves to (0 is Monday)."""
    if time.weekday is not None:
        return time.weekday
    called = calendar(time)
    if called is None or called[1] - called[0] != 1:
        return None
    return dt.date.fromordinal(int(called[0])).weekday()


def _month_day(time: TimeExpression) -> tuple[int | None, int | None]:
    if time.month is not None:
        return time.month, time.day
    called = calendar(time)
    if called is None or called[1] - called[0] != 1:
        return None, None
    day = dt.date.fromordinal(int(called[0]))
    return day.month, day.day
