"""Confidence: what share of relations with a given strength of alignment are right.

A logistic curve for each relation, moved for each kind (Platt 1999), fitted on annotated stories by
``benchmarks/calibration.py``; docs/judgement.md has the reliability with each story scored by the
curves of the others.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files

from msgspec import structs

from claimcheck.relations.relation import Kind, Relation, Verb


def confident(relations: Iterable[Relation]) -> tuple[Relation, ...]:
    """The relations with their probability of being right for a score.

    What an entailment model decided keeps that model's probability: nobody has measured it here.
    """
    return tuple(
        r if r.evidence.model else structs.replace(r, score=confidence(r.relation, r.kind, r.score))
        for r in relations
    )


def confidence(verb: Verb, kind: Kind, strength: float) -> float:
    """The probability that a relation with an alignment of ``strength`` (0 to 1) is right."""
    slope, intercept, kinds = _curves()[verb]
    return round(1 / (1 + math.exp(-(slope * strength + intercept + kinds.get(kind, 0.0)))), 4)


@cache
def _curves() -> Mapping[Verb, tuple[float, float, Mapping[str, float]]]:
    """Slope over the strength, intercept, and what each kind adds."""
    text = files("claimcheck.relations").joinpath("confidence.toml").read_text(encoding="utf-8")
    return {
        Verb(verb): (table["slope"], table["intercept"], table["kinds"])
        for verb, table in tomllib.loads(text).items()
    }
