"""One pass over a text for the forms of times, each tried only at a word it can begin with."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimcheck.claims.time_forms import FORMS, Form
from claimcheck.claims.time_pieces import Piece

_WORD = re.compile(r"\d+|[A-Za-z]+")
_BY_START: dict[str, tuple[Form, ...]] = {
    start: tuple(f for f in FORMS if start in f.starts)
    for start in sorted({s for f in FORMS for s in f.starts})
}


def pieces(text: str) -> Iterator[Piece]:
    """The forms in ``text`` from left to right; they never overlap."""
    at = 0
    for word in _WORD.finditer(text):
        start = word.start()
        if start < at:
            continue
        first = word.group().lower()
        forms = _BY_START.get("#" if first[0].isdigit() else first)
        if not forms or _inside_number(text, start):
            continue
        for form in forms:
            match = form.pattern.match(text, start)
            piece = form.build(match) if match else None
            if piece is not None:
                yield piece
                at = piece.end
                break


def _inside_number(text: str, at: int) -> bool:
    """Whether the figure at ``at`` goes on a number ("9,725"), a sum ("$2004") or a code."""
    if not (at and text[at].isdigit()):
        return False
    before = text[at - 1]
    if before in "$£€#" or before.isalpha():
        return True
    return before in ".,:/" and at > 1 and text[at - 2].isdigit()
