"""``init``, ``decide``, ``lsp``: a desk's configuration, its decisions, its editors."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Annotated

import typer

from claimcheck.cli.options import ConfigOption, Isolated, Today, day
from claimcheck.errors import UsageError


def init(
    folder: Annotated[Path, typer.Argument(help="Where the file goes.")] = Path(),
    house: Annotated[str, typer.Option(help="Where house copy lies.")] = "drafts",
    against: Annotated[str, typer.Option(help="Where other coverage lies.")] = "coverage",
) -> None:
    """Write a commented claimcheck.toml."""
    from claimcheck.reports.files import write_text
    from claimcheck.settings.files import NAMES
    from claimcheck.settings.template import template

    target = folder / NAMES[1]
    for name in NAMES[:2]:
        if (folder / name).exists():
            raise UsageError("is there already", where=str(folder / name), remedy="edit it")
    if not folder.is_dir():
        raise UsageError("is no folder", where=str(folder), remedy="make it first")
    write_text(target, template(house, against))
    typer.echo(f"wrote {target.as_posix()}")


def decide(
    fingerprint: Annotated[str, typer.Argument(help="The 16 digits of a finding.")],
    resolution: Annotated[str, typer.Option("--as", help="accepted, wrong or fixed.")],
    reason: Annotated[str, typer.Option(help="Why, for those who come after.")],
    today: Today = None,
    config: ConfigOption = None,
    isolated: Isolated = False,
) -> None:
    """Record a decision on a finding, without touching the copy."""
    from claimcheck.desk.setup import decisions_file
    from claimcheck.findings.decisions import decision, record
    from claimcheck.settings.settings import load_settings

    settings = load_settings(Path.cwd(), given=config or [], isolated=isolated)
    taken = decision(fingerprint, resolution, reason, day(today) or dt.date.today())
    file = decisions_file(settings)
    try:
        record(file, taken)
    except OSError as error:
        raise UsageError(
            f"cannot be written: {error.strerror}", where=str(file), remedy="check its permissions"
        ) from error
    typer.echo(f"{fingerprint} is {taken.resolution}: {taken.reason}")


def lsp() -> None:
    """Serve an editor over standard input and output (needs claimcheck-news[lsp])."""
    try:
        from claimcheck.lsp.server import make_server
    except ModuleNotFoundError as error:
        raise UsageError(
            f"{error.name} is not installed", remedy="pip install 'claimcheck-news[lsp]'"
        ) from error
    make_server().start_io()
