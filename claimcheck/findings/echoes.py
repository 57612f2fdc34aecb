"""CC207: outlets that agree because they rest on one origin."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimcheck.alignment.origins import OriginKind
from claimcheck.articles.outlets import find_outlet
from claimcheck.claims.claim import Claim
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
            message = (
                f"{len(outlets)} outlets carry it, all from one origin{_named(coverage, members)}"
            )
            yield claim_finding(
                coverage,
                ECHO,
                members,
                message,
                slot=cluster.slot,
                score=0.5,
                identity=[min(members, key=lambda c: (c.article not in coverage.house, c.surface))],
            )


def _named(coverage: Coverage, members: Sequence[Claim]) -> str:
    """What all members rest on and who owns all outlets, where that can be said."""
    common = frozenset.intersection(
        *(coverage.origins.of_claim.get(c.id, frozenset()) for c in members)
    )
    said = [c.attribution.source for c in members if c.attribution is not None]
    notes = []
    if published := sorted(o.name for o in common if o.kind is OriginKind.OUTLET):
        notes.append(f": {published[0]}")
    elif said and any(o.kind in {OriginKind.SOURCE, OriginKind.DOCUMENT} for o in common):
        notes.append(f": {max(said, key=lambda s: (len(s), s))}")
    elif any(o.kind is OriginKind.COPY for o in common):
        notes.append(": copied text")
    owners = {find_outlet(c.outlet, coverage.config.outlets).owner for c in members}
    if len(owners) == 1 and (owner := owners.pop()):
        notes.append(f"; all belong to {owner}")
    return "".join(notes)
