"""Clusters: the claims that speak of the same thing; one row of the claim and outlet table."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from claimcheck.alignment.origins import Origins
from claimcheck.claims.claim import Claim
from claimcheck.relations.relation import Relation, Verb

_RANK = (Verb.CONTRADICTION, Verb.UPDATE, Verb.AGREEMENT, Verb.COMPATIBLE)


@dataclass(frozen=True, slots=True)
class Cluster:
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
    root: dict[tuple[str, str], tuple[str, str]] = {}

    def find(key: tuple[str, str]) -> tuple[str, str]:
        root.setdefault(key, key)
        while root[key] != key:
            root[key] = root[root[key]]
            key = root[key]
        return key

    joining = [r for r in relations if r.relation is not Verb.COMPATIBLE]
    for r in joining:
        x, y = sorted((find((r.evidence.slot, r.a)), find((r.evidence.slot, r.b))))
        root[y] = x
    groups: dict[tuple[str, str], list[str]] = {}
    for key in sorted(root):
        groups.setdefault(find(key), []).append(key[1])
    inside: dict[tuple[str, str], list[Relation]] = {}
    for r in joining:
        inside.setdefault(find((r.evidence.slot, r.a)), []).append(r)
    found = [
        _cluster([by_id[i] for i in members], inside[key], key[0], origins)
        for key, members in groups.items()
    ]
    related = {i for r in relations for i in (r.a, r.b)}
    found.extend(_cluster([c], [], "claim", origins) for c in claims if c.id not in related)
    return tuple(sorted(found, key=lambda c: (c.slot, c.claims)))


def _cluster(
    members: list[Claim], relations: list[Relation], slot: str, origins: Origins
) -> Cluster:
    ordered = sorted(members, key=lambda c: (c.article, c.span, c.id))
    statuses = {r.relation for r in relations}
    status = next((s.value for s in _RANK if s in statuses), "single")
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
