"""Texts with one slot marked: the question that a value answers, the value itself left out.

"[NUM] people were injured" and "The tremor hurt [NUM] residents" ask the same thing; the encoder
(slot_encoder.py) turns such texts into vectors. Of a quantity only the numeral is left out: its
unit, its approximator and what it counts belong to the question; so does the preposition before a
place or a time.
"""

from __future__ import annotations

import re

from claimcheck.claims.claim import Claim
from claimcheck.spans import Span

SLOT_MARKS = {"quantity": "[NUM]", "time": "[TIME]", "place": "[PLACE]", "name": "[NAME]"}
"""The marker that stands for a value, by the type of its slot."""

_NUMERAL = re.compile(
    r"\d[\d.,:]*\d|\d|\b(?:(?:half|quarter|one|two|three|four|five|six|seven|eight|nine|ten|eleven|"
    r"twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|(?:twen|thir|for|fif|"
    r"six|seven|eigh|nine)ty|tens|hundreds?|thousands?|millions?|billions?|trillions?|dozens?|scores?|"
    r"several|both|couple)\b)",
    re.IGNORECASE,
)
_LEADING = re.compile(
    r"(?:(?:in|on|at|near|from|to|into|off|of|by|since|until|around|across|outside|within|for|"
    r"toward|towards|about|after|before|over|the|a|an) )+",
    re.IGNORECASE,
)
_BRACKETS = str.maketrans("[]", "()")
_PLAIN = str.maketrans("\u2018\u2019\u201c\u201d\u00a0", "''\"\" ")


def mark(text: str, start: int, end: int, slot: str) -> str:
    """``text`` with ``text[start:end]`` replaced by the marker of ``slot``.

    Brackets of the text itself become round, so that no article can forge a marker. Raises KeyError
    for a slot without a marker.
    """
    if slot == "quantity":
        numerals = list(_NUMERAL.finditer(text, start, end))
        if numerals:
            start, end = numerals[0].start(), numerals[-1].end()
    lead = _LEADING.match(text, start, end)
    if lead and lead.end() < end:
        start = lead.end()
    left, right = text[:start].translate(_BRACKETS), text[end:].translate(_BRACKETS)
    # A unit may be glued to its number: "37mph".
    return " ".join(f"{left} {SLOT_MARKS[slot]} {right}".split())


def mark_claim(claim: Claim, span: Span, value: str, slot: str) -> str:
    """The claim standing alone, with the value at ``span`` of its article marked.

    ``value`` is the article's text at ``span``. Where the same words stand twice in the claim, the
    one nearest to the place of ``span`` is marked; where standing alone has reworded them, the
    clause is taken as the article has it. Raises ValueError if the claim lacks them altogether.
    """
    words = " ".join(value.translate(_PLAIN).split())
    for text in (claim.text, claim.surface):
        expected = len(text) - len(claim.surface) + span.start - claim.span.start
        plain = text.translate(_PLAIN)
        found = [m.start() for m in re.finditer(re.escape(words), plain)] if words else []
        if found:
            start = min(found, key=lambda at: abs(at - expected))
            return mark(text, start, start + len(words), slot)
    raise ValueError(f"{value!r} is not in {claim.surface!r}")
