"""CC207: outlets that agree because they rest on one origin."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.findings.building import claim_finding
from claimcheck.findings.coverage import Coverage
from claimcheck.findings.finding import Finding, Level
from claimcheck.findings.rule import Rule

ECHO = Rule(
    code="CC207",
    name="echo-not-corroboration",
    level=Level.NOTE,
    what="The matching outlets rest on one origin: the same speaker, document or copied text.",
    why="Ten outlets with one spokesman are one source; the Verification Handbook of the European "
    "Journalism Centre asks for sources that are independent of each other.",
    example="Two reports quote the same doctor on the number of injured.",
    false_positives="Two interviews with one speaker on different days.",
)
RULES = (ECHO,)


def find(coverage: Coverage) -> Iterator[Finding]:
    """Rows of the table on which several outlets agree from one origin."""
    for cluster in coverage.clusters:
        members = coverage.house_first([coverage.claims[i] for i in cluster.claims])
        outlets = {c.outlet for c in members}
        if cluster.status == "agreement" and len(outlets) > 1 and cluster.independent_origins == 1:
            message = f"{len(outlets)} outlets carry it, all from one origin"
            yield claim_finding(
                coverage,
                ECHO,
                members,
                message,
                slot=cluster.slot,
                score=0.5,
                identity=[min(members, key=lambda c: (c.article not in coverage.house, c.surface))],
            )
