"""CC403: headline, lead and body of one article differ."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.findings.building import claim_finding
from claimcheck.findings.coverage import Coverage
from claimcheck.findings.finding import Finding, Level
from claimcheck.findings.rule import Rule

SELF_CONFLICT = Rule(
    code="CC403",
    name="self-contradiction",
    level=Level.WARNING,
    what="The headline, the lead or the body of one article differ.",
    why="The headline is often written by another hand and not changed when the body is; IPSO's "
    "guidance on clause 1 of the Editors' Code asks that headlines be supported by the text.",
    example="The headline has 14 people in hospital, the third paragraph twelve.",
    false_positives="A part and the whole, or a figure and its later state in one text.",
)
RULES = (SELF_CONFLICT,)


def find(coverage: Coverage) -> Iterator[Finding]:
    """One finding for each pair of conflicting words inside one article."""
    seen = set()
    for relation in coverage.conflicts():
        a, b = coverage.claims[relation.a], coverage.claims[relation.b]
        evidence = relation.evidence
        values = (a.article, evidence.a, evidence.b)
        if a.article != b.article or values in seen:
            continue
        seen.add(values)
        yield claim_finding(
            coverage,
            SELF_CONFLICT,
            (a, b),
            evidence.why,
            slot=evidence.slot,
            score=relation.score,
            spans=(evidence.a, evidence.b),
        )
