"""The pipeline: articles, claims, clusters, relations, findings, one after the other."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from claimcheck.alignment.candidates import candidate_pairs
from claimcheck.alignment.mention_chains import harmonised
from claimcheck.alignment.origins import Origins, origins_of
from claimcheck.alignment.stories import stories
from claimcheck.articles.article import Article
from claimcheck.articles.copying import Copies, copies_in
from claimcheck.articles.source_map import SourceMap
from claimcheck.claims.claim import Claim
from claimcheck.config import Config
from claimcheck.findings.baseline import BaselineEntry
from claimcheck.findings.coverage import NO_COPIES, NO_ORIGINS, Coverage
from claimcheck.findings.find import find
from claimcheck.findings.finding import Finding
from claimcheck.findings.selection import selected
from claimcheck.memory import Memory
from claimcheck.relations.cluster import Cluster, clusters
from claimcheck.relations.relation import Relation, traced

if TYPE_CHECKING:
    import pandas as pd


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
    claims: tuple[Claim, ...]
    clusters: tuple[Cluster, ...]
    relations: tuple[Relation, ...]
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
        return Coverage.of(
            self.articles,
            self.claims,
            self.relations,
            self.clusters,
            self.config,
            self.house,
            self.story,
            self.copies,
            self.origins,
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
) -> Report:
    """Say what the articles agree on, where they conflict and what stands on one of them.

    ``house`` are the identifiers of the articles that findings are about; the others are context.
    ``memory`` keeps what was worked out for other runs; the report is the same without it.
    """
    config, memory = config or Config(), memory or Memory()
    given = tuple(sorted(articles, key=lambda a: (a.path, a.id)))
    story = stories(given, config)
    copies = copies_in(given, story)
    claims = harmonised(memory.claims(given, config), story)
    candidates = candidate_pairs(claims, story, copies, config.candidate)
    origins = origins_of(given, claims, story, copies, config.outlets)
    relations = traced(memory.relations(given, claims, candidates.pairs, config), origins)
    rows = clusters(claims, relations, origins)
    coverage = Coverage.of(given, claims, relations, rows, config, house, story, copies, origins)
    paths = {a.id: a.path for a in given}
    found = find(coverage)
    findings = selected(found, config, paths.__getitem__)
    return Report(
        articles=given,
        claims=claims,
        clusters=rows,
        relations=relations,
        findings=findings,
        story=story,
        pairs_possible=candidates.possible,
        pairs_compared=len(candidates.pairs),
        config=config,
        house=frozenset(house),
        filtered=len(found) - len(findings),
        copies=copies,
        origins=origins,
    )


def relate(
    pairs: Sequence[Mapping[str, Any]], config: Config | None = None
) -> list[Relation | None]:
    """What holds between the two texts of each pair, None where they are about other things.

    A pair has the keys ``a`` and ``b`` and, if known, ``a_date`` and ``b_date`` (ISO dates).
    """
    from claimcheck.relations.pairs import relate_texts

    return relate_texts(pairs, config or Config())
