"""GitLab's code quality report: a JSON list of issues in the format of Code Climate."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from claimcheck.findings.finding import Finding, Level
from claimcheck.reports.places import Places, at_words, one_line, open_findings

if TYPE_CHECKING:
    from claimcheck.check import Report

_SEVERITY = {Level.ERROR: "critical", Level.WARNING: "major", Level.NOTE: "info"}


def to_gitlab(report: Report) -> str:
    """The open findings; fingerprints are unique, as GitLab drops what repeats."""
    places = Places(report)
    issues = [_issue(f, places) for f in open_findings(report)]
    return json.dumps(issues, ensure_ascii=True, indent=1) + "\n"


def _issue(finding: Finding, places: Places) -> dict[str, Any]:
    place = places.of(finding.location)
    if place.known:
        begin = {"line": place.line, "column": place.column}
        spot: dict[str, Any] = {
            "positions": {
                "begin": begin,
                "end": {"line": place.end_line, "column": place.end_column},
            }
        }
        where = ""
    else:  # a line is asked for
        spot, where = {"lines": {"begin": 1}}, at_words(place)
    return {
        "type": "issue",
        "check_name": finding.code,
        "description": f"{finding.code} {finding.name}: {one_line(finding.message)}{where}",
        "categories": ["Bug Risk"],
        "severity": _SEVERITY[finding.level],
        "fingerprint": finding.fingerprint,
        "location": {"path": place.path, **spot},
    }
