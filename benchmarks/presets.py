"""What each preset finds on annotated stories, and what each part of the judgement brings.

    python benchmarks/presets.py GOLD_FOLDER [--model builtin|FILE.onnx|NAME] [--one NAME=VALUE ...]

Precision and recall by the definitions of ``claimcheck eval``, with the facts behind them, for
the presets and, with ``--model``, for the comparators alone, the model alone and both together.
The model alone judges every pair that the blocking keeps and that shares enough content. With
``--one`` rows for one threshold at a time, the others as they are.
"""

from __future__ import annotations

import argparse
from collections import Counter
from dataclasses import replace
from pathlib import Path

from annotated import Story, stories

from claimcheck.alignment.candidates import candidate_pairs
from claimcheck.config import PRESETS, Config
from claimcheck.evaluation import figures, score
from claimcheck.relations.entailment import entailment_model
from claimcheck.relations.learned import learned_relations
from claimcheck.relations.pairing import Pairing
from claimcheck.relations.relation import Relation

VERBS = ("contradiction", "agreement", "update", "compatible")


def row(name: str, counts: Counter[str]) -> str:
    """A row of a Markdown table: precision / recall (facts found, pairs wrong) of each relation."""
    found = figures(counts)
    cells = [
        f"{found[f'{v} precision'] or 0:.3f} / {found[f'{v} recall'] or 0:.3f} "
        f"({counts[f'found {v}']}, {counts[f'wrong {v}']})"
        for v in VERBS
    ]
    return f"| {name} | {' | '.join(cells)} | {found['false alarms']:.3f} |"


def kinds(name: str, counts: Counter[str]) -> str:
    """Facts found of those annotated, by relation and kind."""
    names = sorted(k[5:] for k in counts if k.startswith("gold ") and " " in k[5:])
    shown = (f"{k} {counts[f'found {k}']}/{counts[f'gold {k}']}" for k in names)
    return f"{name}: {', '.join(shown)}"


def alone(story: Story, setting: str) -> tuple[Relation, ...]:
    """The relations that a model finds without the comparators."""
    model, config, claims = entailment_model(setting), Config(), story.report.claims
    found: list[Relation] = []
    kept = candidate_pairs(claims, story.report.story, story.report.copies, config.candidate).pairs
    for i, j in kept if model else ():
        pair = Pairing(*sorted((claims[i], claims[j]), key=lambda c: (c.article, c.span)), config)
        if not pair.same_article and pair.match.both >= config.matter and model:
            found.extend(learned_relations(pair, model))
    return tuple(found)


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser()
    parser.add_argument("gold", type=Path)
    parser.add_argument("--model", default="builtin")
    parser.add_argument("--one", nargs="*", default=[], help="thresholds NAME=VALUE, each alone")
    args = parser.parse_args()
    print(f"| setting | {' | '.join(VERBS)} | false alarms |")
    by_kind = []
    ones = {one: {name: float(to)} for one in args.one for name, to in [one.split("=")]}
    for name, thresholds in {**PRESETS, **ones}.items():
        counts: Counter[str] = Counter()
        for story in stories(args.gold, Config(**thresholds)):  # type: ignore[arg-type]
            counts.update(score(story.facts, story.report))
        print(row(name, counts), flush=True)
        by_kind.append(kinds(name, counts))
    if args.model != "builtin":
        both: Counter[str] = Counter()
        only: Counter[str] = Counter()
        for story in stories(args.gold, Config(relation_model=args.model)):
            both.update(score(story.facts, story.report))
            bare = replace(story.report, relations=alone(story, args.model))
            only.update(score(story.facts, bare))
        for name, counts in (("model alone", only), ("comparators and model", both)):
            print(row(name, counts))
            by_kind.append(kinds(name, counts))
    print("\n".join(by_kind))


if __name__ == "__main__":
    main()
