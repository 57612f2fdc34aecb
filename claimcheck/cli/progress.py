"""Progress on the terminal: what is done, how fast, how long it will take."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from claimcheck.engines.progress import Progress, Untold

if TYPE_CHECKING:
    from rich.progress import Progress as Bars


@contextmanager
def showing() -> Iterator[Progress]:
    """Bars on stderr while the work goes on, gone when it is done; none where nobody sees them."""
    if not sys.stderr.isatty():
        yield Untold()
        return
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        SpinnerColumn,
        TextColumn,
        TimeRemainingColumn,
    )

    with Progress(
        SpinnerColumn(),
        TextColumn("{task.description:<8}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("articles {task.fields[rate]:>12}"),
        TimeRemainingColumn(),
        console=Console(stderr=True),
        transient=True,
    ) as bars:
        yield _Shown(bars)


class _Shown:
    def __init__(self, bars: Bars) -> None:
        self._bars = bars

    def begin(self, what: str, total: int) -> None:
        self._task = self._bars.add_task(what, total=total, rate="")

    def advance(self, articles: int) -> None:
        self._bars.advance(self._task, articles)
        speed = self._bars.tasks[self._task].speed
        if speed:
            self._bars.update(self._task, rate=f"{speed:,.1f}/s")
