"""How much two claims can share at most, for many pairs of claims at once.

`matching.match` aligns two claims word by word, which takes longer than all that is asked of most
pairs afterwards. Its shares are bounded from above where each word of a claim may take the best
word of the other one, taken already or not: one gather and one sum over arrays for all pairs.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from claimcheck.alignment.matching import CONTEXT, NAMED, Content
from claimcheck.alignment.word_bounds import WordBounds

ROUNDING = 1e-4  # what single precision may take from a bound
CLAIMS = 256  # claims that are held against their counterparts at once: a few MB
WORDS = 1 << 20  # words of these counterparts

Shares = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Bounds:
    """Upper bounds for each pair, in the order asked.

    ``a`` and ``b`` are shares of each side's content that the other has too, ``told`` is the
    weight of the words of the first that the second has.
    """

    a: Shares
    b: Shares
    told: Shares

    @property
    def both(self) -> Shares:
        """Harmonic mean of the two shares."""
        shares: Shares = 2 * self.a * self.b / np.maximum(self.a + self.b, 1e-9)
        return shares

    @property
    def contained(self) -> Shares:
        """The larger of the two shares."""
        shares: Shares = np.maximum(self.a, self.b)
        return shares


def bounds(contents: Sequence[Content], pairs: np.ndarray, words: WordBounds) -> Bounds:
    """What the contents of each pair (a row of two positions) share at most.

    ``words`` knows all words of the contents.
    """
    known = _Contents.of(contents, words)
    a, told = known.shares(pairs[:, 0], pairs[:, 1])
    b, _ = known.shares(pairs[:, 1], pairs[:, 0])
    return Bounds(a, b, told)


@dataclass(frozen=True, slots=True)
class _Contents:
    """The words of claims one after the other: those of claim ``n`` begin at ``starts[n]``."""

    contents: Sequence[Content]
    likeness: WordBounds
    numbers: dict[str, int]
    words: np.ndarray
    weights: np.ndarray
    starts: np.ndarray
    sizes: np.ndarray
    totals: np.ndarray

    @classmethod
    def of(cls, contents: Sequence[Content], likeness: WordBounds) -> _Contents:
        numbers = {key: n for n, key in enumerate(likeness.keys)}
        sizes = np.array([len(c.keys) for c in contents], np.int64)
        return cls(
            contents,
            likeness,
            numbers,
            words=np.array([numbers[k] for c in contents for k in c.keys], np.int64),
            weights=np.array([w for c in contents for w in c.weights], np.float32),
            starts=np.cumsum(sizes) - sizes,
            sizes=sizes,
            totals=np.array([max(c.total, 1e-9) for c in contents], np.float32),
        )

    def shares(self, first: np.ndarray, second: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """For each pair the share and the weight of the first claim that the second tells."""
        share, told = np.zeros((2, len(first)), np.float32)
        for part in self._parts(first, second):
            a, b = first[part], second[part]
            begins = np.diff(b, prepend=-1) > 0  # the parts are in the order of the second claims
            row = np.cumsum(begins) - 1
            like = self._told_by(b[begins])
            sizes = self.sizes[a]
            pair = np.repeat(np.arange(len(part)), sizes)
            first_word = self.starts[a] - np.cumsum(sizes) + sizes
            word = np.arange(len(pair)) + np.repeat(first_word, sizes)
            found = like[row[pair], self.words[word]]
            weights = self.weights[word]
            share[part] = np.bincount(pair, found * weights, len(part)) / self.totals[a]
            told[part] = np.bincount(pair, (found > 0) * weights, len(part))
        return share + ROUNDING, told + ROUNDING

    def _parts(self, first: np.ndarray, second: np.ndarray) -> Iterator[np.ndarray]:
        """The pairs by their second claims, so many at once that the arrays stay small."""
        order = np.argsort(second, kind="stable")
        words = np.cumsum(self.sizes[first[order]])
        claims = np.cumsum(np.diff(second[order], prepend=-1) > 0)
        start = 0
        while start < len(order):
            before = words[start - 1] if start else 0
            few = np.searchsorted(words, before + WORDS, side="right")
            stop = min(few, np.searchsorted(claims, claims[start] + CLAIMS))
            yield order[start : max(start + 1, int(stop))]
            start = max(start + 1, int(stop))

    def _told_by(self, claims: np.ndarray) -> np.ndarray:
        """How far each of the ``claims`` tells each word at most: a row a claim."""
        like = np.zeros((len(claims), len(self.numbers)), np.float32)
        for row, n in zip(like, claims.tolist(), strict=True):
            own = self.words[self.starts[n] : self.starts[n] + self.sizes[n]]
            for word in own.tolist():
                near = self.likeness.near[word]
                row[near] = np.maximum(row[near], self.likeness.like[word])
            around = [
                self.numbers[key]
                for lemma in self.contents[n].context
                for key in (lemma, NAMED + lemma)
                if key in self.numbers
            ]
            row[around] = np.maximum(row[around], CONTEXT)
        return like
