"""Numerals: digits, number words and vague numbers, read from the tokens of a sentence."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING

from claimcheck.lexicons import load

if TYPE_CHECKING:
    from spacy.tokens import Token

_DIGITS = re.compile(r"(\d{1,3}(?:,\d{3})+|\d{1,15})(\.\d{1,6})?")
GLUED = re.compile(r"(\d{1,3}(?:,\d{3})+|\d{1,15})(\.\d{1,6})?([a-zA-Z%/]{1,4})")
NOBODY = frozenset({"nobody", "no-one"})


def read_number(words: list[Token], at: int) -> tuple[float, float, float, int, bool] | None:
    """Low end, high end, precision, index after the number, whether it is vague."""
    lexicon = load("numbers")
    token = words[at]
    word = token.lower_
    nxt = words[at + 1].lower_ if at + 1 < len(words) else ""
    if word in NOBODY or (word == "no" and token.dep_ in {"det", "neg"} and _countable(token.head)):
        return 0.0, 0.0, 1.0, at + (2 if word == "no" and nxt == "one" else 1), False
    if word in {"tens", "hundreds", "thousands"} and nxt == "of" and at + 2 < len(words):
        scale = {"tens": 20, "hundreds": 200, "thousands": 2000}[word]
        big = lexicon["scales"].get(words[at + 2].lower_.rstrip("s"))
        if big and words[at + 2].lower_.endswith("s"):
            return scale * big, (scale * 5 - 1) * big, big, at + 3, True
    if word in lexicon["vague"] and not (word == "few" and nxt == ""):
        low, high = lexicon["vague"][word]
        return low, high, 1.0, at + 1, True
    match = _DIGITS.fullmatch(word)
    if match:
        value = float(match[1].replace(",", "") + (match[2] or ""))
        precision = 10.0 ** -(len(match[2]) - 1) if match[2] else _step(value)
        stop = at + 1
        while stop < len(words) and words[stop].lower_.rstrip(".") in lexicon["scales"]:
            if words[stop].lower_.rstrip(".") == "m" and not money_before(words, at):
                break
            factor = lexicon["scales"][words[stop].lower_.rstrip(".")]
            value, precision, stop = value * factor, precision * factor, stop + 1
        return value, value, precision, stop, False
    if word in lexicon["words"] and word != "fortnight":
        if word == "one" and token.pos_ not in {"NUM"}:
            return None
        total, current, stop = 0.0, 0.0, at
        while stop < len(words):
            part = words[stop].lower_
            if part in lexicon["words"] and part != "fortnight":
                current = (
                    current * 12
                    if part == "dozen" and current
                    else current + lexicon["words"][part]
                )
            elif part in lexicon["scales"] and len(part) > 2 and current:
                current *= lexicon["scales"][part]
                if lexicon["scales"][part] >= 1000:
                    total, current = total + current, 0.0
            elif (
                part == "-" and stop + 1 < len(words) and words[stop + 1].lower_ in lexicon["words"]
            ):
                pass
            else:
                break
            stop += 1
        value = total + current
        return value, value, _step(value) if value >= 1000 else 1.0, stop, False
    if word == "a" and nxt in {"dozen", "hundred", "thousand", "million", "score"}:
        value = {"dozen": 12, "score": 20, **lexicon["scales"]}[nxt]
        return value, value, 1.0, at + 2, False
    if word == "fortnight":
        return 14.0, 14.0, 1.0, at + 1, False
    glued = GLUED.fullmatch(token.text)
    if glued:
        value = float(glued[1].replace(",", "") + (glued[2] or ""))
        precision = 10.0 ** -(len(glued[2]) - 1) if glued[2] else _step(value)
        unit = glued[3].lower()
        if unit in {"m", "bn", "mn"} and money_before(words, at):
            factor = lexicon["scales"][unit]
            return value * factor, value * factor, precision * factor, at + 1, False
        if unit in load("units")["units"]:
            return value, value, precision, at + 1, False
    return None


def _step(value: float) -> float:
    """The step of the last digit that is not a trailing zero: 170,000 -> 10,000."""
    if value == 0 or not math.isfinite(value):
        return 1.0
    step, rest = 1.0, int(value)
    while rest % 10 == 0 and rest > 9:
        step, rest = step * 10, rest // 10
    return step


def _countable(noun: Token) -> bool:
    return bool(noun.tag_ == "NNS") or noun.lower_ in {"one", "people", "injuries"}


def money_before(words: list[Token], at: int) -> bool:
    """Whether a currency sign stands before the number."""
    return at > 0 and words[at - 1].text in load("units")["currencies"]
