"""Clock times and parts of the day compared, with the tolerances of news prose.

Tolerances are in minutes. They are ours: they follow how reporters round (to five minutes, to the
quarter, to the hour when they say "around"), and keep "5.15" and "4.50" apart.
"""

from __future__ import annotations

from claimcheck.claims.timex import TimeExpression
from claimcheck.lexicons import load
from claimcheck.relations.extent import Extent, Stretch, extent, gap

DAY = 1440
# Two clock times so close are one where either is rounded to five or hedged.
ROUNDED = 5
# "About 6:40" covers so much; what lies further off conflicts.
HEDGED = 15
# "Around 8 p.m.": a hedge on a full hour covers half of it.
HEDGED_HOUR = 30
# A part of the day has no sharp edge: "in the evening" allows a clock so far outside it.
PART_EDGE = 30

_ZONES = load("times")["zones"]
_UNSTATED = ("", "LOCAL")


def clocks(a: TimeExpression, b: TimeExpression) -> Extent:
    """How the minutes of the day of ``a`` lie to those of ``b``, whatever the date.

    UNKNOWN where either has none, or where their time zones cannot be brought together.
    """
    if a.minutes is None or b.minutes is None:
        return Extent.UNKNOWN
    other = b.minutes
    shift = zone_shift(a, b)
    turn = DAY // 2 if a.twelve_hour or b.twelve_hour else DAY
    best = min(
        (_move(a.minutes, (shift or 0) + turn * n) for n in range(-4, 5)),
        key=lambda m: (gap(m, other), abs(m[0] - other[0])),
    )
    found = compare_minutes(best, other, a, b)
    if shift is None and found is not Extent.EQUAL:
        return Extent.UNKNOWN
    return found


def zone_shift(a: TimeExpression, b: TimeExpression) -> int | None:
    """Minutes to add to ``a`` to read it in the zone of ``b``; None where that is not known.

    No zone and "local time" are the same; whether a named zone is the local one is not known.
    """
    if a.zone == b.zone or (a.zone in _UNSTATED and b.zone in _UNSTATED):
        return 0
    first, second = _ZONES.get(a.zone.lower()), _ZONES.get(b.zone.lower())
    return None if first is None or second is None else second - first


def compare_minutes(x: Stretch, y: Stretch, a: TimeExpression, b: TimeExpression) -> Extent:
    """How ``x`` (of ``a``) lies to ``y`` (of ``b``) on one line of minutes."""
    points = _is_point(x), _is_point(y)
    if points == (True, True):
        return _points(x[0], y[0], a.hedged, b.hedged)
    found = extent(x, y)
    if found is Extent.APART and any(points) and gap(x, y) < PART_EDGE:
        return Extent.OVERLAP
    return found


def _points(x: float, y: float, a_hedged: bool, b_hedged: bool) -> Extent:
    apart = abs(x - y)
    if apart == 0:
        return Extent.EQUAL
    if a_hedged or b_hedged:
        if apart <= ROUNDED:
            return Extent.EQUAL
        on_hour = (a_hedged and x % 60 == 0) or (b_hedged and y % 60 == 0)
        if apart > (HEDGED_HOUR if on_hour else HEDGED):
            return Extent.APART
        return _finer(a_hedged, b_hedged)
    if apart < ROUNDED and (x % 5 == 0 or y % 5 == 0):
        return _finer(x % 5 == 0, y % 5 == 0)
    return Extent.APART


def _finer(a_coarse: bool, b_coarse: bool) -> Extent:
    if a_coarse == b_coarse:
        return Extent.OVERLAP
    return Extent.B_WITHIN if a_coarse else Extent.A_WITHIN


def _is_point(minutes: Stretch) -> bool:
    return minutes[1] - minutes[0] <= 1


def _move(minutes: tuple[int, int], by: int) -> tuple[int, int]:
    return minutes[0] + by, minutes[1] + by
