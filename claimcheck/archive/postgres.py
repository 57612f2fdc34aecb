"""An archive in a PostgreSQL database with pgvector, for desks that share one.

The tables are those of the Parquet archive, in a schema of their own; a draft finds the same
articles in both. Vectors are compared exactly, without an index: an index of pgvector (HNSW,
IVFFlat) gives most of the nearest, others after each build.
"""

from __future__ import annotations

import weakref
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, LiteralString

import numpy as np

from claimcheck.archive.archive import Entry, Held, article_from, batches
from claimcheck.archive.connection import connect, shown, told
from claimcheck.archive.ranking import COMMON, SPARE, UNITS, closest
from claimcheck.archive.schema import LOCK, checked, composed, make
from claimcheck.articles.article import Article
from claimcheck.claims.table import ArticleClaims

if TYPE_CHECKING:
    import psycopg
    from psycopg.sql import Composed

_ASIDE = """
    CREATE TEMPORARY TABLE new_articles (LIKE claimcheck.articles) ON COMMIT DROP;
    CREATE TEMPORARY TABLE new_claims (LIKE claimcheck.claims) ON COMMIT DROP;
    CREATE TEMPORARY TABLE new_anchors (LIKE claimcheck.anchors) ON COMMIT DROP;
    SET LOCAL idle_in_transaction_session_timeout = 0;
    SET LOCAL statement_timeout = 0;
"""
_PUBLISH = """
    WITH fresh AS (
        INSERT INTO claimcheck.articles SELECT * FROM pg_temp.new_articles ORDER BY id
        ON CONFLICT DO NOTHING RETURNING id, claims
    ), their_claims AS (
        INSERT INTO claimcheck.claims SELECT n.* FROM pg_temp.new_claims n
        JOIN fresh ON n.article = fresh.id ORDER BY n.article ON CONFLICT DO NOTHING
    ), their_anchors AS (
        INSERT INTO claimcheck.anchors SELECT n.* FROM pg_temp.new_anchors n
        JOIN fresh ON n.article = fresh.id ORDER BY anchor, article ON CONFLICT DO NOTHING
    )
    SELECT count(*), coalesce(sum(claims), 0) FROM fresh"""
_HELD = """
    SELECT count(*), coalesce(sum(claims), 0), pg_total_relation_size('claimcheck.articles')
        + pg_total_relation_size('claimcheck.claims') + pg_total_relation_size('claimcheck.anchors')
    FROM claimcheck.articles"""
_ANCHORED = """
    WITH hits AS (
        SELECT anchor, article, count(*) OVER (PARTITION BY anchor) AS holders
        FROM claimcheck.anchors WHERE anchor = ANY(%(anchors)s::bigint[])
    ), total AS (SELECT count(*) AS n FROM claimcheck.articles)
    SELECT article FROM hits, total WHERE holders <= greatest(3, %(common)s::numeric * n)
    GROUP BY article
    ORDER BY sum(round(%(units)s * ln(1 + n::float8 / holders))::bigint) DESC, article
    LIMIT %(count)s"""
_ALIKE = """
    SELECT id, vector::real[] FROM claimcheck.articles
    ORDER BY vector OPERATOR({v}.<#>) %(about)s::{v}.vector, id LIMIT %(count)s"""
_CONTENTS = """
    SELECT content FROM claimcheck.articles WHERE id = ANY(%s::text[]) ORDER BY id"""
_CLAIMS = """
    SELECT article, ids, content FROM claimcheck.claims
    WHERE article = ANY(%s::text[]) ORDER BY article"""


@dataclass(frozen=True)
class PostgresArchive:
    """The archive that ``db`` is connected to; use `create` or `open_archive`.

    ``place`` is its address without a password, ``extension`` the schema that pgvector is in. The
    connection is closed when nobody holds the archive any more.
    """

    place: str
    db: psycopg.Connection[tuple[Any, ...]]
    extension: str

    def __post_init__(self) -> None:
        weakref.finalize(self, self.db.close)

    def held(self) -> Held:
        """As `Archive.held`; the size is that of tables and indexes on the server."""
        articles, claims, size = self._rows(_HELD)[0]
        return Held(int(articles), int(claims), int(size))

    def known(self, ids: Collection[str]) -> set[str]:
        """As `Archive.known`."""
        query = "SELECT id FROM claimcheck.articles WHERE id = ANY(%s::text[])"
        return {row[0] for row in self._rows(query, [sorted(ids)])}

    def add(self, entries: Iterable[Entry]) -> Held:
        """As `Archive.add`, in one transaction; what another run has added meanwhile is left out.

        Raises UsageError where the server refuses or is lost.
        """
        with told(self.place), self.db.transaction(), self.db.cursor() as cursor:
            cursor.execute(_ASIDE)
            for batch in batches(entries):
                _copy(cursor, batch)
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
            articles, claims = cursor.execute(_PUBLISH).fetchall()[0]
            cursor.execute("ANALYZE claimcheck.articles, claimcheck.claims, claimcheck.anchors")
        return Held(int(articles), int(claims), 0)

    def nearest(
        self, anchored: Collection[int], about: np.ndarray, count: int
    ) -> Sequence[Article]:
        """As `Archive.nearest`; articles that score alike come by their identifiers."""
        rare = {"anchors": sorted(anchored), "common": COMMON, "units": UNITS, "count": count}
        found = {row[0] for row in self._rows(_ANCHORED, rare)}
        alike = {"about": _vector(about), "count": count // 2 + SPARE}
        rows = self._rows(composed(_ALIKE, self.extension), alike)
        found |= closest(rows, about, count // 2)
        return tuple(article_from(row[0]) for row in self._rows(_CONTENTS, [sorted(found)]))

    def claims(self, ids: Collection[str]) -> dict[str, ArticleClaims]:
        """As `Archive.claims`."""
        rows = self._rows(_CLAIMS, [sorted(ids)])
        return {row[0]: ArticleClaims(row[0], " ".join(row[1]), row[2]) for row in rows}

    def _rows(self, query: LiteralString | Composed, given: Any = None) -> list[tuple[Any, ...]]:
        with told(self.place):
            # Binary, so that the numbers of a vector come as they are and not as their decimals.
            return self.db.execute(query, given, binary=True).fetchall()


def create(url: str) -> PostgresArchive:
    """A new, empty archive. Raises UsageError where there is one already, where the server has no
    pgvector, and where the role may not create it."""
    return _opened(url, make)


def open_archive(url: str) -> PostgresArchive:
    """The archive at ``url``. Raises UsageError where there is none of this layout."""
    return _opened(url, checked)


def _opened(
    url: str, prepared: Callable[[psycopg.Connection[tuple[Any, ...]], str], str]
) -> PostgresArchive:
    place, db = shown(url), connect(url)
    try:
        with told(place):
            return PostgresArchive(place, db, prepared(db, place))
    except BaseException:
        db.close()
        raise


def _copy(cursor: psycopg.Cursor[tuple[Any, ...]], batch: Sequence[Entry]) -> None:
    """Send the rows of a batch to the tables aside."""
    with cursor.copy("COPY pg_temp.new_articles FROM STDIN") as rows:
        for e in batch:
            a = e.article
            told_of = (_text(v) for v in (a.path, a.outlet, a.published, a.title))
            rows.write_row(
                (a.id, *told_of, len(e.claims.ids), _vector(e.vector()), e.article_bytes())
            )
    with cursor.copy("COPY pg_temp.new_claims FROM STDIN") as rows:
        for e in batch:
            rows.write_row((e.article.id, list(e.claims.ids), e.claims.content))
    with cursor.copy("COPY pg_temp.new_anchors FROM STDIN") as rows:
        for e in batch:
            for anchor in sorted(e.anchors()):
                rows.write_row((anchor, e.article.id))


def _vector(numbers: np.ndarray) -> str:
    return str(np.asarray(numbers, np.float32).tolist())


def _text(value: str | None) -> str | None:
    return None if value is None else value.replace("\0", "\ufffd")
