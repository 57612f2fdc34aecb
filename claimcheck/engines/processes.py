"""A pool of processes on this machine, started when there is work and gone when it is done."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import AbstractContextManager
from types import TracebackType

from claimcheck.engines.collection import collect_seldom
from claimcheck.engines.engine import Item, Result
from claimcheck.errors import ClaimcheckError

AHEAD = 2  # items that wait for each worker, so that none is idle and few are held twice
# Each worker computes on one core: several that spread over all of them get in each other's way.
ONE_THREAD = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")


class Processes(AbstractContextManager["Processes"]):
    """``workers`` processes; use as a context.

    Where ``prepare`` is given, they start with the context, each with a call of it, while the
    caller reads what they will work on; else with the first work. They are spawned and not forked,
    as a fork takes locks of the parent's threads along, and each loads the model once. A script
    that uses this needs ``if __name__ == "__main__":``, as with all of multiprocessing.
    """

    same_machine = True

    def __init__(self, workers: int, prepare: Callable[[], object] | None = None) -> None:
        self.workers = workers
        self._prepare = prepare
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Processes:
        if self._prepare is not None:
            pool = self._started()
            for _ in range(self.workers):
                # What is wrong with it is raised again by the work that needs it.
                pool.submit(_ready, self._prepare)
        return self

    def _started(self) -> ProcessPoolExecutor:
        if self._pool is None:
            context = multiprocessing.get_context("spawn")
            self._pool = ProcessPoolExecutor(self.workers, context, _set_up)
        return self._pool

    def run(
        self, work: Callable[[Item], Result], items: Sequence[Item]
    ) -> Iterator[tuple[int, Result]]:
        """As `Engine.run`, in the order in which they are done."""
        pool = self._started()
        waiting: dict[Future[Result], int] = {}
        following = iter(enumerate(items))
        try:
            while True:
                while len(waiting) < self.workers * (1 + AHEAD):
                    number, item = next(following, (-1, None))
                    if item is None:
                        break
                    waiting[pool.submit(work, item)] = number
                if not waiting:
                    return
                for future in wait(waiting, return_when=FIRST_COMPLETED).done:
                    yield waiting.pop(future), future.result()
        except BrokenProcessPool as error:
            raise ClaimcheckError(
                "a worker process was lost, perhaps for want of memory",
                remedy="run it again with fewer --jobs; what is done is kept in the cache",
            ) from error

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._pool is None:
            return
        # Nobody waits for what they are at: after an error, or still on their start where the cache
        # had all there is. Python 3.14 has terminate_workers() for this.
        for process in list((self._pool._processes or {}).values()):
            process.terminate()
        self._pool.shutdown(cancel_futures=True)
        self._pool = None


def cores() -> int:
    """The cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _ready(prepare: Callable[[], object]) -> None:
    """Call ``prepare`` for what it leaves in the process; its result stays there."""
    prepare()


def _set_up() -> None:
    """Set a worker up before it loads numpy; the parent alone answers to the keyboard."""
    for name in ONE_THREAD:
        os.environ.setdefault(name, "1")
    collect_seldom()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
