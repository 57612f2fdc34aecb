"""Quotations: where quotation marks enclose words, and which of them are somebody's speech."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimcheck.claims.cues import cues

if TYPE_CHECKING:
    from claimcheck.claims.syntax import Doc, Token

MARKS = frozenset({'"', "''", "``"})
_ENDS = frozenset({".", "!", "?", ",", "..."})


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words in quotation marks: the marks' and all tokens between them, ``doc[start:end]``.

    ``speech`` is false where only a word or a phrase is quoted, ``open`` where no mark closes it.
    """

    start: int
    end: int
    speech: bool
    open: bool = False

    def holds(self, token: Token) -> bool:
        """Whether ``token`` stands inside."""
        return bool(self.start <= token.i < self.end)


def quotations(doc: Doc) -> list[Quotation]:
    """The quotations of one paragraph, in order; one that nothing closes runs to its end."""
    found: list[Quotation] = []
    text = doc.text
    if not any(mark in text for mark in MARKS):
        return found
    start = -1
    for token in [t for t in doc if t.text in MARKS]:
        if start < 0:
            start = token.i
        elif _opens(token) and token.i > start + 1:
            # the paragraph's mark was never closed, or a mark is missing: begin again here
            found.append(_quotation(doc, start, token.i))
            start = token.i
        else:
            found.append(_quotation(doc, start, token.i + 1))
            start = -1
    if start >= 0 and start + 1 < len(doc):
        inner = _quotation(doc, start, len(doc))
        found.append(Quotation(inner.start, inner.end, inner.speech, open=True))
    return found


def _opens(token: Token) -> bool:
    """A mark after a space and before a word; in damaged text "fell, "said Lind" ends one."""
    doc = token.doc
    if not token.i or token.i + 1 == len(doc):
        return False
    after = doc[token.i + 1].lemma_
    spaced = bool(doc[token.i - 1].whitespace_) and not token.whitespace_
    return spaced and not (doc[token.i - 1].text == "," and after in cues().speech)


def _quotation(doc: Doc, start: int, end: int) -> Quotation:
    words = [t for t in doc[start:end] if not t.is_punct]
    ends = end >= 2 and doc[end - 2].text in _ENDS
    verb = any(t.pos_ in {"VERB", "AUX"} for t in words)
    return Quotation(start, end, len(words) >= 2 and (ends or (verb and len(words) >= 5)))
