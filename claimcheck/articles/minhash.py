"""MinHash sketches of windows of words, and the LSH index that finds windows alike.

Broder (1997); Leskovec, Rajaraman and Ullman (2014), chapter 3. Computed here and not by
datasketch, whose import takes too long (it loads scipy.integrate) and whose permutations differ
from release to release; the sketches are those of its scheme "affine32".
"""

from __future__ import annotations

import zlib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache

import numpy as np

WINDOW, STEP = 48, 24  # words of a window, and from one to the next
SHINGLE = 3  # words that are hashed together
PERMUTATIONS = 64
# Rows of a band: of all splits of 64 permutations the one with the fewest false candidates and
# misses together at a Jaccard similarity of 0.15.
BAND = 2
SEED = 1


@cache
def _permutations() -> tuple[np.ndarray, np.ndarray]:
    """Odd factors and summands of bijections of 32-bit numbers, one column each."""
    draw = np.random.RandomState(SEED)  # its stream is frozen, that of newer generators is not
    factors = draw.randint(0, 1 << 31, PERMUTATIONS, dtype=np.uint32) * np.uint32(2) + np.uint32(1)
    summands = draw.randint(0, 1 << 32, PERMUTATIONS, dtype=np.uint32)
    return factors[:, None], summands[:, None]


def sketches(words: Sequence[str]) -> list[np.ndarray]:
    """A sketch of each window of ``words``: the least value of each permutation, in 32 bits."""
    shingles = (" ".join(words[n : n + SHINGLE]) for n in range(len(words) - SHINGLE + 1))
    hashed = [zlib.crc32(s.encode("utf-8", "surrogatepass")) for s in shingles]
    if not hashed:
        return []
    factors, summands = _permutations()
    found = []
    values = _mixed(np.array(hashed, np.uint32))
    # The permuted values of a very long text are made for some windows at a time.
    for start in range(0, max(1, len(words) - STEP), STEP):
        window = values[start : start + WINDOW - SHINGLE + 1]
        if len(window):
            found.append((window * factors + summands).min(axis=1))
    return found


def _mixed(values: np.ndarray) -> np.ndarray:
    """The finaliser of MurmurHash3, which spreads alike hashes."""
    values = (values ^ (values >> 16)) * np.uint32(0x85EBCA6B)
    values = (values ^ (values >> 13)) * np.uint32(0xC2B2AE35)
    return np.asarray(values ^ (values >> 16))


class Index:
    """Sketches by the bands of their values; two that have one band in common are alike."""

    def __init__(self) -> None:
        self._bands: dict[tuple[int, bytes], set[int]] = defaultdict(set)

    def holders(self, sketch: np.ndarray) -> set[int]:
        """Whose sketches are alike."""
        return {h for band in _bands(sketch) for h in self._bands.get(band, ())}

    def add(self, holder: int, sketch: np.ndarray) -> None:
        """File a sketch of ``holder``."""
        for band in _bands(sketch):
            self._bands[band].add(holder)


def _bands(sketch: np.ndarray) -> Iterator[tuple[int, bytes]]:
    whole, size = sketch.tobytes(), BAND * sketch.itemsize
    yield from ((at, whole[at : at + size]) for at in range(0, len(whole), size))
