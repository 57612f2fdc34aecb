"""CC402: sums, shares, changes and differences that a sentence states and that do not work out."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.findings.building import text_finding
from claimcheck.findings.calculations import Calculation, calculations
from claimcheck.findings.coverage import Coverage
from claimcheck.findings.finding import Finding, Level
from claimcheck.findings.rule import Rule
from claimcheck.findings.skeleton import skeletons

ARITHMETIC = Rule(
    code="CC402",
    name="arithmetic-mismatch",
    level=Level.ERROR,
    what="The parts that a sentence lists do not add up to its total, or a percentage, a change or "
    "a difference does not follow from the figures beside it. Rounding within the digits that are "
    "written is allowed for.",
    why="Readers check sums. The BBC's Editorial Guidelines (section 3, Accuracy) and the Reuters "
    "Handbook ask for figures, percentages above all, to be calculated again before publication.",
    example="Twelve people were hurt: seven men and four women.",
    false_positives="A list that is not meant to be complete, and a percentage of something other "
    "than the figures beside it.",
)
RULES = (ARITHMETIC,)


def find(coverage: Coverage) -> Iterator[Finding]:
    """One finding for each calculation of the articles checked that does not work out."""
    checked = {a.id for a in coverage.checked()}
    claims = [c for c in coverage.claims.values() if c.article in checked]
    for skeleton in skeletons(claims, coverage.articles):
        for calculation in calculations(skeleton):
            if not calculation.holds:
                yield _finding(coverage, skeleton.article, calculation)


def _finding(coverage: Coverage, article: str, calculation: Calculation) -> Finding:
    spans = (calculation.stated, *calculation.operands)
    return text_finding(
        coverage, ARITHMETIC, article, spans, calculation.why, slot="arithmetic", score=0.9
    )
