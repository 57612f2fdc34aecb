"""Settings: everything that a run obeys, and where each part comes from."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from claimcheck.config import PRESETS, Config
from claimcheck.errors import ConfigError
from claimcheck.relations.entailment import BUILTIN
from claimcheck.settings.files import Value, closest, read_file, read_inline
from claimcheck.settings.keys import KEYS, THRESHOLDS


@dataclass(frozen=True, slots=True)
class Settings:
    """The values in force by key, and the folder that the project's own files lie in."""

    values: Mapping[str, Value]
    root: Path
    file: Path | None

    def __getitem__(self, key: str) -> Any:
        return self.values[key].value

    def paths(self, key: str) -> list[Path]:
        """The paths of a key, those of a file taken from its folder."""
        entry = self.values[key]
        named = [entry.value] if isinstance(entry.value, str) else entry.value
        return [Path(p) if entry.base is None else entry.base / p for p in named if p]

    def config(self) -> Config:
        """The part that decides what is found."""
        given = {k.replace("-", "_"): v for k, v in self["thresholds"].items()}
        thresholds: dict[str, Any] = {**PRESETS[self["preset"]], **given}
        return Config(
            today=self["today"],
            select=(*self["select"], *self["extend-select"]),
            ignore=tuple(self["ignore"]),
            per_file_ignores=tuple((k, tuple(v)) for k, v in self["per-file-ignores"].items()),
            levels=tuple(self["levels"].items()),
            outlets=tuple(self["outlets"].items()),
            relation_model=self._relation_model(),
            **thresholds,
        )

    def _relation_model(self) -> str:
        """The model named; a file or a folder is found from the folder of the configuration."""
        entry = self.values["relations"]
        named: str = entry.value.get("model", BUILTIN)
        base = entry.base or Path.cwd()
        is_path = named.endswith(".onnx") or (base / named).is_dir()
        return str((base / named).resolve()) if is_path and named != BUILTIN else named


def load_settings(
    start: Path,
    *,
    given: Sequence[str] = (),
    isolated: bool = False,
    options: Mapping[str, Any] | None = None,
) -> Settings:
    """The settings for ``start``.

    Options of the command line win over ``--config key = value`` and that over the file, which is
    the one that ``--config FILE`` names or else the closest one upwards from ``start``. With
    ``isolated`` no file is looked for. Raises ConfigError.
    """
    named = [g for g in given if "=" not in g]
    if len(named) > 1:
        raise ConfigError("--config names two files", remedy="let one extend the other")
    file = Path(named[0]) if named else None if isolated else closest(start)
    values = {name: Value(key.default, "default") for name, key in KEYS.items()}
    if file is not None:
        values.update(read_file(file))
    for text in given:
        if "=" in text:
            for name, value in read_inline(text).items():
                old = values[name].value
                merged = {**old, **value.value} if isinstance(old, dict) else value.value
                values[name] = Value(merged, value.origin, value.base)
    for name, option in (options or {}).items():
        if option is not None:
            why = KEYS[name].check(option)
            if why:
                raise ConfigError(f"--{name} {why}", remedy=KEYS[name].help)
            values[name] = Value(option, f"--{name}")
    return Settings(values, file.resolve().parent if file else Path.cwd(), file)


def show(settings: Settings) -> str:
    """The values in force as TOML, each with its origin behind it."""
    plain, tables = [], []
    for name, entry in settings.values.items():
        if name == "thresholds":
            chosen = settings["preset"]
            together = {k.replace("_", "-"): v for k, v in PRESETS[chosen].items()}
            origins = dict.fromkeys(together, f'preset = "{chosen}"')
            origins |= dict.fromkeys(entry.value, entry.origin)
            tables.append(f"\n[{name}]")
            tables.extend(
                f"{k} = {toml(v)}  # {origins.get(k, 'default')}"
                for k, v in {**THRESHOLDS, **together, **entry.value}.items()
            )
        elif isinstance(entry.value, dict):
            tables.append(f"\n[{name}]  # {entry.origin}")
            tables.extend(f"{toml(k)} = {toml(v)}" for k, v in entry.value.items())
        elif entry.value is not None:
            plain.append(f"{name} = {toml(entry.value)}  # {entry.origin}")
    return "\n".join([*plain, *tables]) + "\n"


def toml(value: Any) -> str:
    """A value as TOML writes it."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(toml, value))}]"
    if isinstance(value, str):
        escaped = value.replace("\\", "\\\\").replace('"', '\\"')
        return f'"{escaped}"'
    return repr(value)
