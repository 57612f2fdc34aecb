"""From spaCy's document to the plain values of `syntax.py`."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from claimcheck.claims.plain_text import DASH
from claimcheck.claims.syntax import Doc, Spelling, Token

if TYPE_CHECKING:
    from spacy import Vocab
    from spacy.tokens import Doc as SpacyDoc

_SPELLINGS = 1 << 14  # different words that are kept: all but the rare ones of a day of news
_COLUMNS = ("ORTH", "LEMMA", "POS", "TAG", "DEP", "HEAD", "SPACY", "SENT_START")


def read(parsed: SpacyDoc) -> Doc:
    """The tokens, the tree and the sentences of a document that spaCy has parsed."""
    if not len(parsed):
        return Doc("", (), [])
    vocab = parsed.vocab
    columns = parsed.to_array(list(_COLUMNS)).astype(np.uint64).view(np.int64)
    orths, lemmas, kinds, tags, labels, heads, spaces, starts = columns.T.tolist()
    tokens, idx = [], 0
    for i, orth in enumerate(orths):
        token = Token(i, idx, _spelling(vocab, orth), _lower(vocab, lemmas[i]), spaces[i])
        token.pos_, token.tag_ = _word(vocab, kinds[i]), _word(vocab, tags[i])
        token.dep_ = _word(vocab, labels[i])
        tokens.append(token)
        idx = token.end + spaces[i]
    _join(tokens, heads)
    first = [i for i, start in enumerate(starts) if start == 1 or not i]
    return Doc("".join([t.text + t.whitespace_ for t in tokens]), tuple(tokens), first)


def _join(tokens: list[Token], heads: list[int]) -> None:
    """Set heads and dependents; ``heads`` are distances from the dependent to its head."""
    lefts: dict[Token, list[Token]] = {}
    rights: dict[Token, list[Token]] = {}
    for token, distance in zip(tokens, heads, strict=True):
        token.head = tokens[token.i + distance]
        if distance > 0:
            lefts.setdefault(token.head, []).append(token)
        elif distance < 0:
            rights.setdefault(token.head, []).append(token)
    for head, dependents in lefts.items():
        head.lefts = head.children = tuple(dependents)
    for head, dependents in rights.items():
        head.rights = tuple(dependents)
        head.children = head.lefts + head.rights


@lru_cache(_SPELLINGS)
def _spelling(vocab: Vocab, orth: int) -> Spelling:
    lexeme = vocab[orth % (1 << 64)]
    if lexeme.text == DASH:
        return Spelling("-", "-", False, True, False, False, False, False)
    return Spelling(
        lexeme.text,
        lexeme.lower_,
        lexeme.is_alpha,
        lexeme.is_punct,
        lexeme.is_quote,
        lexeme.is_space,
        lexeme.is_upper,
        lexeme.like_num,
    )


@lru_cache(_SPELLINGS)
def _lower(vocab: Vocab, number: int) -> str:
    return _word(vocab, number).lower()


@lru_cache(_SPELLINGS)
def _word(vocab: Vocab, number: int) -> str:
    return str(vocab.strings[number % (1 << 64)])
