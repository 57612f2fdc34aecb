"""Readers for files that hold files: zip and gzip. Nothing is ever written to the disk."""

from __future__ import annotations

import gzip
import io
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Protocol

from claimcheck.articles.kinds import why_passed
from claimcheck.articles.source import INSIDE, Input, Item, Passed, printable
from claimcheck.errors import ReadError


class Stream(Protocol):
    """What is read piece by piece while it is unpacked."""

    def read(self, size: int, /) -> bytes:
        """At most ``size`` bytes, none at the end."""


_CHUNK = 256 * 1024
BROKEN = (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, NotImplementedError,
           RuntimeError, OverflowError, IndexError, KeyError)  # fmt: skip


def read_zip(given: Input) -> Iterator[Item]:
    """The files in a zip file, as inputs of their own, in the order of their names.

    A member that cannot be read, unpacks to too much or has a name that leads out of the archive
    is an error; the others are read. Raises ReadError for what is no zip file.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(given.raw))
        entries = sorted(archive.infolist(), key=lambda e: e.filename)
    except BROKEN as error:
        raise ReadError(
            f"is no zip file: {error}", where=given.where, remedy="see whether it is whole"
        ) from error
    with archive:
        for entry in entries:
            if not entry.filename.endswith("/"):
                try:
                    yield _member(archive, entry, given)
                except ReadError as error:
                    yield error
                    if given.budget.unpacked < 0 or given.budget.members < 0:
                        return


def read_gzip(given: Input) -> Iterator[Item]:
    """The one file in a gzip file, read as the name without ``.gz`` says. Raises ReadError."""
    name = PurePosixPath(given.where).name
    inner = PurePosixPath(name.removesuffix(".gz").removesuffix(".GZ"))
    with gzip.GzipFile(fileobj=io.BytesIO(given.raw)) as stream:
        raw = unpacked(stream, len(given.raw), given, given.where)
    yield given.member("", raw, kind=inner.suffix.lower() or ".txt", hints=given.hints)


def unpacked(stream: Stream, packed: int, given: Input, where: str) -> bytes:
    """What a stream of ``packed`` bytes unpacks to, within the limits. Raises ReadError."""
    limits = given.limits
    most = min(limits.file_bytes, max(limits.free_bytes, packed * limits.ratio))
    pieces, size = [], 0
    try:
        while piece := stream.read(_CHUNK):
            size += len(piece)
            given.budget.spend(len(piece), given.where)
            if size > most:
                raise ReadError(
                    f"unpacks to more than {most:,} bytes",
                    where=where,
                    remedy="unpack it yourself if you trust it",
                )
            pieces.append(piece)
    except BROKEN as error:
        raise ReadError(
            f"cannot be unpacked: {error}", where=where, remedy="see whether it is whole"
        ) from error
    return b"".join(pieces)


def _member(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, given: Input) -> Input | Passed:
    name = entry.filename.replace("\\", "/")
    where = f"{given.where}{INSIDE}{printable(name)}"
    path = PurePosixPath(name)
    if not path.name or path.is_absolute() or ".." in path.parts or ":" in name.split("/")[0]:
        raise ReadError("has a name that leads out of the archive", where=where, remedy="rename it")
    why = why_passed(path)
    if why:
        return Passed(where, why)
    if entry.flag_bits & 0x1:
        raise ReadError("is encrypted", where=where, remedy="unpack it with its password")
    try:
        with archive.open(entry) as stream:
            raw = unpacked(stream, entry.compress_size, given, where)
    except BROKEN as error:
        raise ReadError(
            f"cannot be unpacked: {error}", where=where, remedy="see whether it is whole"
        ) from error
    return given.member(name, raw)
