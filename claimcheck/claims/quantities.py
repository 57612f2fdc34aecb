"""Quantities in a parsed sentence: the number, its bound, its unit and what it counts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from claimcheck.claims.numerals import GLUED, money_before, read_number
from claimcheck.claims.quantity import Bound, Quantity
from claimcheck.lexicons import load
from claimcheck.spans import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as SpacySpan

_YEAR = re.compile(r"(1[5-9]|20)\d\d")
_SCORE = re.compile(r"(\d{1,3})-(\d{1,3})")
MAGNITUDE = frozenset({"magnitude", "richter"})
CASUALTY = frozenset({"kill", "injure", "hurt", "wound", "die", "dead", "arrest", "detain", "miss"})
STREET = frozenset({"block", "street", "avenue", "road", "lane", "boulevard"})


def quantities(
    tokens: Doc | SpacySpan, offset: int = 0, times: Sequence[Span] = ()
) -> tuple[Quantity, ...]:
    """The quantities of a parsed sentence, in order; spans are code points plus ``offset``.

    No number is read out of ``times``, the spans of dates and clock times.
    """
    words = list(tokens)
    taken = [(s.start - offset, s.end - offset) for s in times]
    found = []
    at = 0
    while at < len(words):
        token = words[at]
        if any(a <= token.idx < b for a, b in taken):
            at += 1
            continue
        read = read_number(words, at)
        if read is None:
            at += 1
            continue
        low, high, precision, stop, vague = read
        quantity = _quantity(words, at, stop, low, high, precision, vague, offset)
        if quantity is not None:
            found.append(quantity)
        at = max(stop, at + 1)
    return tuple(found)


def _quantity(
    words: list[Token],
    at: int,
    stop: int,
    low: float,
    high: float,
    precision: float,
    vague: bool,
    offset: int,
) -> Quantity | None:
    units: dict[str, Any] = load("units")
    number = words[at]
    begin, bound = _bound(words, at)
    if vague:
        bound = Bound.VAGUE
    last = stop - 1
    nxt = words[stop] if stop < len(words) else None
    if nxt is not None and nxt.text == "-" and stop + 1 < len(words):
        nxt, hyphen = words[stop + 1], 1
    else:
        hyphen = 0
    dimension, unit, counted = "count", "", ""
    noun: Token | None = None
    glued = GLUED.fullmatch(number.text) if stop == at + 1 else None
    key = (glued[3] if glued else nxt.lemma_ if nxt is not None else "").lower()
    surface = nxt.lower_ if nxt is not None else ""
    if money_before(words, at):
        dimension, unit = "money", units["currencies"][words[at - 1].text]
        begin = min(begin, at - 1)
    elif surface == "percentage" or (surface == "points"):
        dimension, last = "percentage_point", stop + (1 if surface == "percentage" else 0)
    elif surface in {"per", "%"} or key in {"percent", "%"}:
        dimension, last = "percent", stop + (1 if surface == "per" else 0)
    elif low == high and any(t.lower_ in MAGNITUDE for t in _near(words, at, stop)):
        dimension = "magnitude" if low < 11 else "count"
    elif key in units["currencies"] and key in {"dollar", "euro", "pound", "yen", "rupee"}:
        dimension, unit, last = "money", units["currencies"][key], stop
    elif number.lower_ == "fortnight":
        dimension, unit, low, high = "duration", "day", 14.0, 14.0
    elif key in units["units"] or surface in units["units"]:
        dimension, unit = units["units"].get(key) or units["units"][surface]
        if not glued:
            last = stop + hyphen
        if [w.lower_ for w in words[last + 1 : last + 3]] in (["per", "hour"], ["an", "hour"]):
            dimension, unit, last = "speed", f"{unit} / hour", last + 2
        if dimension == "duration":
            after = [w.lower_ for w in words[last + 1 : last + 3]]
            if after[:1] == ["old"] or after == ["-", "old"]:
                dimension, last = "age", last + (1 if after[:1] == ["old"] else 2)
    elif _is_age(words, at, stop):
        dimension, unit = "age", "year"
    elif _YEAR.fullmatch(number.text) and bound is Bound.EXACT and not _counts(number):
        dimension = "year"
    elif _SCORE.fullmatch(number.text):
        dimension = "score"
    elif (
        at > 0 and words[at - 1].pos_ == "PROPN" and number.dep_ in {"nummod", "appos", "npadvmod"}
    ):
        dimension = "identifier"
    elif nxt is not None and nxt.lower_ in STREET:
        dimension = "street_number"
    if dimension == "count":
        noun, counted = _counted(number, words, stop)
    elif dimension in {"speed", "length", "money", "duration", "magnitude", "percent"}:
        counted = _measured(words[min(last, len(words) - 1)])
    last = min(last, len(words) - 1)
    start, end = words[begin].idx, words[last].idx + len(words[last])
    modifiers = _modifiers(noun or number)
    doc = number.doc.text
    noun_end = max(end, noun.idx + len(noun)) if noun is not None else end
    return Quantity(
        span=Span(offset + start, offset + end),
        text=doc[start:end],
        low=float(low),
        high=float(high),
        bound=bound,
        dimension=dimension,
        unit=unit,
        precision=precision,
        counted=counted,
        modifiers=modifiers,
        noun_span=Span(offset + start, offset + noun_end),
    )


def _near(words: list[Token], at: int, stop: int) -> list[Token]:
    return [*words[max(0, at - 3) : at], *words[stop : stop + 3]]


def _bound(words: list[Token], at: int) -> tuple[int, Bound]:
    """Where the approximator before the number begins, and what it does to the number."""
    stop = at - 1 if money_before(words, at) else at
    for length in (3, 2, 1):
        if stop - length < 0:
            continue
        phrase = " ".join(t.lower_ for t in words[stop - length : stop])
        for name, phrases in load("numbers")["bounds"].items():
            if phrase in phrases:
                return stop - length, Bound(name)
    return at, Bound.EXACT


def _is_age(words: list[Token], at: int, stop: int) -> bool:
    """ "Mara Lind, 52," or "aged 52"."""
    if at and words[at - 1].lower_ == "aged":
        return True
    if at < 2 or words[at - 1].text != "," or words[at - 2].pos_ != "PROPN":
        return False
    value = words[at].text
    closed = (
        stop >= len(words)
        or words[stop].text in {",", ".", ";", ")", '"'}
        or words[stop].lower_ in {"was", "is", "who"}
    )
    return value.isdigit() and 0 < int(value) < 120 and closed


def _counts(number: Token) -> bool:
    return bool(number.dep_ == "nummod" and number.head.tag_ == "NNS")


def _counted(number: Token, words: list[Token], stop: int) -> tuple[Token | None, str]:
    """The noun that the number counts and its lemma; people where only their fate is named."""
    at = number
    for _ in range(4):
        if at.dep_ in {"nummod", "quantmod", "compound", "amod", "det", "neg"} and at.head != at:
            at = at.head
            if at.pos_ in {"NOUN", "PROPN"} and not at.like_num:
                return at, at.lemma_.lower()
        else:
            break
    for child in at.children:  # "dozens of trains", "47 of the passengers"
        if child.lower_ == "of":
            for noun in child.children:
                if noun.dep_ == "pobj":
                    return noun, noun.lemma_.lower()
    verb = at.head
    if verb.lemma_.lower() in CASUALTY or (
        stop < len(words) and words[stop].lemma_.lower() in CASUALTY
    ):
        return None, "person"
    if number.lower_ in {"no", "nobody", "no-one"}:
        return None, "person"
    return None, ""


def _measured(unit: Token) -> str:
    """What is measured: "speed" in "a speed of 37 mph", "saving" in "savings of $310m"."""
    at = unit
    for _ in range(4):
        if at.dep_ in {"pobj", "nummod", "quantmod", "compound", "npadvmod"} or (
            at.dep_ == "prep" and at.lower_ in {"of", "at", "by"}
        ):
            at = at.head
        else:
            break
        if at.pos_ == "NOUN" and at != unit:
            return str(at.lemma_.lower())
    return ""


def _modifiers(noun: Token) -> tuple[str, ...]:
    return tuple(
        c.lemma_.lower()
        for c in noun.children
        if c.dep_ in {"amod", "compound", "acl", "det"}
        and c.pos_ in {"ADJ", "NOUN", "VERB", "DET"}
        and c.lower_ not in {"the", "a", "an", "no"}
    )
