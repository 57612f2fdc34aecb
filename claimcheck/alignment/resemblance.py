"""How much of a claim any sentence of another outlet has, in whatever words.

Recall-oriented: what an agreement needs (the same predicate, participants, certainty) plays no
part. A claim that nobody resembles is one that nobody else carries.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

import numpy as np

from claimcheck.alignment.matching import term_weight
from claimcheck.alignment.similarity import groups, names_alike, vector, vectors
from claimcheck.claims.claim import Claim, Term

LIKE = 0.55  # cosine of two words' vectors from which one can stand for the other
SYNONYM = 0.95
BESIDE = 0.8  # credit for a word that the sentence before or after has


def resemblance(asked: Sequence[Claim], claims: Sequence[Claim]) -> dict[str, float]:
    """For each claim asked about, the greatest share that a sentence of another outlet has of it.

    Shares of content, weighted by how much each word tells, are between 0 and 1. ``claims`` are all
    those of the story. Takes time in the number of claims asked about times that of sentences.
    """
    sentences = _Sentences(claims)
    return {claim.id: sentences.nearest(claim) for claim in asked}


class _Sentences:
    """The sentences of a story, indexed by their words."""

    def __init__(self, claims: Sequence[Claim]) -> None:
        words: dict[tuple[str, int], set[str]] = defaultdict(set)
        outlet: dict[tuple[str, int], str] = {}
        for claim in claims:
            key = claim.article, claim.sentence.start
            outlet[key] = claim.outlet
            words[key] |= {t.lemma for t in claim.terms if t.own}
            words[key] |= {w for w in claim.context if w[0] != "@" and not w.startswith("in:")}
        keys = sorted(words)
        self.outlets = np.array([outlet[k] for k in keys])
        places: dict[str, list[int]] = defaultdict(list)
        for n, key in enumerate(keys):
            for word in sorted(words[key]):
                places[word].append(n)
        self.places = {word: np.array(found) for word, found in places.items()}
        article = np.array([k[0] for k in keys])
        self.follows = np.append(article[1:] == article[:-1], False)
        self.words = sorted(places)
        self.vectors = vectors([w.split("_")[0] for w in self.words])
        self.by_group: dict[int, list[str]] = defaultdict(list)
        for word in self.words:
            for group in groups(word):
                self.by_group[group].append(word)
        self.by_letter: dict[str, list[str]] = defaultdict(list)
        for word in self.words:
            self.by_letter[word[:1]].append(word)
        self.known: dict[tuple[str, bool], tuple[np.ndarray, np.ndarray]] = {}

    def nearest(self, claim: Claim) -> float:
        """The greatest share of the content of ``claim`` in one sentence of another outlet."""
        own = [t for t in claim.terms if t.own]
        total = sum(map(term_weight, own))
        others = self.outlets != claim.outlet
        if not total or not others.any():
            return 0.0
        shares = np.zeros(len(self.outlets))
        for term in own:
            key = term.lemma, term.proper
            if key not in self.known:  # claims of one story have many words in common
                self.known[key] = self._found(term)
            at, rendered = self.known[key]
            shares[at] += term_weight(term) * rendered
        return float(shares[others].max() / total)

    def _found(self, term: Term) -> tuple[np.ndarray, np.ndarray]:
        """The sentences that, with their neighbours, render one word, and how well they do."""
        found = np.zeros(len(self.outlets))
        for word, likeness in self._alike(term):
            at = self.places[word]
            found[at] = np.maximum(found[at], likeness)
        at = self.places.get(term.lemma, np.array([], int))
        after = at[self.follows[at]] + 1
        before = at[(at > 0) & self.follows[at - 1]] - 1
        for near in (after, before):
            found[near] = np.maximum(found[near], BESIDE)
        rendering = np.flatnonzero(found)
        return rendering, found[rendering]

    def _alike(self, term: Term) -> Iterator[tuple[str, float]]:
        if term.lemma in self.places:
            yield term.lemma, 1.0
        if term.proper:
            names = self.by_letter.get(term.lemma[:1], ())
            yield from ((w, s) for w in names if (s := names_alike(term.lemma, w)))
            return
        for group in sorted(groups(term.lemma)):
            yield from ((word, SYNONYM) for word in self.by_group[group])
        cosines = self.vectors @ vector(term.lemma.split("_")[0])
        yield from ((self.words[i], float(cosines[i])) for i in np.flatnonzero(cosines >= LIKE))
