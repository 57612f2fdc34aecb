"""WordNet's word for it: which lemmas name one concept, a narrower one or its opposite.

The table is folded from WordNet 3.0 (Fellbaum 1998; licence beside it) by
training/wordnet_lexicon.py: the commonest senses of a lemma, with nouns that derive from a verb
counted among the verb's.
"""

from __future__ import annotations

import gzip
from bisect import bisect_left
from functools import cache, lru_cache
from importlib.resources import files

SAME = 0.9  # both name one concept
NARROWER = 0.75  # one names a kind of what the other names
LEMMAS = 1 << 13  # lemmas of which is remembered what stands in their rows

Entry = tuple[frozenset[str], frozenset[str], frozenset[str]]
_NONE: Entry = (frozenset(), frozenset(), frozenset())


def related(a: str, b: str) -> float:
    """How closely two lemmas are related in WordNet, 0 where they are not."""
    concepts_a, above_a, _ = _entry(a)
    concepts_b, above_b, _ = _entry(b)
    if concepts_a & concepts_b:
        return SAME
    if concepts_a & above_b or concepts_b & above_a:
        return NARROWER
    return 0.0


def opposed(a: str, b: str) -> bool:
    """Whether the two lemmas are antonyms, by themselves or through a near synonym."""
    return b in _entry(a)[2] or a in _entry(b)[2]


def concepts(lemma: str) -> frozenset[str]:
    """The concepts that a lemma names."""
    return _entry(lemma)[0]


def above(lemma: str) -> frozenset[str]:
    """The concepts that are one step wider than those that a lemma names."""
    return _entry(lemma)[1]


@lru_cache(LEMMAS)
def _entry(lemma: str) -> Entry:
    rows = _rows()
    at = bisect_left(rows, lemma + "\t")
    if at == len(rows) or not rows[at].startswith(lemma + "\t"):
        return _NONE
    concepts, above, antonyms = (
        frozenset(column.split(",")) - {""} for column in rows[at].split("\t")[1:]
    )
    return concepts, above, antonyms


@cache
def _rows() -> list[str]:
    """The rows in order of their lemmas; one is taken apart only when it is asked for."""
    path = files("claimcheck.lexicons").joinpath("wordnet.tsv.gz")
    return gzip.decompress(path.read_bytes()).decode().splitlines()
