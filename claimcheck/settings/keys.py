"""The keys of a configuration file: what each may hold, its default and what it does."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, fields
from typing import Any

from claimcheck.config import PRESETS, Config
from claimcheck.errors import UsageError
from claimcheck.findings.catalogue import rule, selector
from claimcheck.findings.finding import Level
from claimcheck.relations.entailment import BUILTIN

LEVELS = tuple(str(level) for level in Level)
# Fields of Config that are set by keys of their own; all others are thresholds.
_OWN_KEYS = frozenset(
    {
        *("today", "select", "ignore", "per_file_ignores", "levels", "outlets"),
        *("relation_model", "raw_scores"),
    }
)
THRESHOLDS: dict[str, float] = {
    f.name.replace("_", "-"): f.default
    for f in fields(Config)
    if f.name not in _OWN_KEYS and isinstance(f.default, int | float)
}


@dataclass(frozen=True, slots=True)
class Key:
    """One key. ``check`` returns why a value will not do, "" if it will."""

    name: str
    default: Any
    check: Callable[[Any], str]
    help: str


def _codes(value: Any) -> str:
    if not _texts(value):
        for code in value:
            try:
                selector(code)
            except UsageError as error:
                return str(error)
        return ""
    return "is not a list of rule codes"


def _texts(value: Any) -> str:
    good = isinstance(value, list | tuple) and all(isinstance(v, str) for v in value)
    return "" if good else "is not a list of texts"


def _one_text(value: Any) -> str:
    return "" if isinstance(value, str) else "is not a text"


def _preset(value: Any) -> str:
    return "" if value in PRESETS else f"is none of {', '.join(PRESETS)}"


def _level(value: Any) -> str:
    return "" if value in LEVELS else f"is none of {', '.join(LEVELS)}"


def _fail_on(value: Any) -> str:
    if not isinstance(value, str):
        return "is not a text"
    if value == "never" or value in LEVELS:
        return ""
    return _codes([c.strip() for c in value.split(",")])


def _table(check: Callable[[Any], str], *, codes: bool = False) -> Callable[[Any], str]:
    def checked(value: Any) -> str:
        if not isinstance(value, dict):
            return "is not a table"
        for name, entry in value.items():
            try:
                why = check(entry)
                if codes:
                    rule(name)
            except UsageError as error:
                return str(error)
            if why:
                return f"has {name}, which {why}"
        return ""

    return checked


def _relations(value: Any) -> str:
    if not isinstance(value, dict):
        return "is not a table"
    for name, entry in value.items():
        if name != "model":
            return f"has no entry {name}{suggestion(name, ['model'])}"
        if not isinstance(entry, str) or not entry.strip():
            return "has model, which is not a text"
    return ""


def _thresholds(value: Any) -> str:
    if not isinstance(value, dict):
        return "is not a table"
    for name, number in value.items():
        if name not in THRESHOLDS:
            return f"has no threshold {name}{suggestion(name, THRESHOLDS)}"
        if isinstance(number, bool) or not isinstance(number, int | float) or number < 0:
            return f"has {name}, which is no number from 0 up"
        if isinstance(THRESHOLDS[name], int) and not isinstance(number, int):
            return f"has {name}, which is no whole number"
    return ""


def _day(value: Any) -> str:
    return "" if isinstance(value, dt.date) else "is not a day such as 2025-03-12"


def _flag(value: Any) -> str:
    return "" if isinstance(value, bool) else "is neither true nor false"


def suggestion(name: str, known: Any) -> str:
    """ "(did you mean ...?)" with the nearest of the known names, or nothing if none is near."""
    from rapidfuzz import process

    nearest = process.extractOne(name, list(known), score_cutoff=55)
    return f" (did you mean {nearest[0]}?)" if nearest else ""


KEYS: dict[str, Key] = {
    key.name: key
    for key in (
        Key("house", (), _texts, "drafts to check where none is named: files, folders, patterns"),
        Key("against", (), _texts, "other coverage: files and folders, from this file's folder"),
        Key("select", ("ALL",), _codes, "rules to apply: codes, families such as CC1, or ALL"),
        Key("extend-select", (), _codes, "rules on top of select"),
        Key("ignore", (), _codes, "rules to leave out"),
        Key("fail-on", "warning", _fail_on, "exit 1 from: error, warning, note, never, or codes"),
        Key("min-level", "note", _level, "show from: error, warning, note; the rest is counted"),
        Key("output-format", "full", _one_text, "what to print: full, concise, json, ..."),
        Key("baseline", "", _one_text, "file of findings that were there already"),
        Key("cache", True, _flag, "keep what was worked out for the next run"),
        Key("preset", "balanced", _preset, "thresholds set together: precision, balanced, recall"),
        Key("today", None, _day, "the day on which undated articles are read"),
        Key("per-file-ignores", {}, _table(_codes), "codes left out in files of a pattern"),
        Key(
            "levels",
            {},
            _table(_level, codes=True),
            "levels of rules by code",
        ),
        Key(
            "outlets",
            {},
            _table(_one_text),
            "names of outlets by host or by given name",
        ),
        Key(
            "relations",
            {"model": BUILTIN},
            _relations,
            f'model for what only language can tell: "{BUILTIN}", a file.onnx, a transformers name',
        ),
        Key("thresholds", {}, _thresholds, "see claimcheck/config.py for what each means"),
    )
}
