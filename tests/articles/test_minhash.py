"""MinHash sketches: those of datasketch, and found again by their bands."""

from __future__ import annotations

import zlib

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.articles.minhash import BAND, PERMUTATIONS, SHINGLE, Index, sketches

WORDS = st.lists(st.sampled_from([*"abcdefghij", "café", "\ud800"]), max_size=130).map(tuple)


def window_of(words, start):
    window = words[start : start + 48]
    return {" ".join(window[n : n + SHINGLE]) for n in range(len(window) - SHINGLE + 1)}


@given(WORDS)
def test_sketches_are_those_of_datasketch(words):
    from datasketch import MinHash

    expected = []
    for start in range(0, max(1, len(words) - 24), 24):
        shingles = window_of(words, start)
        if shingles:
            told = MinHash(num_perm=PERMUTATIONS, hashfunc=zlib.crc32, scheme="affine32")
            told.update_batch([s.encode("utf-8", "surrogatepass") for s in shingles])
            expected.append(told.hashvalues)
    found = sketches(words)
    assert len(found) == len(expected)
    assert all(np.array_equal(a, b) for a, b in zip(found, expected, strict=True))


def test_the_bands_are_the_best_for_the_likeness():
    from datasketch import MinHashLSH

    index = MinHashLSH(threshold=0.15, num_perm=PERMUTATIONS)
    assert (index.r, index.b) == (BAND, PERMUTATIONS // BAND)


def test_a_window_is_found_by_what_it_shares():
    words = tuple(f"w{n}" for n in range(48))
    index = Index()
    for sketch in sketches(words):
        index.add(7, sketch)
    (same,) = sketches((*words[:20], "new", "words", *words[22:]))
    (other,) = sketches(tuple(f"v{n}" for n in range(48)))
    assert index.holders(same) == {7}
    assert index.holders(other) == set()


@pytest.mark.parametrize("words", [(), ("one",), ("one", "two")])
def test_too_few_words_have_no_sketch(words):
    assert sketches(words) == []
