"""Where the machine formats go: one literal table of formats, files replaced in one step."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.errors import UsageError
from claimcheck.reports.files import write_text
from claimcheck.reports.json_report import to_json

if TYPE_CHECKING:
    from claimcheck.check import Report


def _json(report: Report, target: Path) -> None:
    write_text(target, to_json(report))


def _csv(report: Report, target: Path) -> None:
    from claimcheck.reports.csv_tables import write_csv

    write_csv(report, target)


EMITTERS: dict[str, Callable[[Report, Path], None]] = {"json": _json, "csv": _csv}


def parse_target(option: str) -> tuple[str, Path]:
    """Split ``FORMAT=FILE``. Raises UsageError for an unknown format or no file."""
    name, _, target = option.partition("=")
    if name not in EMITTERS or not target:
        raise UsageError(
            f"--out {option} is not FORMAT=FILE", remedy=f"formats are {', '.join(EMITTERS)}"
        )
    return name, Path(target)


def emit(report: Report, name: str, target: Path) -> None:
    """Write ``report`` in one format. Raises UsageError where the target cannot be written."""
    try:
        EMITTERS[name](report, target)
    except OSError as error:
        raise UsageError(
            f"cannot be written: {error.strerror or error}",
            where=str(target),
            remedy="check the folder and its permissions",
        ) from error
