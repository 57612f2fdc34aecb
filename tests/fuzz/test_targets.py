"""The targets of fuzz/ under Hypothesis, and on what was found before."""

from __future__ import annotations

import random
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

ROOT = Path(__file__).parent.parent.parent
sys.path[:0] = [str(ROOT / "fuzz"), str(ROOT / "tests" / "articles")]

from run import FOUND, seeds  # noqa: E402
from targets import TARGETS  # noqa: E402

pytestmark = pytest.mark.model
SLOW = {"claims": 15, "reports": 10, "read.html": 30, "read.xhtml": 30, "read.pdf": 40}
TEXTS = st.text(max_size=200).map(lambda text: text.encode("utf-8", "replace"))
BYTES = st.binary(max_size=400) | TEXTS
NEEDS = {"read.parquet": "pyarrow", "read.warc": "fastwarc"}


def mutated(seed: bytes, number: int) -> bytes:
    """A seed with some bytes changed, repeated, left out or cut off."""
    dice = random.Random(number)
    raw = bytearray(seed)
    for _ in range(dice.randint(1, 8)):
        at = dice.randrange(len(raw) + 1)
        size = dice.choice((1, 1, 2, 8, 64))
        raw[at : at + dice.choice((0, size))] = dice.choice(
            (
                b"",
                dice.randbytes(size),
                bytes(raw[at : at + size]) * 3,
                b"\0",
                b"<",
                b"[",
                b'"',
                b"\xff",
            )
        )
    return bytes(raw)


@pytest.mark.parametrize("name", TARGETS)
def test_any_bytes(name):
    if name in NEEDS:
        pytest.importorskip(NEEDS[name])
    started = [s for s in seeds(name) if s]

    @settings(max_examples=SLOW.get(name, 60), suppress_health_check=list(HealthCheck))
    @given(BYTES, st.integers(0, 2**32))
    def holds(data, number):
        TARGETS[name](data)
        if started:
            TARGETS[name](mutated(started[number % len(started)], number))

    holds()


CASES = sorted(p for p in FOUND.rglob("*") if p.is_file())


@pytest.mark.parametrize("case", CASES, ids=lambda p: f"{p.parent.name}/{p.name[:14]}")
def test_what_was_found_before(case):
    TARGETS[case.parent.name](case.read_bytes())
