"""Finding: what a rule reports, tied to a place in an article."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from claimcheck.spans import Span


class Level(StrEnum):
    """SARIF's levels."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Location:
    """A place in an article; line and column are counted from one."""

    article: str
    span: Span
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Finding:
    """One result of one rule. ``fingerprint`` depends on the texts, not on where they stand."""

    fingerprint: str
    code: str
    name: str
    level: Level
    score: float
    message: str
    claims: tuple[str, ...]
    location: Location
    related: tuple[Location, ...] = ()
