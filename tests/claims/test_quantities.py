"""Quantities in parsed sentences: each construction fires and stays silent where it should."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from claimcheck.claims.quantities import quantities
from claimcheck.claims.times import time_expressions

CASES = tomllib.loads(
    (Path(__file__).parent.parent / "cases" / "quantities.toml").read_text(encoding="utf-8")
)["construction"]
FIRING = [(c["name"], f["text"], f["is"]) for c in CASES for f in c["fires"]]
SILENT = [(c["name"], text) for c in CASES for text in c["silent"]]


def found(nlp, text):
    doc = nlp(text)
    return quantities(doc, 0, [t.span for t in time_expressions(doc, None)])


@pytest.mark.model
@pytest.mark.parametrize(("name", "text", "expected"), FIRING, ids=[f[1] for f in FIRING])
def test_fires(nlp, name, text, expected):
    read = found(nlp, text)
    assert [q.text for q in read] == [e["text"] for e in expected]
    for quantity, wanted in zip(read, expected, strict=True):
        assert quantity.span.of(text) == quantity.text
        assert quantity.low == pytest.approx(wanted["low"], abs=1e-3)
        assert quantity.high == pytest.approx(wanted.get("high", wanted["low"]), abs=1e-3)
        assert quantity.bound == wanted.get("bound", "exact")
        assert quantity.dimension == wanted.get("dimension", "count")
        assert quantity.unit == wanted.get("unit", "")
        for field in ("counted", "per"):
            if field in wanted:
                assert getattr(quantity, field) == wanted[field]


@pytest.mark.model
@pytest.mark.parametrize(("name", "text"), SILENT, ids=[s[1] for s in SILENT])
def test_silent(nlp, name, text):
    assert found(nlp, text) == ()


@pytest.mark.model
def test_a_large_sum_has_no_digits_of_binary_fractions(nlp):
    (debt,) = found(nlp, "The debt is $16.4 trillion.")
    assert debt.low == 16_400_000_000_000
