"""What goes to standard output."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claimcheck.check import Report


def print_report(report: Report, output_format: str, *, verbose: bool = False) -> None:
    """Print ``report`` in a known format; ``full`` is what a person reads."""
    if output_format != "full":
        from claimcheck.reports.emitters import TEXTS

        sys.stdout.write(TEXTS[output_format](report))
        return
    from rich.console import Console

    from claimcheck.reports.terminal import render

    render(report, Console(highlight=False, soft_wrap=not sys.stdout.isatty()), verbose=verbose)
