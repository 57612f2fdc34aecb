"""Train a light cross-encoder for the second question: implies, neither or excludes.

    python training/train_relation_encoder.py --data DATA --out CHECKPOINT.pt --steps N

The start is all-MiniLM-L6-v2 with the two statements in one sequence, as BERT was trained; word
vectors stay as they are. Conflicts are shown in both orders. Seeded; the same versions on the same
machine give the same weights.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Iterator
from pathlib import Path

import torch
from encoder import CLS, FOLDER, PAD, SEP, WIDTH, Layer, vocabulary
from relation_pairs import EXCLUDES, Made, Pair, fever, nli
from safetensors.torch import load_file
from torch import nn

from claimcheck.alignment.wordpiece import WordPiece

LENGTH = 72  # word pieces of both statements, the marks included
_TOKENIZER = WordPiece({w: i for i, w in enumerate(vocabulary())})


def ids_of(a: str, b: str) -> tuple[list[int], int]:
    """The ids of both statements in one sequence and where the second begins."""
    left, right = _TOKENIZER.ids(a), _TOKENIZER.ids(b)
    while len(left) + len(right) > LENGTH - 3:
        (left if len(left) >= len(right) else right).pop()
    return [CLS, *left, SEP, *right, SEP], len(left) + 2


class RelationEncoder(nn.Module):
    """Both statements through the layers; three logits from the first token and the mean."""

    def __init__(self, layers: int) -> None:
        super().__init__()
        self.words = nn.Parameter(torch.zeros(30522, WIDTH), requires_grad=False)
        self.positions = nn.Parameter(torch.zeros(LENGTH, WIDTH))
        self.sides = nn.Parameter(torch.zeros(2, WIDTH))
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(layers))
        self.pool = nn.Linear(2 * WIDTH, WIDTH)
        self.out = nn.Linear(WIDTH, 3)

    def forward(self, ids: torch.Tensor, sides: torch.Tensor) -> torch.Tensor:
        """Logits (pairs, 3) of padded ids and the side of each token."""
        words = nn.functional.embedding(ids, self.words)
        x = self.norm(words + self.positions[: ids.shape[1]] + self.sides[sides])
        mask = (ids != PAD)[:, None, None, :]
        for layer in self.layers:
            x = layer(x, mask)
        some = (ids != PAD).unsqueeze(-1).to(x.dtype)
        mean = (x * some).sum(1) / some.sum(1)
        return self.out(torch.tanh(self.pool(torch.cat([x[:, 0], mean], -1))))


def start(layers: list[int]) -> RelationEncoder:
    """The network with the weights of all-MiniLM-L6-v2's given layers."""
    w = {k.removeprefix("bert."): v.float() for k, v in
         load_file(FOLDER / "model.safetensors").items()}  # fmt: skip
    model = RelationEncoder(len(layers))
    with torch.no_grad():
        model.words.copy_(w["embeddings.word_embeddings.weight"])
        model.positions.copy_(w["embeddings.position_embeddings.weight"][:LENGTH])
        model.sides.copy_(w["embeddings.token_type_embeddings.weight"])
        model.norm.weight.copy_(w["embeddings.LayerNorm.weight"])
        model.norm.bias.copy_(w["embeddings.LayerNorm.bias"])
        for layer, at in zip(model.layers, layers, strict=True):
            b = f"encoder.layer.{at}."
            for part in ("weight", "bias"):
                names = ("query", "key", "value")
                full = torch.cat([w[f"{b}attention.self.{n}.{part}"] for n in names])
                getattr(layer.qkv, part).copy_(full)
                getattr(layer.out, part).copy_(w[f"{b}attention.output.dense.{part}"])
                getattr(layer.norm1, part).copy_(w[f"{b}attention.output.LayerNorm.{part}"])
                getattr(layer.up, part).copy_(w[f"{b}intermediate.dense.{part}"])
                getattr(layer.down, part).copy_(w[f"{b}output.dense.{part}"])
                getattr(layer.norm2, part).copy_(w[f"{b}output.LayerNorm.{part}"])
    return model


def tensors(pairs: list[Pair]) -> tuple[torch.Tensor, torch.Tensor]:
    """Padded ids and sides of pairs."""
    rows = [ids_of(a, b) for a, b, _ in pairs]
    width = max(len(r) for r, _ in rows)
    ids = torch.tensor([r + [PAD] * (width - len(r)) for r, _ in rows])
    sides = torch.stack([(torch.arange(width) >= at).long() for _, at in rows])
    return ids, sides


def logits(model: RelationEncoder, pairs: list[Pair], chunk: int = 64) -> torch.Tensor:
    """Logits of many pairs, those of like length together."""
    order = sorted(range(len(pairs)), key=lambda i: len(pairs[i][0]) + len(pairs[i][1]))
    with torch.inference_mode():
        parts = [
            model(*tensors([pairs[i] for i in order[at : at + chunk]]))
            for at in range(0, len(order), chunk)
        ]
    return torch.cat(parts)[torch.tensor(order).argsort()]


def batches(
    sources: list[tuple[float, Iterator[Pair]]], size: int, rng: random.Random
) -> Iterator[list[Pair]]:
    """Batches of pairs of like length."""
    weights = [w for w, _ in sources]
    while True:
        pool = []
        for _ in range(size * 16):
            a, b, label = next(rng.choices(sources, weights)[0][1])
            turned = label == EXCLUDES and rng.random() < 0.5
            pool.append((b, a, label) if turned else (a, b, label))
        pool.sort(key=lambda p: len(p[0]) + len(p[1]))
        parts = [pool[i : i + size] for i in range(0, len(pool), size)]
        rng.shuffle(parts)
        yield from parts


def endless(pairs: list[Pair], rng: random.Random) -> Iterator[Pair]:
    """The pairs in a new order each time round."""
    while True:
        rng.shuffle(pairs)
        yield from pairs


def main() -> None:
    """Train; a checkpoint and the accuracy on made pairs now and then."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--layers", default="0,1,2,3,4,5")
    parser.add_argument("--steps", type=int, default=2500)
    parser.add_argument("--size", type=int, default=32)
    parser.add_argument("--rate", type=float, default=8e-5)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--seed", type=int, default=3)
    args = parser.parse_args()
    torch.manual_seed(args.seed)
    torch.set_num_threads(args.threads)
    rng, began = random.Random(args.seed), time.time()
    lists = [nli(args.data), fever(args.data)]
    print([len(x) for x in lists], f"{time.time() - began:.0f}s", flush=True)
    sources = [
        (0.45, endless(lists[0], rng)),
        (0.30, endless(lists[1], rng)),
        (0.25, iter(Made(args.seed))),
    ]
    model = start([int(x) for x in args.layers.split(",")])
    fast = [*model.pool.parameters(), *model.out.parameters()]
    held = {id(p) for p in fast}
    slow = [p for p in model.parameters() if p.requires_grad and id(p) not in held]
    optimiser = torch.optim.AdamW(
        [{"params": slow}, {"params": fast, "lr": 5 * args.rate}], lr=args.rate, weight_decay=0.01
    )
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda s: min(1.0, (s + 1) / 100) * max(0.02, 1 - s / args.steps)
    )
    losses: list[float] = []
    right: list[float] = []
    for step, batch in enumerate(batches(sources, args.size, rng), 1):
        ids, sides = tensors(batch)
        labels = torch.tensor([label for _, _, label in batch])
        with torch.autocast("cpu", torch.bfloat16):
            out = model(ids, sides)
        loss = nn.functional.cross_entropy(out.float(), labels)
        optimiser.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimiser.step()
        schedule.step()
        losses.append(loss.item())
        right.append((out.argmax(-1) == labels).float().mean().item())
        if step % 50 == 0:
            took = time.time() - began
            print(step, f"{took:.0f}s loss {sum(losses[-50:]) / 50:.3f} "
                  f"right {sum(right[-50:]) / 50:.3f}", flush=True)  # fmt: skip
        if step % 250 == 0 or step == args.steps:
            torch.save({"model": model.state_dict(), "layers": args.layers, "step": step}, args.out)
        if step == args.steps:
            break


if __name__ == "__main__":
    main()
