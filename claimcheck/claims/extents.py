"""Extents: the first and last words of a claim, and the characters that its span takes in.

A span has the mark of a quotation that it opens or closes, and the stop of a sentence that it
fills.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from claimcheck.claims.syntax import Token

OPENING = {'"': '"', ")": "("}  # by the mark that closes
_BRACKETS = {"(": ")", "[": "]"}
_STOPS = frozenset({",", ".", "!", "?"})


class Extent(msgspec.Struct, frozen=True):
    """The first and last words of a claim.

    ``opening`` is where its span begins, with the words that introduce it ("police said that"),
    ``first`` where it begins itself, ``own`` where its clause does, after the noun that it
    describes; ``core`` is where it ends without the circumstances that only its span includes.
    ``closing`` is the last word of what names its source behind it (", police said"), if anything
    does.
    """

    opening: Token
    first: Token
    own: Token
    core: Token
    last: Token
    closing: Token | None = None

    @property
    def start(self) -> int:
        """Where the span of the claim begins in the parsed text, with the mark of a quotation."""
        mark = _opening_mark(self.opening)
        if mark is None:
            return self.opening.idx
        inside = [t.text for t in self.opening.doc.tokens[self.opening.i : self.last.i + 1]]
        if mark.text in _BRACKETS:
            closing = _BRACKETS[mark.text]
            opened = inside.count(closing) > inside.count(mark.text)
            return mark.idx if opened else self.opening.idx
        closed = inside.count('"') % 2 == 1 or _closing_mark(self.last) is not None
        return mark.idx if closed else self.opening.idx

    @property
    def end(self) -> int:
        """Where the span ends: after a mark that was opened inside, and after the stop of a
        sentence that it fills.
        """
        last = self.closing or self.last
        mark = _closing_mark(self.last)
        if mark is not None and mark.i > last.i and self.start < self.opening.idx:
            return mark.end
        end = last.end if self.closing is not None else self.own_end
        rest = [t for t in last.sent if t.idx >= end]
        if len(rest) == 1 and rest[0].text in _STOPS and self.start == last.sent.start_char:
            return rest[0].end
        return end

    @property
    def own_end(self) -> int:
        """Where the claim itself ends, with its circumstances."""
        return _closed(self.opening, self.last)

    @property
    def core_end(self) -> int:
        """Where what it says by itself ends."""
        return _closed(self.first, self.core)


def _closed(first: Token, last: Token) -> int:
    """The end of ``last``, or of a closing mark right after it that belongs inside."""
    mark = _closing_mark(last)
    after = last.nbor() if last.i + 1 < len(last.doc) else None
    if mark is None and after is not None and after.text in OPENING:
        mark = after
    if mark is None:
        return last.end
    inside = [t.text for t in last.doc[first.i : last.i + 1]]
    opening = OPENING[mark.text]
    if mark.text == opening:
        opened = inside.count(opening) % 2 == 1
    else:
        opened = inside.count(opening) > inside.count(mark.text)
    return mark.end if opened else last.end


def _opening_mark(first: Token) -> Token | None:
    """The quotation mark or bracket right before ``first``, where it opens."""
    mark = first.nbor(-1) if first.i else None
    if mark is None or mark.text not in {'"', *_BRACKETS} or mark.whitespace_:
        return None
    return mark if mark.i == 0 or mark.nbor(-1).whitespace_ else None


def _closing_mark(last: Token) -> Token | None:
    """The quotation mark after ``last``, also behind the comma or the stop of the quotation."""
    after = last.doc.tokens[last.i + 1 : last.i + 3]
    if after and after[0].text in _STOPS:
        after = after[1:]
    return after[0] if after and after[0].text == '"' else None
