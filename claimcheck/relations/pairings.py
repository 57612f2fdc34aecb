"""Pairings: many pairs of claims side by side, asked what a `Pairing` is asked, all at once."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, reduce
from operator import or_

import numpy as np
from numpy.typing import NDArray

from claimcheck.alignment.bounds import Bounds, bounds
from claimcheck.alignment.matching import event, foresee, key
from claimcheck.alignment.word_bounds import WordBounds, word_bounds
from claimcheck.claims.claim import Claim, Role
from claimcheck.claims.per_claim import per_claim
from claimcheck.config import Config
from claimcheck.relations.one_claim import told
from claimcheck.relations.pairing import ONE_EVENT, ONE_PARTICIPANT

BITS = 64  # marks of a claim that are held in one number

Flags = NDArray[np.bool_]
Bits = NDArray[np.uint64]
Marks = Callable[[Claim], Collection[Hashable]]


@dataclass(frozen=True)
class Pairings:
    """Pairs of positions in ``claims``, a row each; every answer is an array with one for each."""

    claims: Sequence[Claim]
    pairs: NDArray[np.int64]
    config: Config

    @classmethod
    def of(cls, claims: Sequence[Claim], pairs: np.ndarray, config: Config) -> Pairings:
        """Pairs of some of the ``claims``; the others are left out."""
        asked = np.zeros(len(claims), bool)
        asked[pairs] = True
        number = np.cumsum(asked) - 1
        return cls([claims[i] for i in np.flatnonzero(asked).tolist()], number[pairs], config)

    @cached_property
    def words(self) -> WordBounds:
        """How like the words of the claims are to each other at most."""
        contents = (k for c in self.claims for k in (*told(c).keys, *_subjects(c), event(c)))
        found = word_bounds(list(dict.fromkeys(contents)))
        foresee({word: frozenset(near) for word, near in found.alike(0.0).items()})
        return found

    @cached_property
    def _near(self) -> dict[str, list[str]]:
        return self.words.alike(ONE_PARTICIPANT)

    @cached_property
    def share(self) -> Bounds:
        """How much the two of a pair share at most, as `Pairing.match` has it."""
        return bounds([told(c) for c in self.claims], self.pairs, self.words)

    @cached_property
    def predicate(self) -> Flags:
        """Whether the two may name one event, as `Pairing.predicate` of 0.9 has it."""
        near = self.words.alike(ONE_EVENT)
        return self.meet(lambda c: [event(c)], lambda c: near[event(c)])

    @cached_property
    def participant(self) -> Flags:
        """Whether a main participant of one side may be one of the other, as `Pairing` has it."""
        return self._alike(_participants)

    @cached_property
    def subject(self) -> Flags:
        """Whether both may name one subject, as `Pairing.fit` has it."""
        return self._alike(_subjects)

    @cached_property
    def two_articles(self) -> Flags:
        """Whether the claims stand in two articles."""
        return self.differ(lambda c: c.article)

    @cached_property
    def days_apart(self) -> Flags:
        """Whether the two were published on different days."""
        return self.both(lambda c: c.published) & self.differ(lambda c: (c.published or "")[:10])

    def both(self, fact: Callable[[Claim], object]) -> Flags:
        """Whether ``fact`` is true of both claims."""
        a, b = self._told(fact)
        return a & b

    def either(self, fact: Callable[[Claim], object]) -> Flags:
        """Whether ``fact`` is true of one claim at least."""
        a, b = self._told(fact)
        return a | b

    def meet(self, one: Marks, other: Marks | None = None) -> Flags:
        """Whether the two share a mark; or whether what is ``one`` of either is ``other`` there."""
        left = [one(c) for c in self.claims]
        right = left if other is None else [other(c) for c in self.claims]
        shared = set().union(*left) & set().union(*right)
        numbers = {mark: n for n, mark in enumerate(shared)}  # which has which does not matter
        a, b = self.pairs.T
        found = np.zeros(len(self.pairs), bool)
        for x, y in zip(_bits(left, numbers), _bits(right, numbers), strict=True):
            found |= (x[a] & y[b]) != 0
            if other is not None:
                found |= (y[a] & x[b]) != 0
        return found

    def _told(self, fact: Callable[[Claim], object]) -> tuple[Flags, Flags]:
        true = np.array([bool(fact(c)) for c in self.claims])
        return true[self.pairs[:, 0]], true[self.pairs[:, 1]]

    def _alike(self, words: Callable[[Claim], Collection[str]]) -> Flags:
        """Whether a word of one claim may name the participant that one of the other names."""
        near = self._near
        return self.meet(words, lambda c: {x for w in words(c) for x in near[w]})

    def differ(self, fact: Callable[[Claim], Hashable]) -> Flags:
        """Whether ``fact`` is one thing of one claim, another of the other."""
        numbers: dict[Hashable, int] = {}
        number = np.array([numbers.setdefault(fact(c), len(numbers)) for c in self.claims])
        return np.asarray(number[self.pairs[:, 0]] != number[self.pairs[:, 1]])


@per_claim
def _participants(claim: Claim) -> list[str]:
    """The words that head the subject and the objects of a claim, as `word_bounds` knows them."""
    return [key(t) for t in told(claim).terms if t.main and t.role in {Role.SUBJECT, Role.OBJECT}]


@per_claim
def _subjects(claim: Claim) -> list[str]:
    """The names in the subject of a claim, and the word that heads it."""
    return [key(t) for t in claim.terms if t.role is Role.SUBJECT and (t.main or t.proper)]


def _bits(marks: Sequence[Collection[Hashable]], numbers: Mapping[Hashable, int]) -> Bits:
    """The marks of each claim as bits: a row for each 64 marks, a column for each claim."""
    rows = -(-len(numbers) // BITS)
    bit = {mark: 1 << number for mark, number in numbers.items()}
    sets = (reduce(or_, (bit[m] for m in held if m in bit), 0) for held in marks)
    found = b"".join(bits.to_bytes(rows * BITS // 8, "little") for bits in sets)
    return np.frombuffer(found, "<u8").reshape(len(marks), rows).T.copy()
