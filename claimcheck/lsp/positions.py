"""Code points of a text and positions of the protocol, columns in the client's units."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from lsprotocol import types

from claimcheck.spans import Span

_LINE_END = re.compile(r"\r\n|\n|\r")
_UNITS = {
    types.PositionEncodingKind.Utf8: ("utf-8", 1),
    types.PositionEncodingKind.Utf16: ("utf-16-le", 2),
    types.PositionEncodingKind.Utf32: ("utf-32-le", 4),
}


@dataclass(frozen=True, slots=True)
class Positions:
    """One text, with the encoding in whose code units the client counts columns."""

    text: str
    starts: tuple[int, ...]
    encoding: types.PositionEncodingKind

    @classmethod
    def of(cls, text: str, encoding: str | None = None) -> Positions:
        """Positions in ``text``; the protocol's default encoding is UTF-16."""
        starts = (0, *(m.end() for m in _LINE_END.finditer(text)))
        return cls(text, starts, types.PositionEncodingKind(encoding or "utf-16"))

    def position(self, offset: int) -> types.Position:
        """The position of a code point."""
        line = bisect_right(self.starts, offset) - 1
        return types.Position(line, self._units(self.text[self.starts[line] : offset]))

    def range(self, span: Span) -> types.Range:
        """The range of a span."""
        return types.Range(self.position(span.start), self.position(span.end))

    def offset(self, position: types.Position) -> int:
        """The code point at a position; one past a line's end is taken for the line's end."""
        if position.line >= len(self.starts):
            return len(self.text)
        start = self.starts[position.line]
        after = self.starts[position.line + 1] if position.line + 1 < len(self.starts) else None
        line = self.text[start:after]
        units = 0
        for index, character in enumerate(line):
            if units >= position.character:
                return start + index
            units += self._units(character)
        return start + len(line.rstrip("\r\n"))

    def _units(self, text: str) -> int:
        codec, size = _UNITS[self.encoding]
        return len(text.encode(codec, "surrogatepass")) // size
