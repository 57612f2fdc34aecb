"""From coverage to findings: every family of rules, then what the configuration selects."""

from __future__ import annotations

from collections.abc import Iterator

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
    return tuple(sorted(distinct(_all(coverage)), key=gravity))


def gravity(finding: Finding) -> tuple[int, str, float, str]:
    """The order of findings: level, code, score, fingerprint."""
    return _ORDER[finding.level], finding.code, -finding.score, finding.fingerprint


def _all(coverage: Coverage) -> Iterator[Finding]:
    checked = {a.id for a in coverage.checked()}
    found = [f for family in FAMILIES for f in family.find(coverage)]
    for finding in sorted(found, key=lambda f: (f.location.article, f.location.span, f.code)):
        if finding.location.article in checked:
            yield finding
