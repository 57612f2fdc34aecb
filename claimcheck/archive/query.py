"""A draft against an archive: its coverage is found, then the ordinary comparison is made."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from claimcheck.alignment.stories import stories
from claimcheck.archive.anchors import anchors, mean_vector
from claimcheck.archive.archive import Archive, Entry
from claimcheck.articles.article import Article
from claimcheck.articles.reading import distinct
from claimcheck.articles.wording import repeated_lines
from claimcheck.by_story import extracted, grouped
from claimcheck.check import Report, assembled
from claimcheck.claims.extraction import extract
from claimcheck.claims.table import packed
from claimcheck.config import Config
from claimcheck.engines.engine import Engine
from claimcheck.engines.progress import Progress
from claimcheck.memory import Memory
from claimcheck.story_report import report_story

NEAREST = 60  # articles that are looked at for each draft; stories of more outlets are rare


def entries(
    articles: Sequence[Article], config: Config, memory: Memory, engine: Engine, progress: Progress
) -> Iterator[Entry]:
    """What an archive keeps of ``articles``, those left out that are no journalism in English."""
    told = {a.id: a for a in (a.encodable() for a in articles) if a.skipped is None}
    for part in extracted(list(told.values()), config, memory, engine, progress):
        yield Entry(told[part.article], part)


def query(archive: Archive, drafts: Iterable[Article], config: Config) -> Report:
    """The report on ``drafts`` (house copy) and the articles of the archive that are of one story
    with one of them.

    Claims of the drafts are compared with those of the archive; claims of the archive are not
    compared with each other, so that nothing is said of what the drafts lack (CC203).
    """
    house = distinct([a.encodable() for a in drafts])
    own = packed(extract(house, config.today), (a.id for a in house))
    names = frozenset(a.id for a in house)
    found: dict[str, Article] = {}
    for part in own:
        claims = part.unpack()
        anchored = frozenset[int]().union(*map(anchors, claims))
        for article in archive.nearest(anchored, mean_vector(claims), NEAREST):
            if article.id not in names:
                found[article.id] = article
    near = (*house, *(found[i] for i in sorted(found)))
    story = stories(near, config)
    wanted = {story[a.id] for a in house if a.id in story}
    given = tuple(
        sorted(
            (a for a in near if a.id in names or story.get(a.id) in wanted),
            key=lambda a: (a.path, a.id),
        )
    )
    kept = archive.claims([a.id for a in given if a.id not in names])
    kept |= {part.article: part for part in own}
    here = {a.id: story[a.id] for a in given if a.id in story}
    told = grouped(given, here, repeated_lines(near, story), names)
    reports = (
        report_story(
            replace(s, claims=tuple(kept[a.id] for a in s.articles), only_house=True),
            config,
            Memory(),
        )
        for s in told
    )
    return assembled(given, here, reports, config, names)
