"""Antecedents: which earlier phrase a pronoun can mean, by agreement, binding and salience.

One candidate alone is taken; where two would do, the answer is None. The subject that governs the
clause of a pronoun comes first (Hobbs 1978), then the subject of the sentence before (centering:
Grosz, Joshi and Weinstein 1995).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimcheck.claims.animacy import Animacy, Gender
from claimcheck.claims.clauses import VERBAL
from claimcheck.claims.entities import Entity
from claimcheck.claims.nominals import SUBJECT_LABELS
from claimcheck.claims.pronouns import INDEFINITE, PLURAL, PRONOUNS
from claimcheck.lexicons import load

if TYPE_CHECKING:
    from spacy.tokens import Token

_HIGHEST = 12  # clauses that are climbed from a pronoun; deeper nesting is a parser's error

_ARGUMENTS = frozenset({"dobj", "dative", "pobj", "attr", "oprd"})


@dataclass(frozen=True, slots=True)
class Mention:
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
    def verb(self) -> Token | None:
        """The verb above the phrase."""
        return verb_above(self.head)


def agrees(word: str, mention: Mention) -> bool:
    """Whether a pronoun can stand for the entity, by number, gender and animacy."""
    entity = mention.entity
    gender = PRONOUNS[word]
    if gender is not None:
        if entity.plural or entity.gender not in {gender, Gender.UNKNOWN}:
            return False
        return entity.animacy is Animacy.PERSON or (
            entity.animacy is Animacy.UNKNOWN and len(entity.name) > 1
        )
    lexicon = load("persons")
    if entity.lemma in lexicon["unreferred"]["nouns"]:
        return False
    if word in PLURAL:
        if entity.plural or not mention.subject:
            return entity.plural
        speaks = mention.verb is not None and _reports(mention.verb)
        return entity.lemma in lexicon["groups"]["collective"] and not speaks
    if entity.plural or entity.animacy is Animacy.PERSON:
        return False
    return entity.animacy is Animacy.THING or bool(entity.name) or not entity.known


def free(pronoun: Token, mention: Mention) -> bool:
    """Whether binding lets ``pronoun`` mean an earlier phrase of its sentence (Chomsky 1981)."""
    head = mention.head
    if head.i >= pronoun.i:
        return False
    possessive = pronoun.dep_ == "poss"
    if not possessive and mention.verb is not None and mention.verb == verb_above(pronoun):
        return False  # "Kim met him": two participants of one event are two
    if head.is_ancestor(pronoun):
        verb = verb_above(pronoun)
        subject = pronoun.dep_ in SUBJECT_LABELS
        return not (subject and verb is not None and verb.dep_ == "relcl")
    return True


def personal(
    pronoun: Token, here: list[Mention], before: list[Mention], number: int
) -> Entity | None:
    """Whom "he" or "she" means.

    ``here`` are the mentions that agree and stand before the pronoun in its sentence, the
    ``number``-th; ``before`` those of the sentences before.
    """
    rivals = _distinct(here)
    above = governing(pronoun, here)
    if above is not None:
        others = [m for m in here if m.entity is not above.entity]
        if pronoun.dep_ == "poss":  # "pushed a child away and held her own arm"
            own = verb_above(pronoun)
            others = [
                m
                for m in others
                if m.subject
                or m.verb == own
                or m.entity.gender is not Gender.UNKNOWN is above.entity.gender
            ]
        if not others:
            return above.entity
        told = any(m.verb == above.verb and m.head.dep_ in _ARGUMENTS for m in others)
        complement = verb_above(pronoun)
        reported = complement is not None and complement.dep_ == "ccomp" and _reports(
            complement.head
        )  # fmt: skip
        told = told or any(m.subject for m in others)
        subject = pronoun.dep_ in SUBJECT_LABELS
        return above.entity if reported and subject and not told else None
    if rivals:
        everybody = _distinct([*here, *before])
        return everybody[0] if len(everybody) == 1 else None
    return _looking_back(pronoun, before, number)


def _looking_back(pronoun: Token, before: list[Mention], number: int) -> Entity | None:
    """The subject of the last sentence that named anybody, where nobody else competes."""
    everybody = _distinct(before)
    if len(everybody) == 1:
        return everybody[0]
    last = [m for m in before if m.sentence == number - 1]
    nearest = _distinct(last)
    subjects = _distinct(m for m in last if m.subject)
    if len(nearest) == 1 and len(subjects) == 1:
        return subjects[0]
    if len(subjects) == 1 and pronoun.dep_ in SUBJECT_LABELS:
        topic = subjects[0]
        earlier = [m for m in before if m.sentence == number - 2 and m.subject]
        if _distinct(earlier) == [topic]:
            return topic
        # "Lind's mother waited": the possessor is but a part of the subject.
        mention = next(m for m in last if m.subject)
        owners = {m.entity for m in last if m.head.dep_ == "poss" and m.head.head == mention.head}
        if {e for e in _distinct(before) if e is not topic} <= owners:
            return topic
    return None


def plural(
    pronoun: Token, here: list[Mention], before: list[Mention], number: int
) -> Entity | None:
    """Whom or what "they" means; arguments as for ``personal``."""
    above = governing(pronoun, here)
    if above is not None:
        others = [m for m in here if m.entity is not above.entity]
        return above.entity if not others else None
    if here:
        rivals = _distinct([*here, *(m for m in before if m.sentence == number - 1)])
        return rivals[0] if len(rivals) == 1 else None
    own = verb_above(pronoun)
    if pronoun.dep_ == "poss" and own is not None and any(
        c.dep_ in SUBJECT_LABELS and c.i < pronoun.i for c in own.lefts
    ):  # fmt: skip
        return None  # "the band got their name": the subject may be a group
    last = [m for m in before if m.sentence == number - 1]
    rivals = _distinct(last)
    if len(rivals) == 1 and pronoun.dep_ in {*SUBJECT_LABELS, "poss"}:
        people = rivals[0].animacy is Animacy.PERSON
        return rivals[0] if people or last[0].subject else None
    return None


def neuter(
    pronoun: Token, here: list[Mention], before: list[Mention], number: int
) -> Entity | None:
    """What "it" means; arguments as for ``personal``."""
    above = governing(pronoun, here)
    if above is not None:
        between = [
            m
            for m in here
            if m.entity is not above.entity
            and m.head.i > above.head.i
            and m.head.dep_ in {"dobj", "nsubj", "nsubjpass", "attr"}
            and not m.head.is_ancestor(pronoun)
        ]
        return above.entity if not between else None
    if here:
        return None
    last = [m for m in before if m.sentence == number - 1]
    subjects = [m for m in last if m.subject]
    if pronoun.dep_ not in {*SUBJECT_LABELS, "poss"} or not subjects:
        return None
    verb = verb_above(pronoun)
    if verb is not None and _reports(verb):
        speaking = _distinct(m for m in subjects if m.verb is not None and _reports(m.verb))
        return speaking[0] if len(speaking) == 1 else None
    told = _distinct(m for m in subjects if m.verb is None or not _reports(m.verb))
    if len(told) != 1:
        return None
    topic = told[0]
    if topic.animacy is Animacy.UNKNOWN and len(topic.name) > 1:
        return None  # it may be a person
    if any(
        m.entity is not topic
        and not m.subject
        and (m.entity.name or m.indefinite)
        and m.head.dep_ in _ARGUMENTS
        and (m.verb is None or m.verb.lemma_ not in {"have", "be"})
        for m in last
    ):
        return None
    return topic


def governing(pronoun: Token, here: list[Mention]) -> Mention | None:
    """The subject of the nearest clause above the pronoun that agrees with it."""
    by_verb: dict[int, Mention] = {}
    for mention in here:
        if mention.subject and mention.verb is not None:
            by_verb[mention.verb.i] = mention
        for verb in mention.head.rights:  # "the mother who left", "an officer killed on duty"
            if verb.dep_ == "acl" or (
                verb.dep_ == "relcl"
                and any(c.dep_ in SUBJECT_LABELS and c.tag_ in {"WP", "WDT"} for c in verb.lefts)
            ):
                by_verb[verb.i] = mention
    verb = verb_above(pronoun)
    if pronoun.dep_ != "poss" and verb is not None:
        for fronted in verb.lefts:
            if fronted.dep_ == "advcl" and fronted.i in by_verb and not any(
                c.lower_ == "if" for c in fronted.lefts
            ):  # fmt: skip
                return by_verb[fronted.i]  # "When Russia goes around, it lands on ..."
        verb = verb_above(verb)
    for _ in range(_HIGHEST):
        if verb is None:
            return None
        if verb.i in by_verb:
            return by_verb[verb.i]
        if any(c.dep_ in SUBJECT_LABELS and c.lower_ in INDEFINITE for c in verb.lefts):
            return None  # "someone shot through his window"
        verb = verb_above(verb)
    return None


def verb_above(token: Token) -> Token | None:
    """The verb that a token depends on, through whatever phrases lie between."""
    at = token
    for _ in range(_HIGHEST):
        if at.head == at:
            return None
        at = at.head
        if at.pos_ in VERBAL:
            return at
    return None


def _reports(verb: Token) -> bool:
    cues = load("cues")["reporting"]
    lemma = verb.lemma_.lower()
    return lemma in cues["plain"] or lemma in cues["stance"]


def _distinct(mentions: Iterable[Mention]) -> list[Entity]:
    found: list[Entity] = []
    for mention in mentions:
        if not any(mention.entity is e for e in found):
            found.append(mention.entity)
    return found
