"""Neuter: what "it" and "its" mean, by agreement, binding and salience as for people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.claims.agreement import Mention, reports, verb_above
from claimcheck.claims.animacy import Animacy
from claimcheck.claims.antecedents import distinct, governing
from claimcheck.claims.entities import Entity
from claimcheck.claims.nominal_events import takes_place
from claimcheck.claims.nominals import SUBJECT_LABELS
from claimcheck.lexicons import load

if TYPE_CHECKING:
    from claimcheck.claims.syntax import Token

_EVENTS = ("ing", "tion", "sion", "ment", "ance", "ence", "ure")
_COPULAR = frozenset({"have", "be"})
# What is the object of these is seldom taken up where the subject has a name: "made a loss".
_LIGHT = _COPULAR | {"make", "take", "suffer", "report", "post", "rank", "become", "remain"}
_ARGUMENTS = frozenset({"dobj", "dative", "pobj", "attr", "oprd"})


def neuter(
    pronoun: Token, here: list[Mention], before: list[Mention], number: int
) -> Entity | None:
    """What "it" means; arguments as for ``personal``."""
    above = governing(pronoun, here)
    own = verb_above(pronoun)
    if above is not None and pronoun.dep_ == "nsubj" and own is not None and own.lemma_ == "be":
        # "The Survey put the depth at 10, the Centre said it was 12": the Centre or the depth?
        return above.entity if len(distinct(here)) == 1 else None
    if above is not None:
        between = [
            m
            for m in here
            if m.entity is not above.entity
            and m.head.i > above.head.i
            and m.head.dep_ in {"dobj", "nsubj", "nsubjpass", "attr"}
            and not m.head.is_ancestor(pronoun)
            and not _controlled(pronoun, m)
        ]
        return above.entity if not between else None
    if here:
        return _stormed(pronoun, here)
    last = [m for m in before if m.sentence == number - 1]
    if own is not None and takes_place(own):
        events = distinct(m for m in last if _happens(m.entity.lemma))
        if len(events) == 1:
            return events[0]
    subjects = [m for m in last if m.subject]
    if not subjects:  # "ten people were killed by a quake"
        rest = [m for m in last if m.head.dep_ in {"dobj", "pobj"}]
        agents = distinct(m for m in rest if m.head.head.dep_ == "agent")
        named = any(m.head.dep_ == "dobj" for m in rest)
        subjects = [] if named or len(agents) != 1 else [m for m in rest if m.entity is agents[0]]
        last = subjects
    if pronoun.dep_ not in {*SUBJECT_LABELS, "poss"} or not subjects:
        return None
    verb = verb_above(pronoun)
    if verb is not None and reports(verb):
        speaking = distinct(m for m in subjects if m.verb is not None and reports(m.verb))
        return speaking[0] if len(speaking) == 1 else None
    told = distinct(m for m in subjects if m.verb is None or not reports(m.verb))
    if len(told) != 1:
        return None
    topic = told[0]
    named = bool(topic.name) or _happens(topic.lemma)
    if not named and verb is not None and verb.lemma_ == "be" and _event(verb):
        return None  # "it was the deadliest accident": the event and not its topic
    if topic.animacy is Animacy.UNKNOWN and len(topic.name) > 1:
        return None  # it may be a person
    if any(
        m.entity is not topic
        and not m.subject
        and (m.entity.name or m.indefinite)
        and m.head.dep_ in _ARGUMENTS
        and (m.verb is None or m.verb.lemma_ not in (_LIGHT if topic.name else _COPULAR))
        for m in last
    ):
        return None
    return topic


def _happens(noun: str) -> bool:
    """Whether a noun names an event: by its ending, as a verb's noun, or as a force of nature."""
    events, places = load("events"), load("places")
    told = noun in events["subject"] or noun in events["object"]
    return told or noun.endswith(_EVENTS) or noun in places["motion"]["forces"]


def _stormed(pronoun: Token, here: list[Mention]) -> Entity | None:
    """The one thing that a sentence did something to before it: "stormed the hall before it fell".

    Its subject does not agree with the pronoun, else it would govern it.
    """
    verb = verb_above(pronoun)
    one = len(distinct(here)) == 1 and here[0].head.dep_ == "dobj"
    aside = verb is not None and verb.dep_ == "advcl" and pronoun.dep_ in SUBJECT_LABELS
    return here[0].entity if one and aside else None


def _event(copula: Token) -> bool:
    """Whether a copula names what happened: "it was the first accident"."""
    return any(c.dep_ == "attr" for c in copula.rights)


def _controlled(pronoun: Token, rival: Mention) -> bool:
    """Whether a participle around the pronoun belongs to the subject and not to its rival.

    "Upset the plan by using its right": the subject uses it.
    """
    own = verb_above(pronoun)
    return own is not None and own.tag_ == "VBG" and own.dep_ in {"pcomp", "advcl"} and (
        rival.verb == verb_above(own)
    )  # fmt: skip
