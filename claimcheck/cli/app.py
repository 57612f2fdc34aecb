"""The Typer application: which commands there are, and what an error looks like."""

from __future__ import annotations

import atexit
import gc
import io
import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Annotated, NoReturn

import typer

from claimcheck.cli import (
    archiving,
    caching,
    checking,
    comparing,
    deciding,
    looking,
    measuring,
    partitioning,
    reporting,
)
from claimcheck.cli.exits import INTERRUPTED, TERMINATED, USAGE
from claimcheck.engines.collection import collect_seldom
from claimcheck.errors import ClaimcheckError

app = typer.Typer(
    help="What outlets agree on, where they contradict each other, what stands on one source.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
    rich_markup_mode=None,
)
app.command()(reporting.report)
app.command()(checking.check)
app.command()(comparing.compare)
app.command()(looking.claims)
app.command()(measuring.relate)
app.command("eval")(measuring.evaluate)
app.command()(looking.rule)
app.command()(deciding.init)
app.command()(deciding.decide)
app.add_typer(caching.cache, name="cache")
app.add_typer(archiving.archive, name="archive")
app.command()(partitioning.partitions)
app.command()(deciding.lsp)


@app.callback(invoke_without_command=True)
def _options(
    version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False,
) -> None:
    if version:
        from claimcheck import __version__

        typer.echo(f"claimcheck {__version__}")
        raise typer.Exit


def main() -> None:
    """Run the command line; every error that the user can mend is one line on stderr."""
    collect_seldom()
    atexit.register(gc.freeze)  # nor is there a need to look once more at the end
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a terminal without curly quotes shows \u201c
            stream.reconfigure(errors="backslashreplace")
    try:
        with _ending_at_sigterm():
            app()
    except ClaimcheckError as error:
        typer.echo(f"error: {error}", err=True)
        sys.exit(USAGE)
    except KeyboardInterrupt:
        typer.echo("interrupted", err=True)
        sys.exit(INTERRUPTED)
    except BrokenPipeError:
        sys.stderr.close()  # the reader of a pipe has gone: nothing to say, nobody to hear it
        _drop_output()
        sys.exit(0)
    except OSError as error:
        where = error.filename or "standard output"
        why = error.strerror or error
        typer.echo(
            f"error: {where}: cannot be written: {why} (make room or name another)", err=True
        )
        _drop_output()
        sys.exit(USAGE)


@contextmanager
def _ending_at_sigterm() -> Iterator[None]:
    """While a command runs, SIGTERM ends it in order; what it has printed is written out."""
    if threading.current_thread() is not threading.main_thread():
        yield  # only the main thread may say what a signal does
        return
    before = signal.signal(signal.SIGTERM, _terminated)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
        sys.stdout.flush()


def _terminated(*_: object) -> NoReturn:
    """End a run that is told to stop as an error would: files begun are removed, others whole."""
    sys.exit(TERMINATED)


def _drop_output() -> None:
    """Let the interpreter write what is left to nowhere when it ends."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
