"""Changed lines of drafts, by git."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from claimcheck.errors import UsageError
from claimcheck.findings.finding import Finding

_HUNK = re.compile(r"^@@ -\S+ \+(\d+)(?:,(\d+))? @@", re.MULTILINE)
_EVERYTHING = (1, 1 << 62)

Changes = Mapping[Path, Sequence[tuple[int, int]]]
"""First and last changed line (both included, from one) of each stretch, by file."""


def changed_lines(files: Iterable[Path], revision: str) -> Changes:
    """What changed in ``files`` since the point at which ``revision`` and HEAD parted.

    Where the history does not reach that point (a shallow clone), since ``revision`` itself. A file
    that git does not know has changed as a whole. Raises UsageError where git is missing, the
    folder is no repository, or the revision is not in it.
    """
    found: dict[Path, list[tuple[int, int]]] = {}
    bases: dict[Path, str] = {}
    for file in files:
        folder = file.parent
        if folder not in bases:
            bases[folder] = _base(folder, revision)
        found[file] = _changes(file, bases[folder])
    return found


def touches(finding: Finding, last_line: int, changes: Sequence[tuple[int, int]]) -> bool:
    """Whether the lines of a finding, down to ``last_line``, meet a changed stretch."""
    first = finding.location.line
    return any(start <= last_line and first <= end for start, end in changes)


def _changes(file: Path, base: str) -> list[tuple[int, int]]:
    name = file.name
    if _git(file.parent, "ls-files", "--error-unmatch", "--", name).returncode:
        return [_EVERYTHING]
    options = ("--unified=0", "--no-color", "--no-ext-diff", "--text")
    diff = _git(file.parent, "diff", *options, base, "--", name).stdout
    stretches = [(int(m[1]), int(m[2] or 1)) for m in _HUNK.finditer(diff)]
    return [(start, start + count - 1) for start, count in stretches if count]


def _base(folder: Path, revision: str) -> str:
    if _git(folder, "rev-parse", "--git-dir").returncode:
        raise UsageError(
            "is in no git repository", where=str(folder), remedy="leave --since out, or `git init`"
        )
    named = f"{revision}^{{commit}}"
    commit = _git(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", named)
    if commit.returncode:
        shallow = _git(folder, "rev-parse", "--is-shallow-repository").stdout.strip() == "true"
        if shallow:
            raise UsageError(
                f"{revision} is not in this shallow clone",
                where=str(folder),
                remedy=f"fetch it first: git fetch --depth=1 origin {revision}",
            )
        raise UsageError(
            f"there is no revision {revision}", where=str(folder), remedy="see `git log`"
        )
    sha = commit.stdout.strip()
    parted = _git(folder, "merge-base", sha, "HEAD")
    return parted.stdout.strip() or sha


def _git(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    try:
        return subprocess.run(
            ["git", *arguments],
            cwd=folder,
            capture_output=True,
            text=True,
            encoding="utf-8",
            errors="replace",
            check=False,
        )
    except FileNotFoundError as error:
        raise UsageError(
            "git is not installed", remedy="install it, or leave --since out"
        ) from error
