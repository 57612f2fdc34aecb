"""One draft against a million stored claims, and the same lookups in SQLite.

The claims are grown from real ones: each copy of an article has its names and its rarer words
exchanged for others of the same length, in its text and in its claims alike, so that it is an
article about something else with as many anchors, of which as many are shared.
"""

from __future__ import annotations

import json
import random
import re
import resource
import sqlite3
import statistics
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import msgspec
import numpy as np
from msgspec import structs

from benchmarks.scale import server
from benchmarks.scale.runs import now, processor_seconds, python

CLAIMS = 1_000_000
DRAFTS = 25
FREQUENT = 200  # words that stay: those of any article
_WORD = re.compile(r"[^\W\d_]{4,}")


def table(
    root: Path, lines: list[str], size: int, claims: int = CLAIMS, postgres: str | None = None
) -> Iterator[str]:
    """Build, ask, and compare; with a database of the address ``postgres`` if there is one."""
    from claimcheck.alignment.stories import stories
    from claimcheck.archive.archive import Entry
    from claimcheck.archive.parquet import create
    from claimcheck.archive.query import entries, query
    from claimcheck.articles.reading import read_bytes
    from claimcheck.config import Config
    from claimcheck.engines.engine import InProcess
    from claimcheck.engines.progress import Untold
    from claimcheck.memory import Memory

    articles = [read_bytes(line.encode(), f"{n}.jsonl")[0] for n, line in enumerate(lines[:size])]
    articles = [a for a in articles if a.skipped is None]
    story = stories(articles, Config())
    told = Counter(story.values())
    drafts = [a for a in articles if a.id != story[a.id] and told[story[a.id]] > 1][:DRAFTS]
    out = {a.id for a in drafts}
    real = [a for a in articles if a.id not in out]
    kept = list(entries(real, Config(), Memory(), InProcess(), Untold()))
    grown = _Grown(kept, claims)
    archive = create(root / "archive")
    wall, cpu = now(), processor_seconds()
    archive.add(grown)
    wall, cpu = now() - wall - grown.wall, processor_seconds() - cpu - grown.cpu
    held = archive.held()
    rate = held.claims / cpu
    yield (
        f"{held.claims:,} claims of {held.articles:,} articles, grown from those of {len(kept):,}: "
        f"{held.size / 1e6:,.0f} MB, written at {rate:,.0f} claims a second of processor time."
    )
    yield ""
    query(archive, drafts[:1], Config())
    took, pairs, near = [], [], []
    for draft in drafts:
        wall, cpu = now(), processor_seconds()
        report = query(archive, [draft], Config())
        took.append((now() - wall, processor_seconds() - cpu))
        pairs.append(report.pairs_compared)
        near.append(len(report.articles) - 1)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    (root / "draft.jsonl").write_text(
        json.dumps({"text": drafts[0].text, "outlet": "Desk", "published": drafts[0].published})
    )
    command = ["-m", "claimcheck", "archive", "query", str(archive.folder)]
    command += [str(root / "draft.jsonl"), "--isolated", "--fail-on", "never"]
    whole = [python(command) for _ in range(3)]
    yield f"| one draft of {len(drafts)}, everything loaded | median | longest |"
    yield "| --- | --- | --- |"
    for name, column in (("seconds", 0), ("processor seconds", 1)):
        values = [t[column] for t in took]
        yield f"| {name} | {statistics.median(values):.2f} | {max(values):.2f} |"
    yield f"| articles of its story found | {statistics.median(near):.0f} | {max(near)} |"
    yield f"| pairs of claims judged | {statistics.median(pairs):,.0f} | {max(pairs):,} |"
    yield ""
    yield (
        f"The whole command, start and spaCy's model included: {whole[0].wall:.1f} seconds "
        f"({min(r.cpu for r in whole):.1f} of processor time), "
        f"{max(r.peak for r in whole):.0f} MiB; this process, which built the archive, had "
        f"{memory:.0f} MiB at its peak."
    )
    yield ""
    asked = [Entry(d, _packed(d)) for d in drafts]
    yield "| lookups for one draft | build, processor s | MB | median ms | longest ms |"
    yield "| --- | --- | --- | --- | --- |"
    for name, other, built in (
        ("DuckDB over Parquet", archive, held.claims / rate),
        *_sqlite(root, archive),
    ):
        spent = []
        for entry in asked:
            wall = now()
            found = other.nearest(entry.anchors(), entry.vector(), 60)
            other.claims([a.id for a in found[:5]])
            spent.append(1000 * (now() - wall))
        size = sum(f.stat().st_size for f in _files(other)) / 1e6
        yield (
            f"| {name} | {built:.1f} | {size:,.0f} | {statistics.median(spent):.0f} | "
            f"{max(spent):.0f} |"
        )
    if postgres:
        yield ""
        grown.wall = grown.cpu = 0.0
        yield from server.table(postgres, archive, grown, drafts, asked)


def _packed(article):
    from claimcheck.claims.extraction import extract
    from claimcheck.claims.table import ArticleClaims

    return ArticleClaims.pack(article.id, extract([article]))


def _files(archive) -> list[Path]:
    place = Path(archive.folder)
    return [f for f in place.rglob("*") if f.is_file()]


class _Grown:
    """Copies of entries in other words; counts what the copying itself takes."""

    def __init__(self, kept: Sequence, claims: int) -> None:
        self.kept, self.claims = kept, claims
        self.wall = self.cpu = 0.0
        words = Counter(w for e in kept for w in _WORD.findall(e.article.text))
        small = {w for w in words if w.islower()}
        names = {w for w in words if w.istitle() and w.lower() not in small}
        # What is no word of the text in the encoding of a claim has to stay.
        fixed = set(_WORD.findall(msgspec.json.encode(_schema()).decode()))
        frequent = {w for w, _ in words.most_common(FREQUENT)}
        self.by_length: dict[tuple[bool, int], list[str]] = {}
        for word in sorted((names | small) - fixed - frequent):
            self.by_length.setdefault((word in names, len(word)), []).append(word)

    def __iter__(self):
        total = sum(len(e.claims.ids) for e in self.kept)
        yield from self.kept
        number = 0
        while total < self.claims:
            number += 1
            exchanged = self._exchange(number)
            for entry in self.kept:
                wall, cpu = now(), processor_seconds()
                copy = _copied(entry, exchanged, number)
                self.wall += now() - wall
                self.cpu += processor_seconds() - cpu
                total += len(copy.claims.ids)
                yield copy
                if total >= self.claims:
                    return

    def _exchange(self, number: int) -> dict[str, str]:
        mixed = random.Random(number)
        found: dict[str, str] = {}
        for names in self.by_length.values():
            others = names[:]
            mixed.shuffle(others)
            for one, other in zip(names, others, strict=True):
                found[one] = other
                found.setdefault(one.lower(), other.lower())
                found.setdefault(one.title(), other.title())
        return found


def _schema() -> object:
    """All keys and fixed values that an encoded article or claim can have."""
    from claimcheck.articles.article import Article
    from claimcheck.claims.claim import Claim

    return msgspec.json.schema_components([Article, Claim])


def _copied(entry, exchanged: dict[str, str], number: int):
    from claimcheck.archive.archive import Entry
    from claimcheck.articles.article import Article
    from claimcheck.claims.claim import Claim
    from claimcheck.claims.table import ArticleClaims

    def other(match: re.Match[str]) -> str:
        return exchanged.get(match[0], match[0])

    def told(value: object, kind):
        return msgspec.json.decode(_WORD.sub(other, msgspec.json.encode(value).decode()), type=kind)

    name = f"{entry.article.id}-{number}"
    article = replace(told(entry.article, Article), id=name)
    claims = [
        structs.replace(c, article=name, id=f"{c.id}-{number}")
        for c in told(entry.claims.unpack(), tuple[Claim, ...])
    ]
    return Entry(article, ArticleClaims.pack(name, claims))


class _Sqlite:
    """The same tables in SQLite, indexed; vectors are held in memory."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.db = sqlite3.connect(folder / "archive.sqlite")

    def fill(self, archive) -> None:
        db = self.db
        db.execute("CREATE TABLE articles (id TEXT PRIMARY KEY, content BLOB) WITHOUT ROWID")
        db.execute("CREATE TABLE claims (article TEXT PRIMARY KEY, content BLOB)")
        db.execute(
            "CREATE TABLE anchors (anchor INTEGER, article TEXT, PRIMARY KEY (anchor, article))"
            " WITHOUT ROWID"
        )
        source = archive._db
        for name, columns, marks in (
            ("articles", "id, content", "?, ?"),
            ("claims", "article, content", "?, ?"),
            ("anchors", "anchor, article", "?, ?"),
        ):
            rows = source.execute(f"SELECT {columns} FROM {archive._table(name)}")
            while part := rows.fetchmany(5000):
                db.executemany(f"INSERT INTO {name} VALUES ({marks})", part)
        db.commit()
        rows = source.execute(f"SELECT id, vector FROM {archive._table('articles')}").fetchall()
        self.ids = [r[0] for r in rows]
        self.vectors = np.array([r[1] for r in rows], np.float32)

    def nearest(self, anchored, about, count: int):
        from claimcheck.archive.archive import article_from

        total = len(self.ids)
        score: Counter[str] = Counter()
        for anchor in anchored:
            rows = self.db.execute("SELECT article FROM anchors WHERE anchor = ?", (anchor,))
            found = [r[0] for r in rows]
            if found and len(found) <= max(3, 0.02 * total):
                for article in found:
                    score[article] += float(np.log(1 + total / len(found)))
        best = {a for a, _ in sorted(score.items(), key=lambda x: (-x[1], x[0]))[:count]}
        best |= {self.ids[i] for i in np.argsort(-(self.vectors @ about))[: count // 2]}
        query = "SELECT content FROM articles WHERE id = ?"
        return [article_from(self.db.execute(query, (i,)).fetchone()[0]) for i in sorted(best)]

    def claims(self, ids):
        query = "SELECT content FROM claims WHERE article = ?"
        return [self.db.execute(query, (i,)).fetchone() for i in ids]


def _sqlite(root: Path, archive) -> Iterator[tuple[str, _Sqlite, float]]:
    place = root / "sqlite"
    place.mkdir()
    other = _Sqlite(place)
    start = processor_seconds()
    other.fill(archive)
    yield "SQLite, indexed", other, processor_seconds() - start
