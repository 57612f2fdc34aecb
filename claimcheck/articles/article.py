"""One text by one outlet, exactly as it was read."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from typing import Any

from claimcheck.spans import Span

_LONE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class SkippedSpan:
    """A part of the text that is not taken for claims, with the reason in plain words."""

    span: Span
    reason: str


@dataclass(frozen=True, slots=True)
class Article:
    """One text by one outlet.

    ``text`` is never edited: for .txt and .md it is the whole decoded file, front matter included;
    for other formats what the reader extracted. All spans are code points of it.

    ``path`` is relative to the folder that was given, with forward slashes. ``published`` is an
    ISO 8601 date or date and time (UTC, ``Z``) or None. ``skipped`` says why the whole article is
    left out, or None. ``wrapped`` says that its lines are wrapped by hand, so that a paragraph ends
    at a blank line and not at each line's end.
    """

    id: str
    path: str
    outlet: str
    text: str
    sha256: str
    title: str | None = None
    url: str | None = None
    published: str | None = None
    author: str | None = None
    language: str | None = None
    skipped: str | None = None
    skipped_spans: tuple[SkippedSpan, ...] = ()
    wrapped: bool = False

    @property
    def date(self) -> dt.date | None:
        """The day of publication, if it is known."""
        return dt.date.fromisoformat(self.published[:10]) if self.published else None

    @property
    def order(self) -> tuple[str, ...]:
        """Where it stands among others: by where it was read before what it says.

        So an edit of its text does not move it, and what was judged of it and others holds.
        """
        return self.path, self.outlet, self.url or "", self.title or "", self.id

    def encodable(self) -> Article:
        """The article with U+FFFD for surrogates without a partner, which have no UTF-8 form.

        Spans stay what they are. Damaged files and JSON escapes bring them.
        """
        whole: dict[str, Any] = {}
        for field in fields(self):
            value = getattr(self, field.name)
            if isinstance(value, str) and _LONE.search(value):
                whole[field.name] = _LONE.sub("\ufffd", value)
        return replace(self, **whole) if whole else self

    def kept(self) -> Iterator[Span]:
        """The parts of the text that are taken for journalism, in order."""
        at = 0
        for skipped in sorted(self.skipped_spans, key=lambda s: s.span):
            if skipped.span.start > at:
                yield Span(at, skipped.span.start)
            at = max(at, skipped.span.end)
        if at < len(self.text):
            yield Span(at, len(self.text))
