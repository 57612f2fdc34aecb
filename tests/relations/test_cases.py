"""Every trap and every must-find, both ways round, through relate()."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from claimcheck import relate

FILE = Path(__file__).parent.parent / "cases" / "relations.toml"
CASES = tomllib.loads(FILE.read_text(encoding="utf-8"))["case"]

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def answers() -> dict[tuple[str, bool], str]:
    """The relation of each case as given and swapped, judged in one batch."""
    pairs = [
        {"a": c["a"], "b": c["b"], "a_date": c.get("a_date"), "b_date": c.get("b_date")}
        for c in CASES
    ]
    swapped = [
        {"a": p["b"], "b": p["a"], "a_date": p["b_date"], "b_date": p["a_date"]} for p in pairs
    ]
    found = relate([*pairs, *swapped])
    keys = [(c["id"], way) for way in (False, True) for c in CASES]
    return {k: str(r.relation) if r else "none" for k, r in zip(keys, found, strict=True)}


@pytest.mark.parametrize("swapped", [False, True], ids=["ab", "ba"])
@pytest.mark.parametrize("case", CASES, ids=[c["id"] for c in CASES])
def test_relation(case, swapped, answers):
    assert answers[case["id"], swapped] in case["allowed"]
