"""Keys of what is kept from run to run: digests of all that a value depends on."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import asdict
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from io import BufferedReader
from typing import cast

from claimcheck.claims.parsing import model_version
from claimcheck.config import Config
from claimcheck.relations.entailment import entailment_model

# Parts of the package and settings that neither claims nor relations depend on.
_APART = frozenset(
    {"archive", "cli", "desk", "engines", "findings", "lsp", "reports", "settings", "__pycache__"}
)
_SHOWN = frozenset(
    {
        *("select", "ignore", "per_file_ignores", "levels", "outlets", "singles"),
        *("corroborating", "raw_scores"),
    }
)


@cache
def _start(kind: str) -> hashlib._Hash:
    return hashlib.sha256(f"{kind} {program_digest()} {model_version()}".encode())


def key_of(kind: str, *parts: bytes) -> bytes:
    """The key of a value of one kind: a digest of the program and of all that it depends on."""
    whole = _start(kind).copy()
    for part in parts:
        whole.update(len(part).to_bytes(8, "big"))
        whole.update(part)
    return whole.digest()


def story_key(config: Config, *parts: bytes) -> bytes:
    """The key of the report on a story, which also depends on the rules and on all settings."""
    settings = repr(sorted(asdict(config).items())).encode() + deciding(config)
    rules = program_digest(_APART - {"findings"}).encode()
    return key_of("story", settings, rules, *parts)


@cache
def program_digest(apart: frozenset[str] = _APART) -> str:
    """A digest of the code, the words and the models that claims and relations depend on.

    ``apart`` are parts of the package that are left out.
    """
    whole = hashlib.sha256()
    for entry in sorted(files("claimcheck").iterdir(), key=lambda e: e.name):
        if entry.name not in apart:
            whole.update(_part_digest(entry.name))
    return whole.hexdigest()


@cache
def _part_digest(name: str) -> bytes:
    """A digest of one module or folder of the package."""
    whole = hashlib.sha256()
    for inner, file in _files(files("claimcheck").joinpath(name), name):
        with cast("BufferedReader", file.open("rb")) as content:
            whole.update(f"{inner} {hashlib.file_digest(content, 'sha256').hexdigest()}".encode())
    return whole.digest()


def deciding(config: Config) -> bytes:
    """The settings that a judgement depends on."""
    values = {k: v for k, v in asdict(config).items() if k not in _SHOWN}
    model = entailment_model(config.relation_model)
    values["relation_model"] = "" if model is None else model.digest  # a path says little
    return repr(sorted(values.items())).encode()


def _files(entry: Traversable, name: str) -> Iterator[tuple[str, Traversable]]:
    if entry.is_file():
        if not name.endswith(".pyc"):
            yield name, entry
        return
    for inner in sorted(entry.iterdir(), key=lambda e: e.name):
        if inner.name != "__pycache__":
            yield from _files(inner, f"{name}/{inner.name}")
