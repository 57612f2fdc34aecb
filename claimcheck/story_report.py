"""One story: from its articles' claims to findings, a value that can be kept and sent."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from operator import is_

import msgspec
import numpy as np

from claimcheck.alignment.candidates import candidate_pairs
from claimcheck.alignment.mention_chains import harmonised
from claimcheck.alignment.origins import origins_of
from claimcheck.alignment.packed_origins import Resting
from claimcheck.articles.article import Article
from claimcheck.articles.copying import Passage, copies_in
from claimcheck.claims.claim import Claim
from claimcheck.claims.per_claim import forget
from claimcheck.claims.table import ArticleClaims
from claimcheck.config import Config
from claimcheck.findings.coverage import Coverage
from claimcheck.findings.find import found
from claimcheck.findings.finding import Finding
from claimcheck.memory import Memory
from claimcheck.relations.cluster import Cluster, clusters
from claimcheck.relations.confidence import confident
from claimcheck.relations.relation import Relation, traced


@dataclass(frozen=True, slots=True)
class Story:
    """The articles that report one event, and their claims, in one order.

    ``repeated`` are lines that articles of other stories have too, ``house`` the identifiers of
    the articles that are house copy (None where there is none in any story, so that all articles
    are looked at alike). With ``only_house`` other articles are not compared with each other.
    """

    name: str
    articles: tuple[Article, ...]
    claims: tuple[ArticleClaims, ...]
    repeated: frozenset[str] = frozenset()
    house: frozenset[str] | None = None
    only_house: bool = False

    def pack(self) -> bytes:
        """The story as bytes: equal stories, equal bytes."""
        return _ENCODER.encode(self)


@dataclass(frozen=True, slots=True)
class StoryReport:
    """What is known about one story; it is packed where it goes to another process.

    ``findings`` are in the order of their places, not yet numbered where several are alike.
    """

    name: str
    claims: tuple[ArticleClaims, ...]
    relations: tuple[Relation, ...]
    clusters: tuple[Cluster, ...]
    findings: tuple[Finding, ...]
    passages: tuple[Passage, ...]
    family: dict[str, str]
    resting: Resting
    pairs_possible: int
    pairs_compared: int

    def pack(self) -> bytes:
        """The report as bytes."""
        return _ENCODER.encode(self)

    @classmethod
    def unpack(cls, content: bytes) -> StoryReport:
        """The report that was packed."""
        return _DECODER.decode(content)

    def __reduce__(self) -> tuple[Callable[[bytes], StoryReport], tuple[bytes]]:
        return StoryReport.unpack, (self.pack(),)


_ENCODER = msgspec.msgpack.Encoder(order="deterministic")
_DECODER = msgspec.msgpack.Decoder(StoryReport)


def report_story(story: Story, config: Config, memory: Memory) -> StoryReport:
    """The way from the claims of one story to its findings."""
    name_of = {a.id: story.name for a in story.articles}
    copies = copies_in(story.articles, name_of, story.repeated)
    told = tuple(c for part in story.claims for c in part.unpack())
    claims = harmonised(told, name_of)
    parts = _repacked(story.claims, told, claims)
    candidates = candidate_pairs(claims, name_of, copies, config.candidate)
    origins = origins_of(story.articles, claims, name_of, copies, config.outlets)
    pairs = candidates.pairs
    house = story.house or frozenset()
    if story.only_house:
        own = np.array([c.article in house for c in claims], bool)
        pairs = pairs[own[pairs].any(axis=1)]
    relations = traced(memory.relations(story.articles, parts, claims, pairs, config), origins)
    relations = relations if config.raw_scores else confident(relations)
    rows = clusters(claims, relations, origins)
    coverage = Coverage.of(
        story.articles, claims, relations, rows, config, house, name_of, copies, origins
    )
    nothing_asked = story.house is not None and not house
    findings = () if nothing_asked else found(coverage)
    forget()
    return StoryReport(
        name=story.name,
        claims=parts,
        relations=relations,
        clusters=rows,
        findings=findings,
        passages=copies.passages,
        family=dict(copies.family),
        resting=Resting.of((c.id for c in claims), origins.of_claim),
        pairs_possible=candidates.possible,
        pairs_compared=len(pairs),
    )


def _repacked(
    parts: Sequence[ArticleClaims], before: Sequence[Claim], after: Sequence[Claim]
) -> tuple[ArticleClaims, ...]:
    """The claims ``after`` packed as ``parts`` are; what has not changed is not packed again."""
    found = []
    at = 0
    for part in parts:
        end = at + len(part.ids)
        same = all(map(is_, before[at:end], after[at:end]))
        found.append(part if same else ArticleClaims.pack(part.article, after[at:end]))
        at = end
    return tuple(found)
