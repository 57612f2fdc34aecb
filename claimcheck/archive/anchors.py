"""Anchors: what a claim can be found by again: its names, its figures, its days.

An anchor is a number of 63 bits, a digest of its kind and its words, so that a table of many
millions of them stays small and sorted.
"""

from __future__ import annotations

import hashlib
from functools import cache

import numpy as np

from claimcheck.alignment.candidates import claim_vectors
from claimcheck.claims.claim import Claim


def anchors(claim: Claim) -> frozenset[int]:
    """The anchors of ``claim``: names, figures with their unit or noun, single days."""
    found = {f"name {t.lemma}" for t in claim.terms if t.proper}
    for q in claim.quantities:
        noun = q.counted if q.dimension == "count" else q.unit or q.dimension
        if noun:
            found.add(f"figure {q.low:g} {q.high:g} {noun}")
    for time in claim.times:
        if time.start and time.end and (time.end - time.start).days <= 1:
            found.add(f"day {time.start:%Y-%m-%d}")
    return frozenset(map(_number, found))


def mean_vector(claims: tuple[Claim, ...]) -> np.ndarray:
    """The direction of what the claims of one article are about, of unit length (or zero)."""
    if not claims:
        return np.zeros(claim_vector_size(), np.float32)
    total = claim_vectors(claims).sum(axis=0)
    return np.asarray(total / max(float(np.linalg.norm(total)), 1e-9), np.float32)


@cache
def claim_vector_size() -> int:
    """Numbers in a vector."""
    from claimcheck.alignment.similarity import vector

    return len(vector("the"))


@cache
def _number(anchor: str) -> int:
    digest = hashlib.blake2b(anchor.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big") >> 1
