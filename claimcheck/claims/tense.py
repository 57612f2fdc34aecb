"""Whether an event is told as past or as ahead, from the verb that governs an expression."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.claims.calendar_ref import Tense
from claimcheck.lexicons import load

if TYPE_CHECKING:
    from claimcheck.claims.syntax import Token

_VERBAL = ("VERB", "AUX")
# How far up the tree a verb is looked for; deeper nesting says little of the expression.
_REACH = 6


def tense(token: Token, *, ahead: bool = False) -> Tense:
    """The tense at ``token``: that of its own verb form, else of the nearest verb above it.

    A planning verb ("is expected on Monday") and a modal put the event ahead; an infinitive too,
    unless the verb above only lends it its own tense ("appeared to leave Monday"). ``ahead`` says
    that the preposition points forward, so that a planning verb does so even in the past ("was
    scheduled for Monday", but "was delayed on Monday").
    """
    cues = load("times")["ahead"]
    for _ in range(_REACH):
        if token.dep_ == "pcomp" and token.head.lower_ in ("after", "since", "following"):
            return Tense.PAST
        if token.pos_ in _VERBAL:
            found = _of_verb(token, cues, ahead)
            if found is not None:
                return found
        elif token.pos_ == "ADJ" and token.lemma_ in cues["lemmas"]:
            return Tense.FUTURE
        elif token.pos_ in ("NOUN", "PROPN") and token.dep_ == "poss":
            return Tense.UNKNOWN
        if token.head == token:
            break
        token = token.head
    return Tense.UNKNOWN


def _of_verb(verb: Token, cues: dict[str, list[str]], ahead: bool) -> Tense | None:
    helpers = {t.lower_: t for t in verb.lefts if t.dep_ in ("aux", "auxpass")}
    past_helper = any(h in ("was", "were", "did", "got") for h in helpers)
    perfect = any(h in ("have", "has", "had", "'ve", "having") for h in helpers)
    planning = verb.lemma_ in cues["lemmas"]
    if planning and (ahead or not (past_helper or perfect or verb.tag_ == "VBD")):
        return Tense.FUTURE
    if perfect:
        return Tense.PAST
    if any(h in cues["modals"] for h in helpers):
        return Tense.FUTURE
    if "to" in helpers or (verb.tag_ == "VB" and verb.dep_ in ("xcomp", "acl", "advcl")):
        above = verb.head
        if verb.dep_ in ("xcomp", "acl") and above.lemma_ in cues["transparent"]:
            return _of_verb(above, cues, ahead) if above.pos_ in _VERBAL else Tense.UNKNOWN
        if above.tag_ == "VBN" and any(c.lower_ in ("had", "'d") for c in above.lefts):
            return Tense.UNKNOWN  # "had hoped to speak on Monday"
        return Tense.FUTURE
    match verb.tag_:
        case "VBD":
            return Tense.PAST
        case "VBN":
            if helpers and not past_helper:
                return Tense.FUTURE if "be" not in helpers else Tense.UNKNOWN
            return Tense.PAST
        case "VBG":
            if past_helper:
                return Tense.PAST
            return Tense.FUTURE if helpers else None
    return None if verb.dep_ != "ROOT" and verb.tag_ == "VB" else Tense.UNKNOWN
