"""Answers: the words that relations point at, put together where they say the same."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from string import ascii_lowercase

from claimcheck.reports.html.document import Claim, Relation
from claimcheck.reports.html.groups import joined
from claimcheck.reports.html.question import Answer, gravest_state

Node = tuple[str, int, int]  # a claim and the words of it that answer


def nodes(relations: Sequence[Relation]) -> dict[Node, Node]:
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


def answers(
    part: Sequence[Node],
    relations: Sequence[Relation],
    nodes: Mapping[Node, Node],
    claims: Mapping[str, Claim],
) -> tuple[Answer, ...]:
    """The answers at the nodes of ``part``: earliest first, those that say the same together.

    Agreement or equal words put answers together, a shared origin ties their outlets.
    """
    same = []
    apart = set()
    states: dict[Node, set[str]] = {}
    shared = []
    for r in relations:
        a, b = nodes[r.a.id, *r.a_span], nodes[r.b.id, *r.b_span]
        if r.verb == "agreement":
            same.append((a, b))
        elif r.verb in ("contradiction", "update"):
            apart.add(frozenset((a, b)))
        if r.shared:
            shared.append((r.a.article.outlet, r.b.article.outlet))
        for node, state in zip((a, b), _states(r), strict=True):
            states.setdefault(node, set()).add(state)
    worded: dict[str, Node] = {}
    for node in part:
        words = claims[node[0]].article.text[node[1] : node[2]].casefold()
        first = worded.setdefault(words, node)
        if frozenset((first, node)) not in apart:
            same.append((first, node))
    ordered = sorted(part, key=lambda n: (claims[n[0]].article.published or "9", n))
    group = {node: n for n, those in enumerate(joined(ordered, same)) for node in those}
    outlets = dict.fromkeys(claims[n[0]].article.outlet for n in ordered)
    tied = [those for those in joined(outlets, shared) if len(those) > 1]
    letter = {outlet: ascii_lowercase[n % 26] for n, t in enumerate(tied) for outlet in t}
    return tuple(
        Answer(
            claim=claims[node[0]],
            start=node[1],
            end=node[2],
            group=group[node],
            state=gravest_state(states[node]),
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
