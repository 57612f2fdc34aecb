"""Passages that two texts have in common, edited or not.

Text alignment in the manner of plagiarism detection (Potthast and others 2013; Sanchez-Perez,
Sidorov and Gelbukh 2014): common runs of words are seeds, seeds that lie close together in both
texts grow into passages, and what is too short or too thin is dropped.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from rapidfuzz.distance import Levenshtein, MatchingBlock

SEED = 4  # words that a seed has in common
GAP = 16  # words between two seeds of one passage that an editor may have rewritten
ENOUGH = 14  # words in common that make a passage, if an editor went over it
VERBATIM = 10  # words in one piece that make a passage; set phrases and long titles are shorter
DENSE = 0.35  # share of a passage that must be common
OFTEN = 4  # places of a seed in one text from which it is a set phrase
LONGEST = 3_000  # words of a passage that are compared one by one


@dataclass(frozen=True, slots=True)
class Aligned:
    """Words ``a[0]`` to before ``a[1]`` of one text are those of ``b`` in another, more or less.

    ``common`` are the places of the common words in the first one.
    """

    a: tuple[int, int]
    b: tuple[int, int]
    common: tuple[int, ...]


@dataclass(slots=True)
class _Growing:
    """A passage while seeds are added to it: where they begin in both texts, the last at i, j."""

    i: int = 0
    j: int = 0
    a: list[int] = field(default_factory=list)
    b: list[int] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Seeds:
    """The runs of words of one text with the places where they begin, but for set phrases."""

    places: Mapping[tuple[str, ...], list[int]]

    @classmethod
    def of(cls, words: tuple[str, ...]) -> Seeds:
        """The seeds of a text."""
        places: dict[tuple[str, ...], list[int]] = defaultdict(list)
        for i in range(len(words) - SEED + 1):
            places[words[i : i + SEED]].append(i)
        return cls({seed: found for seed, found in places.items() if len(found) < OFTEN})


def align(a: Seeds, b: Seeds) -> list[Aligned]:
    """The passages that two texts share, in the order of the first one.

    Takes time in the number of common seeds; set phrases are no seeds.
    """
    common = a.places.keys() & b.places.keys()
    done: list[_Growing] = []
    open_: list[_Growing] = []
    reach = SEED + GAP
    oldest = 0  # no open passage has its last seed before
    for i, seed in sorted([(n, run) for run in common for n in a.places[run]]):
        if i - oldest > reach:
            done.extend(p for p in open_ if i - p.i > reach)
            open_ = [p for p in open_ if i - p.i <= reach]
            oldest = min((p.i for p in open_), default=i)
        for j in b.places[seed]:
            near = [p for p in open_ if -reach <= j - p.j <= reach]
            if len(near) > 1:
                near.sort(key=lambda p: abs(j - p.j - (i - p.i)))
            if near:
                passage = near[0]
            else:
                passage = _Growing()
                open_.append(passage)
            passage.i, passage.j = i, j
            passage.a.append(i)
            passage.b.append(j)
    found = [_finished(p) for p in (*done, *open_)]
    return sorted((p for p in found if p is not None), key=lambda p: (p.a, p.b))


def _finished(passage: _Growing) -> Aligned | None:
    left, right = _covered(passage.a), _covered(passage.b)
    a, b = (left[0], left[-1] + 1), (right[0], right[-1] + 1)
    dense = len(left) >= DENSE * (a[1] - a[0]) and len(right) >= DENSE * (b[1] - b[0])
    enough = min(len(left), len(right)) >= ENOUGH or _longest_run(left) >= VERBATIM
    return Aligned(a, b, tuple(left)) if enough and dense else None


def _covered(starts: list[int]) -> list[int]:
    """The places of the words of seeds that begin at ``starts``, in order."""
    found: list[int] = []
    begin = end = 0
    for start in sorted(starts):
        if start > end:
            found.extend(range(begin, end))
            begin = start
        end = start + SEED
    found.extend(range(begin, end))
    return found


def _longest_run(places: list[int]) -> int:
    longest = run = 1
    for one, other in pairwise(places):
        run = run + 1 if one + 1 == other else 1
        longest = max(longest, run)
    return longest


def replaced(
    a: tuple[str, ...], b: tuple[str, ...], passage: Aligned, most: int, around: int
) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    """The words that were put for others in a passage: places in ``a`` and in ``b``.

    At most ``most`` words on each side, with ``around`` common words before and after them.
    """
    left, right = a[slice(*passage.a)], b[slice(*passage.b)]
    if max(len(left), len(right)) > LONGEST:
        return []
    found = []
    kept: list[MatchingBlock] = list(Levenshtein.opcodes(left, right).as_matching_blocks())
    for before, after in pairwise(kept):
        one = (before.a + before.size, after.a)
        other = (before.b + before.size, after.b)
        sizes = (one[1] - one[0], other[1] - other[0])
        if min(sizes) > 0 and max(sizes) <= most and min(before.size, after.size) >= around:
            found.append(
                (
                    (one[0] + passage.a[0], one[1] + passage.a[0]),
                    (other[0] + passage.b[0], other[1] + passage.b[0]),
                )
            )
    return found
