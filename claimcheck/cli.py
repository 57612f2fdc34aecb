"""The command line: options to one library call, to an emitter, to an exit code."""

from __future__ import annotations

import datetime as dt
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from claimcheck.errors import ClaimcheckError, UsageError

if TYPE_CHECKING:
    from claimcheck.check import Report

FOUND, USAGE, UNREADABLE, INTERRUPTED = 1, 2, 3, 130

app = typer.Typer(
    help="What outlets agree on, where they contradict each other, what stands on one source.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
    rich_markup_mode=None,
)

Paths = Annotated[list[Path], typer.Argument(help="Files and folders.", show_default=False)]


@app.callback(invoke_without_command=True)
def _options(
    version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False,
) -> None:
    if version:
        from claimcheck import __version__

        typer.echo(f"claimcheck {__version__}")
        raise typer.Exit


@app.command()
def report(
    paths: Paths,
    out: Annotated[
        list[str] | None, typer.Option(help="FORMAT=FILE; json=FILE or csv=DIR; repeatable.")
    ] = None,
    output_format: Annotated[str, typer.Option(help="On standard output: full or json.")] = "full",
    verbose: Annotated[bool, typer.Option("--verbose", help="Show everything.")] = False,
    today: Annotated[str | None, typer.Option(help="Read undated articles on this day.")] = None,
    fail_on: Annotated[
        str, typer.Option(help="error, warning, note, never, or rule codes: exit 1 on these.")
    ] = "never",
    exit_zero: Annotated[bool, typer.Option("--exit-zero", help="Never exit 1.")] = False,
) -> None:
    """Cross-reference everything under PATHS."""
    from claimcheck.articles.reading import read_articles
    from claimcheck.check import cross_reference
    from claimcheck.config import Config
    from claimcheck.reports.emitters import emit, parse_target

    targets = [parse_target(option) for option in out or []]
    if output_format not in {"full", "json"}:
        raise UsageError(f"there is no format {output_format}", remedy="use full or json")
    read = read_articles(paths)
    result = cross_reference(read.articles, Config(today=_day(today)))
    for name, target in targets:
        emit(result, name, target)
    if output_format == "json":
        from claimcheck.reports.json_report import to_json

        sys.stdout.write(to_json(result))
    else:
        from rich.console import Console

        from claimcheck.reports.terminal import render

        render(result, Console(highlight=False, soft_wrap=not sys.stdout.isatty()), verbose=verbose)
    code = _tell(read.errors)
    if _fails(result, fail_on) and not exit_zero and not code:
        code = FOUND
    if not read.articles:
        code = USAGE
    raise typer.Exit(code)


@app.command()
def claims(
    paths: Paths,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a line.")] = False,
) -> None:
    """Show the claims that are extracted from PATHS."""
    from claimcheck.articles.reading import read_articles
    from claimcheck.claims.extraction import extract
    from claimcheck.reports.terminal import plain

    read = read_articles(paths)
    files = {a.id: a.path for a in read.articles}
    for claim in extract(read.articles):
        source = claim.attribution.source if claim.attribution else None
        certainty, polarity = claim.factuality.certainty, claim.factuality.polarity
        if as_json:
            row: dict[str, Any] = {
                "path": files[claim.article],
                "line": claim.line,
                "start": claim.span.start,
                "end": claim.span.end,
                "text": claim.text,
                "source": source,
                "certainty": certainty,
                "polarity": polarity,
                "quantities": [q.text for q in claim.quantities],
                "times": [t.text for t in claim.times],
                "places": [p.text for p in claim.places],
            }
            typer.echo(json.dumps(row, ensure_ascii=True))
        else:
            notes = [certainty if certainty != "asserted" else "", "not" * (polarity == "negative")]
            notes.append(f"according to {source}" if source else "")
            tail = "; ".join(n for n in notes if n)
            shown = plain(f"{claim.text}" + (f"  ({tail})" if tail else ""))
            typer.echo(f"{files[claim.article]}:{claim.line}: {shown}")
    raise typer.Exit(_tell(read.errors))


@app.command()
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


@app.command("eval")
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


@app.command()
def rule(
    code: Annotated[str | None, typer.Argument(help="Such as CC101.")] = None,
    markdown: Annotated[bool, typer.Option("--markdown", help="Print the docs page.")] = False,
) -> None:
    """Explain a rule, or list them all."""
    from claimcheck.findings import rules

    if markdown:
        typer.echo(rules.markdown(), nl=False)
    elif code is None:
        for entry in rules.rules():
            typer.echo(f"{entry.code}  {entry.level:7}  {entry.name}")
    else:
        entry = rules.rule(code)
        typer.echo(f"{entry.code} {entry.name} ({entry.level})\n")
        typer.echo(f"What it means\n  {entry.what}\n\nWhy editors care\n  {entry.why}\n")
        typer.echo(f"Example\n  {entry.example}\n")
        typer.echo(f"Known false positives\n  {entry.false_positives}")


def main() -> None:
    """Run the command line; every error that the user can mend is one line on stderr."""
    try:
        app()
    except ClaimcheckError as error:
        typer.echo(f"error: {error}", err=True)
        sys.exit(USAGE)
    except KeyboardInterrupt:
        typer.echo("interrupted", err=True)
        sys.exit(INTERRUPTED)
    except BrokenPipeError:
        sys.stderr.close()  # the reader of a pipe has gone: nothing to say, nobody to hear it
        sys.exit(0)


def _tell(errors: tuple[ClaimcheckError, ...]) -> int:
    for error in errors:
        typer.echo(f"error: {error}", err=True)
    return UNREADABLE if errors else 0


def _fails(result: Report, fail_on: str) -> bool:
    order = {"error": ("error",), "warning": ("error", "warning")}
    order["note"] = ("error", "warning", "note")
    if fail_on == "never":
        return False
    if fail_on in order:
        return any(f.level in order[fail_on] for f in result.findings)
    from claimcheck.findings.rules import rule as known

    codes = {known(code.strip()).code for code in fail_on.split(",")}
    return any(f.code in codes for f in result.findings)


def _day(text: str | None) -> dt.date | None:
    if text is None:
        return None
    try:
        return dt.date.fromisoformat(text)
    except ValueError as error:
        raise UsageError(f"{text} is no day", remedy="write it as 2025-03-12") from error


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
    except (json.JSONDecodeError, RecursionError) as error:
        raise UsageError("is not JSON", where=where, remedy="one object a line") from error
    if not isinstance(value, dict) or not all(isinstance(value.get(k), str) for k in ("a", "b")):
        raise UsageError("has no texts a and b", where=where, remedy='give {"a": text, "b": text}')
    return value
