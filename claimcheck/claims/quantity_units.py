"""Units, currencies and rates behind a number, from the words of a sentence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimcheck.claims.numeral import Numeral
from claimcheck.lexicons import load

if TYPE_CHECKING:
    from claimcheck.claims.syntax import Token

_LEX = load("units")
_UNITS: dict[str, tuple[str, str]] = {
    word: (dimension, unit)
    for dimension, units in _LEX["units"].items()
    for unit, words in units.items()
    for word in words
}
_CURRENCIES: dict[str, str] = _LEX["currencies"]
_NAMES = {k: v for k, v in _CURRENCIES.items() if k.islower()}
_CENTS: dict[str, str] = _LEX["cents"]
_NATIONAL: dict[str, dict[str, str]] = _LEX["nationalities"]
_ABBREVIATED = 3  # letters up to which a unit has no plural: "kms" is listed, "has" is no hectare
_WEIGHT = frozenset(_LEX["weight"]["words"])
_TIMES = {w: unit for w, (dimension, unit) in _UNITS.items() if dimension == "duration"}
_ADVERBS = {
    "annually": "year", "yearly": "year", "monthly": "month", "weekly": "week", "daily": "day",
    "hourly": "hour",
}  # fmt: skip
# "20 people a day after the quake" is no rate.
_POINTS = frozenset({"after", "before", "later", "earlier", "ago", "when", "since", "old", "away"})
_POLLS = frozenset({"lead", "swing", "margin"})
# 6 ft 2 in, two hours and ten minutes: the part that follows and how many make one.
_PARTS = {
    "foot": ("inch", 12), "hour": ("minute", 60), "minute": ("second", 60), "year": ("month", 12),
    "mass": ("ounce", 16), "day": ("hour", 24), "week": ("day", 7),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Unit:
    """Dimension, unit and what a figure in it is multiplied by; the index of its last token."""

    dimension: str
    unit: str
    last: int
    factor: float = 1.0


def currency_before(words: list[Token], at: int) -> str:
    """The code of the currency whose sign or code stands before token ``at``, or ""."""
    if at == 0:
        return ""
    text = words[at - 1].text
    if text == "." and at > 1:  # "Rs. 500"
        text = words[at - 2].text + "."
    return "" if text.islower() else _CURRENCIES.get(text, "")


def is_unit(token: Token) -> bool:
    """Whether a token is a unit, or the sign, code or name of a currency."""
    word = token.lower_
    return bool(_known(word)) or token.text in _CURRENCIES or word.removesuffix("s") in _NAMES


def unit_of(words: list[Token], number: Numeral) -> Unit | None:
    """The unit behind ``number`` (or in its token); None where it is a bare count."""
    if number.suffix.isupper():
        return Unit("money", number.suffix, number.stop - 1)
    if number.suffix:
        known = _known(number.suffix) or _percent(number.suffix)
        if known:
            return Unit(*known, number.stop - 1)
        if number.suffix == "p":
            return Unit("money", "GBP", number.stop - 1, 0.01)
        if number.suffix in {"c", "f"}:
            return Unit("temperature", "degC" if number.suffix == "c" else "degF", number.stop - 1)
        return None
    at = number.stop
    if at < len(words) and words[at].text == "-":
        at += 1
    elif at < len(words) and words[at].lower_ == "in" and not words[at - 1].whitespace_:
        return Unit("length", "inch", at)  # "18in"
    if at < len(words) and words[at].lower_ in {"of", "full"} and number.vague:
        at += 1  # "dozens of miles", "hundreds of millions of dollars"
    if at >= len(words):
        return None
    return _share(words, at) or _money(words, at) or _physical(words, at)


def combined(unit: Unit) -> tuple[str, int] | None:
    """The smaller unit that may follow ("2 hours and 10 minutes") and how many make one."""
    return _PARTS.get("mass" if unit.unit == "pound" else unit.unit)


def rate_after(words: list[Token], stop: int, *, money: bool = False) -> tuple[str, int]:
    """What a rate refers to ("day", "person", "100000") and the index after it; "" for none."""
    if stop < len(words) and words[stop].lower_ in _ADVERBS:
        return _ADVERBS[words[stop].lower_], stop + 1
    if stop + 1 >= len(words):
        return "", stop
    first, second = words[stop].lower_, words[stop + 1].lower_.rstrip(".")
    if first == "per" or (first == "for" and second == "every"):
        at = stop + 1 + (first == "for")
        return _referent(words, at)
    if first == "/" and (second in _TIMES or second in {"h", "s"}):
        return {"h": "hour", "s": "second"}.get(second) or _TIMES[second], stop + 2
    if first in {"a", "an", "each", "every"}:
        following = words[stop + 2].lower_ if stop + 2 < len(words) else ""
        if second in _TIMES and following not in _POINTS:
            return _TIMES[second], stop + 2
        if second in {"head", "person"}:
            return "person", stop + 2
        if money and (known := _known(second)) and following not in _POINTS:
            return known[1], stop + 2
    return "", stop


def _referent(words: list[Token], at: int) -> tuple[str, int]:
    if at >= len(words):
        return "", at
    word = words[at].lower_
    if word in _TIMES:
        return _TIMES[word], at + 1
    if word in {"capita", "head", "person"}:
        return "person", at + 1
    digits = word.replace(",", "")
    if digits.isdigit():
        scale = {"million": 1_000_000, "thousand": 1000}
        following = words[at + 1].lower_ if at + 1 < len(words) else ""
        return str(int(digits) * scale.get(following, 1)), at + 1 + (following in scale)
    if word in {"million", "thousand"}:
        return str({"million": 1_000_000, "thousand": 1000}[word]), at + 1
    if words[at].pos_ in {"NOUN", "PROPN"}:
        return str(words[at].lemma_), at + 1
    return "", at


def _known(word: str) -> tuple[str, str] | None:
    plural = len(word) > _ABBREVIATED and word.endswith("s")
    return _UNITS.get(word) or (_UNITS.get(word[:-1]) if plural else None)


def _percent(word: str) -> tuple[str, str] | None:
    return ("percent", "") if word in {"%", "percent", "pc", "pct"} else None


def _share(words: list[Token], at: int) -> Unit | None:
    word = words[at].lower_
    following = words[at + 1].lower_ if at + 1 < len(words) else ""
    if word == "percentage" and following in {"point", "points"}:
        return Unit("percentage_point", "", at + 1)
    if word in {"basis", "base"} and following in {"point", "points"}:
        return Unit("percentage_point", "", at + 1, 0.01)
    if word in {"point", "points"} and following in _POLLS:
        return Unit("percentage_point", "", at)
    if word in {"per", "pct", "pc"} and (word != "per" or following == "cent"):
        return Unit("percent", "", at + (word == "per"))
    return Unit("percent", "", at) if word in {"%", "percent"} else None


def _money(words: list[Token], at: int) -> Unit | None:
    """Euros, Canadian dollars, cents, USD."""
    for shift in (0, 1):
        if at + shift >= len(words):
            return None
        token = words[at + shift]
        word = token.lower_.removesuffix("s") if token.lower_ != "pence" else "pence"
        word = "penny" if word == "pennie" else word
        if word == "pound" and _is_weight(words, at + shift):
            return None
        if word in _NAMES:
            kind = _NATIONAL.get(words[at].lower_, {}) if shift else {}
            if shift and not (kind or words[at].lower_ in {"us", "new", "american", "-"}):
                return None
            return Unit("money", kind.get(word, _NAMES[word]), at + shift)
        if token.text in _CURRENCIES and not shift and token.text[0].isalpha():
            return Unit("money", _CURRENCIES[token.text], at)
        if word in _CENTS and not shift:
            return Unit("money", _CENTS[word], at, 0.01)
    return None


def _is_weight(words: list[Token], at: int) -> bool:
    near = words[max(0, at - 5) : at] + words[at + 1 : at + 4]
    return any(t.lemma_ in _WEIGHT for t in near)


def _physical(words: list[Token], at: int) -> Unit | None:
    for length in (3, 2, 1):
        part = words[at : at + length]
        if len(part) < length:
            continue
        names = [t.lower_.rstrip(".") for t in part if t.text != "-"]
        if not names:
            continue
        phrase = " ".join(names)
        known = _known(phrase)
        if known is None and length > 1:  # "degrees Celsius"
            known = _known(" ".join([names[0].removesuffix("s"), *names[1:]]))
        if phrase.rstrip("s") == "pound" and _is_weight(words, at):
            known = ("mass", "pound")
        if known is None or (length == 1 and part[0].text == "M"):
            continue
        dimension, unit = known
        if phrase in {"second", "min", "sec"} and part[0].pos_ == "ADJ":
            return None  # "the two second attempts"
        last = at + length - 1
        if dimension == "length":
            per, stop = rate_after(words, last + 1)
            if per in {"hour", "second", "minute"}:
                return Unit("speed", f"{unit} / {per}", stop - 1)
        return Unit(dimension, unit, last)
    return None
