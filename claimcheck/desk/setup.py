"""From settings to what a check needs: the copy that is read, and what the desk has decided."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from claimcheck.check import Report
from claimcheck.desk.checking import Desk
from claimcheck.desk.reading import Copy, read_copy
from claimcheck.errors import UsageError
from claimcheck.findings.baseline import (
    against_baseline,
    baseline_text,
    parse_baseline,
    read_baseline,
)
from claimcheck.findings.decisions import FOLDER, NAME, read_decisions
from claimcheck.settings.settings import Settings


def copy_for(
    settings: Settings,
    drafts: Sequence[Path],
    *,
    typed: bytes | None = None,
    typed_as: Path | None = None,
) -> Copy:
    """The drafts that are named, or else those of ``house``, and the coverage of ``against``."""
    chosen = list(drafts) or ([] if typed_as else settings.paths("house"))
    if not chosen and typed_as is None:
        raise UsageError(
            "no drafts are named", remedy="name some, or set `house` (claimcheck init)"
        )
    copy = read_copy(chosen, settings.paths("against"), typed=typed, typed_as=typed_as)
    if typed is None or typed_as is None:
        return copy
    return replace(copy, typed=(typed_as.resolve(), typed))


def desk_for(settings: Settings, *, since: str | None = None, with_baseline: bool = True) -> Desk:
    """What the desk brings to a check, read from its files."""
    known = settings.paths("baseline") if with_baseline else []
    return Desk(
        today=settings["today"] or dt.date.today(),
        decisions=read_decisions(decisions_file(settings)),
        baseline=read_baseline(known[0]) if known else None,
        since=since,
    )


def decisions_file(settings: Settings) -> Path:
    """Where the project's decisions lie."""
    return settings.root / FOLDER / NAME


def new_baseline(report: Report) -> tuple[str, Report]:
    """The text of a baseline of today's findings, and the report that it leaves."""
    paths = {a.id: a.path for a in report.articles}
    text = baseline_text(report.findings, paths)
    findings, _ = against_baseline(report.findings, parse_baseline(text, "baseline"), ())
    return text, replace(report, findings=tuple(findings), fixed=())
