"""Where: prepositional phrases of location, compass phrases and the ends of a motion.

By the dependency parse and word lists; the labels of the small model's entity recogniser are not
used, since it takes towns for persons about as often as not.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from claimcheck.claims.compass import Compass, compass_at, distance_before, modifier
from claimcheck.claims.place import Place, PlaceKind
from claimcheck.claims.place_names import BARE, GENERIC, ONLY_PARTS, PARTS, Named, named
from claimcheck.claims.place_objects import object_places, placed
from claimcheck.lexicons import load

if TYPE_CHECKING:
    from claimcheck.claims.syntax import Doc, Token, TokenSpan

_LEX = load("places")
_PREPS = _LEX["prepositions"]
_SURE, _SOURCE, _GOAL = (frozenset(_PREPS[kind]) for kind in ("sure", "source", "goal"))
_FOR = frozenset(_PREPS["for"])
_ALL = frozenset(word for words in _PREPS.values() for word in words)
_MOTION = frozenset(_LEX["motion"]["words"])
_MOTION_FOR = frozenset(_LEX["motion"]["for"])
_THROWN = frozenset({"hurl", "throw", "aim", "toss", "lob", "fling"})
_AIMED = frozenset(_LEX["not_places"]["aimed"])
_REPORTING = frozenset({"speak", "report", "broadcast", "phone"})
_LIVING = frozenset({"resident", "native", "inhabitant", "villager"})
_UNITS = frozenset(_LEX["distance"]["units"])
_STANDALONE = frozenset({"inland", "offshore", "ashore"})
_MOTION_REACH = 3  # steps up to the word that has the way: "pulled | out | of", "bound | for"


def places(tokens: Doc | TokenSpan, offset: int = 0) -> tuple[Place, ...]:
    """The places that ``tokens`` name, in order; a narrower one may lie inside a wider.

    ``offset`` is added to the character offsets of the parsed text. Prepositional phrases of time
    are left out; motions give their ends as SOURCE and GOAL.
    """
    doc = tokens.doc
    found: list[Place] = []
    if not len(tokens):
        return ()
    floor, end = tokens[0].i, tokens[-1].i + 1
    skip = -1
    for token in tokens:
        if token.i < skip:
            continue
        compass = compass_at(doc, token.i)
        if compass is not None:
            outer = _outward(doc, compass, floor, end, offset)
            if outer is not None:
                found.append(outer)
                skip = compass.last + 1
            continue
        if token.lower_ in _STANDALONE and token.pos_ == "ADV":
            found.append(
                placed(
                    token, token.i, token.i, Named("", token.i, False, True), token.lower_, offset
                )
            )
        elif _introduces(token, floor):
            found.extend(_prepositional(token, floor, offset))
        elif token.pos_ == "VERB":
            found.extend(object_places(token, offset))
        elif token.dep_ == "appos" and token.lemma_ in GENERIC:
            found.extend(_wider(token, floor, offset))
    return tuple(found)


def _introduces(token: Token, floor: int) -> bool:
    if token.lower_ == "of":
        before = token.doc[token.i - 1]
        return token.i > floor and (before.lower_ == "out" or before.lemma_ in _LIVING)
    return token.lower_ in _ALL and token.pos_ in ("ADP", "SCONJ", "ADV", "PART")


def _wider(noun: Token, floor: int, offset: int) -> Iterator[Place]:
    """The second name of "Elmford city, Carrick district"."""
    first, what = noun.left_edge.i, named(noun)
    if what is None or not what.proper or first - 2 < floor or noun.doc[first - 1].text != ",":
        return
    before = noun.doc[first - 2]
    if any(c.dep_ in {"det", "poss"} for c in noun.lefts):
        return  # "Elmford, the capital of the county"
    if before.pos_ == "PROPN" or before.lemma_ in GENERIC:
        yield placed(noun, first, what.last, what, "", offset)


def _outward(doc: Doc, compass: Compass, floor: int, end: int, offset: int) -> Place | None:
    """West of the town, 55 km south of Kelvaren, to the north of it: beyond, not within."""
    at = compass.last + 1
    if compass.adjective or at >= end or doc[at].lower_ != "of":
        return None
    anchor = _anchor(doc[at])
    if anchor is None:
        return None
    article = compass.first - 1
    if article > floor and doc[article].lower_ == "the" and doc[article - 1].lower_ != "to":
        prep = doc[article - 1]
        relation = prep.lower_ if prep.lower_ in _ALL else "in"
        first = article - 1 if prep.lower_ in _ALL else article
        return placed(doc[first], first, anchor.last, anchor, relation, offset, compass.direction)
    first = distance_before(doc, compass.first, floor)
    return placed(doc[compass.first], first, anchor.last, anchor, "of", offset, compass.direction)


def _anchor(of: Token) -> Named | None:
    noun = next((c for c in of.rights if c.dep_ in ("pobj", "pcomp")), None)
    if noun is None or noun.pos_ not in ("NOUN", "PROPN"):
        return None
    found = named(noun)
    if found is not None:
        return found
    return Named(noun.lemma_, noun.i, False, False) if noun.pos_ == "NOUN" else None


def _prepositional(prep: Token, floor: int, offset: int) -> Iterator[Place]:
    word = prep.lower_
    living = word == "of" and prep.nbor(-1).lemma_ in _LIVING
    if word == "of":
        word = "in" if living else "from"  # "a resident of Elmford", "pulled out of Castelmark"
    objects = [c for c in prep.rights if c.dep_ == "pobj"]
    for noun in objects:
        objects.extend(c for c in noun.rights if c.dep_ == "conj" and c.pos_ == "PROPN")
    for index, noun in enumerate(objects):
        if word == "at" and noun.lower_ == "sea":
            yield placed(prep, prep.i, noun.i, Named("", noun.i, False, True), "at sea", offset)
            continue
        what = named(noun)
        if what is None or _is_idiom(noun, what):
            continue
        kind = _kind(prep, what) if not living else PlaceKind.LOCATION
        if kind is None or (living and not what.proper):
            continue
        first = prep.i if index == 0 else noun.left_edge.i
        first -= prep.lower_ == "of" and not living and index == 0  # "out of"
        if word == "from" and (start := distance_before(prep.doc, first, floor)) < first:
            first, kind = start, PlaceKind.LOCATION  # "three kilometres from the station"
        direction = modifier(noun)
        if direction is None and not what.proper and noun.lemma_ in ONLY_PARTS and not what.within:
            continue  # "in the end", "on the side"
        last = max(what.last, _nested(noun))
        yield placed(
            prep, first, last, what, word, offset, direction.direction if direction else "", kind
        )


def _is_idiom(noun: Token, what: Named) -> bool:
    """A bare noun without article is no place, save a few ("in hospital"; not "on track")."""
    if what.proper or noun.lemma_ in BARE:
        return False
    if noun.head.lower_ == "off" and noun.lemma_ not in PARTS:
        return True  # "cordoned off streets"
    determined = any(c.dep_ in ("det", "poss", "compound", "nummod", "amod") for c in noun.lefts)
    return not determined and noun.tag_ != "NNS"


def _kind(prep: Token, what: Named) -> PlaceKind | None:
    """What the phrase is to its governor; None where it is no place at all."""
    word = "from" if prep.lower_ == "of" else prep.lower_
    governors = _governors(prep)
    moved = any(g.lemma_ in _MOTION for g in governors)
    if word in _SOURCE:
        if moved:
            return PlaceKind.SOURCE
        measured = prep.i > 0 and prep.doc[prep.i - 1].lemma_ in _UNITS
        reported = what.proper and any(g.lemma_ in _REPORTING for g in governors)
        return PlaceKind.LOCATION if measured or reported else None
    if word in _FOR:
        bound = any(g.lemma_ in _MOTION_FOR for g in governors)
        return PlaceKind.GOAL if bound and what.proper else None
    if word in _GOAL:
        inwards = word != "to" and what.located  # "poured into the streets"
        return PlaceKind.GOAL if moved or inwards else None
    if word == "at" and not what.proper and any(g.lemma_ in _THROWN for g in governors):
        return None  # "hurled stones at shops"
    if word in _SURE or what.located:
        return PlaceKind.LOCATION
    verbal = bool(governors) and governors[0].pos_ in ("VERB", "AUX")
    return (
        PlaceKind.LOCATION
        if word == "at" and verbal and governors[0].lemma_ not in _AIMED
        else None
    )


def _governors(prep: Token) -> list[Token]:
    """The words above a preposition up to the first verb or noun, and that verb's particle."""
    found, token = [], prep
    for _ in range(_MOTION_REACH):
        if token.head == token:
            break
        token = token.head
        found.append(token)
        if token.pos_ in ("VERB", "NOUN", "PROPN", "AUX"):
            break
    return found


def _nested(noun: Token) -> int:
    """The last token of a name that places ``noun`` more widely: Athens in "a bank in Athens"."""
    for child in noun.rights:
        if child.lower_ in ("in", "near", "on") and child.i == noun.i + 1:
            inner = next((c for c in child.rights if c.dep_ == "pobj"), None)
            what = named(inner) if inner is not None else None
            if what is not None and what.proper:
                return what.last
    return int(noun.i)
