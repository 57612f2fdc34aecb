"""Agreement and binding: which mentions a pronoun could stand for at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from claimcheck.claims.animacy import Animacy, Gender
from claimcheck.claims.clauses import VERBAL
from claimcheck.claims.entities import Entity
from claimcheck.claims.nominals import SUBJECT_LABELS
from claimcheck.claims.pronouns import PLURAL, PRONOUNS, SHIPS
from claimcheck.lexicons import load

if TYPE_CHECKING:
    from claimcheck.claims.syntax import Token

HIGHEST = 12  # words or clauses that are climbed; deeper nesting is a parser's error


class Mention(msgspec.Struct, frozen=True):
    """One place where an entity is spoken of.

    ``sentence`` counts the sentences of the article, ``subject`` tells whether the phrase is the
    subject of its verb, ``quoted`` whether it stands in quotation marks, ``indefinite`` whether it
    is introduced by "a".
    """

    entity: Entity
    head: Token
    sentence: int
    subject: bool
    quoted: bool
    indefinite: bool

    @property
    def joined(self) -> bool:
        """Whether the phrase is one of several that "and" or a comma joins."""
        head = self.head
        return head.dep_ == "conj" or any(c.dep_ == "conj" for c in head.rights)

    @property
    def verb(self) -> Token | None:
        """The verb above the phrase."""
        return verb_above(self.head)


def agrees(word: str, mention: Mention) -> bool:
    """Whether a pronoun can stand for the entity, by number, gender and animacy."""
    entity = mention.entity
    gender = PRONOUNS[word]
    if gender is not None:
        if gender is Gender.FEMALE and entity.name and entity.name[0] in SHIPS:
            return True
        if entity.plural or entity.gender not in {gender, Gender.UNKNOWN}:
            return False
        return entity.animacy is Animacy.PERSON or (
            entity.animacy is Animacy.UNKNOWN
            and (len(entity.name) > 1 or (mention.subject and bool(entity.name)))
        )
    lexicon = load("persons")
    if entity.lemma in lexicon["unreferred"]["nouns"]:
        return False
    if word in PLURAL:
        if entity.plural or not mention.subject:
            return entity.plural
        if entity.name:
            one = entity.animacy is Animacy.UNKNOWN and len(entity.name) == 1
            return one or entity.animacy is Animacy.THING
        speaks = mention.verb is not None and reports(mention.verb)
        return entity.lemma in lexicon["groups"]["collective"] and not speaks
    if entity.plural or entity.animacy is Animacy.PERSON:
        return False
    return entity.animacy is Animacy.THING or bool(entity.name) or not entity.known


def free(pronoun: Token, mention: Mention) -> bool:
    """Whether binding lets ``pronoun`` mean an earlier phrase of its sentence (Chomsky 1981)."""
    head = mention.head
    if head.i >= pronoun.i:
        return False
    if pronoun.dep_ != "poss" and mention.verb is not None:
        if mention.verb == verb_above(pronoun):
            return False  # "Kim met him": two participants of one event are two
        if mention.subject and mention.verb == _subject_verb(pronoun):
            return False  # "Kim hopes to meet him"
    if head.is_ancestor(pronoun):
        verb = verb_above(pronoun)
        subject = pronoun.dep_ in SUBJECT_LABELS
        return not (subject and verb is not None and verb.dep_ == "relcl")
    return True


def _subject_verb(pronoun: Token) -> Token | None:
    """The verb whose subject is also that of the open complement around an object pronoun."""
    verb = verb_above(pronoun)
    if pronoun.dep_ in SUBJECT_LABELS:
        return None
    for _ in range(HIGHEST):
        if verb is None or verb.dep_ not in {"xcomp", "pcomp"}:
            return verb
        if any(c.dep_ in SUBJECT_LABELS for c in verb.lefts):
            return verb
        verb = verb_above(verb)
    return verb


def verb_above(token: Token) -> Token | None:
    """The verb that a token depends on, through whatever phrases lie between."""
    at = token
    for _ in range(HIGHEST):
        if at.head == at:
            return None
        at = at.head
        if at.pos_ in VERBAL:
            return at
    return None


def reports(verb: Token) -> bool:
    """Whether a verb introduces what somebody says."""
    cues = load("cues")["reporting"]
    lemma = verb.lemma_
    return lemma in cues["plain"] or lemma in cues["stance"]
