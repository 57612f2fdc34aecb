"""A large folder: processes, growth, memory, a second run, and the start of the command."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.scale.runs import python, report
from benchmarks.scale.sample import changed, folder

BARE = "import typer; app = typer.Typer(); app.command()(lambda: None); app()"


def jobs(root: Path, lines: list[str]) -> Iterator[str]:
    """One process and two over the same articles, and whether they print the same."""
    given = folder(root, "jobs", lines)
    one = report(given, "--out", f"json={root / 'one.json'}")
    two = report(given, "--jobs", "2", "--out", f"json={root / 'two.json'}")
    same = (root / "one.json").read_bytes() == (root / "two.json").read_bytes()
    yield f"| `--jobs` over {len(lines):,} articles | seconds | processor seconds |"
    yield "| --- | --- | --- |"
    yield f"| 1 | {one.wall:.1f} | {one.cpu:.1f} |"
    yield f"| 2 | {two.wall:.1f} | {two.cpu:.1f} |"
    yield ""
    yield f"{one.wall / two.wall:.2f} times as fast; JSON reports identical: {same}."


def growth(root: Path, lines: list[str], small: int) -> Iterator[str]:
    """Time and memory for ``small`` articles and for all of them."""
    few, many = folder(root, "few", lines[:small]), folder(root, "many", lines)
    less, more = report(few), report(many)
    yield "| articles | seconds | processor seconds | peak memory, MiB |"
    yield "| --- | --- | --- | --- |"
    for count, run in ((small, less), (len(lines), more)):
        yield f"| {count:,} | {run.wall:.1f} | {run.cpu:.1f} | {run.peak:.0f} |"
    yield ""
    yield f"Time {more.cpu / less.cpu:.1f} times, memory {more.peak / less.peak:.2f} times."


def again(root: Path, lines: list[str]) -> Iterator[str]:
    """A second run with one article changed, and one with none."""
    given = folder(root, "again", lines)
    with TemporaryDirectory() as name:
        cache = Path(name)
        first = report(given, cache=cache)
        middle = len(lines) // 2
        folder(root, "again", [*lines[:middle], changed(lines[middle]), *lines[middle + 1 :]])
        second, third = report(given, cache=cache), report(given, cache=cache)
        size = sum(f.stat().st_size for f in cache.rglob("*") if f.is_file()) / 1e6
    yield f"| run over {len(lines):,} articles | seconds | processor seconds | of the first |"
    yield "| --- | --- | --- | --- |"
    for what, run in (("first", first), ("one article changed", second), ("none changed", third)):
        share = 100 * run.cpu / first.cpu
        yield f"| {what} | {run.wall:.1f} | {run.cpu:.1f} | {share:.1f} % |"
    yield ""
    yield f"The cache holds {size:.0f} MB."


def start() -> Iterator[str]:
    """``claimcheck --help`` beside the bare interpreter with Typer."""
    bare = sorted(python(["-c", BARE, "--help"]).cpu for _ in range(5))[2]
    ours = sorted(python(["-m", "claimcheck", "--help"]).cpu for _ in range(5))[2]
    yield "| start | processor seconds |"
    yield "| --- | --- |"
    yield f"| Python and Typer, one command with `--help` | {bare:.2f} |"
    yield f"| `claimcheck --help` | {ours:.2f} |"
    yield ""
    yield f"{ours / bare:.2f} times."
