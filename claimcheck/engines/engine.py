"""Engine: what runs a function over many items, wherever that is."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Protocol, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")


class Engine(Protocol):
    """Runs a pure function over items, each once or more often, until each has its result."""

    @property
    def workers(self) -> int:
        """How many items are worked on at once."""

    @property
    def same_machine(self) -> bool:
        """Whether the work is done where the cache lies."""

    def run(
        self, work: Callable[[Item], Result], items: Sequence[Item]
    ) -> Iterator[tuple[int, Result]]:
        """The number and the result of every item, as they are done.

        ``work``, the items and the results can be pickled. What ``work`` raises is raised here;
        ClaimcheckError where the workers are lost.
        """


class InProcess:
    """One item after the other, in this process."""

    workers = 1
    same_machine = True

    def run(
        self, work: Callable[[Item], Result], items: Sequence[Item]
    ) -> Iterator[tuple[int, Result]]:
        """As `Engine.run`, in the order of the items."""
        for number, item in enumerate(items):
            yield number, work(item)
