"""The start of spaCy without what it does in vain, which is a third of it.

``import spacy`` imports all of ``spacy.cli`` (downloads, training, projects) for the one function
``spacy.info``. Here that function imports it when it is called. And a model's tokenizer is made by
the rules of its language first, and then again by those that are kept with the model.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from contextlib import suppress
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokenizer import Tokenizer

_TOKENIZER = "claimcheck.NoRules.v1"


def loaded(model: str, unused: Sequence[str]) -> Language:
    """The pipeline of a model's package without the components ``unused``."""
    package = imported(model)
    from spacy.util import registry

    registry.tokenizers.register(_TOKENIZER, func=lambda: _without_rules)
    nlp: Language = package.load(
        exclude=list(unused), config={"nlp": {"tokenizer": {"@tokenizers": _TOKENIZER}}}
    )
    return nlp


def _without_rules(nlp: Language) -> Tokenizer:
    """A tokenizer to which the model's own rules are given when it is read."""
    from spacy.tokenizer import Tokenizer

    return Tokenizer(nlp.vocab)


def imported(model: str) -> ModuleType:
    """The package of a spaCy model, and with it spaCy, if nobody has imported that yet.

    Afterwards ``import spacy.cli`` imports what it always does.
    """
    if "spacy" in sys.modules:
        return import_module(model)
    commands, info = ModuleType("spacy.cli"), ModuleType("spacy.cli.info")
    vars(info)["info"] = _info
    stand_ins = {"spacy.cli": commands, "spacy.cli.info": info}
    sys.modules.update(stand_ins)
    try:
        with suppress(ImportError):  # a spaCy that wants more of its command line gets it below
            return import_module(model)
    finally:
        for name, module in stand_ins.items():
            if sys.modules.get(name) is module:
                del sys.modules[name]
    return import_module(model)


def _info(*given: Any, **named: Any) -> Any:
    """``spacy.info``: what spaCy says of itself and of its models."""
    return import_module("spacy.cli.info").info(*given, **named)
