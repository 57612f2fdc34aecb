"""Write a relation encoder's checkpoint as a folder that ``relations.model`` can name.

    python training/export_relation_encoder.py CHECKPOINT.pt FOLDER

The folder holds model.onnx, tokenizer.json and config.json.
"""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path

import torch
from encoder import FOLDER
from train_relation_encoder import LENGTH, start


def main() -> None:
    """Read the checkpoint, write the folder."""
    kept, folder = torch.load(sys.argv[1], map_location="cpu"), Path(sys.argv[2])
    model = start([int(x) for x in kept["layers"].split(",")])
    model.load_state_dict(kept["model"])
    folder.mkdir(parents=True, exist_ok=True)
    ids = torch.tensor([[101, 2003, 102, 2003, 102]])
    names = ["input_ids", "token_type_ids"]
    torch.onnx.export(
        model.eval(),
        (ids, torch.tensor([[0, 0, 0, 1, 1]])),
        str(folder / "model.onnx"),
        input_names=names,
        output_names=["logits"],
        dynamic_axes={name: {1: "length"} for name in names},
        opset_version=17,
        dynamo=False,
    )
    shutil.copy(FOLDER / "tokenizer.json", folder)
    config = {
        "id2label": {"0": "entailment", "1": "neutral", "2": "contradiction"},
        "max_position_embeddings": LENGTH,
    }
    (folder / "config.json").write_text(json.dumps(config, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
