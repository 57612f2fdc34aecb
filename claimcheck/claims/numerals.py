"""Numerals: digits, number words, vague numbers and fractions in the tokens of a sentence.

A numeral is read by its words alone; what it counts or measures is for the reader of quantities.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from claimcheck.claims.numeral import LARGE, SCALES, VULGAR, WORDS, Numeral, exact, share, word_at
from claimcheck.claims.numeral_figures import TAGGED, figures
from claimcheck.claims.numeral_shares import fraction, half
from claimcheck.claims.numeral_words import article, spelled, vague, zero
from claimcheck.lexicons import load

if TYPE_CHECKING:
    from claimcheck.claims.syntax import Token

_ORDINALS: dict[str, int] = load("numbers")["ordinals"]
_MULTIPLES: dict[str, int] = load("numbers")["multiples"]
_ORDINAL = re.compile(r"(\d{1,3}(?:,\d{3})+|\d{1,9})(?:st|nd|rd|th)")
_STARTS = frozenset(
    (*WORDS, *SCALES, *load("numbers")["vague"], *_ORDINALS, *VULGAR, "no", "nobody", "none",
     "half", "a", "an", "minus", *_MULTIPLES)
)  # fmt: skip
_WHOLES = frozenset({4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0, 20.0, 100.0, 1000.0})  # nine in 10


def may_start(word: str) -> bool:
    """Whether a token in lower case can begin a numeral; cheap, for scanning."""
    first = word[0]
    return word in _STARTS or first.isdigit() or (first in "-rduegiac" and bool(TAGGED.match(word)))


def read_numeral(words: list[Token], at: int, money: bool) -> Numeral | None:
    """The numeral that begins at token ``at``; ``money`` where a currency stands before it."""
    token, word = words[at], words[at].lower_
    if word == "minus":
        found = read_numeral(words, at + 1, money) if at + 1 < len(words) else None
        return replace(found, low=-found.high, high=-found.low) if found else None
    found = zero(words, at) or half(words, at) or fraction(words, at) or vague(words, at)
    if found is None and word in {"a", "an"}:
        found = article(words, at)
    if found is None and word in WORDS:
        if word == "one" and not _is_numeral(token):
            return None
        found = spelled(words, at)
    if found is None:
        found = _ordinal(words, at) or _multiple(words, at) or figures(words, at, money)
    if found is None or found.sort != "cardinal":
        return found
    return _one_in(words, found) or found


def _ordinal(words: list[Token], at: int) -> Numeral | None:
    """Third, 21st, twenty-first, before the noun that they number."""
    token, word = words[at], words[at].lower_
    digits = _ORDINAL.fullmatch(word)
    if digits:
        value = float(digits[1].replace(",", ""))
        return replace(exact(value, at + 1, 1.0), sort="ordinal")
    if word not in _ORDINALS or token.pos_ not in {"ADJ", "NUM"} or token.dep_ == "advmod":
        return None
    return replace(exact(float(_ORDINALS[word]), at + 1, 1.0), sort="ordinal")


def _multiple(words: list[Token], at: int) -> Numeral | None:
    """Twice the size, double that; "twice" alone is no measure."""
    factor = _MULTIPLES.get(words[at].lower_)
    if factor is None or word_at(words, at + 1) not in {"the", "as", "its", "their", "that"}:
        return None
    return replace(exact(factor, at + 1), sort="multiple")


def _is_numeral(one: Token) -> bool:
    """Whether "one" counts: not "one another", "this one", "one day"."""
    return bool(one.pos_ == "NUM")


def _one_in(words: list[Token], first: Numeral) -> Numeral | None:
    """One in five, nine out of 10, three in every hundred: a share of a whole."""
    at = first.stop
    if first.low != first.high or not 0 < first.low < LARGE or first.suffix:
        return None
    if word_at(words, at) == "out" and word_at(words, at + 1) == "of":
        after, plain = at + 2, False
    elif word_at(words, at) == "in":
        after, plain = at + 1, True
    else:
        return None
    if word_at(words, after) == "every":
        after, plain = after + 1, False
    if not may_start(word_at(words, after) or "x") or word_at(words, after) in {"a", "an", "no"}:
        return None
    whole = figures(words, after, False) or spelled(words, after)
    if whole is None or whole.low <= first.low or (whole.low not in _WHOLES and first.low != 1):
        return None
    if plain and not (first.low == 1 or whole.low in {5, 10, 100, 1000}):
        return None
    return share(first.low / whole.low, whole.stop)
