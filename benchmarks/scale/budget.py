"""The whole report beside spaCy's parse of the same paragraphs, and where its time goes.

The parse is that of the texts by the components in use, in one process on one core, the model
loaded before; so is the report. The floors are timed one after the other over the same articles.
"""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.scale.runs import processor_seconds

if TYPE_CHECKING:
    from claimcheck.config import Config


def measured(folder: Path, *, one_story: bool = False) -> dict[str, float]:
    """Processor seconds of each floor for the articles of ``folder``, and counts.

    The whole report runs in a process of its own: it finds nothing that the floors remember.
    """
    context = multiprocessing.get_context("spawn")
    found: dict[str, float] = {}
    for part in (_whole, _floors):
        with context.Pool(1) as pool:
            found |= pool.apply(part, (folder, one_story))
    return found


def _whole(folder: Path, one_story: bool) -> dict[str, float]:
    from claimcheck.articles.reading import read_articles
    from claimcheck.check import cross_reference
    from claimcheck.reports.json_report import to_json

    config = _ready(one_story)
    start = processor_seconds()
    to_json(cross_reference(read_articles([folder]).articles, config))
    return {"whole report": processor_seconds() - start}


def _floors(folder: Path, one_story: bool) -> dict[str, float]:
    from claimcheck.alignment.candidates import candidate_pairs
    from claimcheck.alignment.mention_chains import harmonised
    from claimcheck.alignment.origins import origins_of
    from claimcheck.alignment.stories import stories
    from claimcheck.articles.copying import copies_in
    from claimcheck.articles.reading import read_articles
    from claimcheck.claims.extraction import extract
    from claimcheck.claims.parsing import parse, pipeline
    from claimcheck.relations.judge import judge

    config = _ready(one_story)
    found: dict[str, float] = {}

    @contextmanager
    def timed(name: str) -> Iterator[None]:
        start = processor_seconds()
        yield
        found[name] = processor_seconds() - start

    with timed("reading"):
        articles = read_articles([folder]).articles
    with timed("parse of texts"):
        texts = (a.text for a in articles)
        tokens = sum(len(d) for d in pipeline().pipe(texts, batch_size=32))
    with timed("parse"):
        for _ in parse(articles):
            pass
    with timed("parse and claims"):
        claims = extract(articles)
    with timed("stories, blocking"):
        story = stories(articles, config)
        copies = copies_in(articles, story)
        claims = harmonised(claims, story)
        pairs = candidate_pairs(claims, story, copies, config.candidate).pairs
        origins_of(articles, claims, story, copies)
    with timed("judgement"):
        judge(claims, pairs, config)
    counts = {"tokens": tokens, "claims": len(claims), "pairs": len(pairs)}
    return found | {name: float(count) for name, count in counts.items()}


def _ready(one_story: bool) -> Config:
    """The settings, with everything loaded that is loaded once in a process."""
    from claimcheck.articles.reading import article_from_text
    from claimcheck.check import cross_reference
    from claimcheck.config import Config
    from claimcheck.engines.collection import collect_seldom
    from claimcheck.reports.json_report import to_json

    collect_seldom()  # as every command does
    config = Config(story=0.0) if one_story else Config()  # 0: all articles are one story
    texts = ("Police said 20 people were hurt in Paris on Monday.", "Police said 30 were hurt.")
    given = [article_from_text(t, outlet=str(n)) for n, t in enumerate(texts * 2)]
    to_json(cross_reference(given, config))
    return config


def rows(found: dict[str, float]) -> list[tuple[str, float]]:
    """The shares of the floors in parses of the same texts."""
    unit = found["parse of texts"]
    rest = (
        found["whole report"]
        - found["reading"]
        - found["parse and claims"]
        - found["stories, blocking"]
        - found["judgement"]
    )
    return [
        ("reading, boilerplate, metadata", found["reading"] / unit),
        ("parse", found["parse"] / unit),
        ("claims", (found["parse and claims"] - found["parse"]) / unit),
        ("stories, copies, names, blocking, origins", found["stories, blocking"] / unit),
        ("judgement", found["judgement"] / unit),
        ("clusters, findings, output and the rest", rest / unit),
        ("whole report", found["whole report"] / unit),
    ]
