"""Archive: what a draft needs of it, whatever database holds it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Protocol

import msgspec
import numpy as np

from claimcheck.archive.anchors import anchors, mean_vector
from claimcheck.articles.article import Article
from claimcheck.claims.table import ArticleClaims

BATCH = 1_000  # articles that are held in memory while an addition is written
_ENCODER = msgspec.msgpack.Encoder(order="deterministic")
_DECODER = msgspec.msgpack.Decoder(Article)


@dataclass(frozen=True, slots=True)
class Entry:
    """An article with its claims, as an archive keeps it."""

    article: Article
    claims: ArticleClaims

    def article_bytes(self) -> bytes:
        """The article in one piece."""
        return _ENCODER.encode(self.article)

    def anchors(self) -> frozenset[int]:
        """The anchors of all its claims."""
        return frozenset[int]().union(*(anchors(c) for c in self.claims.unpack()))

    def vector(self) -> np.ndarray:
        """What it is about."""
        return mean_vector(self.claims.unpack())


def article_from(content: bytes) -> Article:
    """The article of `Entry.article_bytes`."""
    return _DECODER.decode(content)


def batches(entries: Iterable[Entry]) -> Iterator[list[Entry]]:
    """``entries`` in lists of ``BATCH``, the last one shorter."""
    rest = iter(entries)
    while batch := list(islice(rest, BATCH)):
        yield batch


@dataclass(frozen=True, slots=True)
class Held:
    """How much an archive holds."""

    articles: int
    claims: int
    size: int
    """Bytes on the disk."""


class Archive(Protocol):
    """A database of articles, claims, anchors and vectors."""

    @property
    def place(self) -> str:
        """Where it is, in words that may be printed."""

    def held(self) -> Held:
        """How much it holds."""

    def known(self, ids: Collection[str]) -> set[str]:
        """Those of the identifiers of articles that it holds."""

    def add(self, entries: Iterable[Entry]) -> Held:
        """Keep new articles, all or none of them; how much that is (size 0)."""

    def nearest(
        self, anchored: Collection[int], about: np.ndarray, count: int
    ) -> Sequence[Article]:
        """Up to ``count`` articles that share the rarest anchors, and half as many whose vectors
        are nearest to ``about``."""

    def claims(self, ids: Collection[str]) -> dict[str, ArticleClaims]:
        """The claims of articles that it holds."""
