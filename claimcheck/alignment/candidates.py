"""Blocking: the pairs of claims that are worth comparing.

A pair comes through if the mean word vectors of the two claims are alike, or if both claims name
the same thing and hold a quantity of the same dimension.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from claimcheck.alignment.similarity import vector, weight
from claimcheck.articles.copying import Copies
from claimcheck.claims.claim import Claim
from claimcheck.spans import Span

ROWS = 512  # claims of one block of the similarity matrix
NEAREST = 200  # counterparts of one claim that are compared at most: growth stays near linear
SHARED = 60  # claims with one anchor up to which it tells something


@dataclass(frozen=True, slots=True)
class Candidates:
    """Pairs of positions in the claims, and how many pairs there could have been.

    ``pairs`` has a row for each, the smaller position first, in order.
    """

    pairs: np.ndarray
    possible: int


def candidate_pairs(
    claims: Sequence[Claim], story: Mapping[str, str], copies: Copies, threshold: float
) -> Candidates:
    """Pairs of claims of one story, at most one of each; ``threshold`` is a cosine.

    Two places of one copied text are two places of one article, and not compared either.
    """
    by_story: dict[str, list[int]] = {}
    for i, claim in enumerate(claims):
        by_story.setdefault(story[claim.article], []).append(i)
    found = [np.empty((0, 2), np.int64)]
    possible = 0
    for _, members in sorted(by_story.items()):
        told = [claims[i] for i in members]
        places = np.array(members)
        found.extend(places[pairs] for pairs in _alike(told, threshold))
        found.append(places[_anchored(told)])
        possible += len(members) * (len(members) - 1) // 2
    both = np.concatenate(found)
    codes = np.sort(both[:, 0] * len(claims) + both[:, 1])
    codes = codes[np.diff(codes, prepend=-1) > 0]
    codes = codes[~np.isin(codes, _apart(claims, copies))]
    return Candidates(np.stack(np.divmod(codes, max(1, len(claims))), axis=1), possible)


def _alike(claims: Sequence[Claim], threshold: float) -> Iterator[np.ndarray]:
    """Blocks of pairs of positions, the smaller one first, whose vectors are alike."""
    vectors = claim_vectors(claims)
    number: dict[str, int] = {}
    articles = np.array([number.setdefault(c.article, len(number)) for c in claims])
    parts = np.array([_part(c) for c in claims])
    for start in range(0, len(claims), ROWS):
        rows = slice(start, start + ROWS)
        block = vectors[rows] @ vectors.T
        block[_idle(articles, parts, rows)] = -1.0
        near = block >= threshold
        for row in np.flatnonzero(near.sum(axis=1) > NEAREST):
            order = np.argsort(-block[row], kind="stable")
            near[row, order[NEAREST:]] = False
        yield np.argwhere(near) + np.array([start, 0])


def _apart(claims: Sequence[Claim], copies: Copies) -> np.ndarray:
    """Pairs that lie in one copied text, but are not the same words of it, as numbers.

    The number of a pair is the smaller position times the number of claims, plus the other one.
    """
    held: dict[str, list[int]] = defaultdict(list)
    for i, claim in enumerate(claims):
        held[claim.article].append(i)
    places = {name: np.array(found) for name, found in held.items()}
    spans = np.array([(c.span.start, c.span.end) for c in claims]).reshape(-1, 2)
    covered, same = [np.empty(0, np.int64)], [np.empty(0, np.int64)]
    for passage in copies.passages:
        if passage.quoted or passage.a not in places or passage.b not in places:
            continue
        a = _inside(places[passage.a], spans, passage.a_span)[:, None]
        b = _inside(places[passage.b], spans, passage.b_span)[None, :]
        codes = np.minimum(a, b) * len(claims) + np.maximum(a, b)
        shift = passage.a_span.start - passage.b_span.start
        moved = np.abs(spans[a] - spans[b] - shift).max(axis=2)
        covered.append(codes.ravel())
        same.append(codes[moved <= passage.drift])
    return np.setdiff1d(np.concatenate(covered), np.concatenate(same))


def _inside(places: np.ndarray, spans: np.ndarray, span: Span) -> np.ndarray:
    """Those of ``places`` whose spans lie inside ``span``."""
    own = spans[places]
    return np.asarray(places[(own[:, 0] >= span.start) & (own[:, 1] <= span.end)])


def _idle(articles: np.ndarray, parts: np.ndarray, rows: slice) -> np.ndarray:
    """Which pairs are not worth a look: each one twice, and an article with its own body.

    Inside one article headline, lead and body are held against each other.
    """
    count = len(articles)
    earlier = np.arange(count)[rows, None] >= np.arange(count)[None, :]
    same = articles[rows, None] == articles[None, :]
    return np.asarray(earlier | (same & (parts[rows, None] == parts[None, :])))


def _part(claim: Claim) -> int:
    """0 for the headline, 1 for the lead, 2 for the body of an article."""
    return 0 if claim.headline else 1 if claim.lead else 2


def claim_vectors(claims: Sequence[Claim]) -> np.ndarray:
    """The weighted mean of each claim's word vectors, scaled to unit length: one row a claim."""
    size = len(vector("the"))
    found = np.zeros((len(claims), size), np.float32)
    words: dict[str, int] = {}
    for claim in claims:
        for term in claim.terms:
            words.setdefault(term.lemma, len(words))
    table = np.zeros((len(words) + 1, size), np.float32)
    for word, n in words.items():
        table[n] = vector(word.split("_")[0])
    for row, claim in enumerate(claims):
        if claim.terms:
            weights = np.array([weight(t.text) for t in claim.terms], np.float32)
            meant = table[[words[t.lemma] for t in claim.terms]]
            total = np.add.reduce(weights[:, None] * meant, axis=0)
            found[row] = total / max(float(np.linalg.norm(total)), 1e-9)
    return found


def _anchors(claim: Claim) -> set[tuple[str, str]]:
    names = {t.lemma for t in claim.terms if t.proper}
    kinds = {q.dimension for q in claim.quantities if q.dimension != "count"}
    counted = {f"count {q.counted}" for q in claim.quantities if q.counted}
    return {(name, kind) for name in names for kind in kinds | counted}


def _anchored(claims: Sequence[Claim]) -> np.ndarray:
    """Pairs of positions that share an anchor, the smaller one first."""
    index: dict[tuple[str, str], list[int]] = {}
    for position, claim in enumerate(claims):
        for anchor in _anchors(claim):
            index.setdefault(anchor, []).append(position)
    pairs = {
        (i, j)
        for holders in index.values()
        if len(holders) <= SHARED
        for n, i in enumerate(holders)
        for j in holders[n + 1 :]
        if claims[i].article != claims[j].article or _part(claims[i]) != _part(claims[j])
    }
    return np.array(sorted(pairs), np.int64).reshape(-1, 2)
