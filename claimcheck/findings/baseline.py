"""The baseline: findings that were there already, by fingerprint."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from claimcheck.errors import ConfigError
from claimcheck.findings.finding import Finding

VERSION = 1


@dataclass(frozen=True, slots=True)
class BaselineEntry:
    """What a baseline remembers of a finding, so that a person can read it too."""

    fingerprint: str
    code: str
    path: str
    message: str


def read_baseline(file: Path) -> dict[str, BaselineEntry]:
    """The entries of a baseline by fingerprint. Raises ConfigError for what is no baseline."""
    try:
        text = file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(
            f"cannot be read: {error}", where=str(file), remedy="write one with --write-baseline"
        ) from error
    return parse_baseline(text, str(file))


def parse_baseline(text: str, where: str) -> dict[str, BaselineEntry]:
    """The entries of a baseline's text by fingerprint. Raises ConfigError that names ``where``."""
    try:
        values = json.loads(text)
        if values["version"] != VERSION:
            raise ValueError(f"version {values['version']} is not {VERSION}")
        entries = [
            BaselineEntry(*(str(e[k]) for k in ("fingerprint", "code", "path", "message")))
            for e in values["findings"]
        ]
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise ConfigError(
            f"is no baseline: {error}", where=where, remedy="write it again"
        ) from error
    return {e.fingerprint: e for e in entries}


def baseline_text(findings: Iterable[Finding], paths: Mapping[str, str]) -> str:
    """The baseline of all findings that are not suppressed, as JSON, sorted for small diffs."""
    entries = [
        {
            "fingerprint": f.fingerprint,
            "code": f.code,
            "path": paths[f.location.article],
            "message": f.message,
        }
        for f in findings
        if f.suppression is None
    ]
    entries.sort(key=lambda e: (e["path"], e["code"], e["fingerprint"]))
    return (
        json.dumps({"version": VERSION, "findings": entries}, indent=1, ensure_ascii=False) + "\n"
    )


def against_baseline(
    findings: Sequence[Finding], known: Mapping[str, BaselineEntry], paths: Iterable[str]
) -> tuple[list[Finding], tuple[BaselineEntry, ...]]:
    """``findings`` marked new or unchanged, and the entries that are fixed.

    An entry is fixed when its finding is gone from a draft that was checked; what is known of
    other drafts is left alone.
    """
    marked = [
        replace(f, baseline_state="unchanged" if f.fingerprint in known else "new")
        for f in findings
    ]
    present, checked = {f.fingerprint for f in findings}, set(paths)
    fixed = [e for e in known.values() if e.fingerprint not in present and e.path in checked]
    return marked, tuple(sorted(fixed, key=lambda e: (e.path, e.code, e.fingerprint)))
