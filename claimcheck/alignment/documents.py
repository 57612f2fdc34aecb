"""Articles as sparse vectors: the weighted words of the text, its lead, its headline, its names.

Words are weighted by TF-IDF. How common a word is comes from the pool and from a background (Zipf's
law) together, so that cosines mean the same in a folder of three articles and in an archive.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np

from claimcheck.alignment.similarity import commonness
from claimcheck.alignment.sparse_rows import SparseRows
from claimcheck.articles.article import Article

# Share of each part in the cosine: the lead and the headline say what the news is, names tell
# near-events apart. Chosen on the stories of docs/origins.md and on near-events of our own.
BODY, LEAD, HEADLINE, NAMES = 0.30, 0.25, 0.15, 0.30
LEAD_WORDS = 120
HEADLINE_LENGTH = 160  # characters of a first line that can be a headline
BACKGROUND = 100  # articles that the background counts for beside the pool
EVERYWHERE = 0.95  # commonness from which a word tells nothing
ALONE = 0.5  # weight of a word that one article has to itself, in the length of its vector
_WORD = re.compile(r"[^\W\d_](?:[^\W_]|['’](?=\w))*|\d[\d.,]*\d|\d")
_LONGEST = 40  # characters of a word that are looked at
WORDS = 1 << 14  # words of which is remembered how they are normalised


@dataclass(frozen=True, slots=True)
class Document:
    """The words of an article, normalised, by where they stand."""

    body: tuple[str, ...]
    lead: tuple[str, ...]
    headline: tuple[str, ...]
    names: tuple[str, ...]


def document(article: Article) -> Document:
    """The words of ``article`` without its boilerplate."""
    text = "\n".join(span.of(article.text) for span in article.kept())
    found = _WORD.findall(text)
    lower = {w for w in found if w[0].islower()}
    words = tuple(map(_normal, found))
    headline = tuple(map(_normal, _WORD.findall(_headline(article, text))))
    # Capitals at the start of a sentence: a name is never written small in the same text.
    names = tuple(
        n for w, n in zip(found, words, strict=True)
        if w[0].isupper() and len(w) > 2 and w.lower() not in lower
    )  # fmt: skip
    lead = (*headline, *words[:LEAD_WORDS])
    return Document((*headline, *headline, *words), lead, headline, names)


def document_vectors(documents: Sequence[Document]) -> SparseRows:
    """One row of unit length for each document; the product of two rows is their cosine."""
    parts = (
        (BODY, [d.body for d in documents]),
        (LEAD, [d.lead for d in documents]),
        (HEADLINE, [d.headline for d in documents]),
        (NAMES, [d.names for d in documents]),
    )
    spread = Counter(w for d in documents for w in set(d.body))
    vocabulary = sorted(w for w in spread if commonness(w) < EVERYWHERE)
    index = {w: i for i, w in enumerate(vocabulary)}
    holding = np.array([spread[w] for w in vocabulary], float)
    expected = np.array([commonness(w) for w in vocabulary])
    total = 1 + len(documents)
    rarity = 0.5 + np.log((total + BACKGROUND) / (1 + holding + BACKGROUND * expected))
    length = np.where(holding == 1, ALONE, 1.0)
    blocks = [(_block(words, index, rarity, length), share**0.5) for share, words in parts]
    sizes = np.stack([np.diff(block.starts) for block, _ in blocks], axis=1)
    # The entries of the blocks, row by row: those of the first row in all blocks come first.
    rows = np.concatenate([block.numbers for block, _ in blocks])
    order = np.argsort(rows, kind="stable")
    columns = [block.columns + n * block.width for n, (block, _) in enumerate(blocks)]
    values = [block.values * weight for block, weight in blocks]
    return SparseRows(
        np.concatenate([[0], np.cumsum(sizes.sum(axis=1))]),
        np.concatenate(columns)[order],
        np.concatenate(values)[order],
        len(blocks) * len(vocabulary),
    ).unit()


def _block(
    texts: Iterable[Sequence[str]], index: dict[str, int], rarity: np.ndarray, length: np.ndarray
) -> SparseRows:
    """The weighted words of texts; ``length`` is what each word counts in the length of a row."""
    columns: list[int] = []
    counted: list[int] = []
    starts = [0]
    for words in texts:
        counts = Counter(index[w] for w in words if w in index)
        columns.extend(sorted(counts))
        counted.extend(counts[i] for i in sorted(counts))
        starts.append(len(columns))
    at = np.array(columns, np.int64)
    weights = (1 + np.log(np.array(counted, float))) * rarity[at]
    block = SparseRows(np.array(starts), at, weights, len(rarity))
    norms = np.sqrt(block.sums((weights * length[at]) ** 2))
    return replace(block, values=weights * (1 / np.maximum(norms, 1e-9))[block.numbers])


def _headline(article: Article, text: str) -> str:
    if article.title:
        return article.title
    first = next((line.strip() for line in text.split("\n") if line.strip()), "")
    return first if len(first) < HEADLINE_LENGTH and not first.endswith(".") else ""


@lru_cache(WORDS)
def _normal(word: str) -> str:
    """Small letters without the possessive and the plural."""
    word = word[:_LONGEST].lower().replace("’", "'").removesuffix("'s")
    plural = len(word) > 4 and word.endswith("s") and not word.endswith("ss")
    return word[:-1] if plural else word
