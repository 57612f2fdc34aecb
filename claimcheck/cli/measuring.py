"""``relate`` and ``eval``: pairs of texts for scripts and benchmarks, annotated folders."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from claimcheck.cli.exits import FOUND
from claimcheck.errors import UsageError


def relate(pairs: Annotated[Path, typer.Argument(help="A JSONL file, or - for stdin.")]) -> None:
    """Judge pairs of texts: one JSON object {a, b, a_date, b_date} a line."""
    from claimcheck.check import relate as relate_pairs

    rows = []
    for number, line in enumerate(_lines(pairs), 1):
        if line.strip():
            rows.append(_pair(line, f"{pairs}:{number}"))
    for relation in relate_pairs(rows):
        answer: dict[str, Any] = {"relation": None, "kind": None, "entails": "none", "score": 0.0}
        if relation is not None:
            answer = {
                "relation": relation.relation,
                "kind": relation.kind,
                "entails": relation.entails,
                "score": relation.score,
                "why": relation.evidence.why,
            }
        typer.echo(json.dumps(answer, ensure_ascii=True))


def evaluate(
    folders: Annotated[list[Path], typer.Argument(help="Folders with a gold.json.")],
    floors: Annotated[Path | None, typer.Option(help="TOML file of least values.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Measure annotated folders: precision, recall and F1 for each relation and kind."""
    from claimcheck.evaluation import below_floors, evaluate_folders, table

    measured = evaluate_folders(folders)
    typer.echo(json.dumps(measured, indent=1) if as_json else table(measured))
    missed = below_floors(measured["all"], floors) if floors else []
    for text in missed:
        typer.echo(f"below its floor: {text}", err=True)
    raise typer.Exit(FOUND if missed else 0)


def _lines(path: Path) -> list[str]:
    if str(path) == "-":
        return sys.stdin.read().split("\n")
    try:
        return path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"cannot be read: {error}", where=str(path), remedy="check it") from error


def _pair(line: str, where: str) -> dict[str, Any]:
    try:
        value = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise UsageError("is not JSON", where=where, remedy="one object a line") from error
    if not isinstance(value, dict) or not all(isinstance(value.get(k), str) for k in ("a", "b")):
        raise UsageError("has no texts a and b", where=where, remedy='give {"a": text, "b": text}')
    return value
