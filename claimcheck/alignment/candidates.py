"""Blocking: the pairs of claims that are worth comparing.

A pair comes through if the mean word vectors of the two claims are alike, if both claims name the
same thing and hold a quantity of the same dimension, if both count the dead, the injured or others
to whom the same befell, or if both speak of a cause.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from claimcheck.alignment.similarity import groups, vector, weight
from claimcheck.articles.copying import Copies
from claimcheck.claims.claim import Claim

ROWS = 512  # claims of one block of the similarity matrix
SHARED = 60  # claims with one anchor up to which it tells something
TOLLS = ("kill", "injure", "hospital", "missing", "arrest", "evacuate", "rescue")
CAUSES = frozenset({"cause", "blame"})
NEAREST = 200  # counterparts of one claim that are compared at most: growth stays near linear


@dataclass(frozen=True, slots=True)
class Candidates:
    """Pairs of positions in the claims, and how many pairs there could have been."""

    pairs: tuple[tuple[int, int], ...]
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
    pairs: list[tuple[int, int]] = []
    possible = 0
    for _, members in sorted(by_story.items()):
        vectors = np.stack([claim_vector(claims[i]) for i in members])
        anchors = [_anchors(claims[i]) for i in members]
        articles = np.unique([claims[i].article for i in members], return_inverse=True)[1]
        parts = np.array([_part(claims[i]) for i in members])
        possible += len(members) * (len(members) - 1) // 2
        for start in range(0, len(members), ROWS):
            rows = slice(start, start + ROWS)
            block = vectors[rows] @ vectors.T
            block[_idle(articles, parts, rows)] = -1.0
            for row, alike in enumerate(block):
                near = np.flatnonzero(alike >= threshold)
                if len(near) > NEAREST:
                    near = near[np.argsort(-alike[near], kind="stable")[:NEAREST]]
                pairs.extend((members[start + row], members[int(j)]) for j in near)
        pairs.extend(_anchored(claims, members, anchors))
    kept = (
        (i, j)
        for i, j in sorted(set(pairs))
        if not copies.apart(claims[i].article, claims[i].span, claims[j].article, claims[j].span)
    )
    return Candidates(tuple(kept), possible)


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


def claim_vector(claim: Claim) -> np.ndarray:
    """The weighted mean of a claim's word vectors, scaled to unit length."""
    total = np.zeros(vector("the").shape, np.float32)
    for term in claim.terms:
        total += weight(term.text) * vector(term.lemma.split("_")[0])
    return np.asarray(total / max(float(np.linalg.norm(total)), 1e-9), np.float32)


def _anchors(claim: Claim) -> set[tuple[str, str]]:
    names = {t.lemma for t in claim.terms if t.proper}
    kinds = {q.dimension for q in claim.quantities if q.dimension != "count"}
    counted = {f"count {q.counted}" for q in claim.quantities if q.counted}
    anchors = {(name, kind) for name in names for kind in kinds | counted}
    if claim.predicate in CAUSES or CAUSES & {t.lemma for t in claim.terms}:
        anchors.add(("", "cause"))
    return anchors | {("", f"toll {group}") for group in _tolls(claim)}


def _tolls(claim: Claim) -> set[int]:
    """What became of people that the claim counts: "24 people dead", "killed at least one"."""
    everyone = claim.surface.lower().split()[:1] in (["everyone"], ["everybody"], ["nobody"])
    if not everyone and not any(q.dimension == "count" for q in claim.quantities):
        return set()
    words = {claim.predicate, *(t.lemma for t in claim.terms if t.main and not t.proper)}
    words |= {w for q in claim.quantities for w in (q.counted, *q.modifiers)}
    return set().union(*(groups(w) for w in words)) & set().union(*(groups(w) for w in TOLLS))


def _anchored(
    claims: Sequence[Claim], members: list[int], anchors: list[set[tuple[str, str]]]
) -> list[tuple[int, int]]:
    index: dict[tuple[str, str], list[int]] = {}
    for position, found in enumerate(anchors):
        for anchor in found:
            index.setdefault(anchor, []).append(members[position])
    return [
        (i, j)
        for holders in index.values()
        if len(holders) <= SHARED  # an anchor that half the story shares tells nothing
        for n, i in enumerate(holders)
        for j in holders[n + 1 :]
        if claims[i].article != claims[j].article or _part(claims[i]) != _part(claims[j])
    ]
