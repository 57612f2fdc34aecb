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
class Suppressed:
    """Why a finding is silenced; ``kind`` is SARIF's: "inSource" for a comment in the copy,
    "external" for a sidecar or a decision."""

    reason: str
    kind: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One result of one rule.

    ``fingerprint`` depends on what the texts say, not on where they stand: it survives reflowed
    paragraphs, moved lines, renamed files and added sentences. ``location`` is the place to look
    at first (in house copy, where there is any), ``related`` the places that it is held against.
    ``score`` is the confidence between 0 and 1; it is not the level.

    ``baseline_state`` is SARIF's ("new", "unchanged") where a baseline was given, ``suppression``
    says why somebody silenced the finding; both None otherwise.
    """

    fingerprint: str
    code: str
    name: str
    level: Level
    score: float
    message: str
    claims: tuple[str, ...]
    location: Location
    related: tuple[Location, ...] = ()
    baseline_state: str | None = None
    suppression: Suppressed | None = None

    @property
    def open(self) -> bool:
        """Whether nobody has dealt with it yet: neither silenced nor in the baseline."""
        return self.suppression is None and self.baseline_state != "unchanged"
