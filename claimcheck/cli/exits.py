"""Exit codes: what a command line's caller learns from one number."""

from __future__ import annotations

from collections.abc import Sequence

import typer

from claimcheck.errors import ClaimcheckError

CLEAN, FOUND, USAGE, UNREADABLE, INTERRUPTED, TERMINATED = 0, 1, 2, 3, 130, 143


def tell(errors: Sequence[ClaimcheckError]) -> int:
    """Print what could not be read on stderr; the exit code that follows from it."""
    for error in errors:
        typer.echo(f"error: {error}", err=True)
    return UNREADABLE if errors else CLEAN
