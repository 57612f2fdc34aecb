"""The start of spaCy without its command line, which takes a fifth of it.

``import spacy`` imports all of ``spacy.cli`` (downloads, training, projects) for the one function
``spacy.info``. Here that function imports it when it is called.
"""

from __future__ import annotations

import sys
from contextlib import suppress
from importlib import import_module
from types import ModuleType
from typing import Any


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
