"""Matching the content of two claims word by word, weighted by how much each word tells.

A greedy monolingual alignment in the manner of Sultan, Bethard and Sumner (2014).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from claimcheck.alignment.similarity import names_alike, weight, words_alike
from claimcheck.claims.claim import Claim, Role, Term

CONTEXT = 0.6  # credit for a word that the other side says elsewhere in its sentence
NAME = 1.5  # names tell more than other words


@dataclass(frozen=True, slots=True)
class Match:
    """What two claims share.

    ``a`` and ``b`` are the weighted shares of each side's content that the other side has too,
    ``strict`` the harmonic mean of those shares without help from the context, ``pairs`` the
    matched terms, ``only_a`` and ``only_b`` the rest.
    """

    a: float
    b: float
    strict: float
    pairs: tuple[tuple[Term, Term], ...]
    only_a: tuple[Term, ...]
    only_b: tuple[Term, ...]

    @property
    def both(self) -> float:
        """Harmonic mean of the two shares."""
        return _harmonic(self.a, self.b)


def term_weight(term: Term) -> float:
    """How much a term counts."""
    return (NAME if term.proper else 1.0) * weight(term.text)


def terms_alike(a: Term, b: Term) -> float:
    """Similarity of two terms; names match names, other words by meaning."""
    if a.proper and b.proper:
        return names_alike(a.lemma, b.lemma)
    return words_alike(a.lemma, b.lemma)


def match(a: Claim, b: Claim, masked: Sequence[Term] = ()) -> Match:
    """Match the content of two claims without the ``masked`` terms (the values compared)."""
    left = [_bare(t, a) for t in a.terms if t not in masked]
    right = [_bare(t, b) for t in b.terms if t not in masked]
    alike = ((terms_alike(x, y), i, j) for i, x in enumerate(left) for j, y in enumerate(right))
    scored = sorted((-likeness, abs(i - j), i, j) for likeness, i, j in alike if likeness > 0)
    of_left: dict[int, tuple[int, float]] = {}
    of_right: dict[int, tuple[int, float]] = {}
    for minus, _, i, j in scored:
        if i not in of_left and j not in of_right:
            of_left[i], of_right[j] = (j, -minus), (i, -minus)
    share_a, bare_a = _share(left, of_left, b.context)
    share_b, bare_b = _share(right, of_right, a.context)
    return Match(
        a=share_a,
        b=share_b,
        strict=_harmonic(bare_a, bare_b),
        pairs=tuple((left[i], right[j]) for i, (j, _) in sorted(of_left.items())),
        only_a=tuple(t for i, t in enumerate(left) if i not in of_left),
        only_b=tuple(t for j, t in enumerate(right) if j not in of_right),
    )


def predicates_alike(a: Claim, b: Claim) -> float:
    """Similarity of the two events that the claims name."""
    first, second = _without_preposition(a), _without_preposition(b)
    direct = words_alike(first, second)
    # "The departure of the train": the event of one side may be a noun of the other.
    nouns_b = [t.lemma for t in b.terms if t.role is not Role.SUBJECT and not t.proper][:6]
    nouns_a = [t.lemma for t in a.terms if t.role is not Role.SUBJECT and not t.proper][:6]
    across = max(
        [words_alike(first, n) for n in nouns_b] + [words_alike(second, n) for n in nouns_a] + [0.0]
    )
    return max(direct, 0.85 * across)


def _without_preposition(claim: Claim) -> str:
    """The predicate without a particle that begins a place: "struck off Elmford" is to strike."""
    verb, _, particle = claim.predicate.partition("_")
    return verb if particle in {p.relation for p in claim.places} - {""} else claim.predicate


def _bare(term: Term, claim: Claim) -> Term:
    if term.role is Role.PREDICATE and term.lemma == claim.predicate and "_" in term.lemma:
        return replace(term, lemma=_without_preposition(claim))
    return term


def _share(
    terms: list[Term], found: dict[int, tuple[int, float]], context: frozenset[str]
) -> tuple[float, float]:
    total = sum(map(term_weight, terms))
    if not total:
        return 0.0, 0.0
    bare = sum(term_weight(terms[i]) * score for i, (_, score) in found.items())
    extra = sum(
        CONTEXT * term_weight(t)
        for i, t in enumerate(terms)
        if i not in found and t.lemma in context
    )
    return (bare + extra) / total, bare / total


def _harmonic(a: float, b: float) -> float:
    return 2 * a * b / (a + b) if a + b else 0.0
