"""From relations and clusters to findings, rule by rule."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence

from claimcheck.claims.claim import Certainty, Claim, SourceKind
from claimcheck.findings.finding import Finding, Location
from claimcheck.findings.rules import rule
from claimcheck.relations.cluster import Cluster
from claimcheck.relations.relation import Kind, Relation, Verb

_CONFLICT = {
    Kind.QUANTITY: "CC101",
    Kind.TIME: "CC102",
    Kind.PLACE: "CC103",
    Kind.NAME: "CC104",
    Kind.ROLE: "CC104",
    Kind.POLARITY: "CC105",
    Kind.QUOTE: "CC106",
    Kind.CAUSE: "CC107",
    Kind.OTHER: "CC107",
}


TELLING = 3  # content words below which a clause is no news of its own
TOP = 6.0  # the highest prominence that a claim can have, in round figures


def find(
    claims: Sequence[Claim],
    relations: Sequence[Relation],
    clusters: Sequence[Cluster],
) -> tuple[Finding, ...]:
    """All findings, gravest first."""
    by_id = {c.id: c for c in claims}
    found = [
        *_conflicts(by_id, relations),
        *_echoes(by_id, clusters),
        *_singles(by_id, clusters),
    ]
    order = {"error": 0, "warning": 1, "note": 2}
    return tuple(sorted(found, key=lambda f: (order[f.level], f.code, -f.score, f.fingerprint)))


def prominence(claim: Claim) -> float:
    """How newsworthy a claim looks: early in its article, with names, figures and a speaker."""
    names = len({t.lemma for t in claim.terms if t.proper and t.own})
    own = sum(t.own for t in claim.terms)
    return (
        2.0 / (1 + 0.25 * claim.paragraph)
        + 0.4 * min(names, 3)
        + 0.6 * min(len(claim.quantities), 2)
        + (0.3 if claim.attribution else 0.0)
        + (0.4 if claim.factuality.certainty is Certainty.ASSERTED else 0.0)
        + 0.1 * min(own, 8)
    )


def _conflicts(by_id: dict[str, Claim], relations: Sequence[Relation]) -> Iterator[Finding]:
    seen = set()
    for relation in sorted(relations, key=lambda r: (-r.score, r.a, r.b, r.evidence.slot)):
        if relation.relation is Verb.UPDATE:
            code = "CC110"
        elif relation.relation is Verb.CONTRADICTION:
            code = _CONFLICT[relation.kind]
        else:
            continue
        a, b = by_id[relation.a], by_id[relation.b]
        if a.article == b.article:
            code = "CC403"
        evidence = relation.evidence
        # Several clauses of one sentence may show the same two values: one finding is enough.
        values = (a.article, evidence.a, b.article, evidence.b)
        if values in seen:
            continue
        seen.add(values)
        yield _finding(code, relation.score, evidence.why, (a, b), evidence.slot)


def _echoes(by_id: dict[str, Claim], clusters: Sequence[Cluster]) -> Iterator[Finding]:
    for cluster in clusters:
        outlets = {by_id[i].outlet for i in cluster.claims}
        if cluster.status == "agreement" and len(outlets) > 1 and cluster.independent_origins == 1:
            members = tuple(by_id[i] for i in cluster.claims)
            message = f"{len(outlets)} outlets carry it, all from one origin"
            yield _finding("CC207", 0.5, message, members, cluster.slot)


def _singles(by_id: dict[str, Claim], clusters: Sequence[Cluster]) -> Iterator[Finding]:
    """Claims that only one outlet carries; an unnamed source makes it a warning."""
    for cluster in clusters:
        if cluster.status != "single":
            continue
        claim = by_id[cluster.claims[0]]
        if claim.headline or claim.subordinate or sum(t.own for t in claim.terms) < TELLING:
            continue
        source = claim.attribution
        code, message = "CC201", f"only {claim.outlet} carries it"
        if source is not None and source.kind is SourceKind.ANONYMOUS:
            code, message = "CC202", f"{message}, from a source it does not name"
        yield _finding(code, prominence(claim) / TOP, message, (claim,), "single")


def _finding(
    code: str, score: float, message: str, claims: tuple[Claim, ...], slot: str
) -> Finding:
    known = rule(code)
    text = "|".join([code, slot, *sorted(" ".join(c.surface.lower().split()) for c in claims)])
    places = [Location(c.article, c.span, c.line, c.column) for c in claims]
    return Finding(
        fingerprint=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16],
        code=code,
        name=known.name,
        level=known.level,
        score=round(min(1.0, score), 4),
        message=message,
        claims=tuple(c.id for c in claims),
        location=places[0],
        related=tuple(places[1:]),
    )
