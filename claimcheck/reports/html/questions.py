"""Questions: what several claims answer, with the answers side by side; one row of the table.

A cluster of the document joins claims slot by slot. One clause can answer two questions of a slot
("eight dead, nine missing"), so that a cluster is parted by the words that its relations point at.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from string import ascii_lowercase
from typing import Self

from claimcheck.reports.html.document import Claim, Document, Finding, Relation
from claimcheck.reports.html.groups import joined
from claimcheck.reports.html.shown import anchor

RANK = ("contradiction", "update", "agreement", "compatible", "single")
"""From what a reader has to see first to what can wait."""

_STATES = ("conflicts", "updates", "superseded", "agrees", "refines", "allows")


@dataclass(frozen=True, slots=True)
class Answer:
    """The words of one claim on one question.

    ``group`` numbers the answers that say the same; ``state`` is agrees, conflicts, updates,
    superseded, refines or allows; ``origin`` is a letter that outlets with one visible
    origin share, else empty.
    """

    claim: Claim
    start: int
    end: int
    group: int
    state: str
    origin: str

    @property
    def words(self) -> str:
        """The answer as it was printed."""
        return self.claim.article.text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Question:
    """Answers to one question. ``origins`` counts the independent ones, 0 where not known."""

    id: str
    label: str
    status: str
    answers: tuple[Answer, ...]
    relations: tuple[Relation, ...]
    findings: tuple[Finding, ...]
    origins: int

    @property
    def outlets(self) -> tuple[str, ...]:
        """Who answers, in the order of the answers."""
        return tuple(dict.fromkeys(a.claim.article.outlet for a in self.answers))

    @property
    def kinds(self) -> tuple[str, ...]:
        """What sorts of answer were compared."""
        return tuple(sorted({r.kind for r in self.relations}))

    @property
    def score(self) -> float:
        """The strongest alignment among the relations that give the status."""
        return max((r.score for r in self.relations if r.verb == self.status), default=0.0)

    @property
    def groups(self) -> tuple[tuple[Answer, ...], ...]:
        """The answers, those that say the same together."""
        sets: dict[int, list[Answer]] = {}
        for answer in self.answers:
            sets.setdefault(answer.group, []).append(answer)
        return tuple(tuple(answers) for answers in sets.values())

    @property
    def between_sources(self) -> bool:
        """Whether it is the quoted sources that differ, not the outlets."""
        verbs = {r.between for r in self.relations if r.verb == "contradiction"}
        return verbs == {"sources"}

    @property
    def order(self) -> tuple[int, bool, int, float, str]:
        """What sorts the questions: gravest first, then widest, then strongest."""
        rank = RANK.index(self.status)
        return (rank, self.between_sources, -len(self.outlets), -self.score, self.id)


Node = tuple[str, int, int]  # a claim and the words of it that answer


def questions(document: Document) -> tuple[Question, ...]:
    """Every question that has at least two answers, what matters first."""
    found: list[Question] = []
    used: set[int] = set()
    findings = _Findings.of(document)
    for cluster, relations in _clusters(document):
        used.update(r.number for r in relations)
        found.extend(_parts(anchor(cluster["id"]), cluster, relations, findings))
    loose = [r for r in document.relations if r.number not in used and r.verb == "compatible"]
    for relation in loose:
        text = f"{relation.a.id}|{relation.b.id}|{relation.slot}"
        name = "r" + hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:12]
        found.extend(_parts(name, {"independent_origins": 0}, [relation], findings))
    return tuple(sorted(found, key=lambda q: q.order))


def _clusters(document: Document) -> Iterator[tuple[Mapping[str, object], list[Relation]]]:
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
            made.setdefault((claims, _status(relations)), []).append(relations)
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


def _parts(
    name: str,
    cluster: Mapping[str, object],
    relations: Sequence[Relation],
    findings: _Findings,
) -> Iterator[Question]:
    """The questions of one cluster: its relations, joined where they point at the same words."""
    nodes = _nodes(relations)
    ends = [(nodes[r.a.id, *r.a_span], nodes[r.b.id, *r.b_span]) for r in relations]
    sets = joined(dict.fromkeys(nodes.values()), ends)
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
        answers = _answers(part, inside, nodes, claims)
        outlets = len({a.claim.article.outlet for a in answers})
        yield Question(
            id=name if n == 0 else f"{name}-{n + 1}",
            label=label,
            status=_status(inside),
            answers=answers,
            relations=tuple(inside),
            findings=own,
            origins=min(origins, outlets) if isinstance(origins, int) else 0,
        )


def _nodes(relations: Sequence[Relation]) -> dict[Node, Node]:
    """Each pointed-at stretch of a claim, with the widest stretch that it overlaps."""
    spans: dict[str, set[tuple[int, int]]] = {}
    for r in relations:
        spans.setdefault(r.a.id, set()).add(r.a_span)
        spans.setdefault(r.b.id, set()).add(r.b_span)
    nodes: dict[Node, Node] = {}
    for claim, stretches in spans.items():
        current: list[tuple[int, int]] = []
        reach = -1
        for span in [*sorted(stretches), None]:
            if current and (span is None or span[0] >= reach):
                widest = max(current, key=lambda s: (s[1] - s[0], -s[0]))
                nodes.update({(claim, *s): (claim, *widest) for s in current})
                current, reach = [], -1
            if span is not None:
                current.append(span)
                reach = max(reach, span[1])
    return nodes


def _answers(
    part: Sequence[Node],
    relations: Sequence[Relation],
    nodes: Mapping[Node, Node],
    claims: Mapping[str, Claim],
) -> tuple[Answer, ...]:
    same = []
    states: dict[Node, set[str]] = {}
    shared = []
    for r in relations:
        a, b = nodes[r.a.id, *r.a_span], nodes[r.b.id, *r.b_span]
        if r.verb == "agreement":
            same.append((a, b))
        if r.shared:
            shared.append((r.a.article.outlet, r.b.article.outlet))
        for node, state in zip((a, b), _states(r), strict=True):
            states.setdefault(node, set()).add(state)
    worded: dict[str, Node] = {}
    for node in part:
        words = claims[node[0]].article.text[node[1] : node[2]].casefold()
        same.append((worded.setdefault(words, node), node))
    ordered = sorted(part, key=lambda n: (claims[n[0]].article.published or "9", n))
    group = {node: n for n, those in enumerate(joined(ordered, same)) for node in those}
    outlets = dict.fromkeys(claims[n[0]].article.outlet for n in ordered)
    tied = [those for those in joined(outlets, shared) if len(those) > 1]
    letter = {outlet: ascii_lowercase[n % 26] for n, t in enumerate(tied) for outlet in t}
    # Who repeats a disputed answer disputes the other one too.
    gravest: dict[int, str] = {}
    for node in ordered:
        found = {*states[node], gravest.get(group[node], "allows")}
        gravest[group[node]] = next(s for s in _STATES if s in found)
    return tuple(
        Answer(
            claim=claims[node[0]],
            start=node[1],
            end=node[2],
            group=group[node],
            state=gravest[group[node]],
            origin=letter.get(claims[node[0]].article.outlet, ""),
        )
        for node in sorted(ordered, key=lambda n: group[n])
    )


def _states(relation: Relation) -> tuple[str, str]:
    """How each side of a relation stands to the other."""
    if relation.verb == "contradiction":
        return "conflicts", "conflicts"
    if relation.verb == "agreement":
        return "agrees", "agrees"
    if relation.verb == "update":
        later = (relation.a.article.published or "") > (relation.b.article.published or "")
        return ("updates", "superseded") if later else ("superseded", "updates")
    finer = {"a": ("refines", "allows"), "b": ("allows", "refines")}
    return finer.get(relation.entails, ("allows", "allows"))


def _status(relations: Sequence[Relation]) -> str:
    return min((r.verb for r in relations), key=RANK.index)


@dataclass(frozen=True, slots=True)
class _Findings:
    """Findings by the claims that they name, and every reason that the relations of a pair give."""

    by_claims: Mapping[frozenset[str], Sequence[Finding]]
    reasons: Mapping[frozenset[str], frozenset[str]]

    @classmethod
    def of(cls, document: Document) -> Self:
        by_claims: dict[frozenset[str], list[Finding]] = {}
        for finding in document.findings:
            by_claims.setdefault(frozenset(c.id for c in finding.claims), []).append(finding)
        reasons: dict[frozenset[str], set[str]] = {}
        for r in document.relations:
            reasons.setdefault(frozenset((r.a.id, r.b.id)), set()).add(r.why)
        return cls(by_claims, {pair: frozenset(whys) for pair, whys in reasons.items()})

    def about(self, relations: Sequence[Relation], claims: Mapping[str, Claim]) -> tuple[Finding, ...]:
        """The findings on these relations, and those on all these claims together."""
        own: dict[str, Finding] = {}
        for r in relations:
            pair = frozenset((r.a.id, r.b.id))
            for finding in self.by_claims.get(pair, ()):
                elsewhere = self.reasons[pair] - {r.why}
                if r.verb in ("contradiction", "update") and finding.message not in elsewhere:
                    own[finding.fingerprint] = finding
        members = frozenset(claims)
        reasons = self.reasons.get(members, frozenset())
        for finding in self.by_claims.get(members, ()):
            if finding.message not in reasons:
                own[finding.fingerprint] = finding
        return tuple(own.values())
