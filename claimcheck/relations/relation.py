"""Relation: what holds between two claims on one slot, and the words that show it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from claimcheck.alignment.origins import Origins
from claimcheck.spans import Span


class Kind(StrEnum):
    """What sort of answer the two claims are compared on."""

    QUANTITY = "quantity"
    TIME = "time"
    PLACE = "place"
    NAME = "name"
    ROLE = "role"
    POLARITY = "polarity"
    CAUSE = "cause"
    QUOTE = "quote"
    OTHER = "other"


class Verb(StrEnum):
    """The four relations of the report."""

    AGREEMENT = "agreement"
    CONTRADICTION = "contradiction"
    UPDATE = "update"
    COMPATIBLE = "compatible"


@dataclass(frozen=True, slots=True)
class Evidence:
    """The two answers, inside their claims, and one plain sentence why."""

    slot: str
    a: Span
    a_value: str
    b: Span
    b_value: str
    why: str


@dataclass(frozen=True, slots=True)
class Relation:
    """A judged pair of claims (identifiers ``a`` and ``b``) on one slot.

    ``between`` says whether a contradiction or update lies between outlets or between the sources
    they quote; ``score`` is the strength of the alignment between 0 and 1; ``origin`` is shared
    when both visibly rest on one speaker, document, agency, outlet or copy.
    """

    a: str
    b: str
    relation: Verb
    kind: Kind
    entails: str
    evidence: Evidence
    score: float
    origin: str = "independent"
    between: str | None = None


def traced(relations: Iterable[Relation], origins: Origins) -> tuple[Relation, ...]:
    """The relations, each with whether its two claims share an origin."""
    found = []
    for r in relations:
        origin = "shared" if origins.common(r.a, r.b) else "independent"
        found.append(r if r.origin == origin else replace(r, origin=origin))
    return tuple(found)
