"""Configuration files: which one is in force, what it holds, and on which line."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from claimcheck.errors import ConfigError
from claimcheck.settings.keys import KEYS, suggestion

NAMES = (".claimcheck.toml", "claimcheck.toml", "pyproject.toml")
_TABLE = "tool.claimcheck"


@dataclass(frozen=True, slots=True)
class Value:
    """A value in force; ``origin`` is the file and line, the option, or "default"."""

    value: Any
    origin: str
    base: Path | None = None
    """The folder that relative paths in the value start from."""


def closest(start: Path) -> Path | None:
    """The configuration file in force for ``start``: that of the nearest folder upwards."""
    folder = start.resolve()
    for parent in (folder, *folder.parents):
        for name in NAMES:
            file = parent / name
            if file.is_file() and (name != NAMES[-1] or _has_table(file)):
                return file
    return None


def read_file(file: Path) -> dict[str, Value]:
    """The values of a configuration file and of those that it extends, by key.

    Raises ConfigError for what is no TOML, an unknown key or a value that will not do, with the
    line and the nearest valid name.
    """
    return _read(file, ())


def read_inline(text: str) -> dict[str, Value]:
    """The values of ``--config "key = value"``. Raises ConfigError."""
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(
            f"--config {text} is neither a file nor TOML: {error}",
            remedy="write --config 'fail-on = \"error\"'",
        ) from error
    origin = "--config"
    return {k: _checked(k, v, origin, Path.cwd()) for k, v in values.items()}


def _read(file: Path, above: tuple[Path, ...]) -> dict[str, Value]:
    file = file.resolve()
    if file in above:
        raise ConfigError("extends itself", where=str(file), remedy="remove one extend")
    try:
        text = file.read_text(encoding="utf-8")
        values = tomllib.loads(text)
    except OSError as error:
        raise ConfigError(
            f"cannot be read: {error.strerror}", where=str(file), remedy="check the path"
        ) from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ConfigError(f"is no TOML: {error}", where=str(file), remedy="mend it") from error
    if file.name == NAMES[-1]:
        values = values.get("tool", {}).get("claimcheck", {})
    result: dict[str, Value] = {}
    if "extend" in values:
        parent = values.pop("extend")
        if not isinstance(parent, str):
            raise ConfigError("extend is not a path", where=_at(file, text, "extend"))
        result.update(_read(file.parent / parent, (*above, file)))
    for key, value in values.items():
        entry = _checked(key, value, _at(file, text, key), file.parent)
        inherited = result.get(key)
        if isinstance(value, dict) and inherited is not None:
            # The entries of a table are extended, not replaced.
            entry = Value({**inherited.value, **value}, entry.origin, entry.base)
        result[key] = entry
    return result


def _checked(key: str, value: Any, origin: str, base: Path) -> Value:
    if key not in KEYS:
        hint = suggestion(key, [*KEYS, "extend"]).strip(" ()")
        raise ConfigError(
            f"there is no key {key}", where=origin, remedy=hint or f"keys are {', '.join(KEYS)}"
        )
    why = KEYS[key].check(value)
    if why:
        raise ConfigError(f"{key} {why}", where=origin, remedy=KEYS[key].help)
    return Value(value, origin, base)


def _at(file: Path, text: str, key: str) -> str:
    """``file:line`` of a key or a table; the file alone where the line cannot be told."""
    quoted = rf'(?:{re.escape(key)}|"{re.escape(key)}")'
    prefix = r"\[(?:tool\.claimcheck\.)?" if file.name == NAMES[-1] else r"\["
    found = re.search(rf"^[ \t]*(?:{quoted}[ \t]*[=.]|{prefix}{quoted}[\].])", text, re.MULTILINE)
    return f"{file}:{text.count(chr(10), 0, found.start()) + 1}" if found else str(file)


def _has_table(file: Path) -> bool:
    try:
        values = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError):
        return False  # somebody else's file: not ours to complain about
    return "claimcheck" in values.get("tool", {})
