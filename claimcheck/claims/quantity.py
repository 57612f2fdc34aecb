"""Quantity: a number in a text as an interval with a unit, and what it counts."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from claimcheck.spans import Span


class Bound(StrEnum):
    """How the text limits the number it names."""

    EXACT = "exact"
    ABOUT = "about"  # about, some, roughly, nearly, approximately
    AT_LEAST = "at_least"  # at least 20, 20 or more
    MORE_THAN = "more_than"  # more than 20, over 20
    AT_MOST = "at_most"  # up to 20, at most 20
    LESS_THAN = "less_than"  # fewer than 20, under 20
    RANGE = "range"  # between 10 and 15
    VAGUE = "vague"  # dozens, several, tens of millions


class Quantity(msgspec.Struct, frozen=True, gc=False):
    """A number and what it measures or counts.

    ``low`` and ``high`` are the named number or, for a range or a vague number, the two ends, in
    ``unit``. Bounds are kept apart in ``bound`` and not folded into them. ``precision`` is the
    step of the last digit that the text states (38 -> 1, 170,000 -> 10,000, 1.2 -> 0.1).

    ``dimension`` is one of count, length, speed, mass, area, volume, temperature, power, energy,
    pressure, data, frequency, voltage, money, percent, percentage_point, duration, age, magnitude,
    ratio, ordinal, year, score, identifier, street_number. Shares ("two thirds", "one in five")
    are percentages, multiples ("three times") ratios. ``unit`` is a pint unit name for physical
    dimensions ("mile / hour"), an ISO 4217 code for money, and empty for counts. ``per`` is what a
    rate refers to: a unit of time ("day"), a number of people ("100000") or a noun ("person"); ""
    where it is no rate.

    ``counted`` is the lemma of the counted or measured noun ("carriage" in "20 bulletproof
    carriages", "speed" in "a top speed of 37 mph"), ``modifiers`` are the lemmas that narrow it
    ("bulletproof"). ``span`` covers the value expression with its approximator and unit ("about
    37 mph"); ``noun_span`` runs on to the counted noun.
    """

    span: Span
    text: str
    low: float
    high: float
    bound: Bound = Bound.EXACT
    dimension: str = "count"
    unit: str = ""
    precision: float = 1.0
    counted: str = ""
    modifiers: tuple[str, ...] = ()
    noun_span: Span | None = None
    per: str = ""
