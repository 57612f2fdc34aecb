"""From paths to files: every file once, under one name, whatever the order of the paths."""

from __future__ import annotations

import os
import stat
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from claimcheck.articles.kinds import why_passed
from claimcheck.articles.source import printable
from claimcheck.errors import ReadError, UsageError


@dataclass(frozen=True, slots=True)
class Found:
    """A file under the paths that were given.

    ``path`` is what reports call it: its path from the folder that was given, with as much of that
    folder before it as tells it from a file of another folder. ``why`` says why it is not read, ""
    if it is; ``error`` what is wrong with a folder that cannot be listed.
    """

    file: Path
    path: str
    why: str = ""
    error: ReadError | None = None


def walk(paths: Sequence[Path]) -> list[Found]:
    """The files under ``paths``, sorted by their path.

    A file that is reached twice, by a folder and by name or by a link, counts once. Links to
    folders are not followed, so that no loop is walked. Raises UsageError for a path that does not
    exist.
    """
    reached: dict[str, list[Found]] = defaultdict(list)
    for root in paths:
        if not os.path.lexists(root):
            raise UsageError("does not exist", where=str(root), remedy="check the path")
        for found in _under(root):
            named = replace(found, path=printable(found.path))
            reached[real(found.file)].append(named)
    # One way to reach a file decides on its name: the longest, which tells most of where it lies.
    chosen = {
        name: min(ways, key=lambda f: (bool(f.why), -f.path.count("/"), f.path, str(f.file)))
        for name, ways in reached.items()
    }
    return sorted(_told_apart(chosen), key=lambda f: (f.path, str(f.file)))


def real(file: Path) -> str:
    """The real path of a file; of a link that leads in a circle its own path."""
    return os.path.realpath(file)


def _under(root: Path) -> Iterator[Found]:
    if not root.is_dir():
        yield Found(root, root.name)
        return
    failed: list[OSError] = []
    for folder, names, files in os.walk(root, onerror=failed.append):
        here = Path(folder)
        names.sort()
        for name in list(names):
            place = here / name
            relative = place.relative_to(root).as_posix()
            if place.is_symlink():
                names.remove(name)
                yield Found(place, relative, "is a link to a folder: name the folder itself")
            elif name.startswith("."):
                names.remove(name)
                yield Found(place, relative, "is hidden")
        for name in sorted(files):
            relative = (here / name).relative_to(root).as_posix()
            why = why_passed(PurePosixPath(relative)) or _no_file(here / name)
            yield Found(here / name, relative, why)
    for error in failed:
        place = Path(error.filename or root)
        relative = place.relative_to(root).as_posix() if place != root else root.name
        why = f"is a folder that cannot be listed: {error.strerror or error}"
        trouble = ReadError(why, where=printable(relative), remedy="check its permissions")
        yield Found(place, relative, why, trouble)


def _no_file(place: Path) -> str:
    """Why a pipe, device or socket is not read: it might never end. "" for files and broken links,
    whose reading says what is wrong with them."""
    try:
        mode = place.stat().st_mode
    except OSError:
        return ""
    return "" if stat.S_ISREG(mode) else "is a pipe or a device"


def _told_apart(chosen: dict[str, Found]) -> Iterator[Found]:
    """With a part of the folders before the path of files that would have the same one."""
    same: dict[str, list[tuple[str, Found]]] = defaultdict(list)
    for name, found in chosen.items():
        same[found.path].append((name, found))
    for path, entries in same.items():
        if len(entries) == 1:
            yield entries[0][1]
            continue
        parts = [PurePosixPath(Path(name).as_posix()).parts for name, _ in entries]
        for depth in range(path.count("/") + 2, max(map(len, parts)) + 1):
            longer = [printable("/".join(p[-depth:]).replace("//", "/")) for p in parts]
            if len(set(longer)) == len(longer):
                break
        for new, (_, found) in zip(longer, entries, strict=True):
            yield Found(found.file, new, found.why, found.error)
