"""An entailment model of the transformers library: a folder, or an identifier of a model hub.

The library comes with the extra ``transformers``. An identifier is fetched by it when it is not in
its own cache; nothing else in this package ever downloads.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claimcheck.errors import ConfigError
from claimcheck.relations.entailment import COLUMNS, LONGEST, columns, shares

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class TransformersEntailment:
    """A loaded sequence classifier, in evaluation mode, in float32 on the CPU."""

    name: str
    digest: str
    model: Any
    tokenizer: Any
    order: tuple[int | None, int | None, int | None]

    @classmethod
    def load(cls, name: str) -> TransformersEntailment:
        """Load a folder or an identifier.

        Raises ConfigError if the library is missing, or the model cannot be had or is of another
        kind.
        """
        try:
            import torch
            from transformers import AutoModelForSequenceClassification, AutoTokenizer
        except ImportError as error:
            raise ConfigError(
                f"relations.model names {name}, which needs the libraries transformers and torch",
                remedy='pip install "claimcheck-news[transformers]", or name an .onnx file',
            ) from error
        try:
            tokenizer = AutoTokenizer.from_pretrained(name)
            model = AutoModelForSequenceClassification.from_pretrained(name, dtype=torch.float32)
        except (OSError, ValueError) as error:
            first = str(error).strip().split("\n")[0]
            raise ConfigError(
                f"relations.model names {name}, which cannot be loaded: {first}",
                remedy="name a folder with the model's files, an .onnx file, or an identifier that "
                "the machine can fetch",
            ) from error
        order = columns(dict(model.config.id2label), name)
        model.eval()
        return cls(Path(name).name, _digest(model), model, tokenizer, order)

    def probabilities(self, pairs: Sequence[tuple[str, str]]) -> NDArray[np.float64]:
        """As `EntailmentModel.probabilities`: one pair a run, on one thread."""
        import numpy as np
        import torch

        threads = torch.get_num_threads()
        torch.set_num_threads(1)  # the sums of several threads depend on how many there are
        try:
            rows = [shares(self._logits(a, b), self.order) for a, b in pairs]
        finally:
            torch.set_num_threads(threads)
        return np.array(rows).reshape(-1, len(COLUMNS))

    def _logits(self, premise: str, hypothesis: str) -> NDArray[np.float64]:
        import numpy as np
        import torch

        coded = self.tokenizer(
            premise, hypothesis, truncation=True, max_length=LONGEST, return_tensors="pt"
        )
        with torch.inference_mode():
            found = self.model(**coded).logits
        return np.asarray(found.reshape(-1).numpy(), np.float64)


def _digest(model: Any) -> str:
    """SHA-256 of the weights by name."""
    whole = hashlib.sha256()
    for name, tensor in sorted(model.state_dict().items()):
        whole.update(f"{name} {tuple(tensor.shape)}".encode())
        whole.update(tensor.contiguous().numpy().tobytes())
    return whole.hexdigest()
