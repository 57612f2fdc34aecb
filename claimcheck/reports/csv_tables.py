"""The report as CSV: one file for each tidy table."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.reports.files import write_text

if TYPE_CHECKING:
    from claimcheck.check import Report


def write_csv(report: Report, folder: Path) -> None:
    """Write articles, claims, relations and findings into ``folder``, one file each."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, frame in report.to_frames().items():
        text = frame.map(_harmless).to_csv(index=False, lineterminator="\n")
        write_text(folder / f"{name}.csv", text)


def _harmless(cell: object) -> object:
    """Article text must not become a formula when the table is opened in a spreadsheet."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(("=", "+", "-", "@")) else cell
