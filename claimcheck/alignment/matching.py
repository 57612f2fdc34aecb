"""Matching the content of two claims word by word, weighted by how much each word tells.

A greedy monolingual alignment in the manner of Sultan, Bethard and Sumner (2014).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import lru_cache

from msgspec import structs

from claimcheck.alignment.similarity import names_alike, weight, words_alike
from claimcheck.claims.claim import Claim, Role, Term
from claimcheck.claims.per_claim import per_claim

CONTEXT = 0.6  # credit for a word that the other side says elsewhere in its sentence
NOMINAL = 0.85  # what a noun that names the event of a verb counts beside the verb itself
NAME = 1.5  # names tell more than other words
NAMED = "\n"  # marks the key of a word that is a name; no word holds it
WORDS = 1 << 13  # words whose likeness to others is kept at hand
OTHERS = 1 << 10  # others of one word that are kept: hardly a word meets more in a story


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


def key(term: Term) -> str:
    """A term as ``Likeness`` knows it."""
    return NAMED + term.lemma if term.proper else term.lemma


def term_weight(term: Term) -> float:
    """How much a term counts."""
    return (NAME if term.proper else 1.0) * weight(term.text)


def terms_alike(a: Term, b: Term) -> float:
    """Similarity of two terms; names match names, other words by meaning."""
    if a.proper and b.proper:
        return names_alike(a.lemma, b.lemma)
    return words_alike(a.lemma, b.lemma)


_ahead: Mapping[str, frozenset[str]] = {}  # the words of a story and what may be near them


class Likeness:
    """How like one word is to those that it was held against.

    ``like`` holds the likeness of the ``near`` ones among those that are ``known``, which is more
    than nothing.
    """

    __slots__ = ("known", "like", "near", "word")

    def __init__(self, word: str) -> None:
        self.word = word
        self.known: set[str] = set()
        self.near: set[str] = set()
        self.like: dict[str, float] = {}

    def against(self, others: frozenset[str]) -> Likeness:
        """What is known once the word was held against all of ``others``.

        Nothing that is known is dropped, as another thread may be reading it: a word that met more
        than is kept is held against the rest again each time.
        """
        ahead = _ahead  # one of them, whatever another thread puts there
        near = ahead.get(self.word)
        asked = others if near is None or not others <= ahead.keys() else others & near
        if asked <= self.known:
            return self
        kept = self if len(self.known) <= OTHERS else Likeness(self.word)
        for other in asked - kept.known:
            if self.word.startswith(NAMED) and other.startswith(NAMED):
                found = names_alike(self.word[1:], other[1:])
            else:
                found = words_alike(self.word.removeprefix(NAMED), other.removeprefix(NAMED))
            if found > 0:
                kept.like[other] = found
                kept.near.add(other)
        kept.known.update(asked)
        return kept


@lru_cache(WORDS)
def likeness(word: str) -> Likeness:
    """What is known of a word, by its key."""
    return Likeness(word)


def foresee(near: Mapping[str, frozenset[str]]) -> None:
    """Tell the words of a story which others of the story may be ``near`` them: no others are.

    Nothing changes by it but that `match` is quicker with words of the story, until the next one.
    """
    global _ahead  # one mapping for all words, so that what earlier stories said goes with them
    _ahead = near


@dataclass(frozen=True, slots=True)
class Content:
    """The words of one claim that are matched, each with what it counts.

    ``keys`` are the words as ``Likeness`` knows them, ``likeness`` what it knows of each,
    ``total`` the sum of the ``weights``, ``context`` what else the sentence of the claim says.
    """

    terms: tuple[Term, ...]
    keys: tuple[str, ...]
    words: frozenset[str]
    lemmas: frozenset[str]
    likeness: tuple[Likeness, ...]
    weights: tuple[float, ...]
    total: float
    context: frozenset[str]


def content(claim: Claim, masked: Collection[Term] = ()) -> Content:
    """The content of a claim without the ``masked`` terms."""
    terms = tuple(_bare(t, claim) for t in claim.terms if t not in masked)
    weights = tuple(map(term_weight, terms))
    keys = tuple(map(key, terms))
    return Content(
        terms,
        keys,
        words=frozenset(keys),
        lemmas=frozenset(t.lemma for t in terms),
        likeness=tuple(map(likeness, keys)),
        weights=weights,
        total=sum(weights),
        context=claim.context,
    )


_whole = per_claim(content)


def match(a: Claim, b: Claim, masked: Collection[Term] = ()) -> Match:
    """Match the content of two claims without the ``masked`` terms (the values compared)."""
    if not masked:
        return matched(_whole(a), _whole(b))
    return matched(content(a, masked), content(b, masked))


def matched(left: Content, right: Content) -> Match:
    """Match the content of two claims."""
    scored = []
    words = right.words
    for i, word in enumerate(left.likeness):
        x = word.against(words)
        if not words.isdisjoint(x.near):
            like = x.like
            scored += [(-like[y], abs(i - j), i, j) for j, y in enumerate(right.keys) if y in like]
    scored.sort()
    of_left: dict[int, tuple[int, float]] = {}
    of_right: dict[int, tuple[int, float]] = {}
    for minus, _, i, j in scored:
        if i not in of_left and j not in of_right:
            of_left[i], of_right[j] = (j, -minus), (i, -minus)
    share_a, bare_a = _share(left, of_left, right.context)
    share_b, bare_b = _share(right, of_right, left.context)
    return Match(
        a=share_a,
        b=share_b,
        strict=_harmonic(bare_a, bare_b),
        pairs=tuple([(left.terms[i], right.terms[j]) for i, (j, _) in sorted(of_left.items())]),
        only_a=tuple([t for i, t in enumerate(left.terms) if i not in of_left]),
        only_b=tuple([t for j, t in enumerate(right.terms) if j not in of_right]),
    )


def predicates_alike(a: Claim, b: Claim) -> float:
    """Similarity of the two events that the claims name."""
    first, second = event(a), event(b)
    direct = words_alike(first, second)
    if direct >= NOMINAL:
        return direct
    # "The departure of the train": the event of one side may be a noun of the other.
    across = max(
        [words_alike(first, n) for n in _nouns(b)]
        + [words_alike(second, n) for n in _nouns(a)]
        + [0.0]
    )
    return max(direct, NOMINAL * across)


@per_claim
def _nouns(claim: Claim) -> list[str]:
    """The first words of a claim that may name its event."""
    return [t.lemma for t in claim.terms if t.role is not Role.SUBJECT and not t.proper][:6]


@per_claim
def event(claim: Claim) -> str:
    """The predicate without a particle that begins a place: "struck off Elmford" is to strike."""
    verb, _, particle = claim.predicate.partition("_")
    return verb if particle in {p.relation for p in claim.places} - {""} else claim.predicate


def _bare(term: Term, claim: Claim) -> Term:
    if term.role is Role.PREDICATE and term.lemma == claim.predicate and "_" in term.lemma:
        return structs.replace(term, lemma=event(claim))
    return term


def _share(
    own: Content, found: dict[int, tuple[int, float]], context: frozenset[str]
) -> tuple[float, float]:
    total, weights = own.total, own.weights
    if not total:
        return 0.0, 0.0
    bare = sum([weights[i] * score for i, (_, score) in found.items()])
    if own.lemmas.isdisjoint(context):
        return bare / total, bare / total
    extra = sum(
        [
            CONTEXT * weights[i]
            for i, t in enumerate(own.terms)
            if t.lemma in context and i not in found
        ]
    )
    return (bare + extra) / total, bare / total


def _harmonic(a: float, b: float) -> float:
    return 2 * a * b / (a + b) if a + b else 0.0
