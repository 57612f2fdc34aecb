"""CalendarRef: what a text says of the calendar, before any date is known."""

from __future__ import annotations

from dataclasses import dataclass, fields
from enum import StrEnum


class Tense(StrEnum):
    """On which side of the publication the event lies, as far as grammar tells."""

    PAST = "past"
    FUTURE = "future"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class CalendarRef:
    """Calendar fields as stated; None or "" where the text says nothing.

    ``year`` to ``weekday`` are what they say (``day_to``: the last day of "3-5 March").
    ``unit`` with ``number`` names a larger stretch: quarter or half (of ``year``), season (first
    month), decade or century (first year). ``step`` counts from the publication, in ``step_unit``
    where that is stated ("last week": -1 week) and else in the named thing ("last Tuesday": -1).
    ``mode`` says how: calendar ("last week"), ago (to the day, up to ``step_far``), trail ("in the
    last week"), near ("in recent days"). ``portion`` is start, mid, end, past ("earlier this
    week") or rest ("later this week"). ``generic`` is a day that no calendar fixes ("on a
    Friday").
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    day_to: int | None = None
    weekday: int | None = None
    unit: str = ""
    number: int | None = None
    step: int | None = None
    step_unit: str = ""
    step_far: int | None = None
    mode: str = ""
    portion: str = ""
    generic: bool = False

    def merged(self, other: CalendarRef) -> CalendarRef:
        """Both together ("Tuesday" and "11 March"); where both speak, the first holds."""
        values = {f.name: getattr(self, f.name) for f in fields(self)}
        for name, value in values.items():
            if value in (None, "", False):
                values[name] = getattr(other, name)
        return CalendarRef(**values)
