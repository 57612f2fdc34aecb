"""Every measurement of docs/performance.md, printed as its tables.

    python -m benchmarks.scale ARTICLES.jsonl[.gz] [PART ...]

The articles are read as claimcheck reads them; nothing else of the file is used. Without PART all
are run, which takes about an hour.
"""

from __future__ import annotations

import argparse
import os
import platform
import tempfile
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

from benchmarks.scale import archive, budget, cluster, folder, others, sample
from benchmarks.scale.runs import ONE_THREAD

os.environ.update(ONE_THREAD)


def _budget(root: Path, lines: list[str], size: int) -> Iterator[str]:
    many = budget.measured(sample.folder(root, "budget", lines[:size]))
    one = budget.measured(sample.folder(root, "story", sample.one_story(lines, 40)), one_story=True)
    yield f"| in parses of the same texts | {size:,} articles | one story of 40 articles |"
    yield "| --- | --- | --- |"
    for (what, share), (_, other) in zip(budget.rows(many), budget.rows(one), strict=True):
        yield f"| {what} | {share:.2f} | {other:.2f} |"
    yield ""
    for name, found in (("Articles", many), ("One story", one)):
        rate = found["tokens"] / found["parse of texts"]
        yield (
            f"{name}: {found['tokens']:,.0f} tokens, {found['claims']:,.0f} claims, "
            f"{found['pairs']:,.0f} pairs compared; the parse does {rate:,.0f} tokens a second."
        )


PARTS: dict[str, Callable[[Path, list[str], int, int], Iterator[str]]] = {
    "budget": lambda root, lines, size, _: _budget(root, lines, size),
    "jobs": lambda root, lines, size, _: folder.jobs(root, lines[:size]),
    "growth": lambda root, lines, size, large: folder.growth(root, lines[:large], size),
    "again": lambda root, lines, size, _: folder.again(root, lines[: size * 5 // 3]),
    "cluster": lambda root, lines, _, large: cluster.table(root, lines[:large]),
    "others": lambda root, lines, size, _: others.table(root, lines[:size]),
    "start": lambda *_: folder.start(),
}


def main() -> None:
    """Print the tables of the parts asked for."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("parts", nargs="*", choices=[[], *PARTS, "archive"])
    parser.add_argument("--size", type=int, default=300, help="articles of the small runs")
    parser.add_argument("--large", type=int, help="articles of growth and cluster; 10 times --size")
    parser.add_argument("--claims", type=int, default=archive.CLAIMS, help="in the archive")
    parser.add_argument("--postgres", help="address of an empty database, for the archive")
    options = parser.parse_args()
    lines = sample.lines(options.data)
    print(f"{datetime.now():%Y-%m-%d}, {_machine()}, Python {platform.python_version()}\n")
    with tempfile.TemporaryDirectory() as name:
        for part in options.parts or (*PARTS, "archive"):
            print(f"### {part}\n", flush=True)
            if part == "archive":
                found = archive.table(
                    Path(name), lines, 2 * options.size, options.claims, options.postgres
                )
            else:
                found = PARTS[part](
                    Path(name), lines, options.size, options.large or 10 * options.size
                )
            for line in found:
                print(line, flush=True)
            print(flush=True)


def _machine() -> str:
    model = platform.processor() or platform.machine()
    info = Path("/proc/cpuinfo")
    if info.exists():
        names = [x.partition(":")[2] for x in info.read_text().splitlines() if "model name" in x]
        model = names[0].strip() if names else model
    load = f", load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    return f"{platform.system()}, {os.cpu_count()} cores, {model}{load}"


if __name__ == "__main__":
    main()
