"""From an article's text back to the file of markup that it was taken from.

What a reader makes of a page has other line breaks and other spaces, no tags, and characters in
place of their references; its words stand in the file in the same order. So each line of the text
is looked for among the words of the file, after the one before it.
"""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from claimcheck.articles import plain
from claimcheck.articles.reading import READERS
from claimcheck.spans import LineIndex, Span

_MARK = re.compile(r"[-*•]\s+")  # what readers put before the items of a list
_REFERENCE = re.compile(r"&#?\w{1,32};?")
_TAG = re.compile(r"<([/!?]?)([A-Za-z][\w:-]*)")
_CDATA = "<![CDATA["
# Elements whose content a page does not show, by the patterns of their ends.
_ENDS = {
    name: re.compile(f"</{name}\\b", re.IGNORECASE)
    for name in ("head", "title", "script", "style", "template", "noscript")
}
MISSES = 200  # lines that are not found after which no more are looked for


def is_plain(path: str) -> bool:
    """Whether the text of an article with this path is its file as it stands."""
    parts = path.split("!")  # archive.zip!member.txt
    files = ("!".join(parts[:n]) for n in range(1, len(parts) + 1))
    suffixes = [PurePosixPath(file).suffix.lower() for file in files]
    return all(READERS.get(suffix, plain.read) is plain.read for suffix in suffixes)


@dataclass(frozen=True, slots=True)
class SourceMap:
    """Where the lines of a text stand in its file.

    ``starts`` and ``ends`` are the offsets in the file of each character that it shows and that is
    no space. The line of ``text`` that begins at the offset ``begins[n]`` is shown from the
    character number ``seen[n]`` of these on.
    """

    source: str = field(repr=False)
    lines: LineIndex = field(repr=False)
    text: str = field(repr=False)
    begins: tuple[int, ...]
    seen: tuple[int, ...] = field(repr=False)
    starts: tuple[int, ...] = field(repr=False)
    ends: tuple[int, ...] = field(repr=False)

    @classmethod
    def of(cls, source: str, text: str) -> SourceMap:
        """Look for the lines of ``text`` in ``source``, a page or another file of markup.

        Takes time in the length of both; a line that is not found is left out.
        """
        shown = [(c, start, end) for c, start, end in _shown(source) if not c.isspace()]
        letters = "".join(c for c, _, _ in shown)
        begins, seen = list[int](), list[int]()
        at = offset = missed = 0
        for line in text.split("\n"):
            for words, begin in _readings(line) if missed < MISSES else ():
                place = letters.find(words, at)
                place = letters.find(words) if place < 0 else place
                if place >= 0:
                    begins.append(offset + begin)
                    seen.append(place)
                    at = place + len(words)
                    break
            else:
                missed += 1
            offset += len(line) + 1
        starts, ends = tuple(s for _, s, _ in shown), tuple(e for _, _, e in shown)
        return cls(source, LineIndex.of(source), text, tuple(begins), tuple(seen), starts, ends)

    def find(self, span: Span) -> Span | None:
        """The part of the file that shows ``span`` of the text; None where that is not known."""
        words = span.of(self.text)
        first = span.start + len(words) - len(words.lstrip())
        last = span.end - len(words) + len(words.rstrip()) - 1
        if first > last:
            return None
        start, end = self._number(first), self._number(last)
        if start is None or end is None or end < start:
            return None
        return Span(self.starts[start], self.ends[end])

    def _number(self, offset: int) -> int | None:
        """The number of a character of the text among those that the file shows."""
        n = bisect_right(self.begins, offset) - 1
        if n < 0 or "\n" in self.text[self.begins[n] : offset]:
            return None
        before = self.text[self.begins[n] : offset]
        return self.seen[n] + sum(not c.isspace() for c in before)


def _readings(line: str) -> Iterator[tuple[str, int]]:
    """The letters of a line, with and without a mark before it, and where they begin in it."""
    mark = _MARK.match(line)
    for begin in (0, mark.end() if mark else 0):
        words = "".join(line[begin:].split())
        if words:
            yield words, begin


def _shown(source: str) -> Iterator[tuple[str, int, int]]:
    """Each character that a file of markup shows, with where it begins and ends in the file.

    Reads tags and nothing of their nesting, so that it takes time in the length of the file
    whatever stands in it.
    """
    at, size = 0, len(source)
    while at < size:
        tag = source.find("<", at)
        yield from _text(source, at, size if tag < 0 else tag)
        if tag < 0:
            return
        if source.startswith(_CDATA, tag):
            stop = _after(source, "]]>", tag)
            yield from ((source[n], n, n + 1) for n in range(tag + len(_CDATA), max(tag, stop - 3)))
            at = stop
        elif source.startswith("<!--", tag):
            at = _after(source, "-->", tag + 4)
        elif name := _TAG.match(source, tag):
            at = _after(source, ">", tag)
            ending = None if name[1] else _ENDS.get(name[2].lower())
            if ending is not None:
                found = ending.search(source, at)
                at = found.start() if found else size
        else:
            yield "<", tag, tag + 1
            at = tag + 1


def _text(source: str, at: int, stop: int) -> Iterator[tuple[str, int, int]]:
    for found in _REFERENCE.finditer(source, at, stop):
        yield from ((source[n], n, n + 1) for n in range(at, found.start()))
        yield from ((c, found.start(), found.end()) for c in html.unescape(found[0]))
        at = found.end()
    yield from ((source[n], n, n + 1) for n in range(at, stop))


def _after(source: str, mark: str, at: int) -> int:
    """The offset after the next ``mark``, or the end where there is none."""
    found = source.find(mark, at)
    return len(source) if found < 0 else found + len(mark)
