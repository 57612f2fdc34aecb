"""Cue words, units and synonyms as data (TOML, each with its provenance), and their one loader."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def load(name: str) -> dict[str, Any]:
    """The lexicon ``name`` (without ``.toml``), parsed once; treat it as read-only.

    Raises FileNotFoundError for a name that is not shipped.
    """
    return tomllib.loads(files(__name__).joinpath(f"{name}.toml").read_text(encoding="utf-8"))
