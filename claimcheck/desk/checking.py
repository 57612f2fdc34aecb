"""The check: drafts against coverage, then what the desk has said about the findings."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from claimcheck.articles.article import Article
from claimcheck.articles.source_map import SourceMap, is_plain
from claimcheck.check import Report, cross_reference
from claimcheck.config import Config
from claimcheck.desk.changes import changed_lines, touches
from claimcheck.desk.reading import Copy
from claimcheck.desk.sources import sources_of
from claimcheck.engines.engine import Engine
from claimcheck.engines.progress import Progress
from claimcheck.findings.baseline import BaselineEntry, against_baseline
from claimcheck.findings.decisions import Decision, decided
from claimcheck.findings.find import gravity
from claimcheck.findings.finding import Finding
from claimcheck.findings.selection import applies, at_least, selected
from claimcheck.findings.sidecar import sidecar_of, sidecar_suppressions
from claimcheck.findings.suppression_comments import comment_suppressions
from claimcheck.findings.suppressions import Suppression, suppress, unused
from claimcheck.memory import Memory
from claimcheck.spans import LineIndex


@dataclass(frozen=True, slots=True)
class Desk:
    """What the desk brings to a check besides the copy.

    ``today`` is the day on which suppressions expire, ``since`` the revision from which changed
    lines count (None: all lines count).
    """

    today: dt.date
    decisions: Mapping[str, Decision]
    baseline: Mapping[str, BaselineEntry] | None = None
    since: str | None = None


def check(
    copy: Copy,
    config: Config,
    desk: Desk,
    memory: Memory | None = None,
    *,
    engine: Engine | None = None,
    progress: Progress | None = None,
) -> Report:
    """Cross-reference the copy and report what concerns the drafts.

    ``memory``, ``engine`` and ``progress`` are those of `cross_reference`.
    Suppressed findings and those of the baseline stay in the report, marked; findings outside of
    the changed lines are counted as filtered. Raises ClaimcheckError for a sidecar or a revision
    that cannot be read.
    """
    report = cross_reference(
        copy.articles, config, house=copy.house, memory=memory, engine=engine, progress=progress
    )
    return reviewed(replace(report, sources=sources_of(report, copy)), copy, desk)


def reviewed(report: Report, copy: Copy, desk: Desk) -> Report:
    """``report`` with the desk's suppressions, decisions, baseline and changed lines applied."""
    config = report.config
    paths = {a.id: a.path for a in report.articles}
    written = [
        s
        for article in report.articles
        if article.id in copy.house
        for s in _suppressions(article, copy.house[article.id])
    ]
    findings, idle = suppress(report.findings, written, desk.today)
    idle = [s for s in idle if s.problem or any(applies(code, config) for code in s.codes)]
    complaints = unused(report.coverage, idle, desk.today)
    findings.extend(selected(complaints, config, paths.__getitem__))
    findings = decided(findings, desk.decisions)
    fixed: tuple[BaselineEntry, ...] = ()
    if desk.baseline is not None:
        checked = [paths[i] for i in copy.house]
        findings, fixed = against_baseline(findings, desk.baseline, checked)
    filtered = report.filtered
    if desk.since is not None:
        kept = _touched(findings, report, copy, desk.since)
        filtered += len(findings) - len(kept)
        findings = kept
    return replace(
        report, findings=tuple(sorted(findings, key=gravity)), filtered=filtered, fixed=fixed
    )


def displayed(report: Report, least: str) -> Report:
    """``report`` without the findings below the level ``least``, which are counted as filtered."""
    kept = tuple(f for f in report.findings if at_least(f.level, least))
    filtered = report.filtered + len(report.findings) - len(kept)
    return replace(report, findings=kept, filtered=filtered)


def _suppressions(article: Article, file: Path) -> list[Suppression]:
    found = comment_suppressions(article)
    sidecar = sidecar_of(file)
    if sidecar is not None:
        found.extend(sidecar_suppressions(article, sidecar))
    return found


def _touched(findings: list[Finding], report: Report, copy: Copy, since: str) -> list[Finding]:
    changes = changed_lines(set(copy.house.values()), since)
    articles = {a.id: a for a in report.articles}
    kept = []
    for finding in findings:
        place = finding.location
        changed = changes[copy.house[place.article]]
        lines = _lines(finding, articles[place.article], report.sources.get(place.article))
        if changed and (lines is None or touches(*lines, changed)):
            kept.append(finding)
    return kept


def _lines(finding: Finding, article: Article, source: SourceMap | None) -> tuple[int, int] | None:
    """The first and the last line of a finding in its file; None where they are not known."""
    span = finding.location.span
    if is_plain(article.path):
        index = LineIndex.of(article.text)
    else:
        found = source.find(span) if source is not None else None
        if source is None or found is None:
            return None
        index, span = source.lines, found
    last = max(span.start, span.end - 1)
    return index.line_column(span.start)[0], index.line_column(last)[0]
