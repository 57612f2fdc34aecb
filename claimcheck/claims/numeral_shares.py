"""Parts of a whole in words: half, two thirds, a quarter of, half a million."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimcheck.claims.numeral import SCALES, VULGAR, WORDS, Numeral, exact, share, word_at
from claimcheck.lexicons import load

if TYPE_CHECKING:
    from claimcheck.claims.syntax import Token

_FRACTIONS: dict[str, int] = load("numbers")["fractions"]
# What follows a lone fraction that is a share: "a third of", "a quarter less"; not "a third man".
_WHOLES = frozenset(
    {"of", "off", ",", ".", "above", "below", "more", "less", "higher", "lower", "fewer"}
)
_SLASH = re.compile(r"(\d{1,3})/(\d{1,3})")
_HALF_DOZEN = 2.0  # what half a dozen leaves open: five to seven


def half(words: list[Token], at: int) -> Numeral | None:
    """Half a million, half a dozen, half an hour, half of the, half-mile."""
    if words[at].lower_ != "half":
        return None
    nxt = at + 1
    hyphens = 0
    while word_at(words, nxt) == "-":
        nxt, hyphens = nxt + 1, hyphens + 1
    following = word_at(words, nxt)
    if following in {"a", "an"}:
        after = nxt + 1 + (word_at(words, nxt + 1) == "-")
        scale = SCALES.get(word_at(words, after))
        if scale:
            return exact(0.5 * scale, after + 1, _HALF_DOZEN if scale == 12 else None)
        return exact(0.5, nxt + 1, 0.1)
    if hyphens:
        return exact(0.5, nxt, 0.1)
    whole = {"of", "the", "its", "their", "his", "her", "all", "our", "those", "these"}
    return share(0.5, at + 1) if following in whole and word_at(words, at - 1) != "and" else None


def fraction(words: list[Token], at: int) -> Numeral | None:
    """Two thirds, one-third, a quarter of, 2/3 of: a share of a whole."""
    word = words[at].lower_
    slash = _SLASH.fullmatch(word)
    if slash:
        top, bottom = int(slash[1]), int(slash[2])
        return share(top / bottom, at + 1) if 0 < top < bottom <= 100 else None
    if word in VULGAR:
        return exact(VULGAR[word], at + 1, 0.1)
    top = 1 if word in {"a", "an"} else WORDS.get(word, 0)
    if not 0 < top < 20:
        if word.isdigit() and 0 < int(word) < 20:
            top = int(word)
        else:
            return None
    after = at + 1 + (word_at(words, at + 1) == "-")
    name = word_at(words, after)
    bottom = _FRACTIONS.get(name.removesuffix("s") if top > 1 else name, 0)
    if not bottom or top > bottom or (top > 1) != name.endswith("s"):
        return None
    following = word_at(words, after + 1)
    if top == 1 and following not in _WHOLES and after == at + 1 and word != "one":
        return None  # "a third attempt", "a quarter mile"
    if following == "of" and word_at(words, after + 2) in {"a", "an"}:  # a quarter of an hour
        return exact(top / bottom, after + 3, 0.1)
    return share(top / bottom, after + 1)
