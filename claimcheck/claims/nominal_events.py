"""Nominal events: "the departure of the train" tells what "the train departed" tells.

Such a noun phrase is a claim of its own where the sentence takes the event for granted: after a
preposition of time or cause, and as the object of a verb that announces or confirms it.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from claimcheck.claims.claim import Role
from claimcheck.claims.clauses import Clause
from claimcheck.claims.coordination import bare_phrase
from claimcheck.lexicons import load

if TYPE_CHECKING:
    from claimcheck.claims.syntax import Token

GIVEN = frozenset({"after", "before", "during", "since", "following", "until"})
TOLD = frozenset({"confirm", "announce", "report", "disclose", "reveal", "witness", "see", "show"})
HAPPENS = frozenset({"happen", "occur"})
LONGEST_PHRASE = 20  # words of an event's noun phrase


@cache
def event_verb(noun: str) -> str:
    """The verb that names the event of ``noun``, empty if it is not known to name one."""
    table = load("events")
    return str(table["subject"].get(noun) or table["object"].get(noun, ""))


def nominal_events(clause: Clause) -> Iterator[tuple[Token, list[Token]]]:
    """The event nouns of ``clause`` that carry news, each with the words of its phrase."""
    own = None
    for noun in clause.tokens:
        if noun.tag_ != "NN" or not _given(noun) or not event_verb(noun.lower_):
            continue
        own = own or set(clause.tokens)
        phrase = bare_phrase(noun, own)
        if len(phrase) <= LONGEST_PHRASE and _has_participant(noun):
            yield noun, phrase


def takes_place(verb: Token) -> bool:
    """Whether a verb only says that its subject happens."""
    return verb.lemma_ in HAPPENS or (
        verb.lemma_ == "take" and any(c.lower_ == "place" for c in verb.children)
    )


def participant(token: Token, noun: Token) -> tuple[Role, bool]:
    """What the phrase around ``token`` does in the event of ``noun``; whether it heads it."""
    at = token
    while at.head != noun and at.head != at:
        at = at.head
    main = at == token or (token.dep_ == "pobj" and token.head == at)
    if at.dep_ == "poss" or at.lower_ == "by":
        return Role.SUBJECT, main
    if at.lower_ == "of":
        role = Role.SUBJECT if noun.lower_ in load("events")["subject"] else Role.OBJECT
        return role, main
    return (Role.OBLIQUE, main) if at.dep_ == "prep" else (Role.MODIFIER, False)


def _given(noun: Token) -> bool:
    if noun.dep_ == "pobj":
        return noun.head.lower_ in GIVEN
    return noun.dep_ == "dobj" and noun.head.lemma_ in TOLD


def _has_participant(noun: Token) -> bool:
    return any(
        (c.dep_ == "poss" and c.pos_ in {"NOUN", "PROPN"}) or c.lower_ in {"of", "by"}
        for c in noun.children
    )
