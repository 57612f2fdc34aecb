"""Compass words in a parsed text: "south", "south-western", and the distance before them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimcheck.lexicons import load

if TYPE_CHECKING:
    from claimcheck.claims.syntax import Doc, Token

_LEX = load("places")
_UNITS = frozenset(_LEX["distance"]["units"])
_DISTANCE_WORDS = frozenset(_LEX["distance"]["words"])
_LONGEST_DISTANCE = 14  # tokens: "not quite fifty-five kilometres (34 miles)"
_SUFFIXES = ("ernmost", "ern", "erly", "wards", "ward", "")


def _forms() -> dict[str, str]:
    """Each surface form to its point: "southern", "southeastern", "southwards"."""
    forms = {}
    for point in _LEX["compass"]:
        for suffix in _SUFFIXES:
            forms[point + suffix] = point
    return forms


_FORMS = _forms()
_ADJECTIVES = frozenset(f for f in _FORMS if f.endswith(("ern", "ernmost")))


@dataclass(frozen=True, slots=True)
class Compass:
    """A compass word: tokens ``first`` to ``last`` of the text, and its point of eight."""

    first: int
    last: int
    direction: str
    adjective: bool


def compass_at(doc: Doc, index: int) -> Compass | None:
    """The compass word that begins at token ``index``, also in two parts ("south - east")."""
    word = doc[index].lower_
    if word not in _FORMS and word.replace("-", "") not in _FORMS:
        return None
    for width in (2, 1):
        last = index + width
        if last >= len(doc) or (width == 2 and doc[index + 1].text != "-"):
            continue
        joined = _FORMS.get(word + doc[last].lower_)
        if joined is not None and word in ("north", "south"):
            return Compass(index, last, joined, doc[last].lower_ in _ADJECTIVES)
    plain = word.replace("-", "")
    return Compass(index, index, _FORMS[plain], plain in _ADJECTIVES)


def modifier(noun: Token) -> Compass | None:
    """The compass word before ``noun`` within its phrase ("far western tip", "southern Iran")."""
    doc, start = noun.doc, noun.left_edge.i
    for index in range(max(start, noun.i - 5), noun.i):
        if doc[index].lower_ not in _FORMS and doc[index].lower_.replace("-", "") not in _FORMS:
            continue
        found = compass_at(doc, index)
        if found is not None and (
            doc[index].text[0].islower() or (found.adjective and index == noun.i - 1)
        ):
            return found
    return None


def distance_before(doc: Doc, index: int, floor: int) -> int:
    """Where the distance that ends before token ``index`` begins; ``index`` if there is none."""
    at, seen = index, False
    while at > max(floor, index - _LONGEST_DISTANCE):
        token = doc[at - 1]
        unit = token.lemma_ in _UNITS or token.lower_ in _UNITS
        if not (unit or token.pos_ == "NUM" or token.lower_ in _DISTANCE_WORDS):
            break
        seen = seen or unit
        at -= 1
    while at < index and doc[at].lower_ in (")", "-", "of", "at", "or"):
        at += 1
    return at if seen else index
