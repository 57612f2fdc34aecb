"""An entailment model from a file: ONNX with its tokenizer.json and config.json beside it.

That is the layout in which sequence classifiers are exported for onnxruntime. One pair is one run,
on one thread, without padding, so that its bits depend on nothing else.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claimcheck.errors import ConfigError
from claimcheck.relations.entailment import COLUMNS, LONGEST, columns, shares

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

SPARE = 2  # positions that some architectures keep for themselves
_LAYOUT = "keep tokenizer.json and config.json in the folder of the model"


@dataclass(frozen=True, slots=True)
class OnnxEntailment:
    """A loaded file. ``inputs`` are the names that the graph asks for."""

    name: str
    digest: str
    session: Any
    tokenizer: Any
    inputs: tuple[str, ...]
    order: tuple[int | None, int | None, int | None]

    @classmethod
    def load(cls, path: Path) -> OnnxEntailment:
        """Read a model; nothing is downloaded.

        Raises ConfigError if a file or the library that reads tokenizer.json is missing, or if
        these are not the files of such a model.
        """
        table, labels = path.with_name("tokenizer.json"), path.with_name("config.json")
        for file in (path, table, labels):
            if not file.is_file():
                raise ConfigError("there is no such file", where=str(file), remedy=_LAYOUT)
        try:
            import onnxruntime
            from tokenizers import Tokenizer
        except ImportError as error:
            raise ConfigError(
                f"relations.model needs {error.name}, which is not installed",
                where=str(path),
                remedy='pip install "claimcheck-news[onnx]"',
            ) from error
        named, room = _labels(labels)
        order = columns(named, str(labels))
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        content = path.read_bytes()
        try:
            tokenizer = Tokenizer.from_file(str(table))
            tokenizer.no_padding()
            tokenizer.enable_truncation(room)
            session = onnxruntime.InferenceSession(
                content, options, providers=["CPUExecutionProvider"]
            )
        except Exception as error:  # neither library has errors of its own
            raise ConfigError(
                f"cannot be loaded: {error}", where=str(path), remedy="export it again"
            ) from error
        whole = hashlib.sha256(content)
        whole.update(table.read_bytes())
        whole.update(labels.read_bytes())
        inputs = tuple(i.name for i in session.get_inputs())
        model = cls(path.name, whole.hexdigest(), session, tokenizer, inputs, order)
        model._try(path)
        return model

    def probabilities(self, pairs: Sequence[tuple[str, str]]) -> NDArray[np.float64]:
        """As `EntailmentModel.probabilities`."""
        import numpy as np

        rows = [shares(self._logits(a, b), self.order) for a, b in pairs]
        return np.array(rows).reshape(-1, len(COLUMNS))

    def _logits(self, premise: str, hypothesis: str) -> NDArray[np.float64]:
        import numpy as np

        coded = self.tokenizer.encode(premise, hypothesis)
        given = {
            "input_ids": coded.ids,
            "attention_mask": coded.attention_mask,
            "token_type_ids": coded.type_ids,
        }
        feed = {name: np.array([given[name]], np.int64) for name in self.inputs}
        return np.asarray(self.session.run(None, feed)[0], np.float64).reshape(-1)

    def _try(self, path: Path) -> None:
        """One run, so that a model of another kind is told at once and not in mid-report."""
        try:
            found = self._logits("A dog sleeps.", "An animal sleeps.")
        except Exception as error:  # unknown inputs, or whatever onnxruntime raises
            raise ConfigError(
                f"does not take a pair of texts: {error}",
                where=str(path),
                remedy="export a sequence classifier with input_ids and attention_mask",
            ) from error
        if len(found) != sum(at is not None for at in self.order):
            raise ConfigError(
                f"gives {len(found)} numbers for a pair, not one for each label of config.json",
                where=str(path),
                remedy=_LAYOUT,
            )


def _labels(file: Path) -> tuple[dict[int, str], int]:
    """The outputs' labels, and how many tokens the model has positions for."""
    try:
        config = json.loads(file.read_text(encoding="utf-8"))
        positions = int(config.get("max_position_embeddings", LONGEST + SPARE))
        named = {int(number): str(label) for number, label in config["id2label"].items()}
        return named, max(SPARE, min(LONGEST, positions - SPARE))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise ConfigError(
            "holds no id2label", where=str(file), remedy="write the labels of the outputs there"
        ) from error
