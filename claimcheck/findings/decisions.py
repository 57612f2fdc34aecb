"""Decisions on findings, kept beside the copy in ``.claimcheck/decisions.jsonl``.

``accepted`` (we know, it stays) and ``wrong`` (the finding is mistaken) silence a finding;
``fixed`` does not: if it comes back, it is reported again.
"""

from __future__ import annotations

import datetime as dt
import errno
import json
import os
import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from pathlib import Path

from claimcheck.errors import ConfigError, UsageError
from claimcheck.findings.finding import Finding, Suppressed

FOLDER, NAME = ".claimcheck", "decisions.jsonl"
_FINGERPRINT = re.compile(r"[0-9a-f]{16}")


class Resolution(StrEnum):
    """What somebody decided."""

    ACCEPTED = "accepted"
    WRONG = "wrong"
    FIXED = "fixed"


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision; ``day`` is when it was taken."""

    fingerprint: str
    resolution: Resolution
    reason: str
    day: str


def decision(fingerprint: str, resolution: str, reason: str, day: dt.date) -> Decision:
    """A decision from what somebody typed. Raises UsageError for what cannot be one."""
    if not _FINGERPRINT.fullmatch(fingerprint):
        raise UsageError(
            f"{fingerprint} is no fingerprint", remedy="copy the 16 digits from a finding"
        )
    if resolution not in set(Resolution):
        raise UsageError(
            f"there is no decision {resolution}", remedy=f"use {', '.join(Resolution)}"
        )
    if not reason.strip():
        raise UsageError("a decision needs a reason", remedy="give --reason")
    return Decision(fingerprint, Resolution(resolution), " ".join(reason.split()), day.isoformat())


def read_decisions(file: Path) -> dict[str, Decision]:
    """The latest decision for each fingerprint. Raises ConfigError for a line that is none."""
    found: dict[str, Decision] = {}
    if not file.exists():
        return found
    try:
        lines = file.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"cannot be read: {error}", where=str(file), remedy="mend it") from error
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            value = json.loads(line)
            entry = Decision(
                str(value["fingerprint"]),
                Resolution(value["resolution"]),
                str(value["reason"]),
                str(value["day"]),
            )
        except (ValueError, KeyError, TypeError) as error:
            raise ConfigError(
                "is no decision",
                where=f"{file}:{number}",
                remedy="remove the line, or write it with `claimcheck decide`",
            ) from error
        found[entry.fingerprint] = entry
    return found


def record(file: Path, taken: Decision) -> None:
    """Add a decision to ``file``; one write, so that two desks do not mix their lines.

    Raises OSError where it cannot be written whole, and leaves the file as it was.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    line = json.dumps(asdict(taken), ensure_ascii=False).encode("utf-8", "replace") + b"\n"
    with file.open("ab+", buffering=0) as out:
        end = out.seek(0, os.SEEK_END)
        if end:
            out.seek(end - 1)
            line = line if out.read(1) == b"\n" else b"\n" + line
        try:
            if out.write(line) != len(line):
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        except OSError:
            out.truncate(end)
            raise


def decided(findings: Sequence[Finding], decisions: Mapping[str, Decision]) -> list[Finding]:
    """``findings`` with the reason of the decision that silences each."""
    result = []
    for finding in findings:
        taken = decisions.get(finding.fingerprint)
        silent = taken is not None and taken.resolution is not Resolution.FIXED
        if taken is not None and silent and finding.suppression is None:
            reason = f"{taken.resolution}: {taken.reason}"
            result.append(replace(finding, suppression=Suppressed(reason, "external")))
        else:
            result.append(finding)
    return result
