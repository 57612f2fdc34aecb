"""The slot encoder: whether two claims with one slot marked answer the same question.

A small BERT encoder (all-MiniLM-L6-v2, trained further on pairs made without labels:
training/README.md, docs/model.md) turns each marked text into one unit vector, once; a logistic
function of two vectors' cosine gives the probability. onnxruntime computes one text a run in
float32 on one thread, so that the bits of a vector depend on its own text alone.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from claimcheck.alignment.slot_marks import SLOT_MARKS
from claimcheck.alignment.wordpiece import WordPiece
from claimcheck.errors import ClaimcheckError

if TYPE_CHECKING:
    from numpy.typing import NDArray

MODEL = Path(__file__).with_name("slot_encoder.onnx")
WIDTH = 384  # dimensions of a vector
REMEMBERED = 20_000  # vectors kept in one process, about 30 MB

__all__ = ["SLOT_MARKS", "SlotEncoder", "encode", "model_digest", "same_question"]


@dataclass(frozen=True, slots=True)
class SlotEncoder:
    """A loaded model: the ONNX session, its tokenizer, the weights of its pair head.

    ``length`` is the most word pieces of a text that are read, around its marker.
    """

    session: Any
    tokenizer: WordPiece
    markers: frozenset[int]
    length: int
    scale: float
    bias: float
    known: dict[str, NDArray[np.float32]] = field(default_factory=dict, compare=False, repr=False)

    @classmethod
    def load(cls, path: Path) -> SlotEncoder:
        """Read a model file; nothing is downloaded.

        Raises ClaimcheckError if the file is missing or is no model of this kind.
        """
        try:
            import onnxruntime
        except ImportError as error:
            raise ClaimcheckError(
                "the model needs onnxruntime, which cannot be imported",
                where=str(path),
                remedy="pip install onnxruntime",
            ) from error
        if not path.is_file():
            raise ClaimcheckError(
                "the slot encoder is missing",
                where=str(path),
                remedy="install the package again, or make the model with `make train`",
            )
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        try:
            session = onnxruntime.InferenceSession(
                path.read_bytes(), options, providers=["CPUExecutionProvider"]
            )
            meta = session.get_modelmeta().custom_metadata_map
            entries = {w: i for i, w in enumerate(meta["vocabulary"].split("\n"))}
            head = json.loads(meta["head"])
            return cls(
                session=session,
                tokenizer=WordPiece(entries),
                markers=frozenset(entries[m] for m in SLOT_MARKS.values()),
                length=int(meta["length"]),
                scale=float(head["scale"]),
                bias=float(head["bias"]),
            )
        except Exception as error:  # onnxruntime's errors share no base class but Exception
            raise ClaimcheckError(
                f"not a slot encoder: {error}",
                where=str(path),
                remedy="install the package again, or make the model with `make train`",
            ) from error

    def encode(self, texts: Sequence[str], *, threads: int = 1) -> NDArray[np.float32]:
        """Unit vectors (texts by dimensions) of texts with a marked slot (slot_marks.py).

        The same text has the same bits whatever stands beside it and however many threads run.
        """
        fresh = [t for t in dict.fromkeys(texts) if t not in self.known]
        if threads > 1 and len(fresh) > threads:
            with ThreadPoolExecutor(threads) as pool:
                rows = list(pool.map(self._vector, fresh))
        else:
            rows = [self._vector(text) for text in fresh]
        new = dict(zip(fresh, rows, strict=True))
        vectors = [new[t] if t in new else self.known[t] for t in texts]
        if len(self.known) + len(new) > REMEMBERED:
            self.known.clear()
        self.known.update(new)
        return np.stack(vectors) if vectors else np.zeros((0, WIDTH), np.float32)

    def same_question(self, u: NDArray[np.float32], v: NDArray[np.float32]) -> NDArray[np.float32]:
        """The probability, for each row of ``u`` with its row of ``v``, of one question.

        Fitted at even odds on pairs about one subject: among the pairs of a story, where most
        slots are of different questions, it ranks rather than counts. Symmetric to the bit. Raises
        ValueError unless both tables have the same shape.
        """
        if u.shape != v.shape or u.ndim != 2:
            raise ValueError(f"rows of two equal tables, not {u.shape} and {v.shape}")
        # Sums along a row rather than matrix products: BLAS rounds by the size of the batch.
        logit = self.scale * (u * v).sum(-1) + self.bias
        return np.asarray(1 / (1 + np.exp(-logit)), np.float32)

    def _vector(self, text: str) -> NDArray[np.float32]:
        entries = self.tokenizer.vocabulary
        ids = [entries["[CLS]"], *self._around_marker(self.tokenizer.ids(text)), entries["[SEP]"]]
        return np.asarray(self.session.run(None, {"ids": np.array(ids, np.int64)})[0])

    def _around_marker(self, ids: list[int]) -> list[int]:
        room = self.length - 2
        if len(ids) <= room:
            return ids
        at = next((i for i, entry in enumerate(ids) if entry in self.markers), 0)
        first = max(0, min(at - room // 2, len(ids) - room))
        return ids[first : first + room]


@cache
def builtin() -> SlotEncoder:
    """The model that the package ships, loaded once a process."""
    return SlotEncoder.load(MODEL)


def encode(texts: Sequence[str]) -> NDArray[np.float32]:
    """``SlotEncoder.encode`` of the built-in model."""
    return builtin().encode(texts)


def same_question(u: NDArray[np.float32], v: NDArray[np.float32]) -> NDArray[np.float32]:
    """``SlotEncoder.same_question`` of the built-in model."""
    return builtin().same_question(u, v)


@cache
def model_digest() -> str:
    """SHA-256 of the built-in model's file, in hex; "" where there is none."""
    return hashlib.sha256(MODEL.read_bytes()).hexdigest() if MODEL.is_file() else ""
