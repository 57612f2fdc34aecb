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
from claimcheck.claims.entities import Entity
from claimcheck.claims.nominals import SUBJECT_LABELS
from claimcheck.claims.pronouns import INDEFINITE

if TYPE_CHECKING:
    from claimcheck.claims.syntax import Token


_EVENTS = ("ing", "tion", "sion", "ment", "ance", "ence", "ure", "summit", "quake", "trip")
_ARGUMENTS = frozenset({"dobj", "dative", "pobj", "attr", "oprd"})


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
        everybody = _distinct([*here, *before])
        return everybody[0] if len(everybody) == 1 else None
    return _looking_back(pronoun, before, number)


def _looking_back(pronoun: Token, before: list[Mention], number: int) -> Entity | None:
    """The subject of the last sentence that named anybody, where nobody else competes."""
    everybody = _distinct(before)
    if len(everybody) == 1:
        alone = any(not m.joined for m in before)  # "he" is seldom one of a list
        return everybody[0] if alone else None
    last = [m for m in before if m.sentence == number - 1]
    nearest = _distinct(last)
    subjects = _distinct(m for m in last if m.subject and not m.joined)
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
    """Whom or what "they" means; arguments as for ``personal``.

    A body that is named may be taken up by "their" in its own clause ("the Board sold their
    boats"), further away only what is plural.
    """
    above = governing(pronoun, here)
    many = [m for m in here if m.entity.plural or not m.entity.name]
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
        rivals = _distinct([*many, *last])
        return rivals[0] if len(rivals) == 1 else None
    own = verb_above(pronoun)
    if pronoun.dep_ == "poss" and own is not None and any(
        c.dep_ in SUBJECT_LABELS and c.i < pronoun.i for c in own.lefts
    ):  # fmt: skip
        return None  # "the band got their name": the subject may be a group
    if pronoun.dep_ == "pobj" and pronoun.head.lower_ != "of":
        return None  # "among them", "between them" look to their own sentence
    rivals = _distinct(last)
    return rivals[0] if len(rivals) == 1 else None


def neuter(
    pronoun: Token, here: list[Mention], before: list[Mention], number: int
) -> Entity | None:
    """What "it" means; arguments as for ``personal``."""
    above = governing(pronoun, here)
    own = verb_above(pronoun)
    if above is not None and pronoun.dep_ == "nsubj" and own is not None and own.lemma_ == "be":
        # "The Survey put the depth at 10, the Centre said it was 12": the Centre or the depth?
        return above.entity if len(_distinct(here)) == 1 else None
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
        return None
    last = [m for m in before if m.sentence == number - 1]
    subjects = [m for m in last if m.subject]
    if not subjects:  # "ten people were killed by a quake"
        rest = [m for m in last if m.head.dep_ in {"dobj", "pobj"}]
        agents = _distinct(m for m in rest if m.head.head.dep_ == "agent")
        named = any(m.head.dep_ == "dobj" for m in rest)
        subjects = [] if named or len(agents) != 1 else [m for m in rest if m.entity is agents[0]]
        last = subjects
    if pronoun.dep_ not in {*SUBJECT_LABELS, "poss"} or not subjects:
        return None
    verb = verb_above(pronoun)
    if verb is not None and reports(verb):
        speaking = _distinct(m for m in subjects if m.verb is not None and reports(m.verb))
        return speaking[0] if len(speaking) == 1 else None
    told = _distinct(m for m in subjects if m.verb is None or not reports(m.verb))
    if len(told) != 1:
        return None
    topic = told[0]
    named = bool(topic.name) or topic.lemma.endswith(_EVENTS)
    if not named and verb is not None and verb.lemma_ == "be" and _event(verb):
        return None  # "it was the deadliest accident": the event and not its topic
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


def _distinct(mentions: Iterable[Mention]) -> list[Entity]:
    found: list[Entity] = []
    for mention in mentions:
        if not any(mention.entity is e for e in found):
            found.append(mention.entity)
    return found
