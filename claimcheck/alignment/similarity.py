"""Similarity of words: the same lemma, synonyms of news English, spellings, static vectors.

The vectors are distilled from all-MiniLM-L6-v2 (training/distil_vectors.py); frequency weights
follow the rank of a word in that model's vocabulary (Zipf), as in model2vec.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import cache, lru_cache
from importlib.resources import files

import numpy as np
from rapidfuzz import fuzz

from claimcheck.alignment.geography import Kinship, is_country_word, kinship
from claimcheck.alignment.wordnet import opposed, related
from claimcheck.lexicons import load

SPELLING = 84.0  # rapidfuzz ratio from which two names of four letters or more are one
FLOOR = 0.45  # cosine below which two words have nothing to do with each other
PAIRS = 1 << 18  # pairs of words whose likeness is kept at hand: some 60 MB
VECTORS = 1 << 13  # words whose vectors are kept at hand: some 10 MB
RAREST = 60_000  # rank of a word that the vocabulary does not hold
KINSHIP = {Kinship.SAME: 0.95, Kinship.PEOPLE: 0.9, Kinship.GOVERNMENT: 0.6}
# What differs between the usual romanisations of Arabic, Russian and Chinese names.
_ROMANISED = (
    *(("-", ""), ("'", ""), ("ye", "e"), ("yi", "i"), ("iy", "y"), ("ij", "y"), ("ou", "u")),
    *(("oo", "u"), ("ee", "i"), ("dh", "d"), ("gh", "g"), ("kh", "h"), ("q", "k"), ("ph", "f")),
    *(
        ("tch", "ch"),
        ("sch", "sh"),
        ("w", "v"),
        ("ck", "k"),
        ("ca", "ka"),
        ("co", "ko"),
        ("y", "i"),
    ),
)
LONGEST = 40  # characters of a word that are looked at


@cache
def _table() -> tuple[dict[str, int], np.ndarray]:
    """The row of each word, and the rows in the whole numbers that they are kept in."""
    with (
        files("claimcheck.alignment").joinpath("vectors.npz").open("rb") as handle,
        np.load(handle) as stored,
    ):
        words = str(stored["words"]).split("\n")
        vectors = stored["vectors"]
    return {w: i for i, w in enumerate(words)}, vectors


def _units(rows: list[int]) -> np.ndarray:
    """Rows of the table as unit vectors: a run asks for few of them."""
    _, table = _table()
    found = table[rows].astype(np.float32)
    return np.asarray(found / np.maximum(np.linalg.norm(found, axis=1, keepdims=True), 1e-9))


def vectors(words: Sequence[str]) -> np.ndarray:
    """As `vector`, of many words at once: one row a word."""
    index, table = _table()
    found = np.empty((len(words), table.shape[1]), np.float32)
    known = [n for n, word in enumerate(words) if word in index]
    found[known] = _units([index[words[n]] for n in known])
    for n in set(range(len(words))).difference(known):
        found[n] = vector(words[n])
    return found


@lru_cache(VECTORS)
def vector(word: str) -> np.ndarray:
    """The unit vector of a word; of an unknown one the mean of its word pieces (WordPiece)."""
    index, table = _table()
    if word in index:
        return np.asarray(_units([index[word]])[0])
    rows, rest, prefix = [], word[:LONGEST], ""
    while rest:
        for stop in range(len(rest), 0, -1):
            piece = prefix + rest[:stop]
            if piece in index:
                rows.append(index[piece])
                rest, prefix = rest[stop:], "##"
                break
        else:
            rest = rest[1:]
    if not rows:
        return np.zeros(table.shape[1], np.float32)
    total = np.sum(_units(rows), axis=0)
    return np.asarray(total / max(float(np.linalg.norm(total)), 1e-9), np.float32)


@cache
def weight(word: str) -> float:
    """How much a word tells: near 0.3 for the commonest, 1 for a rare one."""
    index, _ = _table()
    rank = index.get(word, len(index))
    return min(1.0, max(0.3, math.log(1 + rank) / math.log(1 + len(index))))


@cache
def commonness(word: str) -> float:
    """The share of texts of 400 words that hold ``word``, by Zipf's law (unknown: rare)."""
    index, _ = _table()
    rank = index.get(word, RAREST) - index["the"]
    return 1.0 - math.exp(-400 * 0.1 / (max(0, rank) + 2.7))


@cache
def _groups() -> dict[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for number, group in enumerate(load("synonyms")["groups"]):
        for word in group:
            found.setdefault(word, set()).add(number)
    return {word: frozenset(numbers) for word, numbers in found.items()}


def groups(word: str) -> frozenset[int]:
    """The synonym groups that hold ``word``."""
    return _groups().get(word, frozenset())


@lru_cache(PAIRS)
def words_alike(a: str, b: str) -> float:
    """Similarity of two lemmas between 0 and 1; 1 for the same word, 0.95 for synonyms."""
    if a == b:
        return 1.0
    if groups(a) & groups(b):
        return 0.95
    if opposed(a, b):
        return 0.0
    known = related(a, b)
    if a.split("_")[0] == b.split("_")[0] and "_" in a + b:
        return max(0.8, known)
    cosine = float(
        vector(a.replace("_", " ").split(" ")[0]) @ vector(b.replace("_", " ").split(" ")[0])
    )
    return max(known, cosine if cosine >= FLOOR else 0.0)


@lru_cache(PAIRS)
def names_alike(a: str, b: str) -> float:
    """Similarity of two words of names: 1 for the same, else by kinship, spelling or stem.

    A country and what stands for its government ("Russia", "Kremlin") are related, not the same.
    """
    if a == b:
        return 1.0
    kin = kinship(a, b)
    if kin is not None:
        return KINSHIP[kin]
    if is_country_word(a) and is_country_word(b):
        return 0.0  # Austria, Australia; Niger, Nigeria
    if min(len(a), len(b)) >= 4 and same_spelling(a, b):
        return 0.95
    stem = min(len(a), len(b)) - 1
    if stem >= 4 and a[:stem] == b[:stem] and abs(len(a) - len(b)) <= 3:
        return 0.9  # Russia, Russian; Iran, Iranian
    return 0.0


def same_spelling(a: str, b: str) -> bool:
    """Whether two words of names are spellings or transliterations of one."""
    if romanised(a) == romanised(b):
        return True
    return a[0] == b[0] and fuzz.ratio(a, b) >= SPELLING


@cache
def romanised(word: str) -> str:
    """A word with the choices that systems of romanisation leave open made alike.

    "Qaddafi" and "Kadhafi", "Zelensky" and "Zelenskyy", "Mohamed" and "Mohammed".
    """
    for variant, plain in _ROMANISED:
        word = word.replace(variant, plain)
    return "".join(c for i, c in enumerate(word) if i == 0 or c != word[i - 1])
