"""Markdown for a comment on a pull request, or for a job summary."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimcheck.findings.finding import Finding
from claimcheck.reports.places import Places, closing_line, fixed_lines, one_line, open_findings

if TYPE_CHECKING:
    from claimcheck.check import Report

LONGEST = 60_000  # characters: GitHub refuses comments of 65,536
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>()#+!|~&@-])")


def to_markdown(report: Report) -> str:
    """The open findings as a list, each with its words and those of the other side."""
    places = Places(report)
    found = open_findings(report)
    parts = ["### claimcheck\n", f"\n{closing_line(report)}\n"]
    length = sum(map(len, parts))
    for number, finding in enumerate(found):
        item = _item(finding, places)
        length += len(item)
        if length > LONGEST:
            parts.append(f"\nand {len(found) - number} more\n")
            break
        parts.append(item)
    fixed = [f"- {_escaped(line)}\n" for line in fixed_lines(report)]
    return "".join([*parts, *(["\n", *fixed] if fixed else [])])


def _item(finding: Finding, places: Places) -> str:
    place = places.of(finding.location)
    head = f"**{finding.code} {finding.name}** ({finding.level})"
    lines = [f"- {head} `{_code(str(place))}`: {_escaped(finding.message)}"]
    for location in (finding.location, *finding.related[:3]):
        before, words, after = map(_escaped, places.around(location, finding.claims))
        at = places.of(location)
        quoted = f"{before} **{words}** {after}".strip()
        lines.append(f"  - {_escaped(at.outlet)}, `{_code(at.spot)}`: {quoted}")
    return "\n" + "\n".join(lines) + f"\n  - fingerprint `{finding.fingerprint}`\n"


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", one_line(text))


def _code(text: str) -> str:
    return one_line(text).replace("`", "'")
