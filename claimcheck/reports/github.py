"""GitHub's workflow commands: annotations on the changed files of a pull request."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.findings.finding import Finding, Level
from claimcheck.reports.places import Places, at_words, closing_line, one_line, open_findings

if TYPE_CHECKING:
    from claimcheck.check import Report

LIMIT = 10  # annotations of one level that GitHub shows for a step
_COMMAND = {Level.ERROR: "error", Level.WARNING: "warning", Level.NOTE: "notice"}


def to_github(report: Report) -> str:
    """At most ten annotations a level, a line that counts the rest, and the closing line."""
    places = Places(report)
    lines: list[str] = []
    for level in Level:
        found = [f for f in open_findings(report) if f.level is level]
        lines.extend(_annotation(f, places) for f in found[:LIMIT])
        if len(found) > LIMIT:
            lines.append(f"{len(found) - LIMIT} more {level}s: see the job summary")
    return "\n".join([*lines, closing_line(report)]) + "\n"


def beyond_limit(report: Report) -> bool:
    """Whether some findings do not fit into annotations and belong into the job summary."""
    found = open_findings(report)
    return any(sum(f.level is level for f in found) > LIMIT for level in Level)


def _annotation(finding: Finding, places: Places) -> str:
    place = places.of(finding.location)
    where: dict[str, str | int] = {"file": place.path}
    if place.known:
        where.update(line=place.line, endLine=place.end_line)
    if place.known and place.line == place.end_line:  # columns are refused for several lines
        where.update(col=place.column, endColumn=place.end_column)
    where["title"] = f"{finding.code} {finding.name}"
    others = "; ".join(
        f"{o.outlet}, {o.spot}: “{one_line(o.words)}”" for o in map(places.of, finding.related[:3])
    )
    message = f"{one_line(finding.message)}{'' if place.known else at_words(place)}" + (
        f" ({others})" if others else ""
    )
    properties = ",".join(f"{k}={_property(str(v))}" for k, v in where.items())
    return f"::{_COMMAND[finding.level]} {properties}::{_data(message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
