"""What a desk reads in the terminal: each finding with both sides' words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Console
from rich.text import Text

from claimcheck.findings.finding import Finding, Level, Location
from claimcheck.reports.places import (
    Places,
    closing_line,
    fixed_lines,
    harmless,
    one_line,
    open_findings,
)

if TYPE_CHECKING:
    from claimcheck.check import Report

_STYLE = {Level.ERROR: "bold red", Level.WARNING: "yellow", Level.NOTE: "cyan"}
_RANKED = frozenset({"CC201", "CC203"})  # codes of which only the most newsworthy are shown


def render_desk(report: Report, console: Console, *, verbose: bool = False) -> None:
    """Print the open findings, gravest first, and the closing line."""
    places = Places(report)
    shown: dict[str, int] = {}
    for finding in open_findings(report):
        shown[finding.code] = shown.get(finding.code, 0) + 1
        if verbose or finding.code not in _RANKED or shown[finding.code] <= report.config.singles:
            _finding(finding, places, console)
    for code in sorted(_RANKED):
        more = shown.get(code, 0) - report.config.singles
        if more > 0 and not verbose:
            console.print(Text(f"and {more} more of {code}: --verbose\n", style="dim"))
    for line in fixed_lines(report):
        console.print(Text(one_line(line), style="green"))
    console.print(Text(closing_line(report), style="bold"))


def _finding(finding: Finding, places: Places, console: Console) -> None:
    head = f"{places.of(finding.location)}: {finding.code} {finding.name} ({finding.level})"
    console.print(Text(one_line(head), style=_STYLE[finding.level]))
    console.print(Text(f"  {one_line(finding.message)}"))
    _quote(finding.location, finding, places, console, "")
    for location in finding.related[:4]:
        place = places.of(location)
        _quote(location, finding, places, console, f"{place.outlet}, {place.spot}: ")
    console.print(Text(f"  fingerprint {finding.fingerprint}\n", style="dim"))


def _quote(
    location: Location, finding: Finding, places: Places, console: Console, lead: str
) -> None:
    before, words, after = (harmless(p) for p in places.around(location, finding.claims))
    colour = console.color_system is not None
    line = Text(f"    {harmless(lead)}“{before}")
    line.append(words if colour else f"[{words}]", style="bold reverse" if colour else "")
    line.append(f"{after}”")
    console.print(line)
