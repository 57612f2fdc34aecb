"""Progress: who is told how far the work is."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Protocol

from claimcheck.engines.engine import Engine, Item, Result


class Progress(Protocol):
    """Is told of stages of the work, one after the other."""

    def begin(self, what: str, total: int) -> None:
        """A stage begins: ``what`` is done to ``total`` articles."""

    def advance(self, articles: int) -> None:
        """So many more articles are done."""


class Untold:
    """Tells nobody."""

    def begin(self, what: str, total: int) -> None:
        """Nothing is shown."""

    def advance(self, articles: int) -> None:
        """Nothing is shown."""


def followed(
    progress: Progress,
    what: str,
    engine: Engine,
    work: Callable[[Item], Result],
    items: Sequence[Item],
    size: Callable[[Item], int],
) -> Iterator[tuple[int, Result]]:
    """The number of each item with its result, as they are done, while ``progress`` is told;
    ``size`` counts the articles of an item."""
    if not items:
        return
    progress.begin(what, sum(map(size, items)))
    for number, result in engine.run(work, items):
        progress.advance(size(items[number]))
        yield number, result
