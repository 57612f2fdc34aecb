"""Changed lines of drafts, by git."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from claimcheck.errors import UsageError

_HUNK = re.compile(r"^@@ -\S+ \+(\d+)(?:,(\d+))? @@", re.MULTILINE)
_EVERYTHING = (1, 1 << 62)

Changes = Mapping[Path, Sequence[tuple[int, int]]]
"""First and last changed line (both included, from one) of each stretch, by file."""


def changed_lines(files: Iterable[Path], revision: str) -> Changes:
    """What changed in ``files`` since the point at which ``revision`` and HEAD parted.

    Where the history does not reach that point (a shallow clone), since ``revision`` itself. A file
    that git does not know has changed as a whole; of one that was renamed, what is new in it has.
    Raises UsageError where git is missing, the folder is gone or no repository, or the revision is
    not in it.
    """
    found: dict[Path, list[tuple[int, int]]] = {}
    histories: dict[Path, _History] = {}
    for file in files:
        folder = file.parent
        if folder not in histories:
            histories[folder] = _history(folder, revision)
        found[file] = _changes(file, histories[folder])
    return found


def touches(first: int, last: int, changes: Sequence[tuple[int, int]]) -> bool:
    """Whether the lines from ``first`` to ``last`` meet a changed stretch."""
    return any(start <= last and first <= end for start, end in changes)


@dataclass(frozen=True, slots=True)
class _History:
    """What changes are counted from: the repository, a commit in it, and renamed files since.

    ``renamed`` maps today's names to the former ones, both from ``top``.
    """

    top: Path
    base: str
    renamed: Mapping[str, str]


def _changes(file: Path, history: _History) -> list[tuple[int, int]]:
    listed = _git(file.parent, "ls-files", "--full-name", "--error-unmatch", "-z", "--", file.name)
    if listed.returncode:
        return [_EVERYTHING]
    name = listed.stdout.split("\0")[0]
    names = [name, history.renamed[name]] if name in history.renamed else [name]
    options = ("--unified=0", "--no-color", "--no-ext-diff", "--text", "--find-renames")
    diff = _git(history.top, "diff", *options, history.base, "--", *names).stdout
    stretches = [(int(m[1]), int(m[2] or 1)) for m in _HUNK.finditer(diff)]
    return [(start, start + count - 1) for start, count in stretches if count]


def _history(folder: Path, revision: str) -> _History:
    base = _base(folder, revision)
    top = Path(_git(folder, "rev-parse", "--show-toplevel").stdout.removesuffix("\n"))
    options = ("--name-status", "--find-renames", "--diff-filter=R", "-z")
    fields = _git(top, "diff", *options, base).stdout.split("\0")
    return _History(top, base, dict(zip(fields[2::3], fields[1::3], strict=False)))


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
    if not folder.is_dir():
        raise UsageError("is gone since it was read", where=str(folder), remedy="check again")
    try:
        return subprocess.run(
            ["git", "--literal-pathspecs", *arguments],
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
