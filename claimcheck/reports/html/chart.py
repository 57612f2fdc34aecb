"""The chart of an update: a figure by publication time, as points of an inline SVG."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from claimcheck.reports.html.question import Answer, Question
from claimcheck.reports.html.shown import clipped

LEFT, RIGHT, TOP, BOTTOM = 24, 536, 26, 102  # of the plot, in units of the view box


@dataclass(frozen=True, slots=True)
class Point:
    """One answer in the chart: a figure from ``low`` to ``high`` (heights), open where unbounded.

    ``open_up`` and ``open_down`` say that the text leaves the figure open on that side.
    """

    x: float
    low: float
    high: float
    open_up: bool
    open_down: bool
    label: str
    answer: Answer


@dataclass(frozen=True, slots=True)
class Chart:
    """Points in the order of publication, and when the first and the last were published."""

    points: tuple[Point, ...]
    first: str
    last: str


def chart(question: Question) -> Chart | None:
    """The chart of an updated figure; None without two figures of one unit at two times."""
    if not any(r.verb == "update" for r in question.relations):
        return None
    found = []
    units = set()
    for answer in question.answers:
        quantity = _quantity(answer)
        time = _time(answer.claim.article.published)
        if quantity is not None and time is not None:
            units.add((quantity["dimension"], quantity["unit"]))
            found.append((time, answer, *_range(quantity)))
    found.sort(key=lambda f: (f[0], f[2], f[1].claim.number))
    times = {f[0] for f in found}
    least, most = min((f[2] for f in found), default=0), max((f[3] for f in found), default=0)
    if len(units) != 1 or len(times) < 2 or least == most:
        return None
    start, end = min(times), max(times)

    def height(figure: float) -> float:
        return round(BOTTOM - (BOTTOM - TOP) * ((figure - least) / (most - least)), 1)

    points = [
        Point(
            x=round(LEFT + (RIGHT - LEFT) * ((time - start) / (end - start)), 1),
            low=height(low),
            high=height(high),
            open_up=up,
            open_down=down,
            label=clipped(answer.words, 24),
            answer=answer,
        )
        for time, answer, low, high, up, down in found
    ]
    drawn = {(p.x, p.low, p.high, p.label): p for p in reversed(points)}
    kept = tuple(p for p in points if drawn[p.x, p.low, p.high, p.label] is p)
    return Chart(kept, kept[0].answer.claim.article.when, kept[-1].answer.claim.article.when)


def _quantity(answer: Answer) -> Mapping[str, Any] | None:
    """The quantity that the answer points at, where it has at least one end."""
    for quantity in answer.claim.quantities:
        if quantity["start"] < answer.end and answer.start < quantity["end"]:
            return quantity if quantity["low"] is not None or quantity["high"] is not None else None
    return None


def _range(quantity: Mapping[str, Any]) -> tuple[float, float, bool, bool]:
    """The least and the greatest figure that the words allow, and on which side they are open."""
    low, high, bound = quantity["low"], quantity["high"], quantity["bound"]
    least = float(high if low is None else low)
    most = float(low if high is None else high)
    return least, most, high is None or bound == "at_least", low is None or bound == "at_most"


def _time(published: str | None) -> dt.datetime | None:
    try:
        time = dt.datetime.fromisoformat(published or "")
    except ValueError:
        return None
    return time if time.tzinfo else time.replace(tzinfo=dt.UTC)
