"""The whole report beside spaCy's parse of the same texts, and where its time goes.

The parse is that of the texts by the components in use, in one process on one core, the model
loaded before; so is the report, in another process. The floors are timed inside the report, so that
what they find at hand is what it finds at hand.
"""

from __future__ import annotations

import multiprocessing
from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import wraps
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.scale.runs import processor_seconds

if TYPE_CHECKING:
    from claimcheck.config import Config

# The functions of each floor, where the floor above calls them.
FLOORS = {
    "parse and claims": ("memory.extract",),
    "stories, blocking": (
        *("check.stories", "story_report.copies_in", "story_report.harmonised"),
        *("story_report.candidate_pairs", "story_report.origins_of"),
    ),
    "judgement": ("memory.judge",),
}


def measured(folder: Path, *, one_story: bool = False) -> dict[str, float]:
    """Processor seconds of each floor for the articles of ``folder``, and counts."""
    context = multiprocessing.get_context("spawn")
    found: dict[str, float] = {}
    for part in (_parse, _whole):
        with context.Pool(1) as pool:
            found |= pool.apply(part, (folder, one_story))
    return found


def _parse(folder: Path, one_story: bool) -> dict[str, float]:
    from claimcheck.articles.reading import read_articles
    from claimcheck.claims.parsing import MODEL, UNUSED

    _ready(one_story)
    nlp = import_module(MODEL).load(exclude=list(UNUSED))  # as spaCy has it
    texts = [a.text for a in read_articles([folder]).articles]
    start = processor_seconds()
    tokens = sum(len(d) for d in nlp.pipe(texts, batch_size=32))
    return {"parse of texts": processor_seconds() - start, "tokens": float(tokens)}


def _whole(folder: Path, one_story: bool) -> dict[str, float]:
    from claimcheck.articles.reading import read_articles
    from claimcheck.check import cross_reference
    from claimcheck.claims import extraction
    from claimcheck.reports.json_report import to_json

    config = _ready(one_story)
    found: defaultdict[str, float] = defaultdict(float)
    for floor, names in FLOORS.items():
        for name in names:
            module, _, function = name.rpartition(".")
            home = import_module(f"claimcheck.{module}")
            setattr(home, function, _timed(getattr(home, function), found, floor))
    vars(extraction)["parse"] = _each_timed(extraction.parse, found, "parse")
    start = processor_seconds()
    articles = read_articles([folder]).articles
    found["reading"] = processor_seconds() - start
    report = cross_reference(articles, config)
    to_json(report)
    found["whole report"] = processor_seconds() - start
    return {**found, "claims": float(len(report.claims)), "pairs": float(report.pairs_compared)}


def _timed(work: Callable[..., Any], found: dict[str, float], floor: str) -> Callable[..., Any]:
    @wraps(work)
    def timed(*given: Any, **named: Any) -> Any:
        start = processor_seconds()
        try:
            return work(*given, **named)
        finally:
            found[floor] += processor_seconds() - start

    return timed


def _each_timed(
    work: Callable[..., Iterator[Any]], found: dict[str, float], floor: str
) -> Callable[..., Iterator[Any]]:
    """As `_timed`, of what yields its results one by one."""

    @wraps(work)
    def timed(*given: Any, **named: Any) -> Iterator[Any]:
        following = iter(work(*given, **named))
        while True:
            start = processor_seconds()
            try:
                result = next(following)
            except StopIteration:
                return
            finally:
                found[floor] += processor_seconds() - start
            yield result

    return timed


def _ready(one_story: bool) -> Config:
    """The settings, with everything loaded that is loaded once in a process."""
    from claimcheck.articles.reading import article_from_text
    from claimcheck.check import cross_reference
    from claimcheck.config import Config
    from claimcheck.engines.collection import collect_seldom
    from claimcheck.reports.json_report import to_json

    collect_seldom()  # as every command does
    config = Config(story=0.0) if one_story else Config()  # 0: all articles are one story
    texts = (
        "Police said 20 people were hurt in Paris on Monday, 2 miles off.",
        "Police said 30 people were hurt in Paris, 3 km off.",
    )
    given = [article_from_text(t, outlet=str(n)) for n, t in enumerate(texts * 2)]
    to_json(cross_reference(given, config))
    return config


def rows(found: dict[str, float]) -> list[tuple[str, float]]:
    """The shares of the floors in parses of the same texts."""
    unit = found["parse of texts"]
    rest = found["whole report"] - found["reading"] - sum(found[floor] for floor in FLOORS)
    return [
        ("reading, boilerplate, metadata", found["reading"] / unit),
        ("parse", found["parse"] / unit),
        ("claims", (found["parse and claims"] - found["parse"]) / unit),
        ("stories, copies, names, blocking, origins", found["stories, blocking"] / unit),
        ("judgement", found["judgement"] / unit),
        ("clusters, findings, output and the rest", rest / unit),
        ("whole report", found["whole report"] / unit),
    ]
