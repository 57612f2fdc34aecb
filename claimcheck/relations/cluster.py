"""Clusters: the claims that speak of the same thing; one row of the claim and outlet table."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass

from claimcheck.alignment.origins import Origins
from claimcheck.claims.claim import Claim
from claimcheck.relations.relation import Relation, Verb

LINKED = 1 / 3  # share of the pairs of articles of two groups that must be related to join them
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
    article = {c.id: c.article for c in claims}
    joining = [r for r in relations if r.relation is not Verb.COMPATIBLE]
    by_slot: dict[str, list[Relation]] = {}
    for r in joining:
        by_slot.setdefault(r.evidence.slot, []).append(r)
    found: list[Cluster] = []
    for slot, inside in by_slot.items():
        root = _joined(inside, article)
        groups: dict[str, list[Claim]] = {}
        for member in root:
            groups.setdefault(root[member], []).append(by_id[member])
        verbs: dict[str, set[Verb]] = {}
        for r in inside:
            if root[r.a] == root[r.b]:
                verbs.setdefault(root[r.a], set()).add(r.relation)
        found.extend(_cluster(groups[key], verbs[key], slot, origins) for key in verbs)
    related = {i for r in relations if r.relation is Verb.COMPATIBLE for i in (r.a, r.b)}
    related.update(i for cluster in found for i in cluster.claims)
    found.extend(_cluster([c], set(), "claim", origins) for c in claims if c.id not in related)
    return tuple(sorted(found, key=lambda c: (c.slot, c.claims)))


def _joined(relations: Sequence[Relation], article: Mapping[str, str]) -> dict[str, str]:
    """Of each claim of the relations one claim that stands for its group.

    The strongest agreements join first, and two groups join only where enough pairs of their
    articles agree: a chain of near misses makes no row. What is in conflict joins in any case.
    """
    group = {claim: claim for r in relations for claim in (r.a, r.b)}
    members = {claim: [claim] for claim in group}
    # For each group those it is related to, with the pairs of articles between which it is.
    linked: dict[str, dict[str, set[tuple[str, str]]]] = {claim: {} for claim in group}
    for r in relations:
        linked[r.a].setdefault(r.b, set()).add((article[r.a], article[r.b]))
        linked[r.b].setdefault(r.a, set()).add((article[r.b], article[r.a]))

    def join(one: str, other: str) -> None:
        for claim in members[other]:
            group[claim] = one
        members[one] += members.pop(other)
        for neighbour, pairs in linked.pop(other).items():
            back = linked[neighbour].pop(other)
            if neighbour != one:
                linked[one].setdefault(neighbour, set()).update(pairs)
                linked[neighbour].setdefault(one, set()).update(back)

    for r in sorted(
        relations, key=lambda r: (r.relation is not Verb.AGREEMENT, -r.score, r.a, r.b)
    ):
        one, other = sorted((group[r.a], group[r.b]), key=lambda g: (-len(members[g]), g))
        if one == other:
            continue
        told = linked[one][other]
        left, right = ({article[c] for c in members[g]} for g in (one, other))
        possible = len(left) * len(right) - len(left & right)
        if r.relation is not Verb.AGREEMENT or len(told) >= LINKED * possible:
            join(one, other)
    return group


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
