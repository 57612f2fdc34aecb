"""CC201 and CC202: only one outlet carries the claim."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import islice

from claimcheck.alignment.resemblance import resemblance
from claimcheck.claims.claim import Claim, SourceKind
from claimcheck.findings.building import claim_finding
from claimcheck.findings.coverage import Coverage
from claimcheck.findings.finding import Finding, Level
from claimcheck.findings.prominence import HIGHEST, is_news, prominence
from claimcheck.findings.rule import Rule
from claimcheck.relations.relation import Verb
from claimcheck.spans import Span

SINGLE = Rule(
    code="CC201",
    name="single-source",
    level=Level.NOTE,
    what="Only one outlet of the story carries the claim, and no sentence of another outlet is "
    "even loosely like it.",
    why="A claim that nobody else carries deserves a second call; how many sources are enough is "
    "the newsroom's decision.",
    example="Only one report says that the mayor was on the train.",
    false_positives="The same thing said elsewhere in words that were not recognised.",
    options=("singles", "thresholds.single", "thresholds.newsworthy"),
)
UNNAMED = Rule(
    code="CC202",
    name="single-unnamed-source",
    level=Level.WARNING,
    what="A claim of only one outlet rests on a source that is not named.",
    why="The Reuters Handbook of Journalism, the Associated Press's Statement of News Values and "
    "the BBC's Editorial Guidelines all ask editors to know an anonymous source and to seek a "
    "second one.",
    example="Only one report, citing an official who was not named, has the visit cancelled.",
    false_positives="A source that the article names a few sentences earlier.",
)
RULES = (SINGLE, UNNAMED)


# Claims of one story (of its house copy, if it has any) that are looked at, most prominent first.
LOOKED_AT = 200


def find(coverage: Coverage) -> Iterator[Finding]:
    """Newsworthy claims that only one outlet carries; an unnamed source makes it a warning."""
    for claim in _alone(coverage):
        source = claim.attribution
        rule, message = SINGLE, f"only {claim.outlet} carries it"
        if source is not None and source.kind is SourceKind.ANONYMOUS:
            rule, message = UNNAMED, f"{message}, from a source it does not name"
        score = prominence(claim) / HIGHEST
        yield claim_finding(coverage, rule, (claim,), message, slot="single", score=score)


def _alone(coverage: Coverage) -> Iterator[Claim]:
    """Claims that stand in no relation, overlap none that is shared, and that none resembles."""
    config = coverage.config
    told: dict[str, list[Claim]] = defaultdict(list)
    for claim in coverage.claims.values():
        told[coverage.story[claim.article]].append(claim)
    shared = _shared_spans(coverage)
    single = {row.claims[0] for row in coverage.clusters if row.status == "single"}
    checked = {a.id for a in coverage.checked()}
    for claims in told.values():
        told_once = (c for c in claims if c.id in single and c.article in checked)
        weighed = [(-prominence(c), c.id, c) for c in told_once if is_news(c)]
        apart = (
            claim
            for weight, _, claim in sorted(weighed)
            if -weight / HIGHEST >= config.newsworthy
            and not any(_nested(claim.span, span) for span in shared[claim.article])
        )
        asked = list(islice(apart, LOOKED_AT))
        if asked and len({c.outlet for c in claims}) > 1:
            likeness = resemblance(asked, claims)
            yield from (c for c in asked if likeness[c.id] < config.single)


def _shared_spans(coverage: Coverage) -> dict[str, set[Span]]:
    """Where each article says something that another article says, too, or contradicts."""
    found: dict[str, set[Span]] = defaultdict(set)
    for r in coverage.relations:
        a, b = coverage.claims[r.a], coverage.claims[r.b]
        if r.relation is not Verb.COMPATIBLE and a.article != b.article:
            found[a.article].add(a.span)
            found[b.article].add(b.span)
    return found


def _nested(one: Span, other: Span) -> bool:
    return 2 * one.overlap(other) >= min(len(one), len(other))
