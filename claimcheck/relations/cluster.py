"""Clusters: the claims that speak of the same thing; one row of the claim and outlet table."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence, Set

import msgspec

from claimcheck.alignment.origins import Origins
from claimcheck.claims.claim import Claim
from claimcheck.relations.relation import Relation, Verb

_RANK = (Verb.CONTRADICTION, Verb.UPDATE, Verb.AGREEMENT, Verb.COMPATIBLE)


class Cluster(msgspec.Struct, frozen=True, gc=False):
    """Claims on one question. ``status`` is the gravest relation inside, or "single".

    ``independent_origins`` counts what the claims rest on: those that share an origin count once.
    """

    id: str
    label: str
    status: str
    claims: tuple[str, ...]
    slot: str
    independent_origins: int


def clusters(
    claims: Sequence[Claim], relations: Sequence[Relation], origins: Origins
) -> tuple[Cluster, ...]:
    """Join related claims slot by slot; claims without a relation stand alone.

    Only conflicts, updates and agreements join: compatible claims are other facts, or other sides
    of one, and would chain rows together. A claim stands in at most one cluster of a slot.
    """
    by_id = {c.id: c for c in claims}
    joining = [r for r in relations if r.relation is not Verb.COMPATIBLE]
    by_slot: dict[str, list[Relation]] = {}
    for r in joining:
        by_slot.setdefault(r.evidence.slot, []).append(r)
    found: list[Cluster] = []
    for slot, inside in by_slot.items():
        root = _joined(inside)
        groups: dict[str, list[Claim]] = {}
        for member in root:
            groups.setdefault(root[member], []).append(by_id[member])
        verbs: dict[str, set[Verb]] = {}
        for r in inside:
            verbs.setdefault(root[r.a], set()).add(r.relation)
        found.extend(_cluster(groups[key], verbs[key], slot, origins) for key in groups)
    related = {i for r in relations for i in (r.a, r.b)}
    found.extend(_cluster([c], set(), "claim", origins) for c in claims if c.id not in related)
    return tuple(sorted(found, key=lambda c: (c.slot, c.claims)))


def _joined(relations: Iterable[Relation]) -> dict[str, str]:
    """Of each claim of the relations one claim that stands for all that hang together with it."""
    root: dict[str, str] = {}

    def find(claim: str) -> str:
        above = root.setdefault(claim, claim)
        while root[above] != above:
            root[claim] = root[above]
            claim, above = above, root[above]
        return above

    for r in relations:
        a, b = find(r.a), find(r.b)
        root[max(a, b)] = min(a, b)
    return {claim: find(claim) for claim in root}


def _cluster(members: list[Claim], verbs: Set[Verb], slot: str, origins: Origins) -> Cluster:
    ordered = sorted(members, key=lambda c: (c.article, c.span.start, c.span.end, c.id))
    status = next((s.value for s in _RANK if s in verbs), "single")
    label = min((c.text for c in ordered), key=lambda t: (abs(len(t) - 60), t))
    identity = hashlib.sha256("|".join([slot, *sorted(c.id for c in ordered)]).encode())
    return Cluster(
        id=identity.hexdigest()[:12],
        label=label,
        status=status,
        claims=tuple(c.id for c in ordered),
        slot=slot,
        independent_origins=origins.independent(c.id for c in ordered),
    )
