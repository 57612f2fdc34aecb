"""MinHash sketches of windows of words, and the LSH index that finds windows alike.

Broder (1997); Leskovec, Rajaraman and Ullman (2014), chapter 3. Computed here and not by
datasketch, whose import takes too long (it loads scipy.integrate) and whose permutations differ
from release to release; the sketches are those of its scheme "affine32".
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from functools import cache

import numpy as np

WINDOW, STEP = 48, 24  # words of a window, and from one to the next
SHINGLE = 3  # words that are hashed together
PERMUTATIONS = 64
# Rows of a band: of all splits of 64 permutations the one with the fewest false candidates and
# misses together at a Jaccard similarity of 0.15.
BAND = 2
SEED = 1
TOGETHER = 32  # windows whose values are permuted at once


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
    # Windows overlap: values are permuted once for many, but not for all of a very long text.
    rest = WINDOW - SHINGLE + 1 - STEP
    last = max(1, len(words) - STEP)
    for start in range(0, last, STEP * TOGETHER):
        permuted = values[start : start + STEP * TOGETHER + rest] * factors + summands
        for at in range(0, min(STEP * TOGETHER, last - start), STEP):
            window = permuted[:, at : at + STEP + rest]
            if window.size:
                found.append(window.min(axis=1))
    return found


def _mixed(values: np.ndarray) -> np.ndarray:
    """The finaliser of MurmurHash3, which spreads alike hashes."""
    values = (values ^ (values >> 16)) * np.uint32(0x85EBCA6B)
    values = (values ^ (values >> 13)) * np.uint32(0xC2B2AE35)
    return np.asarray(values ^ (values >> 16))


class Index:
    """Sketches by the bands of their values; two that have one band in common are alike."""

    def __init__(self) -> None:
        self._bands: list[dict[int, list[int]]] = [{} for _ in range(PERMUTATIONS // BAND)]

    def holders(self, sketch: np.ndarray) -> set[int]:
        """Whose sketches are alike."""
        found: set[int] = set()
        for known, value in zip(self._bands, _bands(sketch), strict=True):
            if value in known:
                found.update(known[value])
        return found

    def add(self, holder: int, sketch: np.ndarray) -> None:
        """File a sketch of ``holder``."""
        for known, value in zip(self._bands, _bands(sketch), strict=True):
            holders = known.setdefault(value, [])
            if not holders or holders[-1] != holder:
                holders.append(holder)


def _bands(sketch: np.ndarray) -> list[int]:
    """The values of each band as one number."""
    found: list[int] = sketch.view(np.uint64).tolist()
    return found
