"""What a person reads: the whole comparison, or a desk's findings where there is house copy."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console

    from claimcheck.check import Report

WIDTH = 100  # columns of a report that goes to a file


def to_full(report: Report) -> str:
    """The report without colours."""
    from rich.console import Console

    out = io.StringIO()
    render_full(report, Console(file=out, width=WIDTH, highlight=False, soft_wrap=True))
    return out.getvalue()


def render_full(report: Report, console: Console, *, verbose: bool = False) -> None:
    """Print the report on ``console``."""
    if report.house:
        from claimcheck.reports.desk import render_desk

        render_desk(report, console, verbose=verbose)
    else:
        from claimcheck.reports.terminal import render

        render(report, console, verbose=verbose)
