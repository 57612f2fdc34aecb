"""CC201 and CC202: only one outlet carries the claim."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.claims.claim import SourceKind
from claimcheck.findings.building import claim_finding
from claimcheck.findings.coverage import Coverage
from claimcheck.findings.finding import Finding, Level
from claimcheck.findings.prominence import HIGHEST, is_news, prominence
from claimcheck.findings.rule import Rule

SINGLE = Rule(
    code="CC201",
    name="single-source",
    level=Level.NOTE,
    what="Only one outlet of the story carries the claim.",
    why="A claim that nobody else carries deserves a second call; how many sources are enough is "
    "the newsroom's decision.",
    example="Only one report says that the mayor was on the train.",
    false_positives="The same thing said elsewhere in words that were not recognised.",
    options=("singles",),
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


def find(coverage: Coverage) -> Iterator[Finding]:
    """Claims that only one outlet carries; an unnamed source makes it a warning."""
    for cluster in coverage.clusters:
        if cluster.status != "single":
            continue
        claim = coverage.claims[cluster.claims[0]]
        if not is_news(claim):
            continue
        source = claim.attribution
        rule, message = SINGLE, f"only {claim.outlet} carries it"
        if source is not None and source.kind is SourceKind.ANONYMOUS:
            rule, message = UNNAMED, f"{message}, from a source it does not name"
        score = prominence(claim) / HIGHEST
        yield claim_finding(coverage, rule, (claim,), message, slot="single", score=score)
