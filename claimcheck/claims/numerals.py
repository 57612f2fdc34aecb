"""Numerals: digits, number words, vague numbers and fractions in the tokens of a sentence.

A numeral is read by its words alone; what it counts or measures is for the reader of quantities.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from claimcheck.lexicons import load

if TYPE_CHECKING:
    from spacy.tokens import Token

_LEX = load("numbers")
_WORDS: dict[str, int] = _LEX["words"]
_SCALES: dict[str, int] = _LEX["scales"]
_SHORT: dict[str, int] = _LEX["short_scales"]
_VAGUE: dict[str, list[int]] = _LEX["vague"]
_ORDINALS: dict[str, int] = _LEX["ordinals"]
_FRACTIONS: dict[str, int] = _LEX["fractions"]
_MULTIPLES: dict[str, int] = _LEX["multiples"]
# What follows a lone fraction that is a share: "a third of", "a quarter less"; not "a third man".
_WHOLES = frozenset(
    {"of", "off", ",", ".", "above", "below", "more", "less", "higher", "lower", "fewer"}
)
_FEW = frozenset(_LEX["few"]["before"])
_DIGITS = re.compile(r"(-?)(\d{1,3}(?:,\d{2,3})+|\d{1,15})(\.\d{1,6})?([½⅓⅔¼¾⅕⅛])?")
_GLUED = re.compile(r"(\d{1,3}(?:,\d{2,3})+|\d{1,15})(\.\d{1,6})?([a-zA-Z%°²³/]{1,5})")
_SPAN = re.compile(r"([\d,.]{1,15})([a-z%]{0,3})-[$£€]?([\d,.]{1,15})([a-z%]{0,3})")
_TAGGED = re.compile(r"(-|rs\.?|dhs?|rm|usd|eur|gbp|inr|aed|chf)(?=\d)")  # -5, Rs5,000
_TAGS = {"rs": "INR", "rs.": "INR", "dh": "AED", "dhs": "AED", "rm": "MYR"}
_ORDINAL = re.compile(r"(\d{1,3}(?:,\d{3})+|\d{1,9})(?:st|nd|rd|th)")
_SLASH = re.compile(r"(\d{1,3})/(\d{1,3})")
_VULGAR = {"½": 1 / 2, "⅓": 1 / 3, "⅔": 2 / 3, "¼": 1 / 4, "¾": 3 / 4, "⅕": 1 / 5, "⅛": 1 / 8}
_STARTS = frozenset(
    (*_WORDS, *_SCALES, *_VAGUE, *_ORDINALS, *_VULGAR, "no", "nobody", "none", "half", "a", "an",
     "minus", *_MULTIPLES)
)  # fmt: skip
_SHARED = 4.0  # points of a percentage within which a fraction is given: half may be 48 per cent
_TENTHS = frozenset({4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0, 20.0, 100.0, 1000.0})
_DOZEN = 1 / 3  # share of its number that a dozen leaves open: ten to fourteen
_LARGE = 1000


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number (or the ends of a vague one) and the index of the token after it.

    ``sort`` is cardinal, ordinal, share (of a whole, in per cent) or multiple ("twice").
    ``suffix`` is a unit written into the number's own token ("37mph") or, in capitals, the code
    of a currency ("Rs5,000").
    """

    low: float
    high: float
    precision: float
    stop: int
    vague: bool = False
    ranged: bool = False
    sort: str = "cardinal"
    suffix: str = ""


def may_start(word: str) -> bool:
    """Whether a token in lower case can begin a numeral; cheap, for scanning."""
    first = word[0]
    return (
        word in _STARTS or first.isdigit() or (first in "-rduegiac" and bool(_TAGGED.match(word)))
    )


def read_numeral(words: list[Token], at: int, money: bool) -> Numeral | None:
    """The numeral that begins at token ``at``; ``money`` where a currency stands before it."""
    token, word = words[at], words[at].lower_
    if word == "minus":
        found = read_numeral(words, at + 1, money) if at + 1 < len(words) else None
        return replace(found, low=-found.high, high=-found.low) if found else None
    found = _zero(words, at) or _half(words, at) or _fraction(words, at) or _vague(words, at)
    if found is None and word in {"a", "an"}:
        found = _article(words, at)
    if found is None and word in _WORDS:
        if word == "one" and not _is_numeral(token):
            return None
        found = _spelled(words, at)
    if found is None:
        found = _ordinal(words, at) or _multiple(words, at) or _figures(words, at, money)
    if found is None or found.sort != "cardinal":
        return found
    return _one_in(words, found) or found


def step_of(value: float) -> float:
    """The step of the last digit that is not a trailing zero: 170,000 -> 10,000."""
    if value == 0:
        return 1.0
    step, rest = 1.0, int(abs(value))
    while rest % 10 == 0 and rest > 9:
        step, rest = step * 10, rest // 10
    return step


def _word(words: list[Token], at: int) -> str:
    return str(words[at].lower_) if 0 <= at < len(words) else ""


def _exact(value: float, stop: int, precision: float | None = None) -> Numeral:
    return Numeral(value, value, step_of(value) if precision is None else precision, stop)


def _share(part: float, stop: int) -> Numeral:
    return Numeral(100 * part, 100 * part, _SHARED, stop, sort="share")


def _zero(words: list[Token], at: int) -> Numeral | None:
    token, word, nxt = words[at], words[at].lower_, _word(words, at + 1)
    if word == "nobody" or (word == "none" and nxt == "of"):
        return _exact(0, at + 1)
    if word != "no":
        return None
    if nxt == "one":
        return _exact(0, at + 2)
    if nxt == "-" and _word(words, at + 2) == "one":
        return _exact(0, at + 3)
    head = token.head
    countable = head.tag_ in {"NNS", "NNPS"} or head.lower_ in {"people", "person"}
    return _exact(0, at + 1) if token.dep_ in {"det", "neg"} and countable else None


def _half(words: list[Token], at: int) -> Numeral | None:
    """Half a million, half a dozen, half an hour, half of the, half-mile."""
    if words[at].lower_ != "half":
        return None
    nxt = at + 1
    hyphens = 0
    while _word(words, nxt) == "-":
        nxt, hyphens = nxt + 1, hyphens + 1
    following = _word(words, nxt)
    if following in {"a", "an"}:
        after = nxt + 1 + (_word(words, nxt + 1) == "-")
        scale = _SCALES.get(_word(words, after))
        if scale:
            return _exact(0.5 * scale, after + 1, _DOZEN * 6 if scale == 12 else None)
        return _exact(0.5, nxt + 1, 0.1)
    if hyphens:
        return _exact(0.5, nxt, 0.1)
    whole = {"of", "the", "its", "their", "his", "her", "all", "our", "those", "these"}
    return _share(0.5, at + 1) if following in whole and _word(words, at - 1) != "and" else None


def _fraction(words: list[Token], at: int) -> Numeral | None:
    """Two thirds, one-third, a quarter of, 2/3 of: a share of a whole."""
    word = words[at].lower_
    slash = _SLASH.fullmatch(word)
    if slash:
        top, bottom = int(slash[1]), int(slash[2])
        return _share(top / bottom, at + 1) if 0 < top < bottom <= 100 else None
    if word in _VULGAR:
        return _exact(_VULGAR[word], at + 1, 0.1)
    top = 1 if word in {"a", "an"} else _WORDS.get(word, 0)
    if not 0 < top < 20:
        if word.isdigit() and 0 < int(word) < 20:
            top = int(word)
        else:
            return None
    after = at + 1 + (_word(words, at + 1) == "-")
    name = _word(words, after)
    bottom = _FRACTIONS.get(name.removesuffix("s") if top > 1 else name, 0)
    if not bottom or top > bottom or (top > 1) != name.endswith("s"):
        return None
    following = _word(words, after + 1)
    if top == 1 and following not in _WHOLES and after == at + 1 and word != "one":
        return None  # "a third attempt", "a quarter mile"
    if following == "of" and _word(words, after + 2) in {"a", "an"}:  # a quarter of an hour
        return _exact(top / bottom, after + 3, 0.1)
    return _share(top / bottom, after + 1)


def _vague(words: list[Token], at: int) -> Numeral | None:
    """Dozens, several hundred, a few, tens of thousands, hundreds of millions."""
    first = at
    if words[at].lower_ in {"a", "an"} and _word(words, at + 1) in {"few", "couple", "handful"}:
        at += 1
    word = words[at].lower_
    if word not in _VAGUE:
        return None
    if word == "few" and first == at and _word(words, at - 1) not in _FEW:
        return None
    if (
        word in {"couple", "handful"}
        and "of" not in {_word(words, at + 1), ""}
        and (_word(words, at + 1) not in {"dozen", "hundred", "thousand", "more", "days", "weeks"})
    ):
        return None  # "the couple left"
    if word == "scores" and _word(words, at + 1) != "of":
        return None
    low, high = (float(n) for n in _VAGUE[word])
    stop = at + 1
    inner = stop + 1 if _word(words, stop) == "of" else stop
    small = {"tens": 10, "hundreds": 100, "thousands": 1000}.get(word)
    following = _word(words, inner)
    if small and inner > stop and following in _VAGUE and following.removesuffix("s") in _SCALES:
        scale = _SCALES[following.removesuffix("s")]
        return Numeral(2 * small * scale, (10 * small - 1) * scale, scale, inner + 1, vague=True)
    if word in {"several", "few", "couple", "handful"} and following in _SCALES:
        scale, stop = _SCALES[following], inner + 1
        while _word(words, stop) in _SCALES:
            scale, stop = scale * _SCALES[_word(words, stop)], stop + 1
        return Numeral(low * scale, high * scale, scale, stop, vague=True)
    if word == "couple" and _word(words, stop) == "of":
        stop += 1
    return Numeral(low, high, 1.0, stop, vague=True)


def _article(words: list[Token], at: int) -> Numeral | None:
    """A dozen, a hundred and five, a million."""
    after = at + 1
    scale = _SCALES.get(_word(words, after))
    if scale is None or (scale == 20 and _word(words, after + 1) != "of"):
        return None
    return _spelled(words, after, start=float(scale), first=after + 1)


def _is_numeral(one: Token) -> bool:
    """Whether "one" counts: not "one another", "this one", "one day"."""
    return bool(one.pos_ == "NUM")


def _spelled(
    words: list[Token], at: int, start: float = 0.0, first: int | None = None
) -> Numeral | None:
    """Number words: a hundred and five, two and a half million, forty-two."""
    total, current, smallest = 0.0, start, 1.0
    stop = at if first is None else first
    if start >= _LARGE:
        total, current, smallest = start, 0.0, start
    while stop < len(words):
        part = _word(words, stop)
        if part == "-" and _word(words, stop + 1) in _WORDS and current >= 20 and current % 10 == 0:
            stop += 1
            continue
        if part == "and":
            if [_word(words, stop + n) for n in (1, 2)] == ["a", "half"]:
                current, stop, smallest = current + 0.5, stop + 3, 0.1
                continue
            following = _word(words, stop + 1)
            large = (current and current % 100 == 0) or (total and not current)
            if large and following in _WORDS and _word(words, stop + 2) not in _SCALES:
                stop += 1
                continue
            break
        if part in _WORDS and _fits(current, _WORDS[part]):
            current, stop = current + _WORDS[part], stop + 1
        elif part in _SCALES and (current or total):
            scale = _SCALES[part]
            if scale >= _LARGE:
                total, current = (total + (current or 1.0) * scale), 0.0
                if not total:
                    break
            else:
                current *= scale
            smallest, stop = max(smallest, 1.0), stop + 1
        else:
            break
    value = total + current
    if stop == at:
        return None
    if "dozen" in {_word(words, n) for n in range(at, stop)}:
        return _exact(value, stop, _DOZEN * value)
    if smallest == 0.1 and value < _LARGE:
        return _exact(value, stop, 0.1)
    return _exact(value, stop, step_of(value) if value >= _LARGE else 1.0)


def _fits(current: float, value: int) -> bool:
    """Whether a number word may follow: forty two, a hundred seven; not two three."""
    if current == 0 or current % 100 == 0:
        return True
    return current % 10 == 0 and current % 100 >= 20 and value < 10


def _figures(words: list[Token], at: int, money: bool) -> Numeral | None:
    word, suffix = words[at].lower_, ""
    code = ""
    tag = _TAGGED.match(word)
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
        value, precision = value + _VULGAR[vulgar], 0.1
    elif not suffix and (inner := _SLASH.fullmatch(_word(words, stop))):  # 2 1/2
        value, precision, stop = value + int(inner[1]) / max(1, int(inner[2])), 0.1, stop + 1
    elif [_word(words, stop + n) for n in (0, 1, 2)] == ["and", "a", "half"]:
        value, precision, stop = value + 0.5, 0.1, stop + 3
    value = -value if sign else value
    if suffix in _SHORT and (suffix != "m" or money or _million(words, stop)):
        factor = _SHORT[suffix]
        return replace(_exact(value * factor, stop, precision * factor), suffix=code)
    if suffix == "x":
        return replace(_exact(value, stop, precision), sort="multiple")
    if suffix not in {"", "c", "f"} and words[at].text.rstrip(".")[-len(suffix) :].istitle():
        return None  # 5G, 4K
    while not suffix and stop < len(words):
        scale = _scale(words, stop, money)
        if scale is None:
            break
        value, precision, stop = value * scale, precision * scale, stop + 1
    return replace(_exact(value, stop, precision), suffix=suffix or code)


def _scale(words: list[Token], at: int, money: bool) -> int | None:
    word = words[at].lower_.rstrip(".")
    if word == "-" and _word(words, at + 1) in _SCALES:
        return 1  # "a 3-million crowd"
    if word in _SCALES and word != "score":
        return _SCALES[word]
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
    if unit and not match[4] and _word(words, stop).rstrip(".") == unit:  # "10m-$15", "m"
        stop += 1
    if unit in _SHORT and money:
        factor, unit = _SHORT[unit], ""
    elif not unit and stop < len(words) and (scale := _scale(words, stop, money)):
        factor, stop = scale, stop + 1
    return Numeral(low * factor, high * factor, factor, stop, ranged=True, suffix=unit)


def _ordinal(words: list[Token], at: int) -> Numeral | None:
    """Third, 21st, twenty-first, before the noun that they number."""
    token, word = words[at], words[at].lower_
    digits = _ORDINAL.fullmatch(word)
    if digits:
        value = float(digits[1].replace(",", ""))
        return replace(_exact(value, at + 1, 1.0), sort="ordinal")
    if word not in _ORDINALS or token.pos_ not in {"ADJ", "NUM"} or token.dep_ == "advmod":
        return None
    return replace(_exact(float(_ORDINALS[word]), at + 1, 1.0), sort="ordinal")


def _multiple(words: list[Token], at: int) -> Numeral | None:
    """Twice the size, double that; "twice" alone is no measure."""
    factor = _MULTIPLES.get(words[at].lower_)
    if factor is None or _word(words, at + 1) not in {"the", "as", "its", "their", "that"}:
        return None
    return replace(_exact(factor, at + 1), sort="multiple")


def _one_in(words: list[Token], first: Numeral) -> Numeral | None:
    """One in five, nine out of 10, three in every hundred: a share of a whole."""
    at = first.stop
    if first.low != first.high or not 0 < first.low < _LARGE or first.suffix:
        return None
    if _word(words, at) == "out" and _word(words, at + 1) == "of":
        after, plain = at + 2, False
    elif _word(words, at) == "in":
        after, plain = at + 1, True
    else:
        return None
    if _word(words, after) == "every":
        after, plain = after + 1, False
    if not may_start(_word(words, after) or "x") or _word(words, after) in {"a", "an", "no"}:
        return None
    whole = _figures(words, after, False) or _spelled(words, after)
    if whole is None or whole.low <= first.low or (whole.low not in _TENTHS and first.low != 1):
        return None
    if plain and not (first.low == 1 or whole.low in {5, 10, 100, 1000}):
        return None
    return replace(_share(first.low / whole.low, whole.stop), precision=_SHARED)
