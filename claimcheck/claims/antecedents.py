"""Antecedents: which earlier phrase a pronoun can mean, by agreement, binding and salience.

One candidate alone is taken; where two would do, the answer is None. The subject that governs the
clause of a pronoun comes first (Hobbs 1978), then the subject of the sentence before (centering:
Grosz, Joshi and Weinstein 1995).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from claimcheck.claims.agreement import HIGHEST, Mention, reports, verb_above
from claimcheck.claims.animacy import Animacy, Gender
from claimcheck.claims.clauses import VERBAL
from claimcheck.claims.entities import Entity
from claimcheck.claims.nominals import SUBJECT_LABELS
from claimcheck.claims.pronouns import INDEFINITE, PLURAL

if TYPE_CHECKING:
    from claimcheck.claims.syntax import Token


def personal(
    pronoun: Token, here: list[Mention], before: list[Mention], number: int
) -> Entity | None:
    """Whom "he" or "she" means.

    ``here`` are the mentions that agree and stand before the pronoun in its sentence, the
    ``number``-th; ``before`` those of the sentences before.
    """
    rivals = distinct(here)
    above = governing(pronoun, here)
    if above is not None:
        others = [
            m
            for m in here
            if m.entity is not above.entity
            and not (
                m.head.dep_ == "poss" and m.head.head == above.head
            )  # "Lind's mother said she"
        ]
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
        return None
    if rivals:
        if len(rivals) == 1 and rivals[0].gender is not Gender.UNKNOWN and rivals[0].name:
            return rivals[0]  # "had identified Mr Lind and he had confessed"
        everybody = distinct([*here, *before])
        return everybody[0] if len(everybody) == 1 else None
    return _looking_back(pronoun, before, number)


def speaker(pronoun: Token, here: list[Mention], before: list[Mention]) -> Entity | None:
    """Who spoke last, where "she said" goes on with what somebody says.

    Nobody where the sentence names somebody else before, or two spoke in one sentence.
    """
    verb = verb_above(pronoun)
    if pronoun.dep_ not in SUBJECT_LABELS or verb != pronoun.head or not reports(verb) or here:
        return None
    told = [m for m in before if not m.quoted and m.entity.animacy is not Animacy.THING]
    spoke = [m for m in told if m.subject and m.verb is not None and reports(m.verb)]
    since = spoke[-1].sentence if spoke else 0
    last = distinct(m for m in spoke if m.sentence == since)
    later = distinct(m for m in told if m.sentence > since and m.entity.name)
    if [e for e in later if e not in last]:
        return later[0] if len(later) == 1 else None
    return last[0] if len(last) == 1 else None


def _looking_back(pronoun: Token, before: list[Mention], number: int) -> Entity | None:
    """The subject of the last sentence that named anybody, where nobody else competes."""
    if pronoun.dep_ in SUBJECT_LABELS and not reports(pronoun.head):
        before = [m for m in before if not _source(m)]
    everybody = distinct(before)
    if len(everybody) == 1:
        # "He" is seldom one of a list, nor somebody who was but mentioned a while ago.
        alone = any(not m.joined and (m.subject or m.sentence == number - 1) for m in before)
        return everybody[0] if alone else None
    last = [m for m in before if m.sentence == number - 1]
    nearest = distinct(last)
    subjects = distinct(m for m in last if m.subject and not m.joined)
    if len(nearest) == 1 and len(subjects) == 1:
        return subjects[0]
    if len(nearest) == 1 and nearest[0].gender is not Gender.UNKNOWN and nearest[0].name:
        return nearest[0] if pronoun.dep_ in SUBJECT_LABELS else None
    if len(subjects) == 1 and pronoun.dep_ in SUBJECT_LABELS:
        topic = subjects[0]
        earlier = [m for m in before if m.sentence == number - 2 and m.subject]
        if distinct(earlier) == [topic]:
            return topic
        # "Lind's mother waited": the possessor is but a part of the subject.
        mention = next(m for m in last if m.subject)
        owners = {m.entity for m in last if m.head.dep_ == "poss" and m.head.head == mention.head}
        if {e for e in distinct(before) if e is not topic} <= owners:
            return topic
    return None


def _source(mention: Mention) -> bool:
    """Whether somebody unnamed is mentioned only as who says something: "an official said"."""
    verb = mention.verb
    nameless = mention.indefinite and not mention.entity.name
    return nameless and mention.subject and verb is not None and reports(verb)


def plural(
    pronoun: Token, here: list[Mention], before: list[Mention], number: int
) -> Entity | None:
    """Whom or what "they" means; arguments as for ``personal``.

    A body that is named may be taken up by "their" in its own clause ("the Board sold their
    boats"), further away only what is plural.
    """
    above = governing(pronoun, here)
    many = [m for m in here if m.entity.plural or not m.entity.name]
    if pronoun.dep_ == "pobj" and pronoun.head.lower_ == "of" and above is not None:
        above = above if above.entity.plural else None  # "how many of them": no single body
    if above is not None:
        body = not above.entity.plural and bool(above.entity.name)
        if body and (pronoun.dep_ != "poss" or above.verb != verb_above(pronoun)):
            return None
        others = [m for m in many if m.entity is not above.entity]
        if above.entity.animacy is Animacy.PERSON:  # "protesters attacked shops before they ..."
            others = [m for m in others if m.entity.animacy is not Animacy.THING]
        return above.entity if not others else None
    last = [m for m in before if m.sentence == number - 1 and m.entity.plural]
    if many:
        if pronoun.dep_ == "pobj" and pronoun.head.lower_ == "of":
            return many[-1].entity  # "three people, one of them ..."
        own = verb_above(pronoun)
        if pronoun.dep_ == "dobj" and own is not None and own.dep_ == "conj":
            beside = distinct(m for m in many if m.verb == own.head and m.entity.plural)
            if len(beside) == 1:
                return beside[0]  # "turned towards the boats and challenged them"
        rivals = distinct([*many, *last])
        return rivals[0] if len(rivals) == 1 else None
    own = verb_above(pronoun)
    if pronoun.dep_ == "poss" and own is not None and any(
        c.dep_ in SUBJECT_LABELS and c.i < pronoun.i for c in own.lefts
    ):  # fmt: skip
        return None  # "the band got their name": the subject may be a group
    if pronoun.dep_ == "pobj" and pronoun.head.lower_ != "of":
        return None  # "among them", "between them" look to their own sentence
    rivals = distinct(last)
    return rivals[0] if len(rivals) == 1 else None


def governing(pronoun: Token, here: list[Mention]) -> Mention | None:
    """The subject of the nearest clause above the pronoun that agrees with it."""
    by_verb: dict[int, Mention] = {}
    for mention in here:
        if mention.subject and mention.verb is not None:
            by_verb[mention.verb.i] = mention
        for below in mention.head.rights:  # "the mother who left", "an officer killed on duty"
            if below.dep_ == "acl" or (
                below.dep_ == "relcl"
                and any(c.dep_ in SUBJECT_LABELS and c.tag_ in {"WP", "WDT"} for c in below.lefts)
            ):
                by_verb[below.i] = mention
    verb = verb_above(pronoun)
    if pronoun.dep_ != "poss" and verb is not None:
        for fronted in verb.lefts:
            if fronted.dep_ == "advcl" and fronted.i in by_verb and not any(
                c.lower_ == "if" for c in fronted.lefts
            ):  # fmt: skip
                return by_verb[fronted.i]  # "When Russia goes around, it lands on ..."
        verb = verb_above(verb)
    for _ in range(HIGHEST):
        if verb is None:
            return None
        if verb.i in by_verb:
            return by_verb[verb.i]
        if any(c.dep_ in SUBJECT_LABELS and c.lower_ in INDEFINITE for c in verb.lefts):
            return None  # "someone shot through his window"
        verb = verb_above(verb)
    return None


def uncounted(pronoun: Token) -> list[Token]:
    """Subjects without a noun that "they" takes up: "ten were hurt, two of them", "everybody"."""
    verb = verb_above(pronoun)
    if verb is None or pronoun.lower_ not in PLURAL:
        return []
    return [
        c
        for c in verb.lefts
        if c.dep_ in SUBJECT_LABELS
        and c.i < pronoun.i
        and not c.is_ancestor(pronoun)
        and (c.like_num or c.lower_ in INDEFINITE)
    ]


def introduced(name: Token) -> Token | None:
    """Who bears a name in "the driver, named by police as Lind": the head of that phrase."""
    at = name.head
    if at.lower_ != "as" or name.dep_ != "pobj":
        return None
    for _ in range(3):  # "named as", "named by police as"
        at = at.head
        if at.pos_ in VERBAL:
            break
    if at.lemma_ not in {"name", "identify"}:
        return None
    if at.dep_ == "acl":
        return at.head
    return next((c for c in at.lefts if c.dep_ == "nsubjpass"), None)


def distinct(mentions: Iterable[Mention]) -> list[Entity]:
    """The entities of ``mentions``, each once, in order."""
    found: list[Entity] = []
    for mention in mentions:
        if not any(mention.entity is e for e in found):
            found.append(mention.entity)
    return found
