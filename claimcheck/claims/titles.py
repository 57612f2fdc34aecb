"""Titles: names of works and words of banners in quotation marks, which are no sentences.

The parser takes "Peoples of Europe, Rise Up" apart as if somebody had said it there. Such words
are joined to one name before anything else looks at them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from claimcheck.claims.cues import cues

if TYPE_CHECKING:
    from claimcheck.claims.syntax import Doc, Token

_LONGEST = 12  # words of a title
_SMALL = frozenset(
    {"a", "an", "the", "of", "in", "on", "for", "and", "or", "to", "at", "by", "with"}
)


def titles(doc: Doc) -> Iterator[tuple[int, int]]:
    """Where titles of two words and more stand, without their marks: ``doc[start:end]``."""
    start = -1
    for token in doc:
        if token.text != '"':
            continue
        if 0 <= start < token.i and _is_title(doc.tokens[start : token.i]):
            yield start, token.i
            start = -1
        else:
            start = token.i + 1


def join_titles(doc: Doc) -> None:
    """Make each title of ``doc`` one name, in place."""
    for start, end in titles(doc):
        words = doc.tokens[start:end]
        inside = set(words)
        tops = [t for t in words if t.head not in inside]
        if not tops or any(t.head is t for t in words):
            continue  # what heads its sentence is a sentence
        first = tops[0]
        if first.head.lemma_ in cues().speech:
            continue  # and so is what somebody says
        for token in words:
            if token is first:
                continue
            token.attach(first, "punct" if token.is_punct else "compound")
            if token.pos_ in {"VERB", "AUX"}:
                token.pos_ = "PROPN"
        if first.pos_ not in {"NOUN", "PROPN"}:
            first.pos_ = "PROPN"
            first.tag_ = "NNP"
            first.dep_ = "dobj" if first.dep_ in {"ccomp", "xcomp", "dep"} else first.dep_


def _is_title(words: tuple[Token, ...]) -> bool:
    names = [t for t in words if t.is_alpha]
    if not 2 <= len(names) <= _LONGEST or words[-1].sent is not words[0].sent:
        return False
    if not names[0].text[:1].isupper():
        return False
    capital = [t for t in names if t.text[:1].isupper()]
    small = len(names) - len(capital)
    return len(capital) > 1 and small == sum(t.lower_ in _SMALL and t not in capital for t in names)
