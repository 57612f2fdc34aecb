"""Paragraphs: lines, or where the text is wrapped by hand, the lines between two blank ones."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimcheck.spans import Span

WIDEST = 200  # characters of the longest line that an editor's wrapping makes
LOWER = 0.4  # share of following lines in lower case from which a text is taken for wrapped
_FOLLOWING = re.compile(r"\S[ \t]*\r?\n[ \t]*(?P<first>[^\s])")
_BEGINS = ("#", "- ", "* ", "> ", "<!--", "|")  # what Markdown begins a block with
_STANDS_ALONE = ("#", "<!--", "|")


def hard_wrapped(text: str) -> bool:
    """Whether sentences run on over line ends: many lines that follow another begin lower-case.

    In news text three words in four are in lower case; a text with a paragraph on each line has
    hardly any line that begins so.
    """
    if any(len(line) > WIDEST for line in text.split("\n")):
        return False
    firsts = [m["first"] for m in _FOLLOWING.finditer(text)]
    return bool(firsts) and sum(c.islower() for c in firsts) >= LOWER * len(firsts)


def paragraphs(text: str, within: Span, *, wrapped: bool) -> Iterator[Span]:
    """The paragraphs of a part of ``text``, without white space around them and empty ones."""
    start = end = -1
    for line in _lines(text, within):
        begins = not wrapped or text.startswith(_BEGINS, line.start)
        if start >= 0 and (begins or _blank_between(text, end, line.start)):
            yield Span(start, end)
            start = -1
        if start < 0:
            start = line.start
        end = line.end
        if text.startswith(_STANDS_ALONE, line.start):
            yield Span(start, end)
            start = -1
    if start >= 0:
        yield Span(start, end)


def _lines(text: str, within: Span) -> Iterator[Span]:
    at = within.start
    while at < within.end:
        stop = text.find("\n", at, within.end)
        stop = within.end if stop < 0 else stop
        piece = text[at:stop]
        start = at + len(piece) - len(piece.lstrip())
        end = at + len(piece.rstrip())
        if end > start:
            yield Span(start, end)
        at = stop + 1


def _blank_between(text: str, end: int, start: int) -> bool:
    return text.count("\n", end, start) > 1
