"""A Dask cluster, on this machine or on many; what it runs must be installed on its workers."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from types import TracebackType
from typing import TYPE_CHECKING, Any

from claimcheck.engines.engine import Item, Result
from claimcheck.errors import ClaimcheckError, UsageError

if TYPE_CHECKING:
    from distributed import Client

AHEAD = 2  # items that wait for each worker
WAIT = "30s"  # for a scheduler to answer
_TURN = threading.Lock()  # a worker with several threads works on one item at a time


class Cluster(AbstractContextManager["Cluster"]):
    """The workers of the scheduler at ``address`` (``tcp://host:8786``); use as a context.

    What a lost worker had is worked out again by another one. Raises UsageError where no scheduler
    answers.
    """

    same_machine = False

    def __init__(self, address: str) -> None:
        self.client = connected(address)

    @property
    def workers(self) -> int:
        """How many workers there are now, at least one."""
        return max(1, len(self.client.scheduler_info(n_workers=-1)["workers"]))

    def run(
        self, work: Callable[[Item], Result], items: Sequence[Item]
    ) -> Iterator[tuple[int, Result]]:
        """As `Engine.run`, in the order in which they are done."""
        from distributed import as_completed
        from distributed.scheduler import KilledWorker

        following = iter(enumerate(items))
        numbers: dict[str, int] = {}
        waiting = as_completed(loop=self.client.loop, with_results=True)

        def submit() -> None:
            number, item = next(following, (-1, None))
            if item is not None:
                future = self.client.submit(in_turn, work, item, pure=False)
                numbers[future.key] = number
                waiting.add(future)

        for _ in range(self.workers * (1 + AHEAD)):
            submit()
        try:
            for future, result in waiting:
                submit()
                yield numbers.pop(future.key), result
        except KilledWorker as error:
            raise ClaimcheckError(
                "a piece of the work ended several workers, perhaps for want of memory",
                remedy="give the workers more memory",
            ) from error

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.client.close()


def connected(address: str) -> Client:
    """A client of the scheduler at ``address``. Raises UsageError where that cannot be."""
    try:
        from distributed import Client
    except ImportError as error:
        raise UsageError(
            "a cluster needs Dask", remedy='pip install "claimcheck-news[dask]"'
        ) from error
    try:
        return Client(address, timeout=WAIT, set_as_default=False)
    except (OSError, ValueError) as error:
        raise UsageError(
            "no scheduler answers", where=address, remedy="start one: dask scheduler"
        ) from error


def in_turn(work: Callable[..., Any], *arguments: Any) -> Any:
    """``work`` done while nothing else of ours is at work in this process."""
    with _TURN:
        return work(*arguments)
