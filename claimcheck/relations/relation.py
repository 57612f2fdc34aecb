"""Relation: what holds between two claims on one slot, and the words that show it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
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
    """The two answers, inside their claims, and one plain sentence why.

    ``model`` names the entailment model that decided; "" where the comparators did.
    """

    slot: str
    a: Span
    a_value: str
    b: Span
    b_value: str
    why: str
    model: str = ""


@dataclass(frozen=True, slots=True)
class Relation:
    """A judged pair of claims (identifiers ``a`` and ``b``) on one slot.

    ``between`` says whether a contradiction or update lies between outlets or between the sources
    they quote; ``score`` is the strength of the alignment between 0 and 1, and in a report the
    probability of being right (confidence.py); ``origin`` is shared when both visibly rest on one
    speaker, document, agency, outlet or copy.
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
    return tuple(
        _traced(r, "shared" if origins.shared(r.a, r.b) else "independent") for r in relations
    )


def _traced(r: Relation, origin: str) -> Relation:
    # There are many, and `replace` takes three times as long.
    return Relation(r.a, r.b, r.relation, r.kind, r.entails, r.evidence, r.score, origin, r.between)
