"""Words that exclude each other, and states of which one follows the other."""

from __future__ import annotations

from functools import lru_cache

from claimcheck.alignment.similarity import PAIRS
from claimcheck.claims.claim import Claim, Role, Term
from claimcheck.lexicons import load
from claimcheck.relations.pairing import Pairing

DIRECTIONS = frozenset({"high", "low", "up", "down"})  # "ended the day four per cent lower"


def opposition(pair: Pairing) -> tuple[Term, Term] | None:
    """Two words, one of each claim's predicate, that exclude each other."""
    for x in _predicate_terms(pair.a):
        for y in _predicate_terms(pair.b):
            if _antonyms(x.lemma, y.lemma):
                return x, y
    return None


def _predicate_terms(claim: Claim) -> list[Term]:
    return [
        t
        for t in claim.terms
        if t.role is Role.PREDICATE
        or t.lemma in DIRECTIONS
        or (t.main and (t.pos == "ADJ" or (t.role is Role.OBJECT and t.pos == "NOUN")))
    ]


@lru_cache(PAIRS)
def _antonyms(a: str, b: str) -> bool:
    return any(
        (a in left and b in right) or (a in right and b in left)
        for left, right in load("antonyms")["pairs"]
    ) and not converse(a, b)


@lru_cache(PAIRS)
def converse(a: str, b: str) -> bool:
    """Whether two verbs tell one event from its two ends: "bought from", "sold to"."""
    return any({a, b} == set(pair) for pair in load("antonyms")["converse"])


def successive(pair: Pairing) -> bool:
    """Whether the later report gives a state that follows the one of the earlier report."""
    early, late = (pair.a, pair.b) if pair.order < 0 else (pair.b, pair.a)
    before = {t.lemma for t in early.terms if not t.proper}
    after = {t.lemma for t in late.terms if not t.proper}
    return any(
        before & set(first) and after & set(then) and not before & set(then)
        for first, then in load("antonyms")["successive"]
    )
