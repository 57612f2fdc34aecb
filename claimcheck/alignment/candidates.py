"""Blocking: the pairs of claims that are worth comparing.

A pair comes through if the mean word vectors of the two claims are alike, if both claims name the
same thing and hold a quantity of the same dimension, if both count the dead, the injured or others
to whom the same befell, or if both speak of a cause.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from claimcheck.alignment.similarity import groups, vectors, weight
from claimcheck.articles.copying import Copies
from claimcheck.claims.claim import Claim
from claimcheck.spans import Span

ROWS = 512  # claims of one block of the similarity matrix
TOLLS = ("kill", "injure", "hospital", "missing", "arrest", "evacuate", "rescue")
CAUSES = frozenset({"cause", "blame"})
NEAREST = 200  # counterparts of one claim that are compared at most: growth stays near linear
SHARED = 60  # claims with one anchor up to which it tells something
PARTS = 3  # of an article: headline, lead and body
_MARKS = 2  # code points: the stop and the quotation mark at the edge of a claim


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
    codes = np.delete(codes, _places(_apart(claims, copies), codes))
    return Candidates(np.stack(np.divmod(codes, max(1, len(claims))), axis=1), possible)


def _places(wanted: np.ndarray, among: np.ndarray) -> np.ndarray:
    """Where those of ``wanted`` that are there stand in ``among``, which is in order."""
    places = np.searchsorted(among, wanted)
    return np.asarray(places[np.append(among, -1)[places] == wanted])


def _alike(claims: Sequence[Claim], threshold: float) -> Iterator[np.ndarray]:
    """Blocks of pairs of positions, the smaller one first, whose vectors are alike."""
    rows = claim_vectors(claims)
    number: dict[str, int] = {}
    articles = np.array([number.setdefault(c.article, len(number)) for c in claims])
    parts = np.array([_part(c) for c in claims])
    for start in range(0, len(claims), ROWS):
        block = rows[start : start + ROWS] @ rows[start:].T
        near = (block >= threshold) & ~_idle(articles[start:], parts[start:])
        for row in np.flatnonzero(np.count_nonzero(near, axis=1) > NEAREST):
            alike = np.flatnonzero(near[row])
            near[row, alike[~_nearest(block[row, alike])]] = False
        yield np.stack(np.divmod(np.flatnonzero(near), near.shape[1]), axis=1) + start


def _nearest(cosines: np.ndarray) -> np.ndarray:
    """Which of them are the `NEAREST` greatest, of equal ones the first."""
    least = np.partition(cosines, -NEAREST)[-NEAREST]
    nearest = cosines > least
    level = np.flatnonzero(cosines == least)
    nearest[level[: NEAREST - np.count_nonzero(nearest)]] = True
    return np.asarray(nearest)


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
    """Those of ``places`` whose words lie inside ``span``, from one word to another."""
    own = spans[places]
    inside = (own[:, 0] >= span.start - _MARKS) & (own[:, 1] <= span.end + _MARKS)
    return np.asarray(places[inside])


def _idle(articles: np.ndarray, parts: np.ndarray) -> np.ndarray:
    """Which pairs of one of the first claims are no pairs: each one twice, an article with itself.

    Inside one article headline, lead and body are held against each other.
    """
    own = articles * PARTS + parts
    idle = own[:ROWS, None] == own[None, :]
    idle[:, :ROWS] |= np.tri(*idle[:, :ROWS].shape, dtype=np.bool_)
    return np.asarray(idle)


def _part(claim: Claim) -> int:
    """0 for the headline, 1 for the lead, 2 for the body of an article."""
    return 0 if claim.headline else 1 if claim.lead else 2


def claim_vectors(claims: Sequence[Claim]) -> np.ndarray:
    """The weighted mean of each claim's word vectors, scaled to unit length: one row a claim."""
    words: dict[str, int] = {}
    for claim in claims:
        for term in claim.terms:
            words.setdefault(term.lemma, len(words))
    table = vectors([word.split("_")[0] for word in words])
    found = np.zeros((len(claims), table.shape[1]), np.float32)
    speaking = [n for n, claim in enumerate(claims) if claim.terms]
    for start in range(0, len(speaking), ROWS):
        rows = speaking[start : start + ROWS]
        terms = [t for n in rows for t in claims[n].terms]
        weights = np.array([weight(t.text) for t in terms], np.float32)
        meant = weights[:, None] * table[[words[t.lemma] for t in terms]]
        first = np.cumsum([0, *(len(claims[n].terms) for n in rows[:-1])])
        total = np.add.reduceat(meant, first, axis=0)
        found[rows] = total / np.maximum(np.linalg.norm(total, axis=1, keepdims=True), 1e-9)
    return found


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
