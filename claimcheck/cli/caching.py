"""``cache``: what earlier runs worked out; and its use by a run."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from claimcheck.memory import Memory

NoCache = Annotated[bool, typer.Option("--no-cache", help="Work everything out again.")]

cache = typer.Typer(
    help="What earlier runs worked out: info, clear.", no_args_is_help=True, rich_markup_mode=None
)


@contextmanager
def remembering(wanted: bool) -> Iterator[Memory]:
    """The memory of a run; what is wrong with its file is said on stderr."""
    from claimcheck.memory import Memory
    from claimcheck.store import default_folder, open_store

    if not wanted:
        yield Memory()
        return
    store = open_store(default_folder())
    try:
        yield Memory(store)
    finally:
        store.close()
        for complaint in dict.fromkeys(store.complaints):
            typer.echo(f"warning: {complaint}", err=True)


@cache.command()
def info() -> None:
    """Say where the cache lies and how much it holds."""
    with remembering(True) as memory:
        assert memory.store is not None
        entries, size = memory.store.size()
        typer.echo(f"{memory.store.file}: {entries:,} entries, {size / 1e6:,.1f} MB")


@cache.command()
def clear() -> None:
    """Forget everything."""
    with remembering(True) as memory:
        assert memory.store is not None
        memory.store.clear()
        typer.echo(f"{memory.store.file}: cleared")
