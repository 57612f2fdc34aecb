"""Half-open spans of Unicode code points, and the way from offsets to lines and columns."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

import msgspec


class Span(msgspec.Struct, frozen=True, order=True, gc=False):
    """``text[start:end]``, counted in Unicode code points of an article's text.

    Raises ValueError where that is no span. A claim needs dozens of them: made in a third of the
    time that a dataclass takes.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: {self.start}..{self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The part of ``text`` that this span covers."""
        return text[self.start : self.end]

    def overlap(self, other: Span) -> int:
        """How many code points both spans cover."""
        return max(0, min(self.end, other.end) - max(self.start, other.start))

    def contains(self, other: Span) -> bool:
        """Whether ``other`` lies inside this span."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class LineIndex:
    """Where the lines of one text begin; built once, asked often."""

    starts: tuple[int, ...]

    @classmethod
    def of(cls, text: str) -> LineIndex:
        """Index ``text``; only ``\\n`` ends a line, as in most editors."""
        starts = [0]
        at = text.find("\n")
        while at >= 0:
            starts.append(at + 1)
            at = text.find("\n", at + 1)
        return cls(tuple(starts))

    def line_column(self, offset: int) -> tuple[int, int]:
        """The line and column of ``offset``, both counted from one."""
        line = bisect_right(self.starts, offset)
        return line, offset - self.starts[line - 1] + 1
