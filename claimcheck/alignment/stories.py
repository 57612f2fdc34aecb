"""Stories: which articles report one event; nothing is compared across stories."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np

from claimcheck.alignment.similarity import weight
from claimcheck.claims.claim import Claim


def stories(claims: Sequence[Claim], threshold: float) -> dict[str, str]:
    """The story of each article that has claims, named by its first article's identifier.

    Articles are linked by the cosine of their weighted words (TF-IDF, names doubled) where it is
    at least ``threshold``, and stories are the connected groups.
    """
    counts: dict[str, Counter[str]] = {}
    for claim in claims:
        words = counts.setdefault(claim.article, Counter())
        for term in claim.terms:
            if term.own:
                words[term.lemma] += 2 if term.proper else 1
    names = sorted(counts)
    spread = Counter(w for c in counts.values() for w in c)
    index = {w: i for i, w in enumerate(sorted(w for w, n in spread.items() if n > 1))}
    if not index:
        return {name: name for name in names}
    matrix = np.zeros((len(names), len(index)), np.float32)
    total = len(names)
    for row, name in enumerate(names):
        for word, count in counts[name].items():
            if word in index:
                rarity = np.log(1 + total / spread[word])
                matrix[row, index[word]] = (1 + np.log(count)) * rarity * weight(word)
        # Words of one article alone lengthen it too, or short texts would match everything.
        alone = sum(weight(w) ** 2 for w in counts[name] if w not in index) * np.log(1 + total) ** 2
        norm = float(np.sqrt((matrix[row] ** 2).sum() + 0.25 * alone))
        matrix[row] /= max(norm, 1e-9)
    alike = matrix @ matrix.T
    root = list(range(len(names)))

    def find(i: int) -> int:
        while root[i] != i:
            root[i] = root[root[i]]
            i = root[i]
        return i

    for i, j in np.argwhere(np.triu(alike, 1) >= threshold):
        a, b = sorted((find(int(i)), find(int(j))))
        root[b] = a
    return {name: names[find(i)] for i, name in enumerate(names)}
