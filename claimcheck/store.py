"""Store: what was worked out before, by a digest of everything that it depends on.

An SQLite file in the user's cache folder, in write-ahead mode, so that several runs can share it.
What it holds can always be worked out again: a file that is damaged or somebody else's is replaced,
and a store that cannot be opened is done without; both are said in ``complaints``.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
import tempfile
import time
import zlib
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

FOLDER = "CLAIMCHECK_CACHE_DIR"  # the environment variable that names another folder
NAME = "claimcheck.sqlite"
APPLICATION = 0x434C434B  # "CLCK": SQLite's application_id, by which the file is known as ours
LAYOUT = 2
LARGEST = 512 * 1024 * 1024  # bytes from which what was used longest ago is dropped
WAIT = 10.0  # seconds that one run waits for another one's write
_SUM = 8  # bytes of the checksum before each value


def default_folder() -> Path:
    """Where the store lies: the folder of ``CLAIMCHECK_CACHE_DIR``, or the user's cache folder."""
    named = os.environ.get(FOLDER)
    if named:
        return Path(named)
    from platformdirs import user_cache_path

    return user_cache_path("claimcheck", appauthor=False)


@dataclass(slots=True)
class Store:
    """A store at ``file``; use `open_store`.

    ``complaints`` are sentences for the user about what was wrong with the file.
    """

    file: Path
    connection: sqlite3.Connection | None
    complaints: list[str] = field(default_factory=list)

    def __reduce__(self) -> tuple[Callable[[Path], Store], tuple[Path]]:
        """Another process opens the same file for itself, once."""
        return _shared, (self.file.parent,)

    def get(self, keys: Iterable[bytes]) -> dict[bytes, bytes]:
        """The values of those of ``keys`` that are known and whole."""
        if self.connection is None:
            return {}
        found: list[tuple[bytes, bytes, int]] = []
        wanted = list(keys)
        try:
            for start in range(0, len(wanted), 500):
                part = wanted[start : start + 500]
                marks = ",".join("?" * len(part))
                query = f"SELECT key, value, used FROM entries WHERE key IN ({marks})"
                found += self.connection.execute(query, part).fetchall()
        except sqlite3.DatabaseError as error:
            self._replace(error)
            return {}
        whole = {
            k: zlib.decompress(v[_SUM:]) for k, v, _ in found if v[:_SUM] == _checksum(v[_SUM:])
        }
        if len(whole) < len(found):
            self.complaints.append(
                f"{self.file}: some entries are damaged and are worked out again"
            )
        now = int(time.time())
        self._touch((k for k, _, used in found if used < now - 86_400), now)
        return whole

    def put(self, values: Mapping[bytes, bytes]) -> None:
        """Keep ``values``; all or none of them are written."""
        if self.connection is None or not values:
            return
        now = int(time.time())
        rows = [(k, _packed(v), now) for k, v in values.items()]
        try:
            with self.connection:
                self.connection.executemany("INSERT OR REPLACE INTO entries VALUES (?, ?, ?)", rows)
        except sqlite3.OperationalError as error:  # locked for too long, or the disk is full
            self.complaints.append(f"{self.file}: nothing was kept: {error}")
        except sqlite3.DatabaseError as error:
            self._replace(error)

    def size(self) -> tuple[int, int]:
        """The number of entries and their size in bytes."""
        if self.connection is None:
            return 0, 0
        query = "SELECT count(*), coalesce(sum(length(value)), 0) FROM entries"
        entries, total = self.connection.execute(query).fetchone()
        return int(entries), int(total)

    def clear(self) -> None:
        """Forget everything."""
        if self.connection is not None:
            with self.connection:
                self.connection.execute("DELETE FROM entries")
            self.connection.execute("VACUUM")

    def close(self) -> None:
        """Drop what is too much, and let go of the file."""
        if self.connection is None:
            return
        with suppress(sqlite3.DatabaseError):  # another run is at it: it will be done next time
            self._shrink()
        self.connection.close()
        self.connection = None

    def _touch(self, keys: Iterable[bytes], now: int) -> None:
        """Remember that entries were used ``now``."""
        rows = [(now, k) for k in keys]
        if self.connection is None or not rows:
            return
        with suppress(sqlite3.OperationalError), self.connection:
            self.connection.executemany("UPDATE entries SET used = ? WHERE key = ?", rows)

    def _shrink(self) -> None:
        assert self.connection is not None
        _, total = self.size()
        if total <= LARGEST:
            return
        with self.connection:
            rows = self.connection.execute("SELECT key, length(value) FROM entries ORDER BY used")
            dropped = []
            for key, length in rows.fetchall():
                if total <= LARGEST // 2:
                    break
                total -= length
                dropped.append((key,))
            self.connection.executemany("DELETE FROM entries WHERE key = ?", dropped)

    def _replace(self, error: sqlite3.DatabaseError) -> None:
        self.complaints.append(f"{self.file}: the cache is damaged ({error}) and is built again")
        if self.connection is not None:
            self.connection.close()
        self.connection = _rebuilt(self.file, self.complaints)


def open_store(folder: Path) -> Store:
    """The store in ``folder``, made if there is none, rebuilt if it is damaged or foreign."""
    file, complaints = folder / NAME, list[str]()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        connection: sqlite3.Connection | None = _connected(file)
    except (sqlite3.OperationalError, OSError) as error:
        complaints.append(f"{file}: no cache, it cannot be opened: {error}")
        connection = None
    except (sqlite3.DatabaseError, _ForeignError) as error:
        complaints.append(f"{file}: the cache is not usable ({error}) and is built again")
        connection = _rebuilt(file, complaints)
    return Store(file, connection, complaints)


@cache
def _shared(folder: Path) -> Store:
    return open_store(folder)


class _ForeignError(Exception):
    """An SQLite file of another program or another version."""


def _connected(file: Path) -> sqlite3.Connection:
    if not file.exists() or not file.stat().st_size:
        file.unlink(missing_ok=True)
        _made(file)
    connection = sqlite3.connect(file, timeout=WAIT)
    try:
        application = connection.execute("PRAGMA application_id").fetchone()[0]
        layout = connection.execute("PRAGMA user_version").fetchone()[0]
        if (application, layout) != (APPLICATION, LAYOUT):
            raise _ForeignError("it is of another program or version")
        connection.execute("PRAGMA synchronous = NORMAL")
    except BaseException:
        connection.close()
        raise
    return connection


def _made(file: Path) -> None:
    """Make an empty store under a name of its own and give it its name when it is whole.

    So that of several runs which begin at once none sees half a store.
    """
    handle, name = tempfile.mkstemp(prefix=f"{NAME}.", dir=file.parent)
    os.close(handle)
    fresh = Path(name)
    try:
        connection = sqlite3.connect(fresh)
        connection.execute(f"PRAGMA application_id = {APPLICATION}")
        connection.execute(f"PRAGMA user_version = {LAYOUT}")
        connection.execute(
            "CREATE TABLE entries"
            " (key BLOB PRIMARY KEY, value BLOB NOT NULL, used INTEGER NOT NULL) WITHOUT ROWID"
        )
        connection.execute("PRAGMA journal_mode = WAL")  # the file keeps this
        connection.close()
        try:
            os.link(fresh, file)
        except FileExistsError:
            pass  # another run was quicker: its store is as good
        except OSError:  # a file system without links
            fresh.replace(file)
    finally:
        fresh.unlink(missing_ok=True)


def _rebuilt(file: Path, complaints: list[str]) -> sqlite3.Connection | None:
    try:
        for suffix in ("", "-wal", "-shm"):
            file.with_name(file.name + suffix).unlink(missing_ok=True)
        return _connected(file)
    except (sqlite3.DatabaseError, _ForeignError, OSError) as error:
        complaints.append(f"{file}: no cache, it cannot be built: {error}")
        return None


def _packed(value: bytes) -> bytes:
    """A value as it is kept: claims shrink to a fifth, at little cost."""
    small = zlib.compress(value, 1)
    return _checksum(small) + small


def _checksum(value: bytes) -> bytes:
    return hashlib.blake2b(value, digest_size=_SUM).digest()
