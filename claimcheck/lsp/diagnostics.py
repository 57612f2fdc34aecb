"""Findings as the protocol's diagnostics; the other outlet's sentence is related information."""

from __future__ import annotations

from pathlib import Path

from lsprotocol import types

from claimcheck.findings.finding import Finding, Level, Location
from claimcheck.lsp.positions import Positions
from claimcheck.lsp.session import Examined
from claimcheck.reports.places import one_line

SOURCE = "claimcheck"
_SEVERITY = {
    Level.ERROR: types.DiagnosticSeverity.Error,
    Level.WARNING: types.DiagnosticSeverity.Warning,
    Level.NOTE: types.DiagnosticSeverity.Information,
}


def diagnostics(examined: Examined, encoding: str | None) -> list[types.Diagnostic]:
    """The diagnostics of one draft, in the order of the report."""
    own = Positions.of(examined.text, encoding)
    return [_diagnostic(f, examined, own, encoding) for f in examined.report.findings]


def _diagnostic(
    finding: Finding, examined: Examined, own: Positions, encoding: str | None
) -> types.Diagnostic:
    return types.Diagnostic(
        range=own.range(finding.location.span),
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
    span = Positions.of(article.text, encoding).range(place.span)
    words = one_line(place.span.of(article.text))
    return types.DiagnosticRelatedInformation(
        location=types.Location(uri, span), message=f"{one_line(article.outlet)}: “{words}”"
    )
