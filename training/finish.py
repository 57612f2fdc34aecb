"""Average checkpoints with the start model and fit the logistic head.

    python training/finish.py OUT.pt --data DATA --stay 0.25 FIRST.pt [MORE.pt ...]

Averaging the weights of a fine-tuned model with those it started from keeps what the start model
knew of texts unlike the training data (Wortsman et al. 2022, "Robust fine-tuning of zero-shot
models"). The head is then fitted on NLI pages, sentences and invented stories: pairs of one
question against pairs of different questions of the same page, at even odds.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch
from encoder import SlotEncoder, start
from pages import nli, sentences
from story_pages import stories
from torch import nn
from train_slot_encoder import Batches, cached

BATCHES = 40


def averaged(paths: list[Path], layers: list[int], stay: float) -> SlotEncoder:
    """The start model's weights times ``stay`` plus the mean of the checkpoints' for the rest."""
    model = start(layers)
    kept = [torch.load(p, map_location="cpu")["model"] for p in paths]
    mixed = {
        name: stay * value + (1 - stay) * sum(k[name] for k in kept) / len(kept)
        for name, value in model.state_dict().items()
    }
    model.load_state_dict(mixed)
    return model.eval()


def fit_head(model: SlotEncoder, batches: Batches) -> None:
    """Fit scale and bias by logistic regression (L-BFGS)."""
    cosines, labels = [], []
    for _, (ids, same, other) in zip(range(BATCHES), batches, strict=False):
        with torch.inference_mode():
            vectors = model.encode(ids)
        at = torch.triu((same > 0) | (other == 1), 1)
        cosines.append((vectors @ vectors.T)[at].clone())
        labels.append(same[at])
    x, y = torch.cat(cosines), torch.cat(labels)
    weight = torch.where(y > 0, 1 / y.sum(), 1 / (1 - y).sum()) * len(y) / 2
    head = torch.tensor([8.0, -4.0], requires_grad=True)
    optimiser = torch.optim.LBFGS([head], max_iter=200, line_search_fn="strong_wolfe")

    def loss() -> torch.Tensor:
        optimiser.zero_grad()
        value = nn.functional.binary_cross_entropy_with_logits(head[0] * x + head[1], y, weight)
        value.backward()
        return value

    last = optimiser.step(loss)
    with torch.no_grad():
        model.scale.copy_(head)
    print(len(y), "pairs,", int(y.sum()), "same; loss", last.item(), "head", head.tolist())


def main() -> None:
    """Average, fit, save."""
    parser = argparse.ArgumentParser()
    parser.add_argument("out", type=Path)
    parser.add_argument("checkpoints", type=Path, nargs="+")
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--stay", type=float, default=0.25, help="share of the start model")
    args = parser.parse_args()
    torch.manual_seed(0)
    torch.set_num_threads(1)
    layers = torch.load(args.checkpoints[0], map_location="cpu")["layers"]
    model = averaged(args.checkpoints, [int(x) for x in layers.split(",")], args.stay)
    sources = [(1.0, cached(pages, args.data, args.out.parent)) for pages in (nli, sentences)]
    args.size, args.seed, args.clauses, args.views = 64, 99, 0.8, 0.3
    fit_head(model, Batches([*sources, (1.0, stories(3000, seed=99))], args))
    torch.save({"model": model.state_dict(), "layers": layers}, args.out)


if __name__ == "__main__":
    main()
