"""``--jobs``: where the work of a command is done."""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from claimcheck.engines.engine import Engine

Jobs = Annotated[
    int,
    typer.Option(min=0, metavar="N", help="Processes that share the work; 0 for one a core."),
]


def engine_for(jobs: int) -> AbstractContextManager[Engine]:
    """The engine that ``--jobs`` asks for."""
    from claimcheck.engines.engine import InProcess
    from claimcheck.engines.processes import Processes, cores

    wanted = jobs or cores()
    return nullcontext(InProcess()) if wanted == 1 else Processes(wanted)
