"""Claims in little room: packed by article, unpacked when they are asked for.

A claim takes some 6 KB as an object and 250 bytes here, so that the claims of an archive can be
kept at once.
"""

from __future__ import annotations

import zlib
from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import overload

import msgspec
import numpy as np

from claimcheck.claims.claim import Claim

OPEN = 32  # articles whose claims stay unpacked
_DECODER = msgspec.msgpack.Decoder(tuple[Claim, ...])
# Sets come in the same order in every process, so that equal claims have equal bytes.
_ENCODER = msgspec.msgpack.Encoder(order="deterministic")


@dataclass(frozen=True, slots=True)
class ArticleClaims:
    """The claims of one article, packed; ``named`` are their identifiers, a space between."""

    article: str
    named: str
    content: bytes

    @classmethod
    def pack(cls, article: str, claims: Sequence[Claim]) -> ArticleClaims:
        """``claims`` of the article with the identifier ``article``."""
        content = zlib.compress(_ENCODER.encode(tuple(claims)), 4)
        return cls(article, " ".join(c.id for c in claims), content)

    @property
    def ids(self) -> tuple[str, ...]:
        """The identifiers of the claims in order."""
        return tuple(self.named.split())

    def unpack(self) -> tuple[Claim, ...]:
        """Values equal to those that were packed."""
        return _DECODER.decode(zlib.decompress(self.content))


def packed(claims: Iterable[Claim], articles: Iterable[str]) -> tuple[ArticleClaims, ...]:
    """``claims`` by article, for every one of ``articles`` (identifiers), in their order."""
    groups: dict[str, list[Claim]] = {article: [] for article in articles}
    for claim in claims:
        groups[claim.article].append(claim)
    return tuple(ArticleClaims.pack(article, group) for article, group in groups.items())


class ClaimTable(Sequence[Claim]):
    """The claims of many articles in order, and by identifier (`by_id`).

    Going through in order unpacks each article once.
    """

    def __init__(self, parts: Iterable[ArticleClaims] = ()) -> None:
        self._parts = tuple(parts)
        self._ends = list(accumulate(len(p.ids) for p in self._parts))
        self._open: OrderedDict[int, tuple[Claim, ...]] = OrderedDict()

    def __len__(self) -> int:
        return self._ends[-1] if self._ends else 0

    @overload
    def __getitem__(self, index: int) -> Claim: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Claim]: ...
    def __getitem__(self, index: int | slice) -> Claim | Sequence[Claim]:
        if isinstance(index, slice):
            return [self[i] for i in range(*index.indices(len(self)))]
        at = index + len(self) if index < 0 else index
        if not 0 <= at < len(self):
            raise IndexError(index)
        part = bisect_right(self._ends, at)
        return self._unpacked(part)[at - self._ends[part]]

    def __iter__(self) -> Iterator[Claim]:
        for part in self._parts:
            yield from part.unpack()

    def __eq__(self, other: object) -> bool:
        if isinstance(other, ClaimTable):
            return self._parts == other._parts
        return NotImplemented

    __hash__ = None  # type: ignore[assignment]

    @cached_property
    def by_id(self) -> Mapping[str, Claim]:
        """The claims by their identifiers, unpacked when they are asked for."""
        return _ById(self)

    def of_article(self, article: str) -> tuple[Claim, ...]:
        """The claims of one article; none for an unknown one."""
        part = self._by_article.get(article)
        return () if part is None else self._unpacked(part)

    @cached_property
    def _by_article(self) -> dict[str, int]:
        return {part.article: n for n, part in enumerate(self._parts)}

    @cached_property
    def _places(self) -> tuple[np.ndarray, np.ndarray]:
        """All identifiers, sorted, and the number of the part that holds each."""
        parts = [np.array(part.named.encode().split(), bytes) for part in self._parts]
        numbers = np.repeat(np.arange(len(parts), dtype=np.int32), list(map(len, parts)))
        names = np.concatenate([np.array([], "S1"), *parts])
        order = np.argsort(names, kind="stable")
        return names[order], numbers[order]

    def _part_of(self, claim: str) -> int | None:
        """The number of the part that holds a claim, None for an unknown one."""
        names, numbers = self._places
        wanted = claim.encode("utf-8", "backslashreplace")
        at = int(np.searchsorted(names, wanted))
        return int(numbers[at]) if at < len(names) and names[at] == wanted else None

    def _unpacked(self, part: int) -> tuple[Claim, ...]:
        claims = self._open.get(part)
        if claims is None:
            claims = self._open[part] = self._parts[part].unpack()
            if len(self._open) > OPEN:
                self._open.popitem(last=False)
        else:
            self._open.move_to_end(part)
        return claims


class _ById(Mapping[str, Claim]):
    def __init__(self, table: ClaimTable) -> None:
        self._table = table

    def __getitem__(self, key: str) -> Claim:
        part = self._table._part_of(key)
        if part is None:
            raise KeyError(key)
        return self._table._unpacked(part)[self._table._parts[part].ids.index(key)]

    def __contains__(self, key: object) -> bool:
        return isinstance(key, str) and self._table._part_of(key) is not None

    def __iter__(self) -> Iterator[str]:
        return (i for part in self._table._parts for i in part.ids)

    def __len__(self) -> int:
        return len(self._table)
