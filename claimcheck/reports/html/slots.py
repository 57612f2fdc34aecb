"""Which relations made which cluster: a document names the slot of the former only."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from claimcheck.reports.html.document import Document, Relation
from claimcheck.reports.html.groups import joined
from claimcheck.reports.html.question import gravest


def clusters_with_relations(
    document: Document,
) -> Iterator[tuple[Mapping[str, Any], list[Relation]]]:
    """Each cluster of several claims with the relations that made it.

    The document does not name the slot of a cluster: it is the one whose relations join just
    these claims with this status; where none does, every relation between its claims counts.
    """
    by_slot: dict[str, list[Relation]] = {}
    for relation in document.relations:
        if relation.verb != "compatible":
            by_slot.setdefault(relation.slot, []).append(relation)
    made: dict[tuple[frozenset[str], str], list[list[Relation]]] = {}
    for slot in sorted(by_slot):
        inside = by_slot[slot]
        names = sorted({i for r in inside for i in (r.a.id, r.b.id)})
        part_of = {
            name: n
            for n, part in enumerate(joined(names, [(r.a.id, r.b.id) for r in inside]))
            for name in part
        }
        parts: dict[int, list[Relation]] = {}
        for relation in inside:
            parts.setdefault(part_of[relation.a.id], []).append(relation)
        for relations in parts.values():
            claims = frozenset(i for r in relations for i in (r.a.id, r.b.id))
            made.setdefault((claims, gravest(relations)), []).append(relations)
    touching: dict[str, list[Relation]] = {}
    for relation in document.relations:
        touching.setdefault(relation.a.id, []).append(relation)
    for cluster in document.clusters:
        claims = frozenset(cluster["claims"])
        if len(claims) < 2:
            continue
        known = made.get((claims, cluster["status"]))
        if known:
            yield cluster, known.pop(0)
        else:
            within = [r for i in sorted(claims) for r in touching.get(i, ()) if r.b.id in claims]
            if within:
                yield cluster, within
