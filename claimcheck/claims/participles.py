"""Participles in "ing" that tell what somebody did beside an act, or what an act brought about.

Right behind an object the parser takes them for a description of it: "struck the province leaving
ten dead", "left the hall shouting slogans". Provinces leave nobody dead and halls do not shout.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.claims.clauses import VERBAL
from claimcheck.claims.cues import cues
from claimcheck.lexicons import load

if TYPE_CHECKING:
    from claimcheck.claims.syntax import Token

_DEPTH = 8  # heads up to a verb; a noun nested deeper is a parser's error
_WAYS = frozenset(
    {"road", "street", "avenue", "path", "track", "bridge", "tunnel", "door", "corridor", "gate"}
    | {"highway", "motorway", "alley", "lane", "trail", "border"}
)
# What only people do, and not the places and things that they do it in.
_HUMAN = frozenset({"wave", "wield", "brandish", "shout", "chant", "sing", "unfurl", "bear"})
_RESULTS = frozenset({"leave", "lead", "prompt", "cause", "trigger", "spark", "force"})


def follow_act(verb: Token) -> None:
    """Hang a participle that describes no noun on the verb whose subject does it, or whose act."""
    _saying(verb)
    _follow_last(verb)
    if verb.dep_ == "acl":
        _accompany(verb)
    if verb.dep_ == "acl" and _describes_nothing(verb):
        above = _governor(verb.head)
        if above is not None and above.tag_ in {"VBD", "VBN", "VBZ", "VBG", "VB"}:
            verb.attach(above, "advcl")


def _governor(noun: Token) -> Token | None:
    for _ in range(_DEPTH):
        if noun.pos_ in VERBAL:
            return noun
        if noun.dep_ not in {"dobj", "pobj", "conj", "prep"} or noun.head is noun:
            return None
        noun = noun.head
    return None


def _describes_nothing(verb: Token) -> bool:
    noun = verb.head
    if noun.dep_ not in {"dobj", "pobj", "conj"} or not _is_place(noun) or not verb.rights:
        return False
    if verb.lemma_ in _HUMAN:
        return any(c.dep_ == "dobj" for c in verb.rights)
    return brings_about(verb) and noun.lemma_ not in _WAYS


def brings_about(verb: Token) -> bool:
    """ "Leading to losses", "leading them to leave", "leaving ten dead", "prompting alarm"."""
    if verb.lemma_ not in _RESULTS:
        return False
    objects = [c for c in verb.rights if c.dep_ == "dobj"]
    if verb.lemma_ == "lead":
        return any(
            (c.dep_ == "prep" and c.lower_ == "to") or (objects and c.dep_ in {"xcomp", "advcl"})
            for c in verb.rights
        )
    if verb.lemma_ == "leave":
        return any(
            c.pos_ == "ADJ" or c.dep_ in {"oprd", "acomp"} or any(_state(g) for g in c.rights)
            for c in verb.rights
        )
    return bool(objects)


def _state(word: Token) -> bool:
    return word.dep_ in {"amod", "acl", "oprd"} and word.tag_ in {"JJ", "VBN"}


def _accompany(verb: Token) -> None:
    """ "..., with the crowd running for shelter": a clause beside the main one."""
    noun = verb.head
    preposition = noun.head
    if noun.dep_ != "pobj" or preposition.lower_ != "with" or preposition.i == 0:
        return
    main = preposition.head
    if preposition.nbor(-1).text != "," or main.pos_ not in VERBAL or main.i > preposition.i:
        return
    if verb.nbor(-1) is not noun:
        return
    verb.attach(main, "advcl")
    noun.attach(verb, "nsubj")
    preposition.attach(verb, "mark")


def _is_place(noun: Token) -> bool:
    if noun.pos_ == "PROPN":
        return True
    nouns = load("places")["nouns"]
    return any(noun.lemma_ in nouns[kind] for kind in ("generic", "site", "part", "building"))


def _saying(verb: Token) -> None:
    """ "Played down the unrest saying that ...": who played it down says so."""
    noun = verb.head
    if noun.dep_ != "dobj" or noun.head.pos_ not in VERBAL or verb.lemma_ not in cues().speech:
        return
    if noun.lemma_ in load("cues")["sources"]["document"] or is_person(noun):
        return
    if any(c.dep_ == "ccomp" for c in verb.rights):
        verb.attach(noun.head, "advcl")


def _follow_last(verb: Token) -> None:
    """ "Hurt ten and broke windows, sparking panic": all of it did, and not the ten."""
    comma = verb.nbor(-1) if verb.i > 1 else verb
    if verb.dep_ != "acl" or comma.text != "," or not verb.rights:
        return
    above = comma.nbor(-1)
    for _ in range(_DEPTH):
        if above.pos_ in VERBAL or above.head is above:
            break
        above = above.head
    if above.pos_ in VERBAL and above.i > verb.head.i and above.dep_ == "conj":
        verb.attach(above, "advcl")


def is_person(noun: Token) -> bool:
    """Whether a noun names a person by what she is."""
    return any(noun.lemma_ in load("persons")["nouns"][k] for k in ("person", "male", "female"))
