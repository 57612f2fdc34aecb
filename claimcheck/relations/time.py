"""Two answers to "when?": the same, one the more precise, or exclusive of each other."""

from __future__ import annotations

import math

from msgspec import structs

from claimcheck.claims.timex import TimeExpression
from claimcheck.relations.calendar_days import calendar, days, weekday
from claimcheck.relations.clock import clocks, compare_minutes, zone_shift
from claimcheck.relations.comparison import Comparison, Outcome
from claimcheck.relations.extent import Extent, Stretch, both, extent

# How long something holds, not when it happened: comparable with their own kind only.
STRETCHES = frozenset({"since", "until"})
_NEGATED = {"before": "from", "until": "from", "by": "after", "after": "by", "from": "before"}
_MINUTES = 1440


def compare_times(a: TimeExpression, b: TimeExpression) -> Comparison:
    """Compare the values of two times that answer the same question.

    Days are compared by date where both are resolved, else by weekday or by month and day; minutes
    of the day apart from them; what only one states makes it the more precise. "Before", "after",
    "by" and "from" are open stretches: a time inside refines them, one outside conflicts, one that
    touches the bound of "by" or "from" is the same. "Since" and "until" compare with their own
    kind. Nothing known in common is not comparable. compare_times(b, a) is the swapped result.
    """
    if a.relation != b.relation and (a.relation in STRETCHES or b.relation in STRETCHES):
        return Comparison(Outcome.NOT_COMPARABLE, _pair(a, b, "say different things of a time"))
    if (a.relation == b.relation == "at") or a.relation in STRETCHES:
        return _result(_at(a, b), a, b)
    return _bounds(a, b)


def under_negation(time: TimeExpression) -> TimeExpression:
    """``time`` as a positive statement has it: "will not reopen before Monday" is from Monday on.

    Only bounds turn round; "did not happen on Monday" names no other time and is left as it is.
    """
    return structs.replace(time, relation=_NEGATED.get(time.relation, time.relation))


def _at(a: TimeExpression, b: TimeExpression) -> Extent:
    shift = zone_shift(a, b)
    first, second = _line(a), _line(b)
    if first and second and a.minutes and b.minutes and shift is not None:
        return compare_minutes((first[0] + shift, first[1] + shift), second, a, b)
    day, clock = days(a, b), clocks(a, b)
    if shift is None and day is Extent.APART:
        return Extent.UNKNOWN  # the same moment may fall on two dates
    if day is Extent.UNKNOWN:
        return _clock_alone(clock, a, b)
    if clock is Extent.UNKNOWN:
        if a.minutes and b.minutes:
            return both(day, Extent.OVERLAP)
        finer = Extent.A_WITHIN if a.minutes else Extent.B_WITHIN if b.minutes else Extent.EQUAL
        return both(day, finer)
    return both(day, clock)


def _clock_alone(clock: Extent, a: TimeExpression, b: TimeExpression) -> Extent:
    """The day is known on one side at most, or in ways that do not meet."""
    dated = _has_day(a), _has_day(b)
    if clock is Extent.UNKNOWN or dated == (True, True):
        return Extent.APART if clock is Extent.APART else Extent.UNKNOWN
    if clock is Extent.EQUAL and a.minutes and a.minutes[1] - a.minutes[0] <= 1:
        return clock  # the same minute is the same moment of one story
    finer = Extent.A_WITHIN if dated[0] else Extent.B_WITHIN if dated[1] else Extent.EQUAL
    return both(clock, finer)


def _has_day(time: TimeExpression) -> bool:
    return time.start is not None or time.weekday is not None or time.month is not None


def _line(time: TimeExpression) -> Stretch | None:
    """The stretch in minutes on one line, where the date and the minutes are both known."""
    called = calendar(time)
    if called is None:
        return None
    if time.minutes is None or time.twelve_hour or called[1] - called[0] != 1:
        return None if time.minutes else (called[0] * _MINUTES, called[1] * _MINUTES)
    return called[0] * _MINUTES + time.minutes[0], called[0] * _MINUTES + time.minutes[1]


def _bounds(a: TimeExpression, b: TimeExpression) -> Comparison:
    """At least one is an open stretch: before, by, after or from a time."""
    if a.relation == b.relation and _at(a, b) is Extent.EQUAL:
        return _result(Extent.EQUAL, a, b)
    lines = _common_line(a, b)
    if lines is None:
        return Comparison(Outcome.NOT_COMPARABLE, _pair(a, b, "cannot be put in order"))
    x, y = lines
    if (b.relation == "at" and _touches(a.relation, x, y)) or (
        a.relation == "at" and _touches(b.relation, y, x)
    ):
        return _result(Extent.EQUAL, a, b)
    found = extent(_open(a.relation, x), _open(b.relation, y))
    if found is Extent.APART and (a.hedged or b.hedged) and _near(x, y):
        found = Extent.OVERLAP
    return _result(found, a, b)


def _touches(relation: str, bound: Stretch, at: Stretch) -> bool:
    """By 2028 / in 2028, by the end of March / in the first quarter: said of one deadline."""
    if relation == "by":
        return at[1] == bound[1] and at[0] <= bound[0]
    return relation == "from" and at == bound


def _near(x: Stretch, y: Stretch) -> bool:
    return extent((x[0] - _MINUTES, x[1] + _MINUTES), y) is not Extent.APART and all(
        s[1] - s[0] <= _MINUTES for s in (x, y)
    )


def _common_line(a: TimeExpression, b: TimeExpression) -> tuple[Stretch, Stretch] | None:
    first, second = _line(a), _line(b)
    shift = zone_shift(a, b)
    if first and second:
        moved = shift or 0
        return (first[0] + moved, first[1] + moved), second
    undated = not _has_day(a) and not _has_day(b)
    if undated and a.minutes and b.minutes and not (a.twelve_hour or b.twelve_hour):
        return None if shift is None else ((a.minutes[0] + shift, a.minutes[1] + shift), b.minutes)
    return None


def _open(relation: str, named: Stretch) -> Stretch:
    low, high = named
    return {
        "before": (-math.inf, low),
        "by": (-math.inf, high),
        "after": (high, math.inf),
        "from": (low, math.inf),
    }.get(relation, named)


def _result(found: Extent, a: TimeExpression, b: TimeExpression) -> Comparison:
    match found:
        case Extent.EQUAL:
            return Comparison(Outcome.SAME, _pair(a, b, "name the same time"), "both")
        case Extent.A_WITHIN:
            return Comparison(Outcome.REFINES, _within(a, b), "a")
        case Extent.B_WITHIN:
            return Comparison(Outcome.REFINES, _within(b, a), "b")
        case Extent.OVERLAP:
            return Comparison(Outcome.REFINES, _pair(a, b, "can both hold"))
        case Extent.APART:
            return Comparison(Outcome.CONFLICTS, _pair(a, b, "exclude each other"))
    if weekday(a) is not None and weekday(a) == weekday(b):
        why = "are the same weekday, perhaps of two weeks"
    else:
        why = "have no part of the date or hour in common"
    return Comparison(Outcome.NOT_COMPARABLE, _pair(a, b, why))


def _pair(a: TimeExpression, b: TimeExpression, says: str) -> str:
    first, second = sorted((_quote(a), _quote(b)))
    return f"{first} and {second} {says}"


def _within(a: TimeExpression, b: TimeExpression) -> str:
    return f"{_quote(a)} lies within {_quote(b)}"


def _quote(time: TimeExpression) -> str:
    return " ".join(time.text.split())
