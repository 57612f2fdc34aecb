"""``check --watch``: once more after each save."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import typer

QUIET = 300  # milliseconds without a change after which a save counts as done
WAKE = 500  # milliseconds after which a watch without changes looks up


def watch(folders: Iterable[Path], ours: Iterable[Path], again: Callable[[], None]) -> None:
    """Call ``again`` after each change in ``folders`` but for ``ours``, until interrupted.

    ``ours`` are the files that the run itself writes.
    """
    import watchfiles

    written = {p.absolute() for p in ours}
    watched = sorted({f.absolute() for f in folders if f.exists()})
    begun = False
    for changes in watchfiles.watch(
        *watched, debounce=QUIET, rust_timeout=WAKE, yield_on_timeout=True, raise_interrupt=True
    ):
        if not begun:  # said only now, so that no save after it is missed
            begun = True
            names = ", ".join(p.as_posix() for p in watched)
            typer.echo(f"watching {names}; Ctrl-C ends it", err=True)
        changed = sorted({Path(path) for _, path in changes} - written)
        if any(not p.name.startswith(".") for p in changed):
            typer.echo(f"\n{', '.join(p.name for p in changed)} changed", err=True)
            again()
