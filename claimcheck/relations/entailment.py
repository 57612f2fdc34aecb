"""The entailment model: what a learned reader says of two statements, and which one is in force.

The package ships none (docs/model.md says what was tried): "builtin" stands for the comparators
alone. A desk that has a stronger model names it in ``relations.model``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from claimcheck.errors import ConfigError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

BUILTIN = "builtin"
COLUMNS = ("entailment", "neutral", "contradiction")
LONGEST = 256  # tokens of both statements that a model is given; claims are far shorter


class EntailmentModel(Protocol):
    """Reads a premise and a hypothesis."""

    @property
    def name(self) -> str:
        """What reasons call it: the file or the identifier."""

    @property
    def digest(self) -> str:
        """Changes with the weights, so that nothing judged by others is taken from a cache."""

    def probabilities(self, pairs: Sequence[tuple[str, str]]) -> NDArray[np.float64]:
        """Entailment, neutral, contradiction of each (premise, hypothesis): (pairs, 3), sums 1.

        The same pair has the same bits whatever stands beside it.
        """


@lru_cache(maxsize=4)
def entailment_model(setting: str) -> EntailmentModel | None:
    """The model that ``relations.model`` names, loaded once a process; None for "builtin".

    A path that ends in .onnx is a file beside its tokenizer.json and config.json; anything else is
    a folder or an identifier that the transformers library loads. Raises ConfigError where the
    file, the library or the labels are missing.
    """
    if setting == BUILTIN:
        return None
    if setting.endswith(".onnx"):
        from claimcheck.relations.onnx_entailment import OnnxEntailment

        return OnnxEntailment.load(Path(setting))
    from claimcheck.relations.transformers_entailment import TransformersEntailment

    return TransformersEntailment.load(setting)


def columns(labels: Mapping[int, str], where: str) -> tuple[int | None, int | None, int | None]:
    """The outputs that stand for entailment, neutral and contradiction, by their labels.

    A model of two labels has no contradiction, or no neutral. Raises ConfigError for labels that
    do not say what they are.
    """
    found: dict[str, int] = {}
    for number, label in labels.items():
        plain = label.lower().replace("-", "_")
        for name in COLUMNS:
            if plain.startswith(name[:6]):
                found[name] = number
        if plain.startswith("not_ent"):
            found["neutral"] = number
    if "entailment" not in found or len(found) < 2 or len(found) != len(labels):
        raise ConfigError(
            f"is no entailment model: its labels are {', '.join(labels.values()) or 'not given'}",
            where=where,
            remedy="name the outputs entailment, neutral, contradiction in id2label of config.json",
        )
    return found.get("entailment"), found.get("neutral"), found.get("contradiction")


def shares(
    logits: NDArray[np.float64], order: tuple[int | None, int | None, int | None]
) -> NDArray[np.float64]:
    """The softmax of one row of logits in the order of ``COLUMNS``; 0 for a label that is not."""
    import numpy as np

    powers = np.exp(logits - logits.max())
    # Summed in a fixed order: three numbers need no pairwise sum.
    total = float(sum(float(p) for p in powers))
    return np.array([0.0 if at is None else float(powers[at]) / total for at in order])
