"""Options that several commands share, and what their values mean."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Annotated

import typer

from claimcheck.errors import UsageError

Paths = Annotated[list[Path], typer.Argument(help="Files and folders.", show_default=False)]
Out = Annotated[
    list[str] | None,
    typer.Option(
        help="FORMAT=FILE, such as json=FILE or csv=DIR; repeatable.", metavar="FORMAT=FILE"
    ),
]
Format = Annotated[str, typer.Option(help="What to print on standard output.")]
Today = Annotated[str | None, typer.Option(help="Read undated articles on this day.")]
FailOn = Annotated[
    str, typer.Option(help="error, warning, note, never, or rule codes: exit 1 on these.")
]
ExitZero = Annotated[bool, typer.Option("--exit-zero", help="Never exit 1.")]


def day(text: str | None) -> dt.date | None:
    """The day that ``--today`` names. Raises UsageError for what is no ISO date."""
    if text is None:
        return None
    try:
        return dt.date.fromisoformat(text)
    except ValueError as error:
        raise UsageError(f"{text} is no day", remedy="write it as 2025-03-12") from error
