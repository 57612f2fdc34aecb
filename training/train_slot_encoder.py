"""Train the slot encoder: which texts with a marked slot answer the same question.

    python training/train_slot_encoder.py --data DATA --out CHECKPOINT.pt [--steps N] [--gold F]

The start is all-MiniLM-L6-v2. A batch holds several pages (pages.py, story_pages.py); every text
is encoded once; the loss is supervised contrastive (Khosla et al. 2020) over the cosine, negatives
being the texts of the batch with the same kind of slot, most of them about the same subject, plus
the cross-entropy of the pair head on the same pairs. Word vectors stay as they are, only the
markers are learnt. Seeded; the same versions on the same machine give the same weights.
"""

from __future__ import annotations

import argparse
import json
import pickle
import random
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import torch
from encoder import SlotEncoder, rows_of_ids, start
from gold_pairs import measure
from pages import Text, fever, nli, sentences
from story_pages import stories
from torch import nn
from views import view

KIND_WEIGHT = {"NUM": 5.0, "TIME": 2.5, "PLACE": 2.0, "NAME": 1.0}
TEMPERATURE = 0.06
NEW = frozenset({"markers", "slot", "scale"})  # not in the start model


def draw_page(page: list[Text], rng: random.Random) -> list[Text]:
    """Up to eight texts of one kind: groups with two texts or more, and look-alikes."""
    groups: dict[str, dict[str, list[Text]]] = defaultdict(lambda: defaultdict(list))
    for text in page:
        groups[text.kind][text.group].append(text)
    kinds = sorted(k for k, g in groups.items() if any(len(t) > 1 for t in g.values()))
    if not kinds:
        return []
    kind = rng.choices(kinds, [KIND_WEIGHT[k] for k in kinds])[0]
    full = [t for t in groups[kind].values() if len(t) > 1]
    lone = [t[0] for t in groups[kind].values() if len(t) == 1]
    rng.shuffle(full)
    rng.shuffle(lone)
    chosen = [t for g in full[:3] for t in rng.sample(g, min(len(g), 3 if len(full) == 1 else 2))]
    return (chosen + [rng.choice(g) for g in full[3:5]] + lone[:3])[:8]


class Batches:
    """Endless batches of token ids, and for each pair of texts whether they ask the same."""

    def __init__(
        self, sources: list[tuple[float, list[list[Text]]]], args: argparse.Namespace
    ) -> None:
        self.sources, self.size, self.rng = sources, args.size, random.Random(args.seed)
        self.clauses, self.views = args.clauses, args.views

    def __iter__(self) -> Batches:
        return self

    def __next__(self) -> tuple[list[list[int]], torch.Tensor, torch.Tensor]:
        texts: list[tuple[int, Text]] = []
        page = 0
        weights = [w for w, _ in self.sources]
        while len(texts) < self.size:
            pages = self.rng.choices(self.sources, weights)[0][1]
            drawn = draw_page(self.rng.choice(pages), self.rng)
            texts.extend((page, t) for t in drawn)
            page += 1
        ids = rows_of_ids([self._form(t) for _, t in texts])
        n = len(texts)
        same, other = torch.zeros(n, n), torch.zeros(n, n)
        for i, (p, a) in enumerate(texts):
            for j, (q, b) in enumerate(texts):
                if i == j:
                    continue
                if p == q and a.group == b.group:
                    same[i, j] = 1
                elif a.kind == b.kind and not (p == q and a.value == b.value):
                    other[i, j] = 1 if p == q else 2
        return ids, same, other

    def _form(self, text: Text) -> str:
        form = text.clause if self.rng.random() < self.clauses else text.sentence
        return view(form, self.rng) if self.rng.random() < self.views else form


def loss_of(model: SlotEncoder, ids: list[list[int]], same: torch.Tensor, other: torch.Tensor):
    """Contrastive loss over the cosine plus the head's cross-entropy."""
    with torch.autocast("cpu", torch.bfloat16):
        vectors = model.encode(ids)
    vectors = vectors.float()
    logits = vectors @ vectors.T / TEMPERATURE
    negative = torch.where(other > 0, logits, torch.tensor(-1e4)).logsumexp(1, keepdim=True)
    each = -(logits - torch.logaddexp(logits, negative))
    has = same.sum(1) > 0
    contrast = ((each * same).sum(1)[has] / same.sum(1)[has]).mean()
    i, j = torch.nonzero(torch.triu((same > 0) | (other == 1), 1), as_tuple=True)
    far_i, far_j = torch.nonzero(torch.triu(other == 2, 1), as_tuple=True)
    some = torch.randperm(len(far_i))[: len(i) // 2]
    i, j = torch.cat([i, far_i[some]]), torch.cat([j, far_j[some]])
    head = nn.functional.binary_cross_entropy_with_logits(
        model.head(vectors[i], vectors[j]), same[i, j]
    )
    return contrast + head, contrast.item(), head.item()


def cached(
    pages: Callable[[Path], Iterator[list[Text]]], data: Path, folder: Path
) -> list[list[Text]]:
    """The pages of a source, kept in ``folder`` for the next step of the same recipe."""
    kept = folder / f"pages-{pages.__name__}.pickle"
    if not kept.exists():
        kept.write_bytes(pickle.dumps(list(pages(data))))
    found: list[list[Text]] = pickle.loads(kept.read_bytes())
    return found


def main() -> None:
    """Train, measure now and then, keep the last checkpoint."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--gold", type=Path, help="slots of annotated stories, to watch")
    parser.add_argument("--start", type=Path, help="a checkpoint to go on from")
    parser.add_argument("--layers", default="0,1,2,3,4,5", help="of the start model")
    parser.add_argument("--steps", type=int, default=2000)
    parser.add_argument("--size", type=int, default=64, help="texts in a batch")
    parser.add_argument("--rate", type=float, default=8e-5)
    parser.add_argument("--every", type=int, default=200, help="steps between measurements")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--fever", type=float, default=0.25)
    parser.add_argument("--nli", type=float, default=0.2)
    parser.add_argument("--sentences", type=float, default=0.2)
    parser.add_argument("--stories", type=float, default=0.35)
    parser.add_argument("--clauses", type=float, default=0.7, help="share of clauses")
    parser.add_argument("--views", type=float, default=0.7, help="share of texts reworded")
    args = parser.parse_args()
    torch.manual_seed(args.seed)
    torch.set_num_threads(args.threads)
    began = time.time()
    sources = []
    for weight, pages in ((args.fever, fever), (args.nli, nli), (args.sentences, sentences)):
        if weight:
            sources.append((weight, cached(pages, args.data, args.out.parent)))
    if args.stories:
        sources.append((args.stories, stories(20000)))
    print([len(p) for _, p in sources], "pages", f"{time.time() - began:.0f}s", flush=True)
    model = start([int(x) for x in args.layers.split(",")])
    if args.start:
        model.load_state_dict(torch.load(args.start)["model"])
    named = [(n, p) for n, p in model.named_parameters() if p.requires_grad]
    slow = [p for n, p in named if n.split(".")[0] not in NEW]
    fast = [p for n, p in named if n.split(".")[0] in NEW]
    optimiser = torch.optim.AdamW(
        [{"params": slow}, {"params": fast, "lr": args.rate * 10}], lr=args.rate, weight_decay=0.01
    )
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser,
        lambda s: min(1.0, (s + 1) / 100) * max(0.02, 1 - s / args.steps),
    )
    gold = [json.loads(x) for x in args.gold.read_text().splitlines()] if args.gold else []
    if gold:
        print("0 before training", json.dumps(measure(model, gold)), flush=True)
    total: list[tuple[float, float]] = []
    batches = Batches(sources, args)
    for step, (ids, same, other) in enumerate(batches, 1):
        model.train()
        loss, contrast, head = loss_of(model, ids, same, other)
        optimiser.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimiser.step()
        schedule.step()
        total.append((contrast, head))
        if step % 50 == 0:
            mean = np.mean(total[-50:], axis=0)
            took = time.time() - began
            print(step, f"{took:.0f}s contrast {mean[0]:.3f} head {mean[1]:.3f}", flush=True)
        if step % args.every == 0 or step == args.steps:
            if gold:
                print(step, "gold", json.dumps(measure(model, gold)), flush=True)
            torch.save({"model": model.state_dict(), "layers": args.layers}, args.out)
        if step == args.steps:
            break


if __name__ == "__main__":
    main()
