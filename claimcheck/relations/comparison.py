"""Comparison: what a typed comparator says of two answers to one question."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Outcome(StrEnum):
    """How two answers to the same question stand to each other."""

    SAME = "same"
    REFINES = "refines"  # one is vaguer, wider, or a bound that merely allows the other
    CONFLICTS = "conflicts"
    NOT_COMPARABLE = "not comparable"


@dataclass(frozen=True, slots=True)
class Comparison:
    """An outcome with its reason.

    ``entails`` says which answer implies the other: both, a, b or none (``a``: the first implies
    the second, as 38 implies "dozens"). ``why`` is a plain clause that can follow the quotes, such
    as "37 mph and 59.5 km/h are the same speed".
    """

    outcome: Outcome
    why: str
    entails: str = "none"

    def swapped(self) -> Comparison:
        """The same comparison with the two sides exchanged."""
        other = {"a": "b", "b": "a"}.get(self.entails, self.entails)
        return Comparison(self.outcome, self.why, other)
