"""Options that several commands share, and what their values mean."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from claimcheck.errors import UsageError

Paths = Annotated[
    list[Path],
    typer.Argument(help="Files and folders, or - for standard input.", show_default=False),
]
StdinFilename = Annotated[
    Path | None, typer.Option(help="What standard input is called; its suffix says what it is.")
]
Out = Annotated[
    list[str] | None,
    typer.Option(metavar="FORMAT=FILE", help="html=DIR, json=FILE, sarif=FILE ...; repeatable."),
]
Format = Annotated[
    str | None, typer.Option(help="On standard output: full, concise, json, sarif, github ...")
]
Today = Annotated[str | None, typer.Option(help="Read undated articles on this day.")]
FailOn = Annotated[
    str | None, typer.Option(help="error, warning, note, never, or rule codes: exit 1 on these.")
]
MinLevel = Annotated[str | None, typer.Option(help="Show error, warning or note and graver.")]
SingleFile = Annotated[
    bool, typer.Option("--single-file", help="Write HTML into one file, not into a folder.")
]
Excerpts = Annotated[
    int | None,
    typer.Option(
        min=0,
        metavar="N",
        help="In HTML, keep N characters of an article around each claim shown, not all of it.",
    ),
]
ExitZero = Annotated[bool, typer.Option("--exit-zero", help="Never exit 1.")]
Verbose = Annotated[bool, typer.Option("--verbose", help="Show everything.")]
Select = Annotated[list[str] | None, typer.Option(help="Rules to apply: codes, CC1, ALL.")]
ExtendSelect = Annotated[list[str] | None, typer.Option(help="Rules on top of those.")]
Ignore = Annotated[list[str] | None, typer.Option(help="Rules to leave out.")]
ConfigOption = Annotated[
    list[str] | None, typer.Option("--config", help='A file, or "key = value"; repeatable.')
]
Isolated = Annotated[bool, typer.Option("--isolated", help="Look for no configuration file.")]
ShowSettings = Annotated[
    bool, typer.Option("--show-settings", help="Print what is in force and where it comes from.")
]
ShowFiles = Annotated[
    bool, typer.Option("--show-files", help="Print what would be read, and why the rest would not.")
]


def day(text: str | None) -> dt.date | None:
    """The day that ``--today`` names. Raises UsageError for what is no ISO date."""
    if text is None:
        return None
    try:
        return dt.date.fromisoformat(text)
    except ValueError as error:
        raise UsageError(f"{text} is no day", remedy="write it as 2025-03-12") from error


def codes(values: Sequence[str] | None) -> list[str] | None:
    """The codes of a repeatable option whose values may hold several, ``CC101,CC2``."""
    if not values:
        return None
    return [c.strip() for value in values for c in value.split(",") if c.strip()]


def start_folder(paths: Sequence[Path]) -> Path:
    """The folder from which a configuration is looked for: the one that all paths lie in."""
    folders = [str((p if p.is_dir() else p.parent).resolve()) for p in paths if p.exists()]
    try:
        return Path(os.path.commonpath(folders)) if folders else Path.cwd()
    except ValueError:  # on different drives
        return Path.cwd()
