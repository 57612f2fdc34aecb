"""``check --watch``: once more after each save."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import typer

QUIET = 300  # milliseconds without a change after which a save counts as done


def watch(folders: Iterable[Path], ours: Iterable[Path], again: Callable[[], None]) -> None:
    """Call ``again`` after each change in ``folders`` but for ``ours``, until interrupted.

    ``ours`` are the files that the run itself writes.
    """
    import watchfiles

    written = {p.absolute() for p in ours}
    watched = sorted({f.absolute() for f in folders if f.exists()})
    typer.echo(f"watching {', '.join(p.as_posix() for p in watched)}; Ctrl-C ends it", err=True)
    for changes in watchfiles.watch(*watched, debounce=QUIET, raise_interrupt=True):
        changed = sorted({Path(path) for _, path in changes} - written)
        if any(not p.name.startswith(".") for p in changed):
            typer.echo(f"\n{', '.join(p.name for p in changed)} changed", err=True)
            again()
