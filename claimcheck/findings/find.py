"""From coverage to findings: every family of rules, then what the configuration selects."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from claimcheck.findings import (
    altered_copy,
    arithmetic,
    calendar,
    conflicts,
    echoes,
    omissions,
    self_conflict,
    single_source,
    unattributed,
)
from claimcheck.findings.coverage import Coverage
from claimcheck.findings.finding import Finding, Level
from claimcheck.findings.fingerprint import distinct
from claimcheck.spans import Span

FAMILIES = (
    conflicts,
    single_source,
    omissions,
    unattributed,
    echoes,
    altered_copy,
    calendar,
    arithmetic,
    self_conflict,
)
_ORDER = {Level.ERROR: 0, Level.WARNING: 1, Level.NOTE: 2}


def find(coverage: Coverage) -> tuple[Finding, ...]:
    """All findings, gravest first; about house copy only where there is any."""
    return ranked(found(coverage))


def found(coverage: Coverage) -> tuple[Finding, ...]:
    """As `find`, in the order of their places; those that are alike have one fingerprint."""
    return tuple(_all(coverage))


def ranked(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """``findings`` of one or more stories, in the order of their places, gravest first."""
    return tuple(sorted(distinct(sorted(findings, key=_place)), key=gravity))


def gravity(finding: Finding) -> tuple[int, str, float, str]:
    """The order of findings: level, code, score, fingerprint."""
    return _ORDER[finding.level], finding.code, -finding.score, finding.fingerprint


def _all(coverage: Coverage) -> Iterator[Finding]:
    checked = {a.id for a in coverage.checked()}
    everything = [f for family in FAMILIES for f in family.find(coverage)]
    for finding in sorted(everything, key=_place):
        if finding.location.article in checked:
            yield finding


def _place(finding: Finding) -> tuple[str, Span, str]:
    return finding.location.article, finding.location.span, finding.code
