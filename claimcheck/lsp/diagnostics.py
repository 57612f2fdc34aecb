"""Findings as the protocol's diagnostics; the other outlet's sentence is related information."""

from __future__ import annotations

from pathlib import Path

from lsprotocol import types

from claimcheck.articles.source_map import is_plain
from claimcheck.findings.finding import Finding, Level, Location
from claimcheck.lsp.positions import Positions
from claimcheck.lsp.session import Examined
from claimcheck.reports.places import one_line
from claimcheck.spans import Span

SOURCE = "claimcheck"
_SEVERITY = {
    Level.ERROR: types.DiagnosticSeverity.Error,
    Level.WARNING: types.DiagnosticSeverity.Warning,
    Level.NOTE: types.DiagnosticSeverity.Information,
}


def diagnostics(examined: Examined, encoding: str | None) -> list[types.Diagnostic]:
    """The diagnostics of one draft, in the order of the report."""
    return [_diagnostic(f, examined, encoding) for f in examined.report.findings]


def _diagnostic(finding: Finding, examined: Examined, encoding: str | None) -> types.Diagnostic:
    return types.Diagnostic(
        range=_range(finding.location, examined, encoding),
        message=one_line(finding.message),
        severity=_SEVERITY[finding.level],
        code=finding.code,
        source=SOURCE,
        data={"fingerprint": finding.fingerprint},
        related_information=[_related(p, examined, encoding) for p in finding.related],
    )


def _related(
    place: Location, examined: Examined, encoding: str | None
) -> types.DiagnosticRelatedInformation:
    article = next(a for a in examined.report.articles if a.id == place.article)
    uri = (Path.cwd() / article.path).as_uri()
    span = _range(place, examined, encoding)
    words = one_line(place.span.of(article.text))
    return types.DiagnosticRelatedInformation(
        location=types.Location(uri, span), message=f"{one_line(article.outlet)}: “{words}”"
    )


def _range(place: Location, examined: Examined, encoding: str | None) -> types.Range:
    """Where a place stands in its file; its first character where that is not known."""
    article = next(a for a in examined.report.articles if a.id == place.article)
    if is_plain(article.path):
        own = place.article == examined.article
        text = examined.text if own else article.text
        return Positions.of(text, encoding).range(place.span)
    source = examined.report.sources.get(article.id)
    found = source.find(place.span) if source is not None else None
    if source is None or found is None:
        return Positions.of("", encoding).range(Span(0, 0))
    return Positions.of(source.source, encoding).range(found)
