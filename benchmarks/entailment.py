"""``relate`` as a plain system for natural language inference, on public test sets.

Entailment is what ``a`` implies of ``b`` (``entails`` is a or both), contradiction is taken as it
is, everything else is neutral; in sets without contradiction a contradiction counts as neutral. Of
a paraphrase set the positive label is an agreement, of ClaimDiff (Ko and others, 2022) whether the
second sentence strengthens the first (agreement) or weakens it (contradiction). Beside it stand the
majority class and plain word overlap with the thresholds that suit the very set best
(benchmarks/equate.py).

    python benchmarks/entailment.py DATA [--sets NAME,...] [--sample N] [--json OUT]
        [--model builtin|FILE.onnx|NAME]

``DATA`` holds one folder for each source. ``--sample`` takes N pairs of a set, evenly spaced.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import json
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from equate import overlap

from claimcheck.check import relate
from claimcheck.config import Config
from claimcheck.relations.relation import Relation

CHUNK = 250  # pairs that are parsed at a time
NAMES = {"e": "entailment", "n": "neutral", "c": "contradiction"}
FEVER = {"SUPPORTS": "entailment", "REFUTES": "contradiction"}
Pair = tuple[str, str, str]


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as handle:
        for line in handle:
            yield json.loads(line)


def nli(name: str) -> Callable[[Path], Iterator[Pair]]:
    """A reader of premise, hypothesis and label as one JSON object a line."""

    def read(data: Path) -> Iterator[Pair]:
        for row in _lines(data / f"{name}.jsonl.gz"):
            label = {**NAMES, **FEVER}.get(row["label"], row["label"])
            if label in NAMES.values():
                yield row["premise"], row["hypothesis"], label

    return read


def negation(name: str) -> Callable[[Path], Iterator[Pair]]:
    """A reader of a part of the negation benchmark (Hossain and others, 2020)."""

    def read(data: Path) -> Iterator[Pair]:
        path = data / f"negation_nli/{name}.txt"
        with path.open(encoding="cp1252", newline="") as handle:
            for row in csv.DictReader(handle, delimiter="\t", quoting=csv.QUOTE_NONE):
                label = row["gold_label"].replace("not_entailment", "neutral")
                yield row["Text"], row["Hypothesis"], label

    return read


def paraphrases(data: Path) -> Iterator[Pair]:
    """The test part of the Microsoft Research Paraphrase Corpus."""
    path = data / "mrpc/msr-para-test.tsv"
    with path.open(encoding="utf-8-sig", newline="") as handle:
        for row in csv.DictReader(handle, delimiter="\t", quoting=csv.QUOTE_NONE):
            label = "agreement" if row["Quality"] == "1" else "other"
            yield row["#1 String"], row["#2 String"], label


def claimdiff(name: str, positive: str) -> Callable[[Path], Iterator[Pair]]:
    """A reader of sentence pairs of which the second strengthens or weakens the first."""

    def read(data: Path) -> Iterator[Pair]:
        with gzip.open(data / f"claimdiff/ClaimDiff-{name}-train.json.gz", "rt") as handle:
            for row in json.load(handle)["data"]:
                yield row["claim_a"], row["claim_b"], positive if row["relation"] else "other"

    return read


SETS: dict[str, Callable[[Path], Iterator[Pair]]] = {
    "MNLI dev mismatched": nli("nli_dev/mnli_dev_mismatched"),
    "LingNLI val": nli("lingnli/val"),
    "FEVER dev": nli("nli_dev/fever_nli_dev"),
    "HANS": nli("nli_dev/hans_eval"),
    "negated MNLI": negation("MNLI"),
    "negated SNLI": negation("SNLI"),
    "negated RTE": negation("RTE"),
    "semi-automatic, base": nli("semi_automatic_nli/base_wiki_test"),
    "semi-automatic, sim": nli("semi_automatic_nli/sim_wiki_test"),
    "semi-automatic, translate": nli("semi_automatic_nli/translate_wiki_test"),
    "MRPC test": paraphrases,
    "ClaimDiff, strengthens": claimdiff("strength", "agreement"),
    "ClaimDiff, weakens": claimdiff("weak", "contradiction"),
}


def label_of(relation: Relation | None, labels: set[str]) -> str:
    """What a relation is called among the ``labels`` of a set."""
    if "other" in labels:
        verb = str(relation.relation) if relation is not None else ""
        return verb if verb in labels else "other"
    found = "neutral"
    if relation is not None and relation.relation == "contradiction":
        found = "contradiction"
    elif relation is not None and relation.entails in {"a", "both"}:
        found = "entailment"
    if found not in labels:
        return "neutral" if "neutral" in labels else "none"
    return found


def predictions(pairs: list[Pair], config: Config) -> list[str]:
    """What ``relate`` says of each pair, in the labels of the set."""
    labels = {label for _, _, label in pairs}
    found = []
    for at in range(0, len(pairs), CHUNK):
        rows = [{"a": a, "b": b} for a, b, _ in pairs[at : at + CHUNK]]
        found.extend(label_of(r, labels) for r in relate(rows, config))
    return found


def sampled(pairs: Iterable[Pair], size: int) -> list[Pair]:
    """``size`` pairs, evenly spaced; all where there are fewer or ``size`` is 0."""
    every = list(pairs)
    if not size or len(every) <= size:
        return every
    return [every[n * len(every) // size] for n in range(size)]


def measured(pairs: list[Pair], said: list[str]) -> dict[str, Any]:
    """Accuracy, its baselines, and precision and recall of each label."""
    gold = [label for _, _, label in pairs]
    counts = Counter(zip(gold, said, strict=True))
    rows = [{"premise": a, "hypothesis": b} for a, b, _ in pairs]
    result: dict[str, Any] = {
        "pairs": len(pairs),
        "accuracy": sum(n for (g, s), n in counts.items() if g == s) / len(pairs),
        "majority": max(Counter(gold).values()) / len(gold),
        "overlap": overlap(rows, gold),
    }
    for label in sorted(set(gold)):
        right = counts[label, label]
        called, there = said.count(label), gold.count(label)
        result[label] = [right / called if called else None, right / there, called, there]
    return result


def main() -> None:
    """Print a row of a Markdown table for each set."""
    parser = argparse.ArgumentParser()
    parser.add_argument("data", type=Path)
    parser.add_argument("--sets", default=",".join(SETS).replace(", ", "; "))
    parser.add_argument("--sample", type=int, default=0)
    parser.add_argument("--json", type=Path)
    parser.add_argument("--model", default="builtin")
    args = parser.parse_args()
    config = Config(relation_model=args.model)
    print("| set | pairs | accuracy | majority | overlap | label: precision / recall |")
    results = {}
    for name in (n.strip().replace("; ", ", ") for n in args.sets.split(",")):
        pairs = sampled(SETS[name](args.data), args.sample)
        began = time.process_time()
        result = measured(pairs, predictions(pairs, config))
        result["pairs a CPU second"] = len(pairs) / (time.process_time() - began)
        results[name] = result
        shown = "; ".join(
            f"{label}: {'-' if value[0] is None else f'{value[0]:.2f}'} / {value[1]:.2f}"
            for label, value in result.items()
            if isinstance(value, list)
        )
        print(
            f"| {name} | {result['pairs']} | {result['accuracy']:.3f} | {result['majority']:.3f} | "
            f"{result['overlap']:.3f} | {shown} |",
            flush=True,
        )
        if args.json:
            args.json.write_text(json.dumps(results, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
