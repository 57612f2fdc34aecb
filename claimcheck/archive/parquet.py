"""An archive as a folder of Parquet files, read and written by DuckDB.

Each addition is a folder of its own, written aside and renamed when it is whole: a reader sees all
of it or nothing, and nothing that is there is ever written again.
"""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from claimcheck.archive.anchors import claim_vector_size
from claimcheck.archive.archive import Entry, Held, article_from, batches
from claimcheck.archive.ranking import COMMON, SPARE, UNITS, closest
from claimcheck.articles.article import Article
from claimcheck.claims.table import ArticleClaims
from claimcheck.errors import UsageError

if TYPE_CHECKING:
    import duckdb

LAYOUT = 1
ABOUT = "archive.json"
ROWS = 2_048  # articles of one row group: a draft needs few of them

_SCHEMA = {
    "articles": "id VARCHAR, path VARCHAR, outlet VARCHAR, published VARCHAR, title VARCHAR, "
    "claims INTEGER, vector FLOAT[{size}], content BLOB",
    "claims": "article VARCHAR, ids VARCHAR[], content BLOB",
    "anchors": "anchor BIGINT, article VARCHAR",
}


@dataclass(frozen=True)
class ParquetArchive:
    """The archive in ``folder``; use `create` or `open_archive`."""

    folder: Path

    @cached_property
    def _db(self) -> duckdb.DuckDBPyConnection:
        connection: duckdb.DuckDBPyConnection = _duckdb().connect()
        connection.execute("SET enable_progress_bar = false")
        return connection

    @property
    def place(self) -> str:
        """As `Archive.place`."""
        return str(self.folder)

    def held(self) -> Held:
        """As `Archive.held`."""
        files = list(self.folder.glob("part-*/*.parquet"))
        if not files:
            return Held(0, 0, 0)
        query = f"SELECT count(*), coalesce(sum(claims), 0) FROM {self._table('articles')}"
        articles, claims = self._one(query)
        return Held(int(articles), int(claims), sum(f.stat().st_size for f in files))

    def known(self, ids: Collection[str]) -> set[str]:
        """As `Archive.known`."""
        if not self._parts():
            return set()
        query = f"SELECT id FROM {self._table('articles')} WHERE id IN (SELECT unnest(?))"
        return {row[0] for row in self._db.execute(query, [list(ids)]).fetchall()}

    def add(self, entries: Iterable[Entry]) -> Held:
        """As `Archive.add`. Raises UsageError where the folder cannot be written."""
        try:
            aside = Path(tempfile.mkdtemp(prefix=".new-", dir=self.folder))
        except OSError as error:
            raise _unwritable(self.folder, error) from error
        try:
            articles, claims = self._write(entries, aside)
            if articles:
                self._publish(aside)
        finally:
            shutil.rmtree(aside, ignore_errors=True)
        return Held(articles, claims, 0)

    def nearest(
        self, anchored: Collection[int], about: np.ndarray, count: int
    ) -> Sequence[Article]:
        """As `Archive.nearest`; articles that score alike come by their identifiers."""
        if not self._parts():
            return ()
        hits = f"""
            WITH hits AS (
                SELECT anchor, article, count(*) OVER (PARTITION BY anchor) AS holders
                FROM {self._table("anchors")} WHERE anchor IN (SELECT unnest(?))
            ), total AS (SELECT count(*) AS n FROM {self._table("articles")})
            SELECT article FROM hits, total WHERE holders <= greatest(3, {COMMON} * n)
            GROUP BY article
            ORDER BY sum(round({UNITS} * ln(1 + n / holders))::BIGINT) DESC, article LIMIT ?"""
        found = {row[0] for row in self._db.execute(hits, [list(anchored), count]).fetchall()}
        size = claim_vector_size()
        alike = f"""
            SELECT id, vector FROM {self._table("articles")}
            ORDER BY array_inner_product(vector::FLOAT[{size}], ?::FLOAT[{size}]) DESC, id
            LIMIT ?"""
        rows = self._db.execute(alike, [about.tolist(), count // 2 + SPARE]).fetchall()
        found |= closest(rows, about, count // 2)
        contents = self._contents("articles", "id", "content", found)
        return tuple(article_from(content) for _, content in contents)

    def claims(self, ids: Collection[str]) -> dict[str, ArticleClaims]:
        """As `Archive.claims`."""
        rows = self._contents("claims", "article", "ids, content", ids)
        return {row[0]: ArticleClaims(row[0], " ".join(row[1]), row[2]) for row in rows}

    def _contents(
        self, table: str, key: str, columns: str, wanted: Collection[str]
    ) -> list[tuple[Any, ...]]:
        query = f"""
            SELECT {key}, {columns} FROM {self._table(table)}
            WHERE {key} IN (SELECT unnest(?)) ORDER BY {key}"""
        return self._db.execute(query, [sorted(wanted)]).fetchall()

    def _parts(self) -> list[Path]:
        return sorted(self.folder.glob("part-*"))

    def _table(self, name: str) -> str:
        files = (self.folder / "part-*" / f"{name}.parquet").as_posix().replace("'", "''")
        return f"read_parquet('{files}')"

    def _one(self, query: str) -> tuple[Any, ...]:
        row = self._db.execute(query).fetchone()
        assert row is not None
        return row

    def _write(self, entries: Iterable[Entry], aside: Path) -> tuple[int, int]:
        """Write the files of one addition; the numbers of its articles and claims."""
        scratch = _duckdb().connect(str(aside / "scratch.duckdb"))  # spills to the disk
        try:
            for name, columns in _SCHEMA.items():
                scratch.execute(f"CREATE TABLE {name} ({columns.format(size=claim_vector_size())})")
            for batch in batches(entries):
                for name, frame in _frames(batch).items():
                    scratch.register("rows", frame)
                    scratch.execute(f"INSERT INTO {name} SELECT * FROM rows")
                    scratch.unregister("rows")
            sizes = scratch.execute("SELECT count(*), coalesce(sum(claims), 0) FROM articles")
            articles, claims = sizes.fetchone() or (0, 0)
            for name, order in (("articles", "id"), ("claims", "article"), ("anchors", "ALL")):
                target = (aside / f"{name}.parquet").as_posix().replace("'", "''")
                rows = ROWS if name != "anchors" else 50 * ROWS
                scratch.execute(
                    f"COPY (SELECT * FROM {name} ORDER BY {order}) TO '{target}'"
                    f" (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE {rows})"
                )
        finally:
            scratch.close()
        for file in aside.glob("scratch.duckdb*"):
            file.unlink()
        return int(articles), int(claims)

    def _publish(self, aside: Path) -> None:
        """Give the addition its name; of two at once each gets its own."""
        number = len(self._parts())
        while True:
            number += 1
            try:
                aside.rename(self.folder / f"part-{number:06}")
            except OSError as error:
                if not (self.folder / f"part-{number:06}").exists():
                    raise _unwritable(self.folder, error) from error
            else:
                return


def create(folder: Path) -> ParquetArchive:
    """A new, empty archive. Raises UsageError where there is something already."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise UsageError(
            "is there already", where=str(folder), remedy="name a new folder, or use archive add"
        )
    from claimcheck.reports.files import write_text

    try:
        folder.mkdir(parents=True, exist_ok=True)
        about = {"layout": LAYOUT, "vectors": claim_vector_size()}
        write_text(folder / ABOUT, json.dumps(about) + "\n")
    except OSError as error:
        raise _unwritable(folder, error) from error
    return ParquetArchive(folder)


def open_archive(folder: Path) -> ParquetArchive:
    """The archive in ``folder``. Raises UsageError where there is none of this layout."""
    try:
        about = json.loads((folder / ABOUT).read_text(encoding="utf-8"))
        fits = about["layout"] == LAYOUT and about["vectors"] == claim_vector_size()
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise UsageError(
            "is no archive", where=str(folder), remedy="make one: claimcheck archive build"
        ) from error
    if not fits:
        raise UsageError(
            "is an archive of another version", where=str(folder), remedy="build it again"
        )
    return ParquetArchive(folder)


def _duckdb() -> Any:
    try:
        import duckdb
    except ImportError as error:
        raise UsageError(
            "an archive needs DuckDB", remedy='pip install "claimcheck-news[archive]"'
        ) from error
    return duckdb


def _unwritable(folder: Path, error: OSError) -> UsageError:
    return UsageError(
        f"cannot be written: {error.strerror or error}",
        where=str(folder),
        remedy="check the folder and its permissions",
    )


def _frames(entries: Sequence[Entry]) -> dict[str, Any]:
    """The rows of a batch by table."""
    import pandas as pd

    return {
        "articles": pd.DataFrame(
            {
                "id": [e.article.id for e in entries],
                "path": [e.article.path for e in entries],
                "outlet": [e.article.outlet for e in entries],
                "published": [e.article.published for e in entries],
                "title": [e.article.title for e in entries],
                "claims": [len(e.claims.ids) for e in entries],
                "vector": [e.vector() for e in entries],
                "content": [e.article_bytes() for e in entries],
            }
        ),
        "claims": pd.DataFrame(
            {
                "article": [e.article.id for e in entries],
                "ids": [list(e.claims.ids) for e in entries],
                "content": [e.claims.content for e in entries],
            }
        ),
        "anchors": pd.DataFrame(
            [(anchor, e.article.id) for e in entries for anchor in sorted(e.anchors())],
            columns=["anchor", "article"],
        ).astype({"anchor": "int64", "article": "str"}),
    }
