"""Propositions: which clauses and phrases of a sentence say something of their own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from claimcheck.claims import attribution as who
from claimcheck.claims.boundaries import Extent, clause_extent, phrase_extent
from claimcheck.claims.claim import Attribution, SourceKind
from claimcheck.claims.clauses import Clause, subject
from claimcheck.claims.terms import CONTENT

# Subjects that make no statement of a lone verb: "I know", "it says", "who came".
NOBODY = frozenset({"i", "you", "it", "this", "that", "there", "who", "which", "what"})


@dataclass(frozen=True, slots=True)
class Proposition:
    """A clause, or a phrase inside it that describes somebody (``nominal``), and its extent."""

    clause: Clause
    extent: Extent
    nominal: bool = False


def contents(found: list[Clause]) -> dict[int, list[Clause]]:
    """The complement clauses of each clause, by the index of its head."""
    inner: dict[int, list[Clause]] = {}
    for clause in found:
        if clause.outer is not None and (
            clause.head.dep_ in {"ccomp", "parataxis", "xcomp"} or who.is_reported(clause)
        ):
            inner.setdefault(clause.outer.head.i, []).append(clause)
    return inner


def is_frame(clause: Clause, inner: list[Clause]) -> bool:
    """Whether ``clause`` only introduces what is said in its ``inner`` clauses.

    "Dozens are reported injured" and "is said to have fled" say it themselves.
    """
    if clause.operators or any(
        c.dep_ == "nsubjpass" and c.lower_ != "it" for c in clause.head.children
    ):
        return False
    return who.is_reporting(clause) and who.is_mere_frame(clause, inner)


def propositions(found: list[Clause], inner: dict[int, list[Clause]]) -> Iterator[Proposition]:
    """The clauses that say something, and the noun phrases that describe somebody."""
    for clause in found:
        below = inner.get(clause.head.i, [])
        source = subject(clause)
        document = source is not None and who.source_kind(source) is SourceKind.DOCUMENT
        if is_frame(clause, below) and not document:
            if source is not None and source in clause.tokens:
                described = [t for t in source.subtree if t in set(clause.tokens)]
                if sum(t.pos_ in CONTENT for t in described) >= 4:
                    yield Proposition(clause, phrase_extent(described), nominal=True)
            continue
        yield Proposition(clause, clause_extent(clause))
        for noun in clause.tokens:
            if noun.pos_ == "PROPN" and any(c.dep_ == "appos" for c in noun.children):
                own = set(clause.tokens)
                phrase = [t for t in noun.subtree if t in own]
                if 3 <= sum(t.pos_ in CONTENT or t.like_num for t in phrase) < len(own) - 1:
                    yield Proposition(clause, phrase_extent(phrase), nominal=True)


def is_complete(clause: Clause, source: Attribution | None) -> bool:
    """Whether one content word is enough: somebody says it, or it has a subject of its own."""
    if clause.head.dep_ == "conj" and subject(clause) is not None:
        return True
    if source is not None and clause.head.dep_ == "ccomp":
        return True
    return any(
        c.dep_ in {"nsubj", "nsubjpass"} and c.lower_ not in NOBODY for c in clause.head.children
    )
