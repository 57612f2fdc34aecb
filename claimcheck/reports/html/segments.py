"""Cutting a text at the edges of the stretches that are marked in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Generic, TypeVar

K = TypeVar("K")


@dataclass(frozen=True, slots=True)
class Mark(Generic[K]):
    """A stretch of the text and what is to be said of it."""

    start: int
    end: int
    key: K


@dataclass(frozen=True, slots=True)
class Segment(Generic[K]):
    """A stretch over which nothing changes; ``keys`` from the widest mark to the narrowest.

    ``ends`` are the marks whose last character is the last of this segment.
    """

    text: str
    start: int
    keys: tuple[K, ...]
    ends: tuple[K, ...]


def paragraphs(text: str, marks: Iterable[Mark[K]]) -> Iterator[list[Segment[K]]]:
    """The lines of ``text`` that hold more than spaces, each cut at the edges of the marks."""
    ordered = sorted(
        (m for m in marks if 0 <= m.start < m.end <= len(text)),
        key=lambda m: (m.start, -m.end),
    )
    waiting = 0
    open_marks: list[Mark[K]] = []
    at = 0
    for line in text.split("\n"):
        end = at + len(line)
        while waiting < len(ordered) and ordered[waiting].start < end:
            open_marks.append(ordered[waiting])
            waiting += 1
        if line.strip():
            yield _cut(text, at, end, open_marks)
        at = end + 1
        open_marks = [m for m in open_marks if m.end > at]


def _cut(text: str, start: int, end: int, marks: Sequence[Mark[K]]) -> list[Segment[K]]:
    edges = {start, end}
    for mark in marks:
        edges.update((max(start, mark.start), min(end, mark.end)))
    points = sorted(edges)
    segments = []
    waiting = 0
    covering: list[Mark[K]] = []
    for a, b in pairwise(points):
        while waiting < len(marks) and marks[waiting].start <= a:
            covering.append(marks[waiting])
            waiting += 1
        covering = [m for m in covering if m.end > a]
        keys = sorted(covering, key=lambda m: m.start - m.end)
        ends = tuple(m.key for m in keys if m.end == b)
        segments.append(Segment(text[a:b], a, tuple(m.key for m in keys), ends))
    return segments
