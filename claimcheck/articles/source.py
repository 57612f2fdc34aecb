"""What readers take and give: an input, and the drafts of articles that are found in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath
from typing import Any

from claimcheck.articles.decoding import decode
from claimcheck.articles.limits import LIMITS, Limits
from claimcheck.errors import ReadError

FIELDS = ("id", "outlet", "title", "url", "published", "date", "author", "language")
Fields = tuple[tuple[str, str], ...]
"""Metadata of an article: known fields with their values."""

INSIDE = "!"  # between an archive and its member: ``archive.zip!folder/a.txt``
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_LONE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Draft:
    """Text and metadata of one article; ``body`` is where the text begins after front matter.

    ``line`` is where it stands in its file.
    """

    text: str
    body: int = 0
    metadata: Fields = ()
    line: int = 1

    def get(self, *keys: str) -> str | None:
        """The first of ``keys`` that has a value."""
        values = dict(self.metadata)
        return next((values[k] for k in keys if values.get(k)), None)


@dataclass(frozen=True, slots=True)
class Passed:
    """An input that is not read as an article, and why; nothing is wrong with it."""

    where: str
    why: str


@dataclass(slots=True)
class Budget:
    """What is left of the limits that all members of one file share."""

    unpacked: int
    members: int

    def spend(self, size: int, where: str) -> None:
        """Count bytes that were unpacked. Raises ReadError where there are too many."""
        self.unpacked -= size
        if self.unpacked < 0:
            raise ReadError(
                "holds more than can be unpacked safely",
                where=where,
                remedy="unpack what you need of it into a folder",
            )

    def member(self, where: str) -> None:
        """Count a member. Raises ReadError where there are too many."""
        self.members -= 1
        if self.members < 0:
            raise ReadError(
                "holds too many files", where=where, remedy="give it as several archives"
            )


@dataclass(frozen=True, slots=True)
class Input:
    """The bytes of one file, or of one member of a container.

    ``where`` is how errors and reports name it, ``kind`` the suffix that decides on the reader, by
    default the one of ``where``. ``hints`` is what a container says of its member, such as the
    address of a crawled page; ``charset`` the encoding that it declares.
    """

    where: str
    raw: bytes
    kind: str = ""
    hints: Fields = ()
    charset: str | None = None
    depth: int = 0
    limits: Limits = LIMITS
    budget: Budget = field(default_factory=lambda: Budget(LIMITS.unpacked_bytes, LIMITS.members))

    @property
    def suffix(self) -> str:
        """The kind in small letters: ".txt"."""
        return self.kind or PurePosixPath(self.where).suffix.lower()

    def text(self) -> str:
        """The decoded text. Raises ReadError for an empty or binary file."""
        return decode(self.raw, self.where, self.charset)

    def member(
        self,
        name: str,
        raw: bytes,
        *,
        kind: str = "",
        hints: Fields = (),
        charset: str | None = None,
    ) -> Input:
        """A member of this container. Raises ReadError for the nesting or the number of members."""
        where = f"{self.where}{INSIDE}{printable(name)}" if name else self.where
        if self.depth >= self.limits.nesting:
            raise ReadError(
                f"lies in more than {self.limits.nesting} archives inside each other",
                where=where,
                remedy="unpack the outer ones",
            )
        self.budget.member(self.where)
        return replace(
            self,
            where=where,
            raw=raw,
            kind=kind,
            hints=hints or self.hints,
            charset=charset,
            depth=self.depth + 1,
        )


Item = Draft | ReadError | Passed | Input
"""What a reader yields: articles, what is wrong with others, what is none, and members to read."""


def metadata(values: Mapping[Any, Any]) -> Fields:
    """The known fields among ``values`` as text; keys are compared without case.

    A list of names becomes one text; what is neither a single value nor such a list is left out.
    """
    lower = {k.lower(): v for k, v in values.items() if isinstance(k, str)}
    found = ((k, _value(lower.get(k))) for k in FIELDS)
    return tuple((k, v) for k, v in found if v)


def text_field(values: Mapping[str, Any], where: str) -> str:
    """The ``text`` of a JSON article; raises ReadError where it is missing or blank."""
    text = values.get("text")
    if not isinstance(text, str) or not text.strip():
        raise ReadError('has no "text"', where=where, remedy='give the article\'s body as "text"')
    return whole(text)


def whole(text: str) -> str:
    """``text`` with lone surrogates, which have no form in UTF-8, as replacement characters."""
    return _LONE.sub("\ufffd", text)


def printable(path: str) -> str:
    """A path as reports show it: control characters and bytes that are no UTF-8 as escapes."""
    text = path.encode("utf-8", "backslashreplace").decode("utf-8")
    return _CONTROL.sub(lambda m: f"\\x{ord(m[0]):02x}", text)


@contextmanager
def foreign(what: str, where: str, remedy: str) -> Iterator[None]:
    """Around calls of a library that reads a hostile file.

    Such libraries raise whatever their innards meet; each becomes a ReadError that names the file.
    """
    try:
        yield
    except (ReadError, KeyboardInterrupt, SystemExit, GeneratorExit):
        raise
    except (Exception, RecursionError) as error:
        said = " ".join(str(error).split())[:120]
        reason = f"{type(error).__name__}: {said}" if said else type(error).__name__
        raise ReadError(f"cannot be read as {what}: {reason}", where=where, remedy=remedy) from None


def _value(value: object) -> str:
    if isinstance(value, str | int | float) and not isinstance(value, bool):
        try:
            return whole(str(value)).strip()[: LIMITS.field_characters]
        except ValueError:  # an integer of more digits than Python writes
            return ""
    if isinstance(value, Sequence) and not isinstance(value, bytes):
        names = [v.strip() for v in value[:20] if isinstance(v, str)]
        return whole(", ".join(n for n in names if n))[: LIMITS.field_characters]
    return ""
