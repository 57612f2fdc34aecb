"""How well parsers read the quantities of our own annotated phrases, and how fast.

Ours is measured on the parsed sentence (the parse is there anyway, and not counted); quantulum3
(Ingram and Nguyen, MIT) on the text. Each field is scored over the annotated quantities: a
quantity counts as found if one with its numbers was read in the sentence; dimension, unit, bound
and counted noun only where it was found. ``extra`` are numbers read as amounts that are none, or
that nobody wrote. Fields that a parser does not have are left out.

Our phrases are what our reader was mended on, so that the second table turns the ground around:
the sentences of quantulum3's own tests (laboratory units, programming), values only.

    python benchmarks/quantities.py
"""

from __future__ import annotations

import json
import math
import statistics
import time
import tomllib
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

CASES = Path(__file__).parent.parent / "tests" / "cases" / "quantities.toml"
ROUNDS = 5
# Kinds that a parser without them reads as plain numbers: neither right nor wrong for it.
NO_AMOUNT = frozenset({"identifier", "street_number", "score", "ordinal", "year"})
# What quantulum3 calls our dimensions.
ENTITIES = {
    "dimensionless": "count", "currency": "money", "percentage": "percent", "time": "duration",
    "length": "length", "speed": "speed", "mass": "mass", "area": "area", "volume": "volume",
    "temperature": "temperature", "power": "power", "energy": "energy",
}  # fmt: skip
Row = dict[str, Any]


def sentences() -> list[tuple[str, list[Row]]]:
    """The texts and what is annotated in them; none for the silent ones."""
    found = []
    for case in tomllib.loads(CASES.read_text(encoding="utf-8"))["construction"]:
        for fires in case["fires"]:
            rows = [
                {"high": e["low"], "bound": "exact", "dimension": "count", "unit": "", **e}
                for e in fires["is"]
            ]
            found.append((fires["text"], rows))
        found.extend((text, []) for text in case["silent"])
    return found


def ours() -> tuple[Callable[[str], list[Row]], float]:
    """Our reader over parsed sentences."""
    from claimcheck.claims.parsing import parse_text
    from claimcheck.claims.quantities import quantities
    from claimcheck.claims.times import time_expressions

    docs = {}
    times = {}
    for text, _ in [*sentences(), *home_of_quantulum()]:
        docs[text] = parse_text(text)
        times[text] = [t.span for t in time_expressions(docs[text], None)]

    def read(text: str) -> list[Row]:
        return [
            {"low": q.low, "high": q.high, "bound": q.bound.value, "dimension": q.dimension,
             "unit": q.unit, "counted": q.counted}
            for q in quantities(docs[text], 0, times[text])
        ]  # fmt: skip

    return read, _seconds(read)


def quantulum() -> tuple[Callable[[str], list[Row]], float]:
    """quantulum3 without its classifier, which needs downloads of its own."""
    from quantulum3 import parser

    def read(text: str) -> list[Row]:
        rows = []
        for q in parser.parse(text):
            low, high = q.value, q.value
            if q.uncertainty:
                low, high = q.value - q.uncertainty, q.value + q.uncertainty
            name = q.unit.entity.name
            rows.append(
                {"low": low, "high": high, "dimension": ENTITIES.get(name, name),
                 "unit": q.unit.name}
            )  # fmt: skip
        return rows

    read("The rope is 30 feet long.")  # loads its tables
    return read, _seconds(read)


def _seconds(read: Callable[[str], list[Row]]) -> float:
    rounds = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        for text, _ in sentences_cached:
            read(text)
        rounds.append((time.perf_counter() - start) / len(sentences_cached))
    return statistics.median(rounds)


def measure(read: Callable[[str], list[Row]], *, kinds: bool) -> Counter[str]:
    """Counts of what is right; ``kinds`` says whether numbers that count nothing are typed."""
    got: Counter[str] = Counter()
    for text, wanted in sentences_cached:
        try:
            rows = read(text)
        except Exception as error:  # a parser that fails on a sentence has read nothing in it
            got[f"failed with {type(error).__name__}"] += 1
            rows = []
        left = list(rows)
        for row in wanted:
            if row["dimension"] in NO_AMOUNT and not kinds:
                left = [r for r in left if not _same_numbers(r, row)]
                continue
            got["annotated"] += 1
            hit = next((r for r in left if _same_numbers(r, row)), None)
            if hit is None:
                continue
            left.remove(hit)
            got["value"] += 1
            right = hit["dimension"] == row["dimension"]
            unit = right and _same_unit(hit["unit"], row["unit"])
            got["dimension"] += right
            got["unit"] += unit
            if "bound" in hit:
                got["bound"] += hit["bound"] == row["bound"]
            if "counted" in hit and "counted" in row:
                got["nouns"] += 1
                got["counted"] += hit["counted"] == row["counted"]
        got["extra"] += len(left)
    return got


def home_of_quantulum() -> list[tuple[str, list[float]]]:
    """The sentences that quantulum3 is tested on, and the values in them."""
    import quantulum3

    folder = Path(quantulum3.__file__).parent / "_lang" / "en_US" / "tests"
    rows = json.loads((folder / "quantities.json").read_text(encoding="utf-8"))
    return [(r["req"], [q["value"] for q in r["res"]]) for r in rows]


def values(read: Callable[[str], list[Row]]) -> str:
    """Precision and recall of values on quantulum3's sentences."""
    right = wanted = said = 0
    for text, expected in home_of_quantulum():
        found = [n for r in read(text) for n in sorted({r["low"], r["high"]})]
        wanted, said = wanted + len(expected), said + len(found)
        for value in expected:
            hit = next((f for f in found if math.isclose(f, value, rel_tol=1e-3)), None)
            if hit is not None:
                found.remove(hit)
                right += 1
    return f"recall {right / wanted:.3f}  precision {right / max(1, said):.3f}  of {wanted} values"


def _same_numbers(a: Row, b: Row) -> bool:
    return all(math.isclose(a[k], b[k], rel_tol=1e-3, abs_tol=1e-3) for k in ("low", "high"))


def _same_unit(a: str, b: str) -> bool:
    if a == b or (not b and a in {"dimensionless", "percentage"}):
        return True
    names = {"USD": "dollar", "GBP": "pound sterling", "EUR": "euro", "INR": "indian rupee",
             "JPY": "japanese yen", "CAD": "canadian dollar", "mile / hour": "mile per hour",
             "kilometer / hour": "kilometre per hour", "kilometer": "kilometre", "meter": "metre",
             "kilometer ** 2": "square kilometre", "meter ** 3": "cubic metre", "liter": "litre",
             "metric_ton": "tonne", "pound": "pound-mass", "degC": "degree celsius",
             "degF": "degree fahrenheit", "nautical_mile": "nautical mile"}  # fmt: skip
    return names.get(b, b) == a


def main() -> None:
    """Print accuracy and time per sentence for each parser."""
    for name, start, kinds in (("claimcheck", ours, True), ("quantulum3", quantulum, False)):
        read, seconds = start()
        got = measure(read, kinds=kinds)
        total = got["annotated"]
        shares = {f: got[f] / total for f in ("value", "dimension", "unit", "bound") if got[f]}
        if got["nouns"]:
            shares["counted"] = got["counted"] / got["nouns"]
        cells = "  ".join(f"{field} {share:.3f}" for field, share in shares.items())
        failed = "  ".join(f"{k} {v}" for k, v in got.items() if k.startswith("failed"))
        print(f"{name:11} {total} quantities  {cells}  extra {got['extra']}  "
              f"{1e6 * seconds:.0f} µs a sentence  {failed}")  # fmt: skip
        print(f"{'':11} on quantulum3's own sentences: {values(read)}")


sentences_cached = sentences()

if __name__ == "__main__":
    main()
