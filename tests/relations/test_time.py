"""Comparing times: what is the same, what refines, what conflicts; and the laws of comparison."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.claims.timex import TimeExpression
from claimcheck.relations.comparison import Outcome
from claimcheck.relations.time import compare_times, under_negation
from claimcheck.spans import Span

SAME, REFINES = Outcome.SAME, Outcome.REFINES
CONFLICTS, NOT_COMPARABLE = Outcome.CONFLICTS, Outcome.NOT_COMPARABLE
TUESDAY = dt.date(2025, 3, 11)


def time(text: str, **values) -> TimeExpression:
    return TimeExpression(Span(0, len(text)), text, **values)


def stretch(text: str, first: str, last: str, **values) -> TimeExpression:
    start, end = (dt.datetime.fromisoformat(x) for x in (first, last))
    return time(text, start=start, end=end, **values)


def day(text: str, date: str, *, minutes: tuple[int, int] | None = None, **values):
    start = dt.datetime.fromisoformat(date)
    low, high = minutes or (0, 1440)
    if values.get("twelve_hour"):
        low, high = 0, 1440
    return time(
        text,
        start=start + dt.timedelta(minutes=low),
        end=start + dt.timedelta(minutes=high),
        minutes=minutes,
        **values,
    )


def clock(text: str, hour: int, minute: int = 0, **values) -> TimeExpression:
    at = hour * 60 + minute
    return time(text, minutes=(at, at + 1), **values)


EVENING, AFTERNOON, NIGHT = (1020, 1440), (720, 1080), (1140, 1680)

CASES = [
    # days
    (SAME, day("Tuesday", "2025-03-11", weekday=1), day("yesterday", "2025-03-11")),
    (SAME, time("Tuesday", weekday=1), day("11 March", "2025-03-11", month=3, day=11)),
    (
        SAME,
        day("as early as Tuesday", "2025-03-11", weekday=1, hedged=True),
        day("Tuesday", "2025-03-11", weekday=1),
    ),
    (
        REFINES,
        day("as early as Tuesday", "2025-03-11", weekday=1, hedged=True),
        day("Wednesday", "2025-03-12", weekday=2),
    ),
    (CONFLICTS, day("12 March", "2025-03-12"), day("Thursday 13 March", "2025-03-13", weekday=3)),
    (CONFLICTS, time("Monday", weekday=0), time("Sunday evening", weekday=6, minutes=EVENING)),
    (REFINES, time("Sunday", weekday=6), time("Sunday evening", weekday=6, minutes=EVENING)),
    (REFINES, time("Monday", weekday=0), time("Sunday night", weekday=6, minutes=NIGHT)),
    (CONFLICTS, time("11 March", month=3, day=11), time("12 March", month=3, day=12)),
    (SAME, time("Oct. 21", month=10, day=21), day("21 October 2011", "2011-10-21")),
    (REFINES, time("October", month=10), time("21 October", month=10, day=21)),
    # resolved once back and once ahead: no conflict
    (
        NOT_COMPARABLE,
        day("Tuesday", "2025-03-11", weekday=1),
        day("Tuesday", "2025-03-18", weekday=1),
    ),
    # stretches
    (
        REFINES,
        stretch("this week", "2025-03-10", "2025-03-17"),
        day("Tuesday", "2025-03-11", weekday=1),
    ),
    (
        CONFLICTS,
        stretch("two weeks ago", "2025-02-24", "2025-03-03"),
        stretch("about three weeks ago", "2025-02-17", "2025-02-24", hedged=True),
    ),
    (
        CONFLICTS,
        stretch("in 1974", "1974-01-01", "1975-01-01"),
        stretch("in 1947", "1947-01-01", "1948-01-01"),
    ),
    (
        REFINES,
        stretch("about 50 years ago", "1975-01-01", "1976-01-01", hedged=True),
        stretch("in 1974", "1974-01-01", "1975-01-01"),
    ),
    # the clock
    (SAME, clock("7:40 a.m.", 7, 40), clock("7.40 am", 7, 40)),
    (CONFLICTS, clock("5.15 p.m.", 17, 15), clock("4.50 p.m.", 16, 50)),
    (CONFLICTS, clock("7:37 a.m.", 7, 37), time("in the afternoon", minutes=AFTERNOON)),
    (REFINES, clock("1 p.m.", 13), time("in the afternoon", minutes=AFTERNOON)),
    (REFINES, clock("11:40 a.m.", 11, 40), time("in the afternoon", minutes=AFTERNOON)),
    (
        REFINES,
        time("shortly before midnight", minutes=(1410, 1440), hedged=True),
        clock("11:52 p.m.", 23, 52),
    ),
    (
        SAME,
        clock("about a quarter to seven", 6, 45, hedged=True, twelve_hour=True),
        clock("6.42 p.m.", 18, 42),
    ),
    (CONFLICTS, clock("half past nine", 9, 30, twelve_hour=True), clock("8 p.m.", 20)),
    (REFINES, clock("around 8 p.m.", 20, hedged=True), clock("8:20 p.m.", 20, 20)),
    (
        REFINES,
        clock("about 3:10", 15, 10, hedged=True),
        clock("about 3:20", 15, 20, hedged=True),
    ),
    (CONFLICTS, clock("about 3:10 p.m.", 15, 10, hedged=True), clock("4 p.m.", 16)),
    (REFINES, clock("7:40 a.m.", 7, 40), clock("7:37 a.m.", 7, 37)),
    (CONFLICTS, time("in the morning", minutes=(300, 720)), time("afternoon", minutes=AFTERNOON)),
    (SAME, clock("18:00 GMT", 18, zone="GMT"), clock("7 p.m. BST", 19, zone="BST")),
    (NOT_COMPARABLE, clock("18:00 GMT", 18, zone="GMT"), clock("9 p.m.", 21)),
    # the day on one side only
    (
        REFINES,
        day("Tuesday", "2025-03-11"),
        day("7:37 a.m. on Tuesday", "2025-03-11", minutes=(457, 458)),
    ),
    (
        SAME,
        clock("6.42 p.m.", 18, 42),
        day("6.42 p.m. on Tuesday", "2025-03-11", minutes=(1122, 1123)),
    ),
    (
        REFINES,
        time("in the evening", minutes=EVENING),
        day("Tuesday evening", "2025-03-11", minutes=EVENING),
    ),
    (
        CONFLICTS,
        clock("7:37 a.m.", 7, 37),
        day("yesterday afternoon", "2025-03-11", minutes=AFTERNOON),
    ),
    (NOT_COMPARABLE, day("Tuesday", "2025-03-11"), time("in the afternoon", minutes=AFTERNOON)),
    (NOT_COMPARABLE, time("now"), day("Tuesday", "2025-03-11")),
    # bounds
    (
        REFINES,
        day("before 24 March", "2025-03-24", relation="before"),
        day("14 March", "2025-03-14"),
    ),
    (
        CONFLICTS,
        day("before 24 March", "2025-03-24", relation="before"),
        day("28 March", "2025-03-28"),
    ),
    (
        CONFLICTS,
        day("before 24 March", "2025-03-24", relation="before"),
        day("24 March", "2025-03-24"),
    ),
    (
        CONFLICTS,
        day("not before 24 March", "2025-03-24", relation="from"),
        day("14 March", "2025-03-14"),
    ),
    (
        SAME,
        stretch("by 2028", "2028-01-01", "2029-01-01", relation="by"),
        stretch("in 2028", "2028-01-01", "2029-01-01"),
    ),
    (
        SAME,
        stretch("by the end of March", "2026-03-22", "2026-04-01", relation="by", hedged=True),
        stretch("first quarter of 2026", "2026-01-01", "2026-04-01"),
    ),
    (
        REFINES,
        stretch("by the end of the week", "2025-03-14", "2025-03-17", relation="by"),
        day("Thursday", "2025-03-13"),
    ),
    (
        REFINES,
        day("by Friday", "2025-03-14", relation="by"),
        day("by Monday", "2025-03-17", relation="by"),
    ),
    (
        CONFLICTS,
        day("before Friday", "2025-03-14", relation="before"),
        day("after Friday", "2025-03-14", relation="after"),
    ),
    # states
    (
        NOT_COMPARABLE,
        day("since Monday", "2025-03-10", relation="since"),
        day("Monday", "2025-03-10"),
    ),
    (
        CONFLICTS,
        day("until Monday", "2025-03-17", relation="until"),
        day("until Friday", "2025-03-14", relation="until"),
    ),
]


@pytest.mark.parametrize(
    ("outcome", "a", "b"), CASES, ids=[f"{a.text} / {b.text}" for _, a, b in CASES]
)
def test_outcome(outcome, a, b):
    found = compare_times(a, b)
    assert found.outcome is outcome, found.why
    assert compare_times(b, a) == found.swapped()


def test_entails_points_to_the_more_precise():
    wide = day("Tuesday", "2025-03-11")
    fine = day("7:37 a.m. on Tuesday", "2025-03-11", minutes=(457, 458))
    assert compare_times(fine, wide).entails == "a"
    assert compare_times(wide, fine).entails == "b"
    assert compare_times(wide, wide).entails == "both"


def test_negation_turns_a_bound_round():
    reopen = day("Friday", "2025-03-14")
    closed = day("before 24 March", "2025-03-24", relation="before")
    assert compare_times(under_negation(closed), reopen).outcome is CONFLICTS
    assert under_negation(reopen) == reopen


@st.composite
def times(draw):
    minutes = draw(
        st.none()
        | st.integers(0, 1439).map(lambda m: (m, m + 1))
        | st.sampled_from([EVENING, AFTERNOON, NIGHT, (0, 420), (1410, 1440)])
    )
    twelve = minutes is not None and minutes[1] <= 720 and draw(st.booleans())
    start = end = weekday = None
    if draw(st.booleans()):
        date = TUESDAY + dt.timedelta(days=draw(st.integers(-20, 20)))
        length = draw(st.sampled_from([1, 1, 7, 31, 365]))
        start = dt.datetime.combine(date, dt.time())
        end = start + dt.timedelta(days=length)
        weekday = draw(st.none() | st.just(date.weekday())) if length == 1 else None
        if minutes and length == 1 and not twelve:
            start, end = (start + dt.timedelta(minutes=m) for m in minutes)
    else:
        weekday = draw(st.none() | st.integers(0, 6))
    return time(
        draw(st.sampled_from(["one", "two", "three"])),
        start=start,
        end=end,
        weekday=weekday,
        minutes=minutes,
        twelve_hour=twelve,
        relation=draw(
            st.sampled_from(["at", "at", "at", "before", "after", "by", "from", "since", "until"])
        ),
        hedged=draw(st.booleans()),
        zone=draw(st.sampled_from(["", "", "LOCAL", "GMT", "EST"])),
    )


@given(times(), times())
def test_swapping_the_sides_swaps_the_result(a, b):
    assert compare_times(b, a) == compare_times(a, b).swapped()


@given(times())
def test_a_time_is_the_same_as_itself_or_says_nothing(time):
    known = time.start is not None or time.weekday is not None or time.minutes is not None
    outcome = compare_times(time, time).outcome
    assert outcome is (SAME if known else NOT_COMPARABLE)


@given(times(), times())
def test_only_the_same_entails_both_ways(a, b):
    found = compare_times(a, b)
    assert (found.entails == "both") == (found.outcome is SAME)
    if found.outcome in (CONFLICTS, NOT_COMPARABLE):
        assert found.entails == "none"
