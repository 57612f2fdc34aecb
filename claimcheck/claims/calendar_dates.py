"""Where on the calendar a CalendarRef falls, given the publication date.

The rules for underspecified names ("Tuesday", "in February", "last week") follow the tense of the
governing verb, as in HeidelTime's news setting (Strötgen and Gertz 2010): the nearest one behind
for the past, the nearest one ahead for the future, the nearest of all where the tense is unknown.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from math import ceil

from dateutil.relativedelta import relativedelta

from claimcheck.claims.calendar_ref import CalendarRef, Tense

Days = tuple[dt.date, dt.date]  # half-open

DAY = dt.timedelta(days=1)
# "The start of", "the end of" a stretch: this share of it in whole days, but of a week three (the
# working week ends on Friday).
EDGE = 0.2
EDGE_DAYS = 3
# "in recent weeks", "in the coming days": up to this many of the units.
NEARBY = 6
# A tense may point at most so many days away; beyond, the nearer instance is meant and the tense
# misread ("on 11 March" on 13 March is no date of next year).
FAR = 250
_LONG_UNITS = {"decade": 10, "century": 100}


def resolve(ref: CalendarRef, published: dt.date | None, tense: Tense) -> Days | None:
    """The days that ``ref`` names; None where no date can be known.

    ``tense`` decides between the instances of a name that repeats. Dates that do not exist
    ("30 February") give None.
    """
    if ref.generic:
        return None
    try:
        days = _days(ref, published, tense)
    except (ValueError, OverflowError):
        return None
    if days is None or not ref.portion:
        return days
    return _portion(days, ref.portion, published)


def _days(ref: CalendarRef, published: dt.date | None, tense: Tense) -> Days | None:
    year = ref.year
    if (
        year is None
        and published is not None
        and ref.step_unit == "year"
        and ref.mode == "calendar"
    ):
        year = published.year + (ref.step or 0)
    if ref.month is not None:
        return _month(ref, year, published, tense)
    if ref.unit in ("decade", "century") and ref.number is not None:
        return _years(ref.number, _LONG_UNITS[ref.unit])
    if ref.unit in ("quarter", "half", "season"):
        return _part_of_year(ref, year, published, tense)
    if ref.weekday is not None:
        return _weekday(ref, published, tense) if published else None
    if ref.step_unit:
        return _relative(ref, published, tense) if published else None
    return _years(year, 1) if year is not None else None


def _years(first: int, count: int) -> Days:
    return dt.date(first, 1, 1), dt.date(first + count, 1, 1)


def _months(year: int, month: int, count: int) -> Days:
    start = dt.date(year, month, 1)
    return start, start + relativedelta(months=count)


def _month(
    ref: CalendarRef, year: int | None, published: dt.date | None, tense: Tense
) -> Days | None:
    def at(year: int) -> Days:
        assert ref.month is not None
        if ref.day is None:
            return _months(year, ref.month, 1)
        return dt.date(year, ref.month, ref.day), dt.date(
            year, ref.month, ref.day_to or ref.day
        ) + DAY

    if year is not None:
        return at(year)
    return _pick(_each_year(at, published), ref.step, published, tense) if published else None


def _part_of_year(
    ref: CalendarRef, year: int | None, published: dt.date | None, tense: Tense
) -> Days | None:
    count = 6 if ref.unit == "half" else 3
    if ref.number is None:
        return None
    month = ref.number if ref.unit == "season" else (ref.number - 1) * count + 1

    def at(year: int) -> Days:
        return _months(year, month, count)

    if year is not None:
        return at(year)
    return _pick(_each_year(at, published), ref.step, published, tense) if published else None


def _each_year(at: Callable[[int], Days], published: dt.date) -> list[Days]:
    found = []
    for year in range(published.year - 1, published.year + 2):
        try:
            found.append(at(year))
        except ValueError:  # 29 February
            continue
    return found


def _weekday(ref: CalendarRef, published: dt.date, tense: Tense) -> Days:
    assert ref.weekday is not None
    if ref.step_unit == "week":  # "Friday of next week"
        monday = published - DAY * published.weekday() + DAY * 7 * (ref.step or 0)
        day = monday + DAY * ref.weekday
        return day, day + DAY
    shift = (ref.weekday - published.weekday()) % 7
    days = [published + DAY * (shift + weeks * 7) for weeks in (-2, -1, 0, 1)]
    found = _pick([(d, d + DAY) for d in days], ref.step, published, tense)
    assert found is not None
    return found


def _pick(
    candidates: list[Days], step: int | None, published: dt.date, tense: Tense
) -> Days | None:
    """The instance meant: by "last" and "next" strictly, by tense, else the nearest."""
    found = list(candidates)
    if step is not None and step < 0:
        found = [d for d in found if d[1] <= published][-1:]
    elif step is not None and step > 0:
        found = [d for d in found if d[0] > published][:1]
    else:
        found.sort(key=lambda d: (_distance(d, published), d))
        behind = [d for d in found if d[0] <= published]
        ahead = [d for d in found if d[1] > published]
        if tense is Tense.PAST and step is None:
            found = behind[:1] or found
        elif tense is Tense.FUTURE or (tense is Tense.UNKNOWN and step == 0):
            found = ahead[:1] or found
        if found and _distance(found[0], published) > FAR:
            found = sorted(candidates, key=lambda d: (_distance(d, published), d))
    return found[0] if found else None


def _distance(days: Days, published: dt.date) -> int:
    if published < days[0]:
        return (days[0] - published).days
    return max(0, (published - days[1]).days + 1)


def _relative(ref: CalendarRef, published: dt.date, tense: Tense) -> Days | None:
    step = ref.step or 0
    if ref.mode == "near":
        far = published + _delta(ref.step_unit, NEARBY * step)
        return (published, far + DAY) if step > 0 else (far, published + DAY)
    if ref.mode == "trail":
        far = published + _delta(ref.step_unit, step)
        return (published, far + DAY) if step > 0 else (far, published + DAY)
    if ref.mode == "ago":
        return _ago(ref, step, published)
    return _unit(ref, step, published, tense)


def _ago(ref: CalendarRef, step: int, published: dt.date) -> Days:
    """A count of units back from (or on from) the publication, as wide as its rounding.

    "Two weeks ago" is what rounds to two weeks; years are taken as a difference of years, which
    is how newsrooms count them. Hours reach into the day before.
    """
    unit = ref.step_unit
    if ref.step_far is not None:
        ends = sorted((published + _delta(unit, step), published + _delta(unit, ref.step_far)))
        return ends[0], ends[1] + DAY
    middle = published + _delta(unit, step)
    if unit == "hour":
        return published - DAY, published + DAY
    if unit == "year":
        return _years(middle.year, 1)
    half = {"day": 0, "week": 3, "month": 15, "decade": 5 * 365, "century": 50 * 365}[unit]
    return middle - DAY * half, middle + DAY * (half + 1)


def _delta(unit: str, count: int) -> relativedelta:
    if unit == "hour":
        return relativedelta(hours=count)
    if unit in _LONG_UNITS:
        return relativedelta(years=_LONG_UNITS[unit] * count)
    if unit == "quarter":
        return relativedelta(months=3 * count)
    return relativedelta(**{unit + "s": count})  # type: ignore[arg-type]


def _unit(ref: CalendarRef, step: int, published: dt.date, tense: Tense) -> Days | None:
    """The calendar unit ``step`` units from the one of the publication; weeks begin on Monday."""
    match ref.step_unit:
        case "day":
            day = published + DAY * step
            return day, day + DAY
        case "week":
            monday = published + DAY * (7 * step - published.weekday())
            return monday, monday + DAY * 7
        case "weekend":
            saturday = published + DAY * (5 - published.weekday())
            weekends = [
                (saturday + DAY * 7 * n, saturday + DAY * (7 * n + 2)) for n in (-2, -1, 0, 1)
            ]
            return _pick(weekends, ref.step, published, tense)
        case "month":
            month = published + relativedelta(months=step)
            return _months(month.year, month.month, 1)
        case "quarter":
            month = published + relativedelta(months=3 * step)
            return _months(month.year, (month.month - 1) // 3 * 3 + 1, 3)
        case "year":
            return _years(published.year + step, 1)
        case "decade" | "century":
            size = _LONG_UNITS[ref.step_unit]
            return _years((published.year // size + step) * size, size)
    return None


def _portion(days: Days, portion: str, published: dt.date | None) -> Days:
    start, end = days
    length = (end - start).days
    edge = DAY * min(length, max(EDGE_DAYS, ceil(length * EDGE)))
    third = DAY * (length // 3)
    match portion:
        case "start":
            return start, start + edge
        case "end":
            return end - edge, end
        case "early":
            return start, start + third + DAY
        case "mid":
            return start + third, end - third
        case "late":
            return end - third - DAY, end
        case "past" if published is not None and start <= published < end:
            return start, published + DAY
        case "rest" if published is not None and start <= published < end:
            return published, end
    return days
