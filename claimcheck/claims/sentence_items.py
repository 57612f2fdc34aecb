"""Sentence items: what coreference reads of a sentence: noun phrases, pronouns and pointers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimcheck.claims.nominals import Nominal, nominals
from claimcheck.claims.pointers import POINTING, is_pointer
from claimcheck.claims.pronouns import PRONOUNS, is_pronoun

if TYPE_CHECKING:
    from claimcheck.claims.syntax import Doc, Token


@dataclass(slots=True)
class Sentence:
    """One sentence while it is read: its place, its quotation marks, its phrases in order."""

    pronouns: list[Token]
    offset: int
    headline: bool
    quoted: frozenset[int]
    nominals: list[Nominal]
    pointers: list[Token]


def sentences(offset: int, doc: Doc, headline: bool) -> Iterator[Sentence]:
    """The sentences of a paragraph that stands at ``offset`` in its article."""
    quoted = _quoted([t.i for t in doc if t.text == '"'], len(doc))
    for sent in doc.sents:
        nouns = [t for t in sent if t.pos_ in {"NOUN", "PROPN"}]
        pronouns = [t for t in sent if t.lower_ in PRONOUNS and is_pronoun(t)]
        pointing = [t for t in sent if t.lower_ in POINTING and is_pointer(t)]
        phrases = nominals(nouns, sent.start)
        yield Sentence(pronouns, offset, headline, quoted, phrases, pointing)


def in_order(sentence: Sentence) -> list[Nominal | Token]:
    """The noun phrases and pronouns of a sentence as they stand in it."""
    items: list[tuple[int, Nominal | Token]] = [(n.head.i, n) for n in sentence.nominals]
    items += [(t.i, t) for t in sentence.pronouns]
    return [item for _, item in sorted(items, key=lambda x: x[0])]


def _quoted(marks: list[int], length: int) -> frozenset[int]:
    """The indices of the words between double quotation marks at ``marks``."""
    if len(marks) % 2:
        # A closing mark without an opening one ends what an earlier paragraph began to quote.
        marks = [-1, *marks] if marks[-1] == length - 1 else [*marks, length]
    spans = zip(marks[::2], marks[1::2], strict=True)
    return frozenset(i for start, end in spans for i in range(start + 1, end))
