"""One line for each finding: ``path:line:column: CODE level message``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.reports.places import Places, closing_line, fixed_lines, one_line, open_findings

if TYPE_CHECKING:
    from claimcheck.check import Report


def to_concise(report: Report) -> str:
    """The open findings in the order of their places, then the closing line."""
    places = Places(report)
    lines = []
    for finding in open_findings(report):
        place = places.of(finding.location)
        others = [places.of(p) for p in finding.related]
        tail = f" ({', '.join(f'{o.outlet}, {o.spot}' for o in others[:3])})"
        text = f"{place}: {finding.code} {finding.level} {finding.message}{tail if others else ''}"
        shown = one_line(f"{text} [{finding.fingerprint}]")
        lines.append((place.path, place.line, place.column, finding.code, shown))
    ordered = [line[-1] for line in sorted(lines)]
    return "\n".join([*ordered, *fixed_lines(report), closing_line(report)]) + "\n"
