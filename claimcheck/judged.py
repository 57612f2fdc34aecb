"""Judged pairs of claims: what is kept of two articles, and how it outlives an edit of one.

What holds between claims of two articles depends on neither their identifiers nor on where in their
article they stand. So of two versions of an article, what was found for a claim of the one holds
for the same claim of the other, with its new identifier and at its new place.
"""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import msgspec
import numpy as np
from msgspec import structs

from claimcheck.claims.claim import Claim
from claimcheck.relations.relation import Relation
from claimcheck.spans import Span

# Offsets in a claim's JSON: of spans, and of the words that times and places hang on. A quotation
# mark inside of a text is escaped there, so that no text looks like one.
_OFFSET = re.compile(rb'"(start|end|head)":(\d+)')
_ENCODER = msgspec.json.Encoder(order="deterministic")


class Judged(msgspec.Struct, frozen=True, array_like=True):
    """The pairs of two articles that were judged, and what was found, by the number of the pair.

    A number is the place of the claim in the first article times the claims of the second, plus the
    place in the second; ``pairs`` holds them in order, as 64-bit integers. ``settled_at`` are the
    places in ``found`` of what is left once all of it is seen side by side.
    """

    pairs: bytes = b""
    found: tuple[tuple[int, Relation], ...] = ()
    settled_at: tuple[int, ...] = ()

    @property
    def numbers(self) -> np.ndarray:
        """The numbers of the pairs that were judged."""
        return np.frombuffer(self.pairs, np.int64)

    @property
    def left(self) -> list[Relation]:
        """What is left of what was found, where all pairs that were judged are asked for."""
        return [self.found[n][1] for n in self.settled_at]

    def holds(self, numbers: np.ndarray) -> bool:
        """Whether just the pairs with these numbers were judged."""
        return self.pairs == numbers.tobytes()

    def of(self, numbers: np.ndarray) -> list[Relation]:
        """What was found for some of the pairs."""
        wanted = set(numbers.tolist()) if self.found else ()
        return [relation for number, relation in self.found if number in wanted]

    def settled(self, left: Sequence[Relation]) -> Judged:
        """With what is left of the relations found, which are given themselves."""
        kept = set(map(id, left))
        places = (n for n, (_, relation) in enumerate(self.found) if id(relation) in kept)
        return Judged(self.pairs, self.found, tuple(places))

    def joined(self, numbers: np.ndarray, found: Sequence[tuple[int, Relation]]) -> Judged:
        """With more pairs."""
        every = np.union1d(self.numbers, numbers)
        return Judged(every.tobytes(), (*self.found, *found))


@dataclass(frozen=True, slots=True)
class Table:
    """The pairs of two articles that are asked for, as numbers.

    ``rows`` and ``columns`` are where the claims of the two begin, ``width`` how many the second
    one has.
    """

    rows: int
    columns: int
    width: int
    numbers: np.ndarray

    def number(self, i: int, j: int) -> int:
        """The number of a pair of positions, the smaller one first."""
        return (i - self.rows) * self.width + j - self.columns

    def pairs(self, numbers: np.ndarray) -> np.ndarray:
        """The pairs of positions of some numbers, a row for each."""
        row, column = np.divmod(numbers, self.width)
        return np.stack([self.rows + row, self.columns + column], axis=1)


def tables_of(claims: Sequence[Claim], pairs: np.ndarray) -> dict[tuple[str, str], Table]:
    """The pairs (rows of positions, the smaller one first, in order) by their two articles.

    The claims of one article stand together.
    """
    names = list(dict.fromkeys(c.article for c in claims))
    number = {name: n for n, name in enumerate(names)}
    of_claim = np.array([number[c.article] for c in claims], np.int64)
    first = np.searchsorted(of_claim, np.arange(len(names) + 1))
    left, right = of_claim[pairs[:, 0]], of_claim[pairs[:, 1]]
    width = first[right + 1] - first[right]
    numbers = (pairs[:, 0] - first[left]) * width + pairs[:, 1] - first[right]
    group = left * len(names) + right
    order = np.argsort(group, kind="stable")
    starts = np.flatnonzero(np.diff(group[order], prepend=-1))
    found = {}
    for part in np.split(order, starts[1:]) if len(order) else []:
        a, b = int(left[part[0]]), int(right[part[0]])
        table = Table(int(first[a]), int(first[b]), int(width[part[0]]), numbers[part])
        found[names[a], names[b]] = table
    return found


@dataclass(frozen=True, slots=True)
class Side:
    """The claims of an article now, by what they say, and what became of those of a version.

    ``places`` holds the place now of each claim of the version, -1 where it is gone or altered;
    ``moved`` by how many code points each has moved.
    """

    claims: Sequence[Claim]
    places: np.ndarray
    moved: np.ndarray

    @classmethod
    def of(cls, claims: Sequence[Claim], version: Sequence[Claim] | None) -> Side:
        """The way from the claims of a version to those of now; None for the same claims."""
        if version is None:
            return cls(claims, np.arange(len(claims)), np.zeros(len(claims), np.int64))
        now: dict[bytes, list[int]] = defaultdict(list)
        for n in reversed(range(len(claims))):
            now[_content(claims[n])].append(n)
        found = [now[_content(c)] for c in version]
        places = [left.pop() if left else -1 for left in found]
        moved = [
            claims[n].span.start - c.span.start if n >= 0 else 0
            for n, c in zip(places, version, strict=True)
        ]
        return cls(claims, np.array(places, np.int64), np.array(moved, np.int64))


def carried(judged: Judged, rows: Side, columns: Side) -> Judged:
    """What was judged between two versions, as far as it holds for the claims of now."""
    if not len(columns.places) or not len(rows.places):
        return Judged()
    row, column = np.divmod(judged.numbers, len(columns.places))
    kept = (rows.places[row] >= 0) & (columns.places[column] >= 0)
    numbers = rows.places[row] * len(columns.claims) + columns.places[column]
    found = []
    for number, relation in judged.found:
        i, j = divmod(number, len(columns.places))
        r, c = int(rows.places[i]), int(columns.places[j])
        if r >= 0 and c >= 0:
            one = (rows.claims[r], int(rows.moved[i]))
            other = (columns.claims[c], int(columns.moved[j]))
            found.append((r * len(columns.claims) + c, _put(relation, one, other)))
    return Judged(np.sort(numbers[kept]).tobytes(), tuple(found))


def _put(relation: Relation, a: tuple[Claim, int], b: tuple[Claim, int]) -> Relation:
    """``relation`` between two other claims that say the same, by how far each has moved."""
    shown = relation.evidence
    evidence = structs.replace(shown, a=_moved(shown.a, a[1]), b=_moved(shown.b, b[1]))
    return structs.replace(relation, a=a[0].id, b=b[0].id, evidence=evidence)


def _moved(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)


def _content(claim: Claim) -> bytes:
    """A digest of all of a claim but for where it stands: its offsets count from its own start."""
    start = claim.span.start

    def own(found: re.Match[bytes]) -> bytes:
        return b'"%b":%d' % (found[1], int(found[2]) - start)

    whole = _ENCODER.encode(
        structs.replace(claim, id="", article="", paragraph=0, line=0, column=0)
    )
    return hashlib.sha256(_OFFSET.sub(own, whole)).digest()
