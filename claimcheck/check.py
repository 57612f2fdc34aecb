"""The pipeline: articles to stories, stories to claims, relations and findings, one report."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from claimcheck.alignment.origins import Origins
from claimcheck.alignment.packed_origins import PackedOrigins, Resting
from claimcheck.alignment.stories import stories
from claimcheck.articles.article import Article
from claimcheck.articles.copying import Copies
from claimcheck.articles.reading import distinct
from claimcheck.articles.source_map import SourceMap
from claimcheck.by_story import story_reports
from claimcheck.claims.table import ClaimTable
from claimcheck.config import Config
from claimcheck.engines.engine import Engine, InProcess
from claimcheck.engines.progress import Progress, Untold
from claimcheck.findings.baseline import BaselineEntry
from claimcheck.findings.coverage import NO_COPIES, NO_ORIGINS, Coverage
from claimcheck.findings.find import ranked
from claimcheck.findings.finding import Finding
from claimcheck.findings.selection import selected
from claimcheck.memory import Memory
from claimcheck.packed_sequence import Sorter
from claimcheck.relations.cluster import Cluster
from claimcheck.relations.entailment import entailment_model
from claimcheck.relations.relation import Relation
from claimcheck.story_report import StoryReport

if TYPE_CHECKING:
    import pandas as pd

STORIES = 100  # whose claims' origins are unpacked at once


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that is known about a set of articles, before it is written in any format.

    ``story`` names the story of each article that has claims. ``pairs_possible`` counts the pairs
    of claims inside stories, ``pairs_compared`` those that were judged. ``house`` holds the
    identifiers of the articles that are house copy, if a desk checks its own. ``filtered`` counts
    the findings that the selection of rules or of lines left out, ``fixed`` holds what a baseline
    knew and is gone. ``copies`` and ``origins`` say what articles have word for word and what each
    claim rests on. ``sources`` leads back from the text of articles to the files of markup that
    they were taken from, as far as that is known.
    """

    articles: tuple[Article, ...]
    claims: ClaimTable
    clusters: Sequence[Cluster]
    relations: Sequence[Relation]
    findings: tuple[Finding, ...]
    story: Mapping[str, str]
    pairs_possible: int
    pairs_compared: int
    config: Config
    house: frozenset[str] = frozenset()
    filtered: int = 0
    fixed: tuple[BaselineEntry, ...] = ()
    copies: Copies = NO_COPIES
    origins: Origins = NO_ORIGINS
    sources: Mapping[str, SourceMap] = field(default_factory=dict)

    @property
    def coverage(self) -> Coverage:
        """What the rules read."""
        return Coverage(
            articles={a.id: a for a in self.articles},
            claims=self.claims.by_id,
            relations=self.relations,
            clusters=self.clusters,
            config=self.config,
            house=self.house,
            story=self.story,
            copies=self.copies,
            origins=self.origins,
        )

    @property
    def hidden(self) -> dict[str, int]:
        """How many findings a baseline, a suppression or a filter hides."""
        return {
            "baseline": sum(f.baseline_state == "unchanged" for f in self.findings),
            "suppressed": sum(f.suppression is not None for f in self.findings),
            "filtered": self.filtered,
        }

    def to_frames(self) -> dict[str, pd.DataFrame]:
        """Tidy pandas frames: articles, claims, relations, findings."""
        from claimcheck.frames import frames

        return frames(self.articles, self.claims, self.relations, self.findings, self.story)


def cross_reference(
    articles: Iterable[Article],
    config: Config | None = None,
    *,
    house: Collection[str] = (),
    memory: Memory | None = None,
    engine: Engine | None = None,
    progress: Progress | None = None,
) -> Report:
    """Say what the articles agree on, where they conflict and what stands on one of them.

    ``house`` are the identifiers of the articles that findings are about; the others are context.
    ``memory`` keeps what was worked out for other runs, ``engine`` says where the work is done
    (by default in this process) and ``progress`` is told of it; the report is the same without.
    """
    config, memory = config or Config(), memory or Memory()
    entailment_model(config.relation_model)  # what cannot be had is told before the work begins
    given = distinct([a.encodable() for a in articles])
    story = stories(given, config)
    parts = story_reports(
        given, story, config, house, memory, engine or InProcess(), progress or Untold()
    )
    return assembled(given, story, parts, config, house)


def assembled(
    given: tuple[Article, ...],
    story: Mapping[str, str],
    reports: Iterable[StoryReport],
    config: Config,
    house: Collection[str],
) -> Report:
    """One report from the reports on all stories of the articles ``given``, in whatever order."""
    clusters = Sorter(Cluster, lambda c: (c.slot, c.claims))
    relations = Sorter(Relation, lambda r: (r.a, r.b, r.evidence.slot))
    resting = Sorter(Resting, lambda r: r.claims, run=STORIES)
    parts: list[StoryReport] = []
    for report in reports:
        clusters.extend(report.clusters)
        relations.extend(report.relations)
        resting.extend([report.resting])
        parts.append(replace(report, clusters=(), relations=(), resting=Resting()))
    parts.sort(key=lambda part: part.name)
    found = ranked(f for part in parts for f in part.findings)
    paths = {a.id: a.path for a in given}
    findings = selected(found, config, paths.__getitem__)
    claims = {c.article: c for part in parts for c in part.claims}
    return Report(
        articles=given,
        claims=ClaimTable(claims[a.id] for a in given if a.id in claims),
        clusters=clusters.in_order(),
        relations=relations.in_order(),
        findings=findings,
        story=story,
        pairs_possible=sum(part.pairs_possible for part in parts),
        pairs_compared=sum(part.pairs_compared for part in parts),
        config=config,
        house=frozenset(house),
        filtered=len(found) - len(findings),
        copies=Copies(
            tuple(p for part in parts for p in part.passages),
            {article: family for part in parts for article, family in part.family.items()},
        ),
        origins=Origins(PackedOrigins(resting.in_order())),
    )


def relate(
    pairs: Sequence[Mapping[str, Any]], config: Config | None = None
) -> list[Relation | None]:
    """What holds between the two texts of each pair, None where they are about other things.

    A pair has the keys ``a`` and ``b`` and, if known, ``a_date`` and ``b_date`` (ISO dates).
    """
    from claimcheck.relations.pairs import relate_texts

    return relate_texts(pairs, config or Config())
