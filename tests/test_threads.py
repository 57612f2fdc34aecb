"""The same bytes however many threads the numeric libraries run: fresh processes, real models."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

pytestmark = [pytest.mark.model, pytest.mark.slow]

PROGRAM = """
import hashlib, json, sys
from pathlib import Path

from claimcheck.alignment.slot_encoder import MODEL, SlotEncoder
from claimcheck.articles.reading import read_articles
from claimcheck.check import cross_reference, relate
from claimcheck.config import Config
from claimcheck.reports.json_report import to_json

threads, folder = int(sys.argv[1]), Path(sys.argv[2])
report = cross_reference(read_articles([folder]).articles, Config())
texts = sorted({c.text for c in report.claims})[:40]
vectors = SlotEncoder.load(MODEL).encode(texts, threads=threads)
pairs = [{"a": a, "b": b} for a, b in zip(texts, texts[1:])]
print(json.dumps({
    "claims": len(report.claims),
    "relations": len(report.relations),
    "report": hashlib.sha256(to_json(report).encode("utf-8", "surrogatepass")).hexdigest(),
    "vectors": hashlib.sha256(vectors.tobytes()).hexdigest(),
    "related": hashlib.sha256(repr(relate(pairs)).encode()).hexdigest(),
}))
"""
LIMITS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS")


def run(threads, folder):
    environment = {**os.environ, **dict.fromkeys(LIMITS, str(threads)), "PYTHONHASHSEED": "0"}
    command = [sys.executable, "-c", PROGRAM, str(threads), str(folder)]
    ran = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    return json.loads(ran.stdout.splitlines()[-1])


def test_one_two_and_four_threads_give_the_same_bytes(corpora):
    found = {n: run(n, corpora / "armoured-train") for n in (1, 2, 4)}
    assert found[1]["claims"] > 50
    assert found[1]["relations"] > 10
    assert found[2] == found[1]
    assert found[4] == found[1]
