"""Write a checkpoint as the ONNX file that the package ships.

    python training/export_onnx.py CHECKPOINT.pt claimcheck/alignment/slot_encoder.onnx

One text a run, without padding, so that a row's bits cannot depend on its neighbours. Matrices are
stored as int8 with one scale an output column, word vectors with one scale a row; the graph casts
them back to float32, which onnxruntime does once at load (constant folding), and computes in
float32. The vocabulary and the weights of the pair head travel in the file's metadata, so that one
digest names the whole model.
"""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import onnx
import torch
from encoder import HEADS, LENGTH, WIDTH, vocabulary
from onnx import TensorProto, helper, numpy_helper

OPSET, IR = 20, 9


@dataclass
class Graph:
    """Nodes and constants of a graph under construction; every method returns a tensor's name."""

    nodes: list[onnx.NodeProto] = field(default_factory=list)
    constants: list[onnx.TensorProto] = field(default_factory=list)

    def op(self, kind: str, *inputs: str, **attributes: object) -> str:
        """Append one node with one output."""
        name = f"{kind}_{len(self.nodes)}"
        self.nodes.append(helper.make_node(kind, list(inputs), [name], **attributes))
        return name

    def constant(self, value: np.ndarray) -> str:
        """A constant as it is."""
        name = f"c{len(self.constants)}"
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def matrix(self, weight: np.ndarray) -> str:
        """A matrix (inputs by outputs) in int8 with one scale an output."""
        scale = np.maximum(np.abs(weight).max(0, keepdims=True), 1e-9) / 127
        small = np.round(weight / scale).astype(np.int8)
        wide = self.op("Cast", self.constant(small), to=TensorProto.FLOAT)
        return self.op("Mul", wide, self.constant(scale.astype(np.float32)))

    def linear(self, x: str, weight: np.ndarray, bias: np.ndarray | None) -> str:
        """x W^T + b, with torch's layout of W."""
        y = self.op("MatMul", x, self.matrix(weight.T))
        return y if bias is None else self.op("Add", y, self.constant(bias))


def build(state: dict[str, torch.Tensor], layers: int) -> onnx.ModelProto:
    """The graph: ids (length,) to a unit vector (WIDTH,)."""
    w = {k: v.detach().float().numpy() for k, v in state.items()}
    g = Graph()
    shape = {
        "heads": g.constant(np.array([-1, HEADS, WIDTH // HEADS], np.int64)),
        "flat": g.constant(np.array([-1, WIDTH], np.int64)),
    }
    table = w["words"].copy()
    table[1:5] = w["markers"][1:5]
    scale = np.abs(table).max(1, keepdims=True) / 127
    scale[scale == 0] = 1
    rows = g.op("Gather", g.constant(np.round(table / scale).astype(np.int8)), "ids", axis=0)
    rows = g.op("Cast", rows, to=TensorProto.FLOAT)
    words = g.op("Mul", rows, g.op("Gather", g.constant(scale.astype(np.float32)), "ids", axis=0))
    zero, one = g.constant(np.array([0], np.int64)), g.constant(np.array([1], np.int64))
    length = g.op("Shape", "ids")
    place = g.op("Slice", g.constant(w["positions"]), zero, length, zero)
    x = _norm(g, g.op("Add", words, place), w, "norm")
    for i in range(layers):
        x = _layer(g, x, w, f"layers.{i}", shape)
    mean = g.op("ReduceMean", x, zero, keepdims=0)
    is_marker = g.op(
        "And",
        g.op("GreaterOrEqual", "ids", one),
        g.op("LessOrEqual", "ids", g.constant(np.array([4], np.int64))),
    )
    here = g.op("Unsqueeze", g.op("Cast", is_marker, to=TensorProto.FLOAT), one)
    count = g.op("Max", g.op("ReduceSum", here, keepdims=0), g.constant(np.array(1, np.float32)))
    marker = g.op("Div", g.op("ReduceSum", g.op("Mul", x, here), zero, keepdims=0), count)
    total = g.op("Add", mean, g.linear(marker, w["slot.weight"], None))
    size = g.op("Sqrt", g.op("ReduceSum", g.op("Mul", total, total), keepdims=1))
    g.nodes.append(helper.make_node("Div", [total, size], ["vector"]))
    graph = helper.make_graph(
        g.nodes,
        "slot_encoder",
        [helper.make_tensor_value_info("ids", TensorProto.INT64, ["length"])],
        [helper.make_tensor_value_info("vector", TensorProto.FLOAT, [WIDTH])],
        g.constants,
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", OPSET)], ir_version=IR)
    head = {"scale": float(w["scale"][0]), "bias": float(w["scale"][1])}
    helper.set_model_props(
        model,
        {
            "head": json.dumps(head),
            "length": str(LENGTH),
            "vocabulary": "\n".join(vocabulary()),
        },
    )
    onnx.checker.check_model(model)
    return model


def _norm(g: Graph, x: str, w: dict[str, np.ndarray], name: str) -> str:
    weight, bias = g.constant(w[f"{name}.weight"]), g.constant(w[f"{name}.bias"])
    return g.op("LayerNormalization", x, weight, bias, axis=-1, epsilon=1e-12)


def _layer(g: Graph, x: str, w: dict[str, np.ndarray], at: str, shape: dict[str, str]) -> str:
    parts = []
    for i, order in enumerate(([1, 0, 2], [1, 2, 0], [1, 0, 2])):
        rows = slice(i * WIDTH, (i + 1) * WIDTH)
        weight, bias = w[f"{at}.qkv.weight"][rows], w[f"{at}.qkv.bias"][rows]
        if i == 0:  # the scale of the scores goes into the queries
            weight, bias = weight / (WIDTH // HEADS) ** 0.5, bias / (WIDTH // HEADS) ** 0.5
        y = g.op("Reshape", g.linear(x, weight, bias), shape["heads"])
        parts.append(g.op("Transpose", y, perm=order))
    attention = g.op("Softmax", g.op("MatMul", parts[0], parts[1]), axis=-1)
    seen = g.op("Transpose", g.op("MatMul", attention, parts[2]), perm=[1, 0, 2])
    seen = g.op("Reshape", seen, shape["flat"])
    out = g.linear(seen, w[f"{at}.out.weight"], w[f"{at}.out.bias"])
    x = _norm(g, g.op("Add", x, out), w, f"{at}.norm1")
    up = g.op("Gelu", g.linear(x, w[f"{at}.up.weight"], w[f"{at}.up.bias"]))
    down = g.linear(up, w[f"{at}.down.weight"], w[f"{at}.down.bias"])
    return _norm(g, g.op("Add", x, down), w, f"{at}.norm2")


def main() -> None:
    """Read the checkpoint, write the model."""
    kept = torch.load(sys.argv[1], map_location="cpu")
    model = build(kept["model"], len(kept["layers"].split(",")))
    Path(sys.argv[2]).write_bytes(model.SerializeToString(deterministic=True))
    print(Path(sys.argv[2]).stat().st_size, "bytes")


if __name__ == "__main__":
    main()
