"""Comments in copy: ``<!-- ... -->`` is for the desk, not for the reader, and no claim."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.spans import Span


def comments(text: str, start: int = 0) -> Iterator[Span]:
    """The HTML comments of ``text`` from ``start`` on; one that is not closed is plain text."""
    at = text.find("<!--", start)
    while at >= 0:
        end = text.find("-->", at + 4)
        if end < 0:
            return
        yield Span(at, end + 3)
        at = text.find("<!--", end + 3)
