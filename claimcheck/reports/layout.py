"""What can be chosen about a written report, whatever its format."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Layout:
    """How an HTML report is written.

    ``single_file`` puts everything into one file; ``excerpts`` keeps that many characters of an
    article around each claim shown, and None the whole text.
    """

    single_file: bool = False
    excerpts: int | None = None
