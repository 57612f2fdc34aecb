"""Accuracy on the test sets of EQUATE (Ravichander and others, CoNLL 2019) through ``relate``.

Entailment is what ``a`` implies of ``b`` (``entails`` is a or both), contradiction is taken as it
is, everything else is neutral; in sets with two labels a contradiction counts as neutral. Beside
it stand the majority class and a baseline of plain word overlap: the share of the hypothesis's
words that the premise has, with the thresholds that suit the very set best, to be generous.

    python benchmarks/equate.py FOLDER_OR_FILE.jsonl... [--errors]
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from itertools import combinations_with_replacement
from pathlib import Path

from claimcheck.check import relate

STEPS = 20  # thresholds of word overlap that are tried: 0, 0.05, ... 1


def predicted(pairs: list[dict[str, str]], labels: set[str]) -> list[str]:
    """What ``relate`` says of each pair, in the labels of the set."""
    found = []
    for relation in relate([{"a": p["premise"], "b": p["hypothesis"]} for p in pairs]):
        label = "neutral"
        if relation is not None:
            if relation.relation == "contradiction":
                label = "contradiction"
            elif relation.entails in {"a", "both"}:
                label = "entailment"
        found.append(label if label in labels else "neutral")
    return found


def overlap(pairs: list[dict[str, str]], gold: list[str]) -> float:
    """The best accuracy of thresholds on the share of the hypothesis's words in the premise."""
    shares = []
    for pair in pairs:
        premise = set(re.findall(r"\w+", pair["premise"].lower()))
        words = re.findall(r"\w+", pair["hypothesis"].lower())
        shares.append(sum(w in premise for w in words) / max(1, len(words)))
    labels = sorted(set(gold))
    best = 0.0
    cuts = [n / STEPS for n in range(STEPS + 2)]
    for low, high in combinations_with_replacement(cuts, 2):
        bands = [
            Counter(g for s, g in zip(shares, gold, strict=True) if a <= s < b)
            for a, b in ((0.0, low), (low, high), (high, 2.0))
        ]
        # Any label may stand on any band.
        right = sum(max((band[label] for label in labels), default=0) for band in bands)
        best = max(best, right / len(gold))
    return best


def main() -> None:
    """One line for each set, with the confusion of labels below."""
    paths = [Path(a) for a in sys.argv[1:] if a != "--errors"]
    files = [f for p in paths for f in (sorted(p.glob("*.jsonl")) if p.is_dir() else [p])]
    for file in files:
        pairs = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
        gold = [p["label"] for p in pairs]
        ours = predicted(pairs, set(gold))
        right = sum(a == b for a, b in zip(gold, ours, strict=True)) / len(gold)
        majority = max(Counter(gold).values()) / len(gold)
        print(f"{file.stem:18} {len(pairs):5} pairs  claimcheck {right:.3f}  "
              f"majority {majority:.3f}  overlap {overlap(pairs, gold):.3f}")  # fmt: skip
        for (label, said), n in sorted(Counter(zip(gold, ours, strict=True)).items()):
            print(f"    {label:13} called {said:13} {n}")
        if "--errors" in sys.argv:
            for pair, label, said in zip(pairs, gold, ours, strict=True):
                if label != said:
                    print(f"  {label}>{said} | {pair['premise']} | {pair['hypothesis']}")


if __name__ == "__main__":
    main()
