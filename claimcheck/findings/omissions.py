"""CC203: what several independent outlets carry and the draft does not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimcheck.claims.claim import Claim
from claimcheck.findings.coverage import Coverage
from claimcheck.findings.finding import Finding, Level, Location
from claimcheck.findings.fingerprint import fingerprint
from claimcheck.findings.prominence import HIGHEST, is_news, prominence
from claimcheck.findings.rule import Rule
from claimcheck.relations.cluster import Cluster
from claimcheck.spans import Span

OMISSION = Rule(
    code="CC203",
    name="not-in-draft",
    level=Level.NOTE,
    what="Several independent outlets carry it, the draft does not. It stands at the beginning of "
    "the draft, the most newsworthy first.",
    why="Whether to leave it out should be a decision and no oversight; the SPJ Code of Ethics and "
    "IPSO's Editors' Code (clause 1) both count a misleading omission as an inaccuracy.",
    example="Two outlets report that the bridge had been closed for repairs in May; the draft does "
    "not mention it.",
    false_positives="The draft says it in words that were not recognised.",
    options=("thresholds.corroborating",),
)
RULES = (OMISSION,)


def find(coverage: Coverage) -> Iterator[Finding]:
    """Rows without house copy, for each story that house copy tells."""
    if not coverage.house:
        return
    known = _told(coverage)
    drafts = _first_draft(coverage)
    sentences: set[tuple[str, Span]] = set()
    rows = [(c, m) for c in coverage.clusters for m in [_members(coverage, c)] if m]
    for cluster, members in sorted(rows, key=lambda row: (-prominence(row[1][0]), row[0].id)):
        draft = drafts.get(coverage.story.get(members[0].article, ""))
        spoken = {(c.article, c.sentence) for c in members}
        if draft is None or known & {c.id for c in members} or spoken & sentences:
            continue
        sentences |= spoken
        yield _finding(coverage, cluster, members, draft)


def _told(coverage: Coverage) -> set[str]:
    """The claims that are house copy or stand in any relation to it."""
    own = {c.id for c in coverage.claims.values() if c.article in coverage.house}
    pairs = [(r.a, r.b) for r in coverage.relations if r.a in own or r.b in own]
    return own.union(*pairs)


def _first_draft(coverage: Coverage) -> dict[str, Location]:
    """Where each story's house copy begins; of several drafts the first by name."""
    found: dict[str, Location] = {}
    claims = [c for c in coverage.claims.values() if c.article in coverage.house]
    claims.sort(key=lambda c: (coverage.articles[c.article].path, c.article, c.span))
    for claim in claims:
        story = coverage.story.get(claim.article, "")
        found.setdefault(story, coverage.place(claim.article, claim.span))
    return found


def _members(coverage: Coverage, cluster: Cluster) -> list[Claim]:
    """The claims of a row that enough independent outlets agree on, the most telling first."""
    members = [coverage.claims[i] for i in cluster.claims]
    enough = cluster.independent_origins >= coverage.config.corroborating
    if cluster.status != "agreement" or not enough or not any(map(is_news, members)):
        return []
    return sorted(members, key=lambda c: (-prominence(c), c.article, c.span))


def _finding(
    coverage: Coverage, cluster: Cluster, members: Sequence[Claim], draft: Location
) -> Finding:
    outlets: dict[str, Claim] = {}
    for claim in members:
        outlets.setdefault(claim.outlet, claim)
    lead = members[0]
    names = ", ".join(sorted(outlets))
    return Finding(
        fingerprint=fingerprint(OMISSION.code, cluster.slot, [lead.surface]),
        code=OMISSION.code,
        name=OMISSION.name,
        level=OMISSION.level,
        score=round(min(1.0, prominence(lead) / HIGHEST), 4),
        message=f"{names} carry it, the draft does not: {lead.text}",
        claims=tuple(c.id for c in outlets.values()),
        location=draft,
        related=tuple(coverage.place(c.article, c.span) for c in outlets.values()),
    )
