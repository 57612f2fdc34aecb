"""Figures: digits with their scales and glued units, and ranges that are one token."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from claimcheck.claims.numeral import SCALES, VULGAR, Numeral, exact, step_of, word_at
from claimcheck.lexicons import load

if TYPE_CHECKING:
    from claimcheck.claims.syntax import Token

TAGGED = re.compile(r"(-|rs\.?|dhs?|rm|usd|eur|gbp|inr|aed|chf)(?=\d)")  # -5, Rs5,000
_SHORT: dict[str, int] = load("numbers")["short_scales"]
_DIGITS = re.compile(r"(-?)(\d{1,3}(?:,\d{2,3})+|\d{1,15})(\.\d{1,6})?([½⅓⅔¼¾⅕⅛])?")
_GLUED = re.compile(r"(\d{1,3}(?:,\d{2,3})+|\d{1,15})(\.\d{1,6})?([a-zA-Z%°²³/]{1,5})")
_SPAN = re.compile(r"([\d,.]{1,15})([a-z%]{0,3})-[$£€]?([\d,.]{1,15})([a-z%]{0,3})")
_TAGS = {"rs": "INR", "rs.": "INR", "dh": "AED", "dhs": "AED", "rm": "MYR"}
_SLASH = re.compile(r"(\d{1,3})/(\d{1,3})")


def figures(words: list[Token], at: int, money: bool) -> Numeral | None:
    """The number in digits at ``at``; ``money`` where a currency stands before it."""
    word, suffix = words[at].lower_, ""
    code = ""
    tag = TAGGED.match(word)
    if tag and tag[1] != "-":
        word, code, money = word[tag.end() :], _TAGS.get(tag[1], tag[1].upper()), True
    match = _DIGITS.fullmatch(word)
    if match is None:
        both = _SPAN.fullmatch(word)
        if both is not None:
            return _span(words, at, both, money)
        match = _GLUED.fullmatch(word.rstrip("."))
        if match is None:
            return None
        digits, decimals, suffix = match[1], match[2], match[3]
        sign, vulgar = "", None
    else:
        sign, digits, decimals, vulgar = match[1], match[2], match[3], match[4]
    value = float(digits.replace(",", "") + (decimals or ""))
    precision = 10.0 ** -(len(decimals) - 1) if decimals else step_of(value)
    stop = at + 1
    if vulgar:
        value, precision = value + VULGAR[vulgar], 0.1
    elif not suffix and (inner := _SLASH.fullmatch(word_at(words, stop))):  # 2 1/2
        value, precision, stop = value + int(inner[1]) / max(1, int(inner[2])), 0.1, stop + 1
    elif [word_at(words, stop + n) for n in (0, 1, 2)] == ["and", "a", "half"]:
        value, precision, stop = value + 0.5, 0.1, stop + 3
    value = -value if sign else value
    if suffix in _SHORT and (suffix != "m" or money or _million(words, stop)):
        factor = _SHORT[suffix]
        return replace(exact(value * factor, stop, precision * factor), suffix=code)
    if suffix == "x":
        return replace(exact(value, stop, precision), sort="multiple")
    if suffix not in {"", "c", "f"} and words[at].text.rstrip(".")[-len(suffix) :].istitle():
        return None  # 5G, 4K
    while not suffix and stop < len(words):
        scale = _scale(words, stop, money)
        if scale is None:
            break
        value, precision, stop = value * scale, precision * scale, stop + 1
    return replace(exact(value, stop, precision), suffix=suffix or code)


def _scale(words: list[Token], at: int, money: bool) -> int | None:
    word = words[at].lower_.rstrip(".")
    if word == "-" and word_at(words, at + 1) in SCALES:
        return 1  # "a 3-million crowd"
    if word in SCALES and word != "score":
        return SCALES[word]
    if word not in _SHORT or (word == "m" and not money and not _million(words, at + 1)):
        return None
    return _SHORT[word]


def _million(words: list[Token], at: int) -> bool:
    """Whether "m" before token ``at`` is a million: 20m viewers, not a 100m race."""
    if at >= len(words):
        return False
    word = words[at]
    return bool(word.tag_ == "NNS" or word.lower_ == "people")


def _span(words: list[Token], at: int, match: re.Match[str], money: bool) -> Numeral | None:
    """10%-15, 10m-$15, 10-15 where they are one token."""
    try:
        low, high = (float(match[g].replace(",", "")) for g in (1, 3))
    except ValueError:
        return None
    if not low < high:
        return None
    unit = match[4] or match[2]
    stop, factor = at + 1, 1.0
    if unit and not match[4] and word_at(words, stop).rstrip(".") == unit:  # "10m-$15", "m"
        stop += 1
    if unit in _SHORT and money:
        factor, unit = _SHORT[unit], ""
    elif not unit and stop < len(words) and (scale := _scale(words, stop, money)):
        factor, stop = scale, stop + 1
    return Numeral(low * factor, high * factor, factor, stop, ranged=True, suffix=unit)
