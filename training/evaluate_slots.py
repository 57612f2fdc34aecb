"""Measure the shipped model on annotated stories, beside the static word vectors.

    PYTHONPATH=training python training/evaluate_slots.py GOLD_FOLDER

Prints, for each scorer, the AUC and average precision of "same question" over the slots that the
product extracts (gold_slots.py, gold_pairs.py), and how fast the encoder is on one core.
"""

from __future__ import annotations

import json
import re
import sys
import time
from pathlib import Path

import numpy as np
from gold_pairs import report
from gold_slots import story_slots

from claimcheck.alignment.similarity import vector, weight
from claimcheck.alignment.slot_encoder import MODEL, SlotEncoder


def static(text: str) -> np.ndarray:
    """The weighted mean of a text's static word vectors, as a unit vector."""
    words = re.findall(r"\w+", text.lower())
    total = np.sum([weight(w) * vector(w) for w in words] or [vector("")], axis=0)
    return np.asarray(total / max(float(np.linalg.norm(total)), 1e-9))


def main() -> None:
    """Print the table."""
    folders = sorted(p.parent for p in Path(sys.argv[1]).glob("*/gold.json"))
    rows = [row for folder in folders for row in story_slots(folder)]
    model = SlotEncoder.load(MODEL)
    for form in ("clause", "sentence"):
        texts = [row[form] for row in rows]
        began = time.process_time()
        vectors = model.encode(texts)
        took = time.process_time() - began
        words = np.stack([static(t) for t in texts])
        for name, table, score in (
            ("model, head", vectors, model.same_question),
            ("model, cosine", vectors, lambda u, v: (u * v).sum(-1)),
            ("static vectors, cosine", words, lambda u, v: (u * v).sum(-1)),
        ):
            result = report(rows, lambda _, i, j, t=table, s=score: s(t[i], t[j]).astype(float))
            print(form, "|", name, json.dumps(result))
        print(f"{len(set(texts)) / took:.0f} {form}s a second of CPU time")
    some = np.repeat(vectors, 20, 0)
    began = time.process_time()
    model.same_question(some, some[::-1])
    print(f"{len(some) / (time.process_time() - began):.0f} pairs a second of CPU time")


if __name__ == "__main__":
    main()
