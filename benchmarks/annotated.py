"""Annotated stories for the other benchmarks: reports kept between runs, and what is right in them.

Claims and relations come from a cache in the system's temporary folder, keyed like that of the
product, so that a change of settings judges again and a change of the program does all again.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from claimcheck.articles.reading import read_articles
from claimcheck.check import Report, cross_reference
from claimcheck.claims.claim import Claim
from claimcheck.config import Config
from claimcheck.evaluation import CLAUSE, EXHAUSTIVE, Fact, Member, facts
from claimcheck.memory import Memory
from claimcheck.relations.relation import Relation
from claimcheck.spans import Span
from claimcheck.store import open_store


@dataclass(frozen=True, slots=True)
class Story:
    """One annotated folder with its report."""

    name: str
    report: Report
    facts: tuple[Fact, ...]


def stories(folder: Path, config: Config) -> Iterator[Story]:
    """Every story below ``folder``."""
    memory = Memory(open_store(Path(tempfile.gettempdir()) / "claimcheck-benchmarks"))
    for path in sorted(folder.glob("*/gold.json")):
        report = cross_reference(read_articles([path.parent]).articles, config, memory=memory)
        yield Story(path.parent.name, report, facts(path.parent, report))


def carries(claim: Claim, member: Member, evidence: Span | None = None) -> bool:
    """Whether a claim carries a quote, as the evaluation has it."""
    if claim.article != member.article or len(claim.span) > max(CLAUSE, 3 * len(member.span)):
        return False
    common = claim.span.overlap(member.span)
    if not common or common < 0.5 * min(len(claim.span), len(member.span)):
        return False
    return evidence is None or evidence.overlap(member.span) > 0


def opposed(x: Member, y: Member) -> bool:
    """Whether two members give different answers."""
    return x.stance is None or bool(x.stance and y.stance and x.stance != y.stance)


def joins(fact: Fact, a: Claim, b: Claim, relation: Relation | None = None) -> bool:
    """Whether two claims carry two members of a fact; a relation has to point at them."""
    spans = (relation.evidence.a, relation.evidence.b) if relation else (None, None)
    pointed = fact.relation in EXHAUSTIVE
    return any(
        x is not y and (not pointed or opposed(x, y))
        for x in fact.members
        if carries(a, x, spans[0])
        for y in fact.members
        if carries(b, y, spans[1])
    )


def verdict(relation: Relation, claims: dict[str, Claim], known: Sequence[Fact]) -> bool | None:
    """Whether a relation is right by the annotation; None where the annotation cannot tell.

    Conflicts and updates are annotated completely; of the others only pairs that speak of an
    annotated fact count.
    """
    a, b = claims[relation.a], claims[relation.b]
    verb = str(relation.relation)
    counted = [f for f in known if not f.borderline]
    pointed = relation if verb in EXHAUSTIVE else None
    if any(f.relation == verb and joins(f, a, b, pointed) for f in counted):
        return True
    touched = any(_touches(f, a, b) for f in counted if f.relation != verb)
    if not touched and any(_touches(f, a, b) for f in known if f.borderline):
        return None
    return False if touched or verb in EXHAUSTIVE else None


def _touches(fact: Fact, a: Claim, b: Claim) -> bool:
    return any(
        x is not y and carries(a, x) and carries(b, y) for x in fact.members for y in fact.members
    )
