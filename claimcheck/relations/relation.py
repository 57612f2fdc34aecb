"""Relation: what holds between two claims on one slot, and the words that show it."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

import msgspec
from msgspec import structs

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


class Evidence(msgspec.Struct, frozen=True, gc=False):
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


class Relation(msgspec.Struct, frozen=True, gc=False):
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
        structs.replace(r, origin="shared" if origins.shared(r.a, r.b) else "independent")
        for r in relations
    )
