"""Train a head for the second question over the slot encoder's own vectors, which stay as they are.

    python training/train_relation_head.py --data DATA --encoder CHECKPOINT.pt|ONNX --out HEAD.npz

Each statement is encoded once, as in the product; the head sees (u, v, |u - v|, u * v) and is a
layer of 256 and one of three (Conneau and others 2017). Seeded.
"""

from __future__ import annotations

import argparse
import random
import time
from pathlib import Path

import numpy as np
import torch
from relation_pairs import EXCLUDES, Made, Pair, fever, nli
from torch import nn

from claimcheck.alignment.slot_encoder import MODEL, SlotEncoder

HIDDEN = 256


def features(u: torch.Tensor, v: torch.Tensor) -> torch.Tensor:
    """What the head sees of two rows of unit vectors."""
    return torch.cat([u, v, (u - v).abs() * 4, u * v * 16], -1)


def network() -> nn.Sequential:
    """The head, untrained."""
    return nn.Sequential(
        nn.Linear(4 * 384, HIDDEN), nn.ReLU(), nn.Dropout(0.2), nn.Linear(HIDDEN, 3)
    )


def encoded(model: SlotEncoder, pairs: list[Pair]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Vectors of both sides and the labels."""
    texts = list(dict.fromkeys(t for a, b, _ in pairs for t in (a, b)))
    at = {t: i for i, t in enumerate(texts)}
    rows = np.concatenate([model.encode(texts[i : i + 500]) for i in range(0, len(texts), 500)])
    left, right = ([at[p[side]] for p in pairs] for side in (0, 1))
    return rows[left], rows[right], np.array([label for _, _, label in pairs])


def sample(data: Path, count: int, seed: int) -> list[Pair]:
    """Pairs of every source, in the shares of the cross-encoder's training."""
    rng = random.Random(seed)
    made = Made(seed)
    found = [
        *rng.sample(nli(data), int(0.45 * count)),
        *rng.sample(fever(data), int(0.30 * count)),
        *(next(made) for _ in range(int(0.25 * count))),
    ]
    rng.shuffle(found)
    return found


def main() -> None:
    """Encode, train, write the weights."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--encoder", type=Path, default=MODEL)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--pairs", type=int, default=30000)
    parser.add_argument("--epochs", type=int, default=12)
    parser.add_argument("--seed", type=int, default=3)
    args = parser.parse_args()
    torch.manual_seed(args.seed)
    torch.set_num_threads(1)
    began = time.time()
    left, right, labels = encoded(
        SlotEncoder.load(args.encoder), sample(args.data, args.pairs, args.seed)
    )
    u, v, y = torch.from_numpy(left), torch.from_numpy(right), torch.from_numpy(labels)
    print(len(y), "pairs encoded", f"{time.time() - began:.0f}s", flush=True)
    turned = y == EXCLUDES
    u, v, y = torch.cat([u, v[turned]]), torch.cat([v, u[turned]]), torch.cat([y, y[turned]])
    cut = int(0.95 * len(y))
    order = torch.randperm(len(y))
    train, held = order[:cut], order[cut:]
    head = network()
    optimiser = torch.optim.AdamW(head.parameters(), lr=1e-3, weight_decay=0.02)
    for epoch in range(args.epochs):
        head.train()
        for part in train[torch.randperm(len(train))].split(256):
            out = head(features(u[part], v[part]))
            loss = nn.functional.cross_entropy(out, y[part])
            optimiser.zero_grad(set_to_none=True)
            loss.backward()
            optimiser.step()
        head.eval()
        with torch.inference_mode():
            right_ones = (head(features(u[held], v[held])).argmax(-1) == y[held]).float().mean()
        print(epoch, f"held out {right_ones:.3f}", flush=True)
    np.savez(args.out, **{k: t.numpy() for k, t in head.state_dict().items()})


if __name__ == "__main__":
    main()
