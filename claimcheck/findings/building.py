"""Building findings, so that none lacks its location or its fingerprint."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.claims.claim import Claim
from claimcheck.findings.coverage import Coverage
from claimcheck.findings.finding import Finding
from claimcheck.findings.fingerprint import fingerprint
from claimcheck.findings.rule import Rule
from claimcheck.spans import Span


def claim_finding(
    coverage: Coverage,
    rule: Rule,
    claims: Sequence[Claim],
    message: str,
    *,
    slot: str,
    score: float,
    spans: Sequence[Span] = (),
    identity: Sequence[Claim] | None = None,
) -> Finding:
    """A finding about ``claims``, the one to look at first in front.

    ``spans`` are the words that matter in each claim (by default the whole of it). ``identity``
    are the claims that the fingerprint depends on (by default all).
    """
    marked = spans or [c.span for c in claims]
    places = [coverage.place(c.article, s) for c, s in zip(claims, marked, strict=True)]
    return Finding(
        fingerprint=fingerprint(rule.code, slot, [c.surface for c in identity or claims]),
        code=rule.code,
        name=rule.name,
        level=rule.level,
        score=round(min(1.0, float(score)), 4),
        message=message,
        claims=tuple(c.id for c in claims),
        location=places[0],
        related=tuple(places[1:]),
    )


def text_finding(
    coverage: Coverage,
    rule: Rule,
    article: str,
    spans: Sequence[Span],
    message: str,
    *,
    slot: str,
    score: float,
) -> Finding:
    """A finding about words of one article that need not be claims; the first span leads."""
    text = coverage.articles[article].text
    places = [coverage.place(article, s) for s in spans]
    return Finding(
        fingerprint=fingerprint(rule.code, slot, [s.of(text) for s in spans]),
        code=rule.code,
        name=rule.name,
        level=rule.level,
        score=round(min(1.0, float(score)), 4),
        message=message,
        claims=(),
        location=places[0],
        related=tuple(places[1:]),
    )
