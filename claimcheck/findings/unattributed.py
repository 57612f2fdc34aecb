"""CC204: a disputed claim that the draft puts forward as its own."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.claims.claim import Certainty, Claim
from claimcheck.findings.building import claim_finding
from claimcheck.findings.coverage import Coverage
from claimcheck.findings.finding import Finding, Level
from claimcheck.findings.rule import Rule
from claimcheck.relations.relation import Relation, Verb

UNATTRIBUTED = Rule(
    code="CC204",
    name="unattributed-claim",
    level=Level.NOTE,
    what="The draft states in its own voice what other coverage gives to somebody and what is "
    "disputed.",
    why="The BBC's Editorial Guidelines (section 3, Accuracy) and the Reuters Handbook ask that "
    "claims which are not verified be attributed.",
    example="The draft says that 30,000 marched; another outlet has police on 30,000 and the "
    "organisers on 200,000.",
    false_positives="A fact that the newsroom has established by itself.",
)
RULES = (UNATTRIBUTED,)


def find(coverage: Coverage) -> Iterator[Finding]:
    """House claims in a conflict, without a speaker, where the other side has one."""
    if not coverage.house:
        return
    seen: set[str] = set()
    for relation in coverage.conflicts():
        if relation.relation is not Verb.CONTRADICTION:
            continue
        own, other = _sides(coverage, relation)
        if own is None or other is None or own.id in seen:
            continue
        source = other.attribution
        if _in_own_voice(own) and source is not None:
            seen.add(own.id)
            message = f"it is disputed by {source.source} ({other.outlet}) and names no source"
            yield claim_finding(
                coverage,
                UNATTRIBUTED,
                (own, other),
                message,
                slot=relation.evidence.slot,
                score=relation.score,
            )


def _sides(coverage: Coverage, relation: Relation) -> tuple[Claim | None, Claim | None]:
    """The claim of house copy and the one that it conflicts with, None where it is not so."""
    a, b = coverage.claims[relation.a], coverage.claims[relation.b]
    if (a.article in coverage.house) == (b.article in coverage.house):
        return None, None
    return (a, b) if a.article in coverage.house else (b, a)


def _in_own_voice(claim: Claim) -> bool:
    asserted = claim.factuality.certainty is Certainty.ASSERTED
    return claim.attribution is None and not claim.direct and not claim.headline and asserted
