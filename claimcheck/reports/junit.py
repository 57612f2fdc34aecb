"""JUnit XML: one suite for each draft, one case for each finding."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from claimcheck.findings.finding import Finding, Level
from claimcheck.reports.places import Places, one_line

if TYPE_CHECKING:
    from claimcheck.check import Report

_NO_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def to_junit(report: Report) -> str:
    """Errors and warnings fail, notes pass with a word on the output, what is hidden is skipped.

    A draft without findings has one case that passes.
    """
    places = Places(report)
    root = ET.Element("testsuites", name="claimcheck")
    for article in report.articles:
        if report.house and article.id not in report.house:
            continue
        found = [f for f in report.findings if f.location.article == article.id]
        suite = ET.SubElement(root, "testsuite", name=_xml(article.path))
        for finding in found:
            _case(suite, finding, places)
        if not found:
            ET.SubElement(suite, "testcase", classname=_xml(article.path), name="no findings")
        failing = sum(f.open and f.level is not Level.NOTE for f in found)
        suite.set("tests", str(max(1, len(found))))
        suite.set("failures", str(failing))
        suite.set("skipped", str(sum(not f.open for f in found)))
        suite.set("errors", "0")
    ET.indent(root, " ")
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, "unicode") + "\n"


def _case(suite: ET.Element, finding: Finding, places: Places) -> None:
    place = places.of(finding.location)
    name = f"{finding.code} {finding.name} {finding.fingerprint}"
    case = ET.SubElement(
        suite,
        "testcase",
        classname=_xml(place.path),
        name=name,
        file=_xml(place.path),
    )
    if place.known:
        case.set("line", str(place.line))
    related = "".join(
        f"\n{o.outlet}, {o.stretch}: {one_line(o.words)}" for o in map(places.of, finding.related)
    )
    here = f"{place.stretch}: {one_line(place.words)}"
    text = _xml(f"{here}{related}")
    message = _xml(one_line(finding.message))
    if finding.suppression is not None:
        ET.SubElement(case, "skipped", message=_xml(finding.suppression.reason)).text = text
    elif not finding.open:
        ET.SubElement(case, "skipped", message="in the baseline").text = text
    elif finding.level is Level.NOTE:
        ET.SubElement(case, "system-out").text = f"{message}\n{text}"
    else:
        ET.SubElement(case, "failure", message=message, type=finding.level).text = text


def _xml(text: str) -> str:
    return _NO_XML.sub("\ufffd", text)
