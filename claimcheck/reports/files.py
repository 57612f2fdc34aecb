"""Writing files so that nobody ever reads half of one."""

from __future__ import annotations

import os
import stat
import tempfile
from pathlib import Path


def write_text(target: Path, text: str) -> None:
    """Replace ``target`` in one step. Raises OSError and leaves the old file where it cannot.

    A link stays and the file that it leads to is replaced; a pipe or a device is written to.
    """
    if _is_special(target):
        with target.open("w", encoding="utf-8", errors="backslashreplace", newline="") as out:
            out.write(text)
        return
    place = Path(os.path.realpath(target))
    handle, name = tempfile.mkstemp(dir=place.parent, prefix=f".{place.name[:100]}.")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", errors="backslashreplace", newline="") as out:
            out.write(text)
            out.flush()
            os.fsync(out.fileno())  # else a machine that stops now may leave an empty file
        Path(name).chmod(0o644)
        Path(name).replace(place)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _is_special(place: Path) -> bool:
    try:
        mode = place.stat().st_mode
    except OSError:
        return False
    return not stat.S_ISREG(mode) and not stat.S_ISDIR(mode)
