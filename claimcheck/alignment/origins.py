"""Origins: what each claim visibly rests on, and how many origins several claims have.

A claim rests on the newsroom that publishes it and on what it shows of its sources: the speaker or
document that it names, the agency whose copy it is, the outlet that it follows, the text that it is
copied from. Two claims that have one of these in common are one source.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

import numpy as np

from claimcheck.alignment.sources import fuller_names, one_spelling, source_keys, spoken_by
from claimcheck.articles.article import Article
from claimcheck.articles.copying import Copies
from claimcheck.articles.crediting import credits_of
from claimcheck.articles.outlets import Names, Outlet, find_outlet, known_outlets
from claimcheck.claims.claim import Claim, SourceKind
from claimcheck.spans import Span

INSIDE = 0.5  # share of a claim that must lie in a copied passage
CELLS = 1 << 20  # claims times parts of an article that are looked at together


class OriginKind(StrEnum):
    """What a claim can rest on."""

    OUTLET = "outlet"  # the newsroom itself, or another one that it credits
    SOURCE = "source"  # a person or body that is named
    DOCUMENT = "document"
    AGENCY = "agency"
    COPY = "copied text"


class Origin(NamedTuple):
    """One thing that a claim rests on; equal for all claims that rest on it."""

    kind: OriginKind
    name: str


_NOTHING: frozenset[Origin] = frozenset()


@dataclass(frozen=True, slots=True)
class Origins:
    """The origins of every claim, by its identifier."""

    of_claim: Mapping[str, frozenset[Origin]]

    def common(self, a: str, b: str) -> frozenset[Origin]:
        """What two claims both rest on; empty where they are independent."""
        return self.of_claim.get(a, _NOTHING) & self.of_claim.get(b, _NOTHING)

    def shared(self, a: str, b: str) -> bool:
        """Whether there is anything that two claims both rest on."""
        return not self.of_claim.get(a, _NOTHING).isdisjoint(self.of_claim.get(b, _NOTHING))

    def independent(self, claims: Iterable[str]) -> int:
        """How many independent origins the claims have: groups that share none."""
        groups: list[set[Origin]] = []
        for claim in claims:
            joined = set(self.of_claim.get(claim, ()))
            apart = []
            for group in groups:
                if group & joined:
                    joined |= group
                else:
                    apart.append(group)
            groups = [*apart, joined]
        return len(groups)


def origins_of(
    articles: Sequence[Article],
    claims: Sequence[Claim],
    story: Mapping[str, str],
    copies: Copies,
    names: Names = (),
) -> Origins:
    """The origins of ``claims``; ``story`` names that of each article.

    ``names`` are (host or name, name) pairs of outlets that a user adds.
    """
    resting: dict[str, set[Origin]] = {}
    told: dict[str, list[Article]] = defaultdict(list)
    for article in articles:
        if article.id in story:
            told[story[article.id]].append(article)
    by_article: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_article[claim.article].append(claim)
    for members in told.values():
        outlets = {a.id: find_outlet(a.outlet, names) for a in members}
        spoken = _speakers([by_article[a.id] for a in members])
        for article in members:
            whole, parts = _shown(article, outlets[article.id], list(outlets.values()), copies)
            own = by_article[article.id]
            for claim, held in zip(own, _inside(own, parts), strict=True):
                resting[claim.id] = whole | spoken.get(claim.id, set()) | held
    return Origins({claim: frozenset(found) for claim, found in resting.items()})


def _inside(claims: Sequence[Claim], parts: Sequence[tuple[Span, Origin]]) -> Iterator[set[Origin]]:
    """For each of the claims of one article what the parts rest on that it lies in."""
    starts = np.array([span.start for span, _ in parts])
    ends = np.array([span.end for span, _ in parts])
    together = max(1, CELLS // max(1, len(parts)))
    for first in range(0, len(claims), together):
        told = claims[first : first + together]
        bounds = np.array([(c.span.start, c.span.end) for c in told])
        covered = np.minimum(ends, bounds[:, 1:]) - np.maximum(starts, bounds[:, :1])
        least = INSIDE * np.array([len(c.surface) for c in told])
        held: list[set[Origin]] = [set() for _ in told]
        for row, part in np.argwhere(np.maximum(covered, 0) >= least[:, None]).tolist():
            held[row].add(parts[part][1])
        yield from held


def _shown(
    article: Article, own: Outlet, outlets: Sequence[Outlet], copies: Copies
) -> tuple[set[Origin], list[tuple[Span, Origin]]]:
    """What all of an article rests on, and what parts of it do."""
    credited = credits_of(article, own, outlets)
    whole = {Origin(OriginKind.OUTLET, own.name)}
    whole |= {Origin(OriginKind.OUTLET, name) for name in credited.agencies}
    if article.id in copies.family:
        whole.add(Origin(OriginKind.COPY, copies.family[article.id]))
    newsrooms = {o.name for o in outlets} | {o.name for o in known_outlets() if o.agency}
    parts = [
        (span, Origin(OriginKind.OUTLET, name))
        for name, span in credited.followed
        if name in newsrooms
    ]
    parts += [
        (span, Origin(OriginKind.COPY, text)) for span, text in copies.texts.get(article.id, ())
    ]
    return whole, parts


def _speakers(articles: Sequence[Sequence[Claim]]) -> dict[str, set[Origin]]:
    """The sources of the claims of one story, each under one name."""
    named: list[tuple[Claim, set[str]]] = []
    for claims in articles:
        fuller: dict[str, set[str]] = defaultdict(set)
        for key, word in fuller_names(claims):
            fuller[key].add(word)
        for claim in claims:
            keys = {k for phrase in spoken_by(claim) for k in source_keys(phrase)}
            keys |= {word for key in sorted(keys) for word in fuller.get(key, ())}
            if keys:
                named.append((claim, keys))
    spelled = one_spelling(k for _, keys in named for k in keys)
    return {claim.id: {Origin(_kind(claim), spelled[k]) for k in keys} for claim, keys in named}


def _kind(claim: Claim) -> OriginKind:
    document = claim.attribution is not None and claim.attribution.kind is SourceKind.DOCUMENT
    return OriginKind.DOCUMENT if document else OriginKind.SOURCE
