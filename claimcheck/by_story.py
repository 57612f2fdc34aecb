"""Many stories: what is known of them already, the rest in pieces that an engine can spread.

Claims are extracted by chunks of articles and compared story by story, so that neither many small
stories nor one large one leave a worker idle. What a piece gives does not depend on the others.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import TypeVar

from claimcheck.articles.article import Article
from claimcheck.articles.wording import line_keys, repeated_lines
from claimcheck.claims.table import ArticleClaims
from claimcheck.config import Config
from claimcheck.engines.engine import Engine
from claimcheck.engines.progress import Progress, followed
from claimcheck.keys import story_key
from claimcheck.memory import Memory
from claimcheck.story_report import Story, StoryReport, report_story

# Characters of a chunk at most: a second of parsing, for which a worker may wait at the end.
CHUNK = 50_000
PIECES = 8  # chunks for each worker at least, so that all end at about the same time
TOGETHER = 8  # articles of small stories that are sent together

T = TypeVar("T")


def story_reports(
    articles: Sequence[Article],
    story: Mapping[str, str],
    config: Config,
    house: Collection[str],
    memory: Memory,
    engine: Engine,
    progress: Progress,
) -> Iterator[StoryReport]:
    """The report on each story, in any order; ``story`` names that of each article."""
    told = grouped(articles, story, repeated_lines(articles, story), frozenset(house))
    keys: dict[str, bytes] = {}
    if memory.store is not None:
        keys = {s.name: story_key(config, s.pack()) for s in told}
        for part in _chunks(told, lambda _: 1, TOGETHER):
            stored = memory.store.get(keys[s.name] for s in part)
            yield from map(StoryReport.unpack, stored.values())
            told = [s for s in told if keys[s.name] not in stored]
    fresh = [a for s in told for a in s.articles]
    claims = {part.article: part for part in extracted(fresh, config, memory, engine, progress)}
    ready = (
        replace(s, claims=tuple(claims.pop(a.id) for a in s.articles))
        for s in sorted(told, key=lambda s: (-len(s.articles), s.name))
    )
    pieces = list(_chunks(ready, lambda s: len(s.articles), TOGETHER))
    comparing = partial(_compared, config=config, memory=_there(memory, engine))
    for number, reports in followed(progress, "stories", engine, comparing, pieces, _size):
        pieces[number] = ()  # the reports have the claims
        if memory.store is not None:
            memory.store.put({keys[r.name]: r.pack() for r in reports})
        yield from reports


def extracted(
    articles: Sequence[Article],
    config: Config,
    memory: Memory,
    engine: Engine,
    progress: Progress,
) -> Iterator[ArticleClaims]:
    """The claims of every article, in any order."""
    most = min(CHUNK, sum(len(a.text) for a in articles) // (PIECES * engine.workers))
    chunks = list(_chunks(articles, lambda a: len(a.text), most))
    work = partial(_extracted, config=config, memory=_there(memory, engine))
    for _, parts in followed(progress, "claims", engine, work, chunks, len):
        yield from parts


def _there(memory: Memory, engine: Engine) -> Memory:
    """The memory as far as the workers can reach it."""
    return memory if engine.same_machine else Memory()


def grouped(
    articles: Sequence[Article],
    story: Mapping[str, str],
    repeated: frozenset[str],
    house: frozenset[str] = frozenset(),
) -> list[Story]:
    """The stories without their claims; ``repeated`` as `repeated_lines` finds it."""
    members: dict[str, list[Article]] = {}
    for article in articles:
        if article.id in story:
            members.setdefault(story[article.id], []).append(article)
    return [
        Story(
            name,
            tuple(group),
            (),
            # What is copied is looked for between articles only.
            repeated.intersection(k for a in group for k in line_keys(a))
            if len(group) > 1
            else frozenset(),
            house.intersection(a.id for a in group) if house else None,
        )
        for name, group in members.items()
    ]


def _extracted(
    articles: Sequence[Article], config: Config, memory: Memory
) -> tuple[ArticleClaims, ...]:
    return memory.claims(articles, config)


def _compared(stories: Sequence[Story], config: Config, memory: Memory) -> tuple[StoryReport, ...]:
    return tuple(report_story(story, config, memory) for story in stories)


def _size(stories: Sequence[Story]) -> int:
    return sum(len(s.articles) for s in stories)


def _chunks(items: Iterable[T], size: Callable[[T], int], most: int) -> Iterator[tuple[T, ...]]:
    """``items`` in order in groups of ``most`` together; a larger one stands alone."""
    group: list[T] = []
    total = 0
    for item in items:
        if group and total + size(item) > most:
            yield tuple(group)
            group, total = [], 0
        group.append(item)
        total += size(item)
    if group:
        yield tuple(group)
