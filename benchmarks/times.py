"""How well readers of times resolve our own annotated sentences, and how fast.

Ours is measured on the parsed sentence (the parse is there anyway, and not counted); dateparser's
search (BSD-3-Clause) on the text, with the same day of publication and the past preferred, which
is what suits news best. Dates are compared by the day on which the annotated time begins, since
dateparser knows points only; ``extra`` are times read in sentences that name none.

    python benchmarks/times.py
"""

from __future__ import annotations

import datetime as dt
import statistics
import time
import tomllib
from collections.abc import Callable
from pathlib import Path

CASES = Path(__file__).parent.parent / "tests" / "cases" / "times.toml"
PUBLISHED = dt.date(2025, 3, 13)
ROUNDS = 3
Read = Callable[[str], list[tuple[str, dt.date | None]]]


def sentences() -> list[tuple[str, list[tuple[str, dt.date]]]]:
    """The texts with the times annotated in them that have a day; none for the silent ones."""
    rows = []
    for case in tomllib.loads(CASES.read_text(encoding="utf-8"))["construction"]:
        for fires in case["fires"]:
            days = [
                (e["text"], dt.datetime.fromisoformat(e["start"]).date())
                for e in fires["is"]
                if e.get("start")
            ]
            if len(days) == len(fires["is"]):
                rows.append((fires["text"], days))
        rows.extend((text, []) for text in case["silent"])
    return rows


def ours() -> Read:
    """Our reader over parsed sentences."""
    from claimcheck.claims.parsing import parse_text
    from claimcheck.claims.times import time_expressions

    docs = {text: parse_text(text) for text, _ in sentences()}

    def read(text: str) -> list[tuple[str, dt.date | None]]:
        found = time_expressions(docs[text], PUBLISHED)
        return [(t.text, t.start.date() if t.start else None) for t in found]

    return read


def dateparser_search() -> Read:
    """dateparser's search for English dates in a text."""
    from dateparser.search import search_dates

    settings = {
        "RELATIVE_BASE": dt.datetime.combine(PUBLISHED, dt.time(12)),
        "PREFER_DATES_FROM": "past",
        "PREFER_DAY_OF_MONTH": "first",
    }

    def read(text: str) -> list[tuple[str, dt.date | None]]:
        found = search_dates(text, languages=["en"], settings=settings) or []
        return [(words, moment.date()) for words, moment in found]

    read("It opened on Monday.")  # loads its tables
    return read


def main() -> None:
    """Print the shares found and rightly resolved, and the time for a sentence."""
    rows = sentences()
    wanted = sum(len(days) for _, days in rows)
    silent = sum(not days for _, days in rows)
    for name, start in (("claimcheck", ours), ("dateparser", dateparser_search)):
        read = start()
        found = right = extra = 0
        for text, days in rows:
            read_here = read(text)
            if not days:
                extra += bool(read_here)
            for words, day in days:
                hit = [d for w, d in read_here if w in words or words in w]
                found += bool(hit)
                right += day in hit
        rounds = []
        for _ in range(ROUNDS):
            begin = time.perf_counter()
            for text, _ in rows:
                read(text)
            rounds.append((time.perf_counter() - begin) / len(rows))
        print(f"{name:11} {wanted} times  found {found / wanted:.3f}  day right "
              f"{right / wanted:.3f}  silent sentences read {extra} of {silent}  "
              f"{1e3 * statistics.median(rounds):.2f} ms a sentence")  # fmt: skip


if __name__ == "__main__":
    main()
