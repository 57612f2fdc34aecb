"""From the clusters of a document to questions.

A cluster joins claims slot by slot. One clause can answer two questions of a slot ("eight dead,
nine missing"), so that a cluster is parted by the words that its relations point at.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from claimcheck.reports.html.answers import answers, nodes
from claimcheck.reports.html.attached import Findings
from claimcheck.reports.html.document import Document, Relation
from claimcheck.reports.html.groups import joined
from claimcheck.reports.html.question import Question, gravest
from claimcheck.reports.html.shown import anchor
from claimcheck.reports.html.slots import clusters_with_relations


def questions(document: Document) -> tuple[Question, ...]:
    """Every question that has at least two answers, what matters first."""
    found: list[Question] = []
    used: set[int] = set()
    findings = Findings.of(document)
    for cluster, relations in clusters_with_relations(document):
        used.update(r.number for r in relations)
        found.extend(_parts(anchor(cluster["id"]), cluster, relations, findings))
    loose = [r for r in document.relations if r.number not in used and r.verb == "compatible"]
    for relation in loose:
        text = f"{relation.a.id}|{relation.b.id}|{relation.slot}"
        name = "r" + hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:12]
        found.extend(_parts(name, {"independent_origins": 0}, [relation], findings))
    return tuple(sorted(found, key=lambda q: q.order))


def _parts(
    name: str,
    cluster: Mapping[str, Any],
    relations: Sequence[Relation],
    findings: Findings,
) -> Iterator[Question]:
    """The questions of one cluster: its relations, joined where they point at the same words."""
    at = nodes(relations)
    ends = [(at[r.a.id, *r.a_span], at[r.b.id, *r.b_span]) for r in relations]
    sets = joined(dict.fromkeys(at.values()), ends)
    part_of = {node: n for n, part in enumerate(sets) for node in part}
    numbered: list[list[Relation]] = [[] for _ in sets]
    for relation, (a, _) in zip(relations, ends, strict=True):
        numbered[part_of[a]].append(relation)
    for n, (part, inside) in enumerate(zip(sets, numbered, strict=True)):
        claims = {c.id: c for r in inside for c in (r.a, r.b)}
        label = str(cluster.get("label") or "")
        if not label or len(sets) > 1:
            label = min((c.text for c in claims.values()), key=lambda t: (abs(len(t) - 60), t))
        own = findings.about(inside, claims)
        origins = cluster["independent_origins"]
        given = answers(part, inside, at, claims)
        outlets = len({a.claim.article.outlet for a in given})
        yield Question(
            id=name if n == 0 else f"{name}-{n + 1}",
            label=label,
            status=gravest(inside),
            answers=given,
            relations=tuple(inside),
            findings=own,
            origins=min(origins, outlets) if isinstance(origins, int) else 0,
        )
