"""Partitions of articles on a Dask cluster, from files to findings, without passing this machine.

Workers read the partitions. One task groups all articles into stories (it holds their texts for
as long as that takes); then the articles are shuffled, so that all of a story come together, and
each bucket of stories is reported by one worker. Only findings come back.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from claimcheck.alignment.stories import stories
from claimcheck.articles.article import Article
from claimcheck.articles.reading import distinct, read_bytes
from claimcheck.articles.wording import repeated_lines
from claimcheck.by_story import grouped
from claimcheck.claims.extraction import extract
from claimcheck.claims.table import packed
from claimcheck.config import Config
from claimcheck.engines.cluster import Cluster, in_turn
from claimcheck.errors import ReadError, UsageError
from claimcheck.findings.find import ranked
from claimcheck.findings.finding import Finding
from claimcheck.findings.selection import selected
from claimcheck.memory import Memory
from claimcheck.story_report import report_story

if TYPE_CHECKING:
    from claimcheck.engines.progress import Progress

BUCKETS = 8  # buckets of stories for each worker: a lost worker costs few of them
ROWS = 100_000  # findings of one file


@dataclass(frozen=True, slots=True)
class Found:
    """What the cluster found: the findings of the selected rules, gravest first, and what could
    not be read."""

    findings: tuple[Finding, ...]
    errors: tuple[ReadError, ...]
    articles: int


@dataclass(frozen=True, slots=True)
class _Grouping:
    """The story of every article that is not skipped, and what else is known of all together.

    ``ids`` gives the identifier of each by its partition and its place there, ``paths`` the path by
    the identifier.
    """

    ids: dict[tuple[int, int], str]
    story: dict[str, str]
    repeated: frozenset[str]
    paths: dict[str, str]


def findings_of(urls: Sequence[str], cluster: Cluster, config: Config, progress: Progress) -> Found:
    """The findings on the articles of all files that ``urls`` name.

    A URL is a path or an fsspec URL and may hold ``*``; files are JSON Lines (also gzipped) or
    Parquet with the columns of a JSON article. Raises UsageError where one names nothing.
    """
    from distributed import as_completed

    files = expanded(urls)
    client = cluster.client
    names = _names(files)
    read = [
        client.submit(in_turn, _read, file, name, pure=False)
        for file, name in zip(files, names, strict=True)
    ]
    grouping = client.submit(in_turn, _grouping, read, config, pure=False)
    count = BUCKETS * cluster.workers
    split = [
        client.submit(in_turn, _split, part, n, grouping, count, pure=False)
        for n, part in enumerate(read)
    ]
    buckets = []
    for bucket in range(count):
        pieces = [client.submit(_piece, part, bucket, pure=False) for part in split]
        buckets.append(client.submit(in_turn, _reported, pieces, grouping, config, pure=False))
    errors = client.submit(_errors, read, pure=False)
    paths = client.submit(_paths, grouping, pure=False).result()
    progress.begin("stories", len(paths))
    found: list[Finding] = []
    for _, (articles, findings) in as_completed(buckets, loop=client.loop, with_results=True):
        progress.advance(articles)
        found.extend(findings)
    # In the order of the places of all, whatever bucket was done first.
    kept = selected(ranked(found), config, paths.__getitem__)
    return Found(kept, tuple(errors.result()), len(paths))


def write_findings(findings: Sequence[Finding], into: str) -> int:
    """Write a Parquet data set to the path or fsspec URL ``into``; the number of its files.

    Raises UsageError where there is something already.
    """
    import fsspec

    from claimcheck.frames import frames

    fs, place = fsspec.core.url_to_fs(into)
    if fs.exists(place) and fs.ls(place):
        raise UsageError("is there already", where=into, remedy="name a new folder")
    fs.makedirs(place, exist_ok=True)
    table = frames((), (), (), findings, {})["findings"]
    parts = range(0, max(1, len(table)), ROWS)
    for number, start in enumerate(parts):
        name = f"{place}/part-{number:05}.parquet"
        with fs.open(f"{name}.new", "wb") as handle:
            table.iloc[start : start + ROWS].to_parquet(handle, index=False)
        fs.mv(f"{name}.new", name)
    return len(parts)


def expanded(urls: Sequence[str]) -> list[str]:
    """The files that ``urls`` name, in order, each once. Raises UsageError for one that names
    nothing."""
    try:
        import fsspec
    except ImportError as error:
        raise UsageError(
            "partitions need fsspec", remedy='pip install "claimcheck-news[dask]"'
        ) from error
    found: dict[str, None] = {}
    for url in urls:
        fs, place = fsspec.core.url_to_fs(url)
        matching = sorted(fs.glob(place)) if "*" in place else [place] * fs.exists(place)
        if not matching:
            raise UsageError("names no file", where=url, remedy="check the path and the pattern")
        found.update(dict.fromkeys(fs.unstrip_protocol(m) for m in matching))
    return list(found)


def _names(files: Sequence[str]) -> list[str]:
    """What reports call the files: their names where these tell them apart."""
    short = [f.rsplit("/", 1)[-1] for f in files]
    return short if len(set(short)) == len(short) else list(files)


def _read(file: str, name: str) -> list[Article | ReadError]:
    import fsspec

    try:
        with fsspec.open(file, "rb", compression="infer") as handle:
            raw = handle.read()
        if name.endswith(".parquet"):
            import io

            import pandas as pd

            table = pd.read_parquet(io.BytesIO(raw))
            lines = table.to_json(orient="records", lines=True, date_format="iso")
            raw, name = lines.encode("utf-8", "surrogatepass"), f"{name}.jsonl"
    except (OSError, ValueError) as error:
        return [ReadError(f"cannot be read: {error}", where=name, remedy="check the file")]
    items = read_bytes(raw, name.removesuffix(".gz"))
    return [a.encodable() if isinstance(a, Article) else a for a in items]


def _grouping(parts: Sequence[Sequence[Article | ReadError]], config: Config) -> _Grouping:
    places: dict[int, tuple[int, int]] = {}
    articles: list[Article] = []
    for p, part in enumerate(parts):
        for n, item in enumerate(part):
            if isinstance(item, Article):
                places[len(articles)] = (p, n)
                articles.append(item)
    order = sorted(range(len(articles)), key=lambda i: articles[i].order)
    given = distinct([articles[i] for i in order])
    story = stories(given, config)
    return _Grouping(
        ids={places[i]: article.id for i, article in zip(order, given, strict=True)},
        story=story,
        repeated=repeated_lines(given, story),
        paths={a.id: a.path for a in given},
    )


def _split(
    part: Sequence[Article | ReadError], number: int, grouping: _Grouping, count: int
) -> dict[int, list[Article]]:
    """The articles of one partition by the bucket of their story."""
    found: dict[int, list[Article]] = {}
    for n, item in enumerate(part):
        if isinstance(item, Article) and item.skipped is None:
            article = replace(item, id=grouping.ids[number, n])
            digest = hashlib.blake2b(grouping.story[article.id].encode(), digest_size=8).digest()
            found.setdefault(int.from_bytes(digest, "big") % count, []).append(article)
    return found


def _piece(split: dict[int, list[Article]], bucket: int) -> list[Article]:
    return split.get(bucket, [])


def _reported(
    pieces: Sequence[Sequence[Article]], grouping: _Grouping, config: Config
) -> tuple[int, tuple[Finding, ...]]:
    """The findings on the stories of one bucket, and how many articles there are."""
    articles = sorted((a for piece in pieces for a in piece), key=lambda a: a.order)
    return len(articles), tuple(_findings(articles, grouping, config))


def _findings(
    articles: Sequence[Article], grouping: _Grouping, config: Config
) -> Iterator[Finding]:
    for told in grouped(articles, grouping.story, grouping.repeated):
        claims = packed(extract(told.articles, config.today), (a.id for a in told.articles))
        yield from report_story(replace(told, claims=claims), config, Memory()).findings


def _errors(parts: Sequence[Sequence[Any]]) -> list[ReadError]:
    return [item for part in parts for item in part if isinstance(item, ReadError)]


def _paths(grouping: _Grouping) -> dict[str, str]:
    return grouping.paths
