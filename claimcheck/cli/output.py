"""What goes to standard output, to files, and to the summary of a job."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.errors import UsageError

if TYPE_CHECKING:
    from claimcheck.check import Report

SUMMARY = "GITHUB_STEP_SUMMARY"  # the file that GitHub shows as the summary of a job


def print_report(report: Report, output_format: str, *, verbose: bool = False) -> None:
    """Print ``report`` in a known format; ``full`` is what a person reads."""
    if output_format != "full":
        from claimcheck.reports.emitters import TEXTS

        if isinstance(sys.stdout, io.TextIOWrapper):
            sys.stdout.reconfigure(encoding="utf-8")  # whoever reads JSON or XML expects it
        sys.stdout.write(TEXTS[output_format](report))
        if output_format == "github":
            _summarise(report)
        return
    from rich.console import Console

    from claimcheck.reports.full import render_full

    console = Console(highlight=False, soft_wrap=not sys.stdout.isatty())
    render_full(report, console, verbose=verbose)


def _summarise(report: Report) -> None:
    """Add the whole list to the job summary where annotations cannot hold it."""
    from claimcheck.reports.github import beyond_limit
    from claimcheck.reports.markdown import to_markdown

    summary = os.environ.get(SUMMARY)
    if not summary or not beyond_limit(report):
        return
    try:
        with Path(summary).open("a", encoding="utf-8", errors="backslashreplace") as out:
            out.write(to_markdown(report))
    except OSError as error:
        raise UsageError(
            f"cannot be written: {error.strerror}", where=summary, remedy=f"check {SUMMARY}"
        ) from error
