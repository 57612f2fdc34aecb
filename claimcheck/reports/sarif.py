"""SARIF 2.1.0 (OASIS), as code-scanning services read it.

Columns and offsets are Unicode code points (``columnKind``) of the files. Where the text was
extracted from another format and its place in the file is not known, the region is the first line,
because code-scanning services refuse results without one, and the message quotes the words.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from claimcheck import __version__
from claimcheck.findings.baseline import BaselineEntry
from claimcheck.findings.catalogue import explanation, rules
from claimcheck.findings.finding import Finding, Location
from claimcheck.findings.rule import Rule
from claimcheck.reports.places import Place, Places, at_words, one_line

if TYPE_CHECKING:
    from claimcheck.check import Report

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_ROOT = "SRCROOT"


def to_sarif(report: Report) -> str:
    """The findings as a SARIF log with one run; the same report, the same bytes."""
    places = Places(report)
    catalogue = rules()
    index = {r.code: n for n, r in enumerate(catalogue)}
    named = {p.article for f in report.findings for p in (f.location, *f.related)}
    articles = [a for a in report.articles if a.id in named]
    artifacts = {a.id: n for n, a in enumerate(articles)}
    run: dict[str, Any] = {
        "tool": {
            "driver": {
                "name": "claimcheck",
                "version": __version__,
                "rules": [_rule(r) for r in catalogue],
            }
        },
        "columnKind": "unicodeCodePoints",
        "newlineSequences": ["\r\n", "\n"],
        "originalUriBaseIds": {_ROOT: {"description": {"text": "The folder of the check"}}},
        "artifacts": [{"location": _uri(a.path)} for a in articles],
        "results": [
            *(_result(f, places, index, artifacts) for f in report.findings),
            *(_absent(e, index) for e in report.fixed),
        ],
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    text = json.dumps(log, ensure_ascii=False, indent=1)
    return text.encode("utf-8", "backslashreplace").decode("utf-8") + "\n"


def _rule(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": rule.what},
        "fullDescription": {"text": f"{rule.what} {rule.why}"},
        "help": {"text": explanation(rule)},
        "defaultConfiguration": {"level": rule.level},
    }


def _result(
    finding: Finding, places: Places, index: dict[str, int], artifacts: dict[str, int]
) -> dict[str, Any]:
    related = [places.of(p) for p in finding.related]
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": index[finding.code],
        "level": finding.level,
        "message": {"text": _message(finding, places.of(finding.location), related)},
        "locations": [{"physicalLocation": _physical(finding.location, places, artifacts)}],
        "partialFingerprints": {
            "claimcheck/v1": finding.fingerprint,
            # What code scanning tells results apart by; the fingerprint outlives moved lines.
            "primaryLocationLineHash": f"{finding.fingerprint}:1",
        },
        "rank": round(100 * finding.score, 2),
    }
    if related:
        result["relatedLocations"] = [
            {
                "id": number,
                "message": {"text": f"{place.outlet}: {one_line(place.words)}"},
                "physicalLocation": _physical(location, places, artifacts),
            }
            for number, (location, place) in enumerate(
                zip(finding.related, related, strict=True), 1
            )
        ]
    if finding.baseline_state is not None:
        result["baselineState"] = finding.baseline_state
    if finding.suppression is not None:
        silenced = finding.suppression
        result["suppressions"] = [
            {"kind": silenced.kind, "status": "accepted", "justification": silenced.reason}
        ]
    return result


def _message(finding: Finding, place: Place, related: list[Place]) -> str:
    """The message with a link to each other place: ``[text](id)``."""
    named = [f"{p.outlet}, line {p.line}" if p.known else p.outlet for p in related]
    links = [f"[{_bare(name)}]({n})" for n, name in enumerate(named, 1)]
    message = f"{one_line(finding.message)}{'' if place.known else at_words(place)}"
    return _bare(message) + (f": {', '.join(links)}" if links else "")


def _bare(text: str) -> str:
    return text.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]")


def _physical(location: Location, places: Places, artifacts: dict[str, int]) -> dict[str, Any]:
    place = places.of(location)
    where = {**_uri(place.path), "index": artifacts[location.article]}
    if not place.known:
        return {"artifactLocation": where, "region": {"startLine": 1}}
    return {
        "artifactLocation": where,
        "region": {
            "startLine": place.line,
            "startColumn": place.column,
            "endLine": place.end_line,
            "endColumn": place.end_column,
            "charOffset": place.start,
            "charLength": place.end - place.start,
            "snippet": {"text": place.words},
        },
    }


def _uri(path: str) -> dict[str, Any]:
    if path.startswith("/") or path[1:3] == ":/":
        return {"uri": f"file:///{quote(path.lstrip('/'), safe='/:')}"}
    return {"uri": quote(path), "uriBaseId": _ROOT}


def _absent(entry: BaselineEntry, index: dict[str, int]) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": entry.code,
        "message": {"text": _bare(one_line(entry.message))},
        "locations": [{"physicalLocation": {"artifactLocation": _uri(entry.path)}}],
        "partialFingerprints": {
            "claimcheck/v1": entry.fingerprint,
            "primaryLocationLineHash": f"{entry.fingerprint}:1",
        },
        "baselineState": "absent",
    }
    if entry.code in index:
        result["ruleIndex"] = index[entry.code]
    return result
