"""Every threshold in one place: its unit, its direction and why it stands where it does.

The figures were set on the development stories and on sentence pairs of our own; raising one that
gates a relation trades recall for precision.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True)
class Config:
    """What can be set. All scores are shares between 0 and 1."""

    today: dt.date | None = None
    """The day that undated articles are read on; None leaves relative times unresolved."""

    candidate: float = 0.30
    """Cosine of two claims' word vectors from which the pair is compared at all. Pairs that share
    a quantity dimension and a name come through whatever their cosine."""

    agreement: float = 0.62
    """Share of the content of both claims that must match for an agreement without a value."""

    statement: float = 0.50
    """The same for two reports of what one named speaker said of the same people: that both speak
    of one statement is itself a sign."""

    same_question: float = 0.42
    """Share of matching content, values masked, from which equal values answer one question."""

    conflicting: float = 0.50
    """The same for values that differ: a wrong conflict costs an editor more than a missed one."""

    predicate: float = 0.60
    """Word similarity from which two predicates name one kind of event."""

    story: float = 0.12
    """Cosine of two articles' weighted word counts from which they may report one event."""

    singles: int = 10
    """Single-source claims shown in a report."""

    def digest(self) -> str:
        """A short fingerprint of all settings, for the report."""
        return hashlib.sha256(repr(sorted(asdict(self).items())).encode()).hexdigest()[:12]
