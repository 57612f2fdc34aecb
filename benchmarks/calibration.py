"""How often relations are right by their score, and the curve that turns one into the other.

    python benchmarks/calibration.py GOLD_FOLDER [HELD_OUT_FOLDER] [--write confidence.toml]

For each relation name four ways are fitted with one story left out at a time and compared by the
log loss of the story left out: one share for all, Platt's logistic curve with his smoothed targets
(Platt 1999), the same with an offset for each kind, and isotonic regression. Then the reliability
of the scores: Wilson's interval for the pairs of a row,
and one by drawing whole stories again, since the pairs of a story resemble each other.
"""

from __future__ import annotations

import argparse
import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

import numpy as np
from annotated import stories, verdict
from scipy.optimize import isotonic_regression, minimize

from claimcheck.config import PRESETS, Config
from claimcheck.relations.relation import Verb

ROWS = (0.0, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 1.01)
DRAWS = 1000
LEAST = 0.2  # slope
MIDDLE = 0.7  # a usual score, where slope and intercept are nearly independent


@dataclass(frozen=True, slots=True)
class Judged:
    """One relation that the annotation knows: its story, name, kind, score and whether it holds."""

    story: str
    verb: str
    kind: str
    score: float
    right: bool


Predictor = Callable[[list[Judged]], np.ndarray]
Way = Callable[[list[Judged]], Predictor]
Curve = tuple[float, float, dict[str, float]]


def judged(folder: Path, presets: Sequence[str], *, raw: bool) -> list[Judged]:
    """The relations of all presets, each once."""
    found: dict[tuple[str, str, str, str, str], Judged] = {}
    for preset in presets:
        for story in stories(folder, Config(raw_scores=raw, **PRESETS[preset])):
            claims = {c.id: c for c in story.report.claims}
            for r in story.report.relations:
                right = verdict(r, claims, story.facts)
                key = (story.name, r.a, r.b, r.evidence.slot, r.relation.value)
                if right is not None and key not in found:
                    found[key] = Judged(story.name, r.relation.value, str(r.kind), r.score, right)
    return list(found.values())


def one_share(rows: list[Judged]) -> Predictor:
    """The share of right ones, drawn a little to one half (Laplace)."""
    share = (sum(r.right for r in rows) + 1) / (len(rows) + 2)
    return lambda held: np.full(len(held), share)


def logistic(rows: list[Judged], *, kinds: bool) -> Curve:
    """Slope, intercept and an offset for each kind, with Platt's smoothed targets.

    Slope and offsets are drawn to 0, as for a prior of variance 1. The slope stays above ``LEAST``,
    so that of two relations of one kind the better aligned one comes first.
    """
    scores, right = np.array([r.score for r in rows]), np.array([r.right for r in rows])
    names = sorted({r.kind for r in rows}) if kinds else []
    hot = np.array([[r.kind == n for n in names] for r in rows], float).reshape(len(rows), -1)
    good = right.sum()
    target = np.where(right, (good + 1) / (good + 2), 1 / (len(right) - good + 2))

    def loss(p: np.ndarray) -> float:
        z = p[0] * (scores - MIDDLE) + p[1] + hot @ p[2:]
        return float((np.logaddexp(0, z) - target * z).sum() + 0.5 * (p[0] ** 2 + p[2:] @ p[2:]))

    bounds = [(LEAST, None), *[(None, None)] * (1 + len(names))]
    p = minimize(loss, np.zeros(len(bounds)), bounds=bounds).x
    offsets = {n: round(float(x), 2) for n, x in zip(names, p[2:], strict=True)}
    return round(float(p[0]), 2), round(float(p[1] - MIDDLE * p[0]), 2), offsets


def platt(rows: list[Judged]) -> Predictor:
    """One logistic curve."""
    return _following(logistic(rows, kinds=False))


def platt_by_kind(rows: list[Judged]) -> Predictor:
    """One logistic curve, moved for each kind."""
    return _following(logistic(rows, kinds=True))


def _following(curve: Curve) -> Predictor:
    slope, intercept, offsets = curve
    return lambda held: np.array(
        [1 / (1 + math.exp(-(slope * r.score + intercept + offsets.get(r.kind, 0)))) for r in held]
    )


def isotonic(rows: list[Judged]) -> Predictor:
    """Steps that never fall, kept off 0 and 1."""
    ordered = sorted(rows, key=lambda r: r.score)
    steps = isotonic_regression([float(r.right) for r in ordered]).x
    edge = 1 / (len(rows) + 2)
    xs = [r.score for r in ordered]
    return lambda held: np.clip(np.interp([r.score for r in held], xs, steps), edge, 1 - edge)


WAYS = {
    "one share": one_share,
    "Platt": platt,
    "Platt by kind": platt_by_kind,
    "isotonic": isotonic,
}


def left_out(rows: list[Judged], fit: Way) -> tuple[float, float]:
    """Log loss and Brier score of a way of fitting, each story predicted from the others."""
    held = held_out(rows, fit)
    p = np.clip([r.score for r in held], 1e-6, 1 - 1e-6)
    right = np.array([r.right for r in held])
    return float(-np.where(right, np.log(p), np.log(1 - p)).mean()), float(
        ((p - right) ** 2).mean()
    )


def held_out(rows: list[Judged], fit: Way) -> list[Judged]:
    """The rows with the score that the other stories give them."""
    found = []
    for verb in Verb:
        some = [r for r in rows if r.verb == verb]
        for name in sorted({r.story for r in some}):
            held = [r for r in some if r.story == name]
            predict = fit([r for r in some if r.story != name])
            found += [replace(r, score=float(p)) for r, p in zip(held, predict(held), strict=True)]
    return found


def wilson(good: int, count: int, z: float = 1.96) -> tuple[float, float]:
    """The 95 % interval of a share (Wilson 1927)."""
    share, square = good / count, z * z / count
    middle = (share + square / 2) / (1 + square)
    half = z * math.sqrt(share * (1 - share) / count + square / (4 * count)) / (1 + square)
    return middle - half, middle + half


def drawn(rows: list[Judged]) -> tuple[float, float]:
    """The 95 % interval of the share of right ones when stories are drawn again."""
    rng = np.random.default_rng(1)
    names = sorted({r.story for r in rows})
    counts = np.array([[sum(r.right for r in rows if r.story == n),
                        sum(r.story == n for r in rows)] for n in names])  # fmt: skip
    picks = rng.integers(len(names), size=(DRAWS, len(names)))
    sums = counts[picks].sum(1)
    low, high = np.quantile(sums[:, 0] / np.maximum(1, sums[:, 1]), [0.025, 0.975])
    return float(low), float(high)


def reliability(rows: list[Judged]) -> None:
    """Print how many of each band of scores are right."""
    print("| relation | score | pairs | mean score | right | Wilson 95 % | stories drawn 95 % |")
    for verb in Verb:
        some = [r for r in rows if r.verb == verb]
        for low, high in pairwise(ROWS):
            band = [r for r in some if low <= r.score < high]
            if not band:
                continue
            good, mean = sum(r.right for r in band), np.mean([r.score for r in band])
            w, d = wilson(good, len(band)), drawn(band)
            print(f"| {verb} | {low:.2f} to {min(high, 1):.2f} | {len(band)} | {mean:.2f} | "
                  f"{good / len(band):.2f} | {w[0]:.2f} to {w[1]:.2f} | "
                  f"{d[0]:.2f} to {d[1]:.2f} |")  # fmt: skip
        if some:
            error = np.mean([r.score for r in some]) - np.mean([r.right for r in some])
            brier = np.mean([(r.score - r.right) ** 2 for r in some])
            print(f"{verb}: mean score less share of right ones {error:+.3f}, Brier {brier:.3f}")


def held_out_from(rows: list[Judged], few: list[Judged]) -> list[Judged]:
    """The ``few`` with the scores that ``rows`` of the other stories give them."""
    found = []
    for name in sorted({r.story for r in few}):
        for verb in Verb:
            held = [r for r in few if r.story == name and r.verb == verb]
            if held:
                fit = platt_by_kind([r for r in rows if r.story != name and r.verb == verb])
                found += [replace(r, score=float(p)) for r, p in zip(held, fit(held), strict=True)]
    return found


def curves(rows: list[Judged]) -> str:
    """The curves of all relations as the package keeps them (relations/confidence.toml)."""
    lines = ["# Fitted by benchmarks/calibration.py; what each number is: confidence.py."]
    for verb in Verb:
        slope, intercept, offsets = logistic([r for r in rows if r.verb == verb], kinds=True)
        lines += [
            "",
            f"[{verb}]",
            f"slope = {slope}",
            f"intercept = {intercept}",
            "[" + f"{verb}.kinds]",
        ]
        lines += [f"{kind} = {value}" for kind, value in offsets.items()]
    return "\n".join(lines) + "\n"


def main() -> None:
    """Compare the ways, print the curves and the reliability."""
    parser = argparse.ArgumentParser()
    parser.add_argument("gold", type=Path)
    parser.add_argument("held", type=Path, nargs="?")
    parser.add_argument("--write", type=Path, help="claimcheck/relations/confidence.toml")
    args = parser.parse_args()
    rows = judged(args.gold, tuple(PRESETS), raw=True)
    print(f"| relation | pairs | right | {' | '.join(f'{w}: log loss, Brier' for w in WAYS)} |")
    for verb in Verb:
        some = [r for r in rows if r.verb == verb]
        cells = [f"{a:.3f}, {b:.3f}" for a, b in (left_out(some, w) for w in WAYS.values())]
        print(f"| {verb} | {len(some)} | {sum(r.right for r in some)} | {' | '.join(cells)} |")
    if args.write:
        args.write.write_text(curves(rows), encoding="utf-8")
    balanced = judged(args.gold, ["balanced"], raw=True)
    print("\nReliability, each story scored by a curve from the others (settings: balanced)")
    reliability(held_out_from(rows, balanced))
    if args.held:
        print(f"\nReliability of the product's scores on {args.held}")
        reliability(judged(args.held, ["balanced"], raw=False))


if __name__ == "__main__":
    main()
