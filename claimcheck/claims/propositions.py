"""Propositions: which clauses and phrases of a sentence say something of their own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from claimcheck.claims import attribution as who
from claimcheck.claims.boundaries import Extent, clause_extent, phrase_extent
from claimcheck.claims.claim import SourceKind
from claimcheck.claims.clauses import Clause, subject
from claimcheck.claims.terms import CONTENT


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


def propositions(found: list[Clause], inner: dict[int, list[Clause]]) -> Iterator[Proposition]:
    """The clauses that say something, and the noun phrases that describe somebody."""
    for clause in found:
        below = inner.get(clause.head.i, [])
        source = subject(clause)
        document = source is not None and who.source_kind(source) is SourceKind.DOCUMENT
        if who.is_reporting(clause) and who.is_mere_frame(clause, below) and not document:
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
