"""How well vectors of marked texts tell the same question on annotated stories."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    import torch

KINDS = ("quantity", "time", "place")
SAME = frozenset({"agreement", "contradiction", "update"})


def auc(scores: np.ndarray, labels: np.ndarray) -> float:
    """Area under the ROC curve (Mann-Whitney, ties count half)."""
    order = np.argsort(scores, kind="stable")
    ranks = np.empty(len(scores))
    ranks[order] = np.arange(1, len(scores) + 1)
    values, at, counts = np.unique(scores, return_inverse=True, return_counts=True)
    sums = np.zeros(len(values))
    np.add.at(sums, at, ranks)
    ranks = (sums / counts)[at]
    good = labels.sum()
    bad = len(labels) - good
    return float((ranks[labels].sum() - good * (good + 1) / 2) / max(1, good * bad))


def average_precision(scores: np.ndarray, labels: np.ndarray) -> float:
    """Mean of the precision at each positive, best score first."""
    hits = labels[np.argsort(-scores, kind="stable")]
    return float((np.cumsum(hits) / np.arange(1, len(hits) + 1))[hits].mean())


def pairs_of(rows: list[dict], kind: str) -> list[tuple[int, int, str]]:
    """Pairs of slots across articles of a story: the relation they share, or "" for other facts."""
    several = Counter((r["article"], f[0]) for r in rows if r["kind"] == kind for f in r["facts"])
    found = []
    for i, j in combinations(range(len(rows)), 2):
        a, b = rows[i], rows[j]
        if a["kind"] != kind or b["kind"] != kind or a["story"] != b["story"]:
            continue
        if a["article"] == b["article"] or not a["facts"] or not b["facts"]:
            continue
        left = {tuple(f) for f in a["facts"]}
        common = [f for f in left if list(f) in b["facts"]]
        # A quote with two numbers does not say which of them the fact is about.
        clear = [
            f for f in common if several[a["article"], f[0]] == several[b["article"], f[0]] == 1
        ]
        good = sorted(r for _, r, k in clear if r in SAME and k == kind)
        if good:
            found.append((i, j, good[-1] if "contradiction" not in good else "contradiction"))
        elif not common:
            found.append((i, j, ""))
    return found


def report(rows: list[dict], score: Callable[[str, list, list], np.ndarray]) -> dict:
    """AUC and average precision by kind of slot; for numbers also by relation."""
    result: dict[str, float] = {}
    for kind in KINDS:
        pairs = pairs_of(rows, kind)
        scores = score(kind, [p[0] for p in pairs], [p[1] for p in pairs])
        names = np.array([p[2] for p in pairs])
        labels = names != ""
        result[f"{kind}.n"] = f"{labels.sum()}/{(~labels).sum()}"
        result[f"{kind}.auc"] = round(auc(scores, labels), 3)
        result[f"{kind}.ap"] = round(average_precision(scores, labels), 3)
        if kind == "quantity":  # look-alikes that a comparison of dimensions cannot tell apart
            hard = np.array([rows[i]["dimension"] == rows[j]["dimension"] for i, j, _ in pairs])
            result["same_dimension.auc"] = round(auc(scores[hard], labels[hard]), 3)
            result["same_dimension.ap"] = round(average_precision(scores[hard], labels[hard]), 3)
        for relation in ("contradiction", "update"):
            some = (names == relation) | ~labels
            if (names == relation).sum() >= 5:
                result[f"{kind}.{relation}"] = round(auc(scores[some], labels[some]), 3)
    return result


def measure(model: torch.nn.Module, rows: list[dict]) -> dict:
    """The report for a model's head on clauses, and its cosine on quantities."""
    import torch
    from encoder import rows_of_ids

    model.eval()
    out: dict = {}
    for form in ("clause", "sentence"):
        texts = [r[form] for r in rows]
        with torch.inference_mode():
            vectors = model.encode(rows_of_ids(texts)).float()

            def head(_: str, i: list, j: list, v: torch.Tensor = vectors) -> np.ndarray:
                return model.head(v[i], v[j]).numpy()

            def cosine(_: str, i: list, j: list, v: torch.Tensor = vectors) -> np.ndarray:
                return (v[i] * v[j]).sum(-1).numpy()

            full = report(rows, head)
            if form == "clause":
                out = full
                out["cosine"] = report(rows, cosine)["quantity.auc"]
            else:
                out["sentences"] = full["quantity.auc"]
    model.train()
    return out
