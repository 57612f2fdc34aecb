"""How like the words of a story are to each other at most, for all pairs of them at once.

The exact likeness (`matching.Likeness`) asks word by word; here come the products of all word
vectors, and the tables of synonyms, of WordNet and of names are read once for all words that they
hold. What two tables know of a pair counts by the higher one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from rapidfuzz import fuzz, process

from claimcheck.alignment.geography import families
from claimcheck.alignment.matching import NAMED
from claimcheck.alignment.similarity import FLOOR, SPELLING, groups, names_alike, romanised, vector
from claimcheck.alignment.wordnet import NARROWER, SAME, above, concepts

SYNONYMS = 0.95  # likeness of two words of one synonym group
PARTICLE = 0.8  # least likeness of a verb to itself with a particle
STEM = 4  # letters that a name shares at least with one that is derived from it
ROUNDING = 1e-4  # what single precision may take from a cosine
ROWS = 512  # words whose vectors are multiplied with all others at once


Marks = Callable[[int], Iterable[Hashable]]


@dataclass(frozen=True, slots=True)
class WordBounds:
    """For each word the places of those that are like it, and how like they are at most."""

    keys: tuple[str, ...]
    near: tuple[np.ndarray, ...]
    like: tuple[np.ndarray, ...]

    def alike(self, least: float) -> dict[str, list[str]]:
        """For each word those that may be ``least`` like it or more."""
        return {
            key: [self.keys[n] for n in near[like >= least]]
            for key, near, like in zip(self.keys, self.near, self.like, strict=True)
        }


def word_bounds(keys: Sequence[str]) -> WordBounds:
    """Upper bounds of the likeness of words, which are given by their keys in ``Content``.

    A word is like itself; of two words that are not listed neither is like the other at all.
    """
    rows, columns, values = (np.concatenate(parts) for parts in zip(*_alike(keys), strict=True))
    order = np.lexsort((-values, columns, rows))
    cells = rows[order] * len(keys) + columns[order]
    kept = order[np.diff(cells, prepend=-1) > 0]
    stops = np.searchsorted(rows[kept], np.arange(1, len(keys)))
    return WordBounds(
        tuple(keys),
        tuple(np.split(columns[kept], stops)),
        tuple(np.split(values[kept].astype(np.float32), stops)),
    )


def _alike(keys: Sequence[str]) -> Iterator[tuple[np.ndarray, np.ndarray, np.ndarray]]:
    """Rows, columns and values of words that are alike, some of them more than once."""
    everyone = np.arange(len(keys))
    yield everyone, everyone, np.ones(len(keys))
    lemmas = [k.removeprefix(NAMED) for k in keys]
    named = np.array([k.startswith(NAMED) for k in keys])
    yield from _by_vector(lemmas, named)
    pairs = [*_by_table(lemmas), *_by_name([k[1:] if k.startswith(NAMED) else "" for k in keys])]
    both = np.array([(i, j) for i, j, _ in pairs], np.int64).reshape(-1, 2)
    values = np.array([value for *_, value in pairs], float)
    yield both[:, 0], both[:, 1], values
    yield both[:, 1], both[:, 0], values


def _by_vector(
    lemmas: Sequence[str], named: np.ndarray
) -> Iterator[tuple[np.ndarray, np.ndarray, np.ndarray]]:
    """Words whose vectors are near each other; two names are not compared by these."""
    vectors = np.stack([vector(w.replace("_", " ").split(" ")[0]) for w in lemmas])
    for start in range(0, len(lemmas), ROWS):
        cosines = vectors[start : start + ROWS] @ vectors.T
        cosines[np.ix_(named[start : start + ROWS], named)] = 0.0
        i, j = np.nonzero(cosines >= FLOOR - ROUNDING)
        yield i + start, j, cosines[i, j] + ROUNDING


def _by_table(lemmas: Sequence[str]) -> Iterator[tuple[int, int, float]]:
    """Words that the tables of synonyms and of WordNet know to be alike, or one verb's forms."""
    everyone = range(len(lemmas))
    yield from _together(everyone, lambda n: groups(lemmas[n]), SYNONYMS)
    yield from _together(everyone, lambda n: [lemmas[n]], 1.0)
    yield from _together(everyone, lambda n: concepts(lemmas[n]), SAME)
    verbs = {w.split("_")[0] for w in lemmas if "_" in w}
    forms = [n for n in everyone if lemmas[n].split("_")[0] in verbs]
    yield from _together(forms, lambda n: [lemmas[n].split("_")[0]], max(PARTICLE, SAME))
    wide = _marked(everyone, lambda n: above(lemmas[n]))
    for concept, holders in _marked(everyone, lambda n: concepts(lemmas[n])).items():
        yield from ((i, j, NARROWER) for i in wide.get(concept, ()) for j in holders)


def _by_name(names: Sequence[str]) -> Iterator[tuple[int, int, float]]:
    """Names that are alike; an empty one is none."""
    own = [n for n, name in enumerate(names) if name]
    found: set[tuple[int, int]] = set()
    for holders in (
        *_holders(own, lambda n: families(names[n])),
        *_holders(own, lambda n: [names[n][:STEM]]),
        *_holders(own, lambda n: [romanised(names[n])]),
    ):
        found.update(combinations(holders, 2))
    for holders in _holders(own, lambda n: [names[n][0]]):
        written = [names[n] for n in holders]
        alike = process.cdist(written, written, scorer=fuzz.ratio, score_cutoff=SPELLING)
        found.update((holders[i], holders[j]) for i, j in np.argwhere(np.triu(alike, 1)))
    for i, j in found:
        likeness = names_alike(names[i], names[j])
        if likeness:
            yield i, j, likeness


def _together(
    numbers: Iterable[int], marks: Marks, value: float
) -> Iterator[tuple[int, int, float]]:
    """The pairs of numbers that have a mark in common."""
    for holders in _holders(numbers, marks):
        yield from ((i, j, value) for i, j in combinations(holders, 2))


def _holders(numbers: Iterable[int], marks: Marks) -> list[list[int]]:
    """Those that have a mark, for each mark that several have."""
    return [held for held in _marked(numbers, marks).values() if len(held) > 1]


def _marked(numbers: Iterable[int], marks: Marks) -> dict[Hashable, list[int]]:
    """The numbers that have each mark."""
    found: dict[Hashable, list[int]] = defaultdict(list)
    for number in numbers:
        for mark in marks(number):
            found[mark].append(number)
    return found
