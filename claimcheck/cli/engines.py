"""``--jobs``, ``--engine`` and ``--scheduler``: where the work of a command is done."""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from typing import TYPE_CHECKING, Annotated

import typer

from claimcheck.errors import UsageError

if TYPE_CHECKING:
    from claimcheck.engines.engine import Engine

Jobs = Annotated[
    int,
    typer.Option(min=0, metavar="N", help="Processes that share the work; 0 for one a core."),
]
EngineName = Annotated[
    str, typer.Option("--engine", help="local, or dask with --scheduler ADDRESS.")
]
Scheduler = Annotated[
    str | None, typer.Option(metavar="ADDRESS", help="A Dask scheduler: tcp://host:8786.")
]


def engine_for(
    jobs: int, name: str = "local", scheduler: str | None = None
) -> AbstractContextManager[Engine]:
    """The engine that the options ask for. Raises UsageError where they do not go together."""
    from claimcheck.engines.engine import InProcess
    from claimcheck.engines.processes import Processes, cores

    if name not in {"local", "dask"}:
        raise UsageError(f"there is no engine {name}", remedy="engines are local and dask")
    if (name == "dask") is (scheduler is None):
        raise UsageError("--engine dask and --scheduler ADDRESS go together")
    if scheduler is not None:
        from claimcheck.engines.cluster import Cluster

        return Cluster(scheduler)
    wanted = jobs or cores()
    if wanted == 1:
        return nullcontext(InProcess())
    from claimcheck.claims.parsing import pipeline

    return Processes(wanted, prepare=pipeline)
