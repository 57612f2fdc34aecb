"""Places that a verb has for its object: "left Castelmark", "hit Norland", "filled the streets"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from claimcheck.claims.compass import modifier
from claimcheck.claims.place import Place, PlaceKind
from claimcheck.claims.place_names import PARTED, Named, named
from claimcheck.lexicons import load
from claimcheck.spans import Span

if TYPE_CHECKING:
    from claimcheck.claims.syntax import Token

_MOTION = load("places")["motion"]
_LEAVE, _REACH, _HIT = (frozenset(_MOTION[kind]) for kind in ("leave", "reach", "hit"))
_GONE_TO = _LEAVE | _REACH | _HIT
_FORCES = frozenset(_MOTION["forces"])
_CLIMB = 3  # verbs up to the one that has the subject


def object_places(verb: Token, offset: int) -> Iterator[Place]:
    """The places among the objects of ``verb``; ``offset`` is added to the characters' offsets."""
    objects = _object if verb.lemma_ in _GONE_TO else _parted
    yield from objects(verb, offset)


def _object(verb: Token, offset: int) -> Iterator[Place]:
    """Left Castelmark, reached the capital, hit southern Iran: places without preposition."""
    lemma = verb.lemma_
    for noun in verb.rights:
        if noun.dep_ != "dobj":
            continue
        what = named(noun)
        if what is None or not what.proper:
            continue
        direction = modifier(noun)
        if lemma in _HIT:
            force = _doer(verb) in _FORCES
            parted = noun.lemma_ in PARTED and what.last > noun.i
            if not (force or parted or (direction is not None and what.located)):
                continue
            kind = PlaceKind.LOCATION
        else:
            kind = PlaceKind.SOURCE if lemma in _LEAVE else PlaceKind.GOAL
        first = noun.left_edge.i
        yield placed(
            noun, first, what.last, what, "", offset, direction.direction if direction else "", kind
        )


def _doer(verb: Token) -> str:
    """The lemma of who or what does it, also in "seems to have hit" and "a storm that hit"."""
    at = verb
    for _ in range(_CLIMB):
        noun = next((c for c in at.lefts if c.dep_ == "nsubj"), None)
        if noun is not None and noun.tag_ not in ("WDT", "WP"):
            return noun.lemma_
        if at.dep_ in ("relcl", "acl"):
            return at.head.lemma_
        if at.dep_ not in ("xcomp", "conj"):
            break
        at = at.head
    return ""


def _parted(verb: Token, offset: int) -> Iterator[Place]:
    """ "Filled the streets of Castelmark": a part of a place, whatever is done to it."""
    for noun in verb.rights:
        if noun.dep_ == "dobj" and noun.lemma_ in PARTED and noun.rights:
            what = named(noun)
            if what is not None and what.proper and what.last > noun.i:
                yield placed(noun, noun.left_edge.i, what.last, what, "", offset)


def placed(
    token: Token,
    first: int,
    last: int,
    what: Named,
    relation: str,
    offset: int,
    direction: str = "",
    kind: PlaceKind = PlaceKind.LOCATION,
) -> Place:
    """The place that the words ``first`` to ``last`` around ``token`` name, with what it is of."""
    doc = token.doc
    start, end = doc[first].idx, doc[last].end
    head = token
    for _ in range(5):
        if head.head == head:
            break
        head = head.head
        if not first <= head.i <= last and head.pos_ not in ("ADP", "ADV", "PART"):
            break
    outside = head != token and not first <= head.i <= last
    return Place(
        span=Span(offset + start, offset + end),
        text=doc.text[start:end],
        name=what.name,
        relation=relation,
        direction=direction,
        head=offset + head.idx if outside else -1,
        kind=kind,
        proper=what.proper,
    )
