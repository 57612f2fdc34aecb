"""Suppressions: places in house copy where somebody has silenced a rule, with a reason.

A comment covers the paragraph that follows it (or that it opens), a region from ``disable`` to
``enable``, or the whole file. One that lacks its reason or its code, has expired, or silences
nothing is reported as CC901 and silences nothing.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

from claimcheck.findings.coverage import Coverage
from claimcheck.findings.finding import Finding, Level, Location, Suppressed
from claimcheck.findings.fingerprint import fingerprint
from claimcheck.findings.rule import Rule
from claimcheck.spans import Span

UNUSED = Rule(
    code="CC901",
    name="unused-suppression",
    level=Level.WARNING,
    what="A suppression that silences nothing: what it was for is gone, it has expired, or it "
    "lacks its code or its reason.",
    why="A comment that outlives its finding silences the next one unseen. Code linters report "
    "unused suppressions for the same reason (flake8-noqa, ruff's RUF100).",
    example="<!-- claimcheck: ignore[CC101] our own count --> over a paragraph whose figure has "
    "since been changed.",
    false_positives="A finding that comes and goes with the coverage that the draft is checked "
    "against.",
)
RULES = (UNUSED,)


@dataclass(frozen=True, slots=True)
class Suppression:
    """One suppression of ``article``.

    ``span`` is the part of the article in which findings of ``codes`` are silenced, ``at`` where
    the suppression itself stands, ``where`` how to name that place if it is another file.
    ``problem`` says why it cannot be used, "" if it can.
    """

    article: str
    codes: tuple[str, ...]
    reason: str
    span: Span
    at: Span
    until: dt.date | None = None
    where: str = ""
    problem: str = ""

    def covers(self, finding: Finding) -> bool:
        """Whether the finding has one of the codes and a place inside the span."""
        places = (finding.location, *finding.related)
        return finding.code in self.codes and any(
            p.article == self.article and self.span.contains(Span(p.span.start, p.span.start))
            for p in places
        )


def suppress(
    findings: Sequence[Finding], suppressions: Sequence[Suppression], today: dt.date
) -> tuple[list[Finding], list[Suppression]]:
    """``findings`` with the reason of the first suppression that covers each; the unused ones."""
    usable = [s for s in suppressions if not s.problem and not _expired(s, today)]
    used: set[Suppression] = set()
    result = []
    for finding in findings:
        covering = [s for s in usable if s.covers(finding)]
        used.update(covering)
        if covering:
            kind = "external" if covering[0].where else "inSource"
            finding = replace(finding, suppression=Suppressed(covering[0].reason, kind))
        result.append(finding)
    return result, [s for s in suppressions if s not in used]


def unused(
    coverage: Coverage, suppressions: Sequence[Suppression], today: dt.date
) -> list[Finding]:
    """A finding for each suppression that silences nothing."""
    return [_unused(coverage, s, today) for s in suppressions]


def _unused(coverage: Coverage, suppression: Suppression, today: dt.date) -> Finding:
    named = f"ignore[{', '.join(suppression.codes)}]"
    if suppression.problem:
        what = suppression.problem
    elif _expired(suppression, today):
        what = f"{named} expired on {suppression.until}"
    else:
        what = f"{named} silences nothing: remove it"
    place = f" ({suppression.where})" if suppression.where else ""
    location: Location = coverage.place(suppression.article, suppression.at)
    return Finding(
        fingerprint=fingerprint(
            UNUSED.code, "suppression", [*suppression.codes, suppression.reason, what]
        ),
        code=UNUSED.code,
        name=UNUSED.name,
        level=UNUSED.level,
        score=1.0,
        message=f"{what}{place}",
        claims=(),
        location=location,
    )


def _expired(suppression: Suppression, today: dt.date) -> bool:
    return suppression.until is not None and suppression.until < today
