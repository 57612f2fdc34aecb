"""Coreference: what the pronouns and short names of one article stand for, where that is safe.

A sieve of rules in the manner of Raghunathan and others (2010) and Lee and others (2013), cut down
to its precise passes: agreement in number, gender and animacy, the subject that governs the clause
(Hobbs 1978), the subject of the sentence before (centering: Grosz, Joshi and Weinstein 1995). One
candidate alone is taken; where two would do, the pronoun stays unresolved.

Only the sentence and the few before it are looked at, so that the cost grows with the text alone.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from msgspec import structs

from claimcheck.claims.agreement import Mention, agrees, free, verb_above
from claimcheck.claims.animacy import Animacy
from claimcheck.claims.antecedents import (
    distinct,
    governing,
    introduced,
    personal,
    plural,
    speaker,
    uncounted,
)
from claimcheck.claims.definites import Definites
from claimcheck.claims.entities import Entity, Register
from claimcheck.claims.expletives import expletive
from claimcheck.claims.neuter import neuter
from claimcheck.claims.nominals import DEFINITE, SUBJECT_LABELS, Nominal, role_head
from claimcheck.claims.pointers import pointed
from claimcheck.claims.pronouns import PLURAL, PRONOUNS, unknown
from claimcheck.claims.reference import (
    Reference,
    of_description,
    of_pronoun,
    of_short_name,
    possessive,
)
from claimcheck.claims.sentence_items import Sentence, in_order, sentences

if TYPE_CHECKING:
    from claimcheck.claims.syntax import Doc, Token

WINDOW = 3  # sentences before a pronoun in which its antecedent is sought
CHUNK = 200  # paragraphs that are read ahead for full names and genders


class Coreference:
    """The references of one article; chunks of paragraphs are read in order."""

    def __init__(self) -> None:
        self._register = Register()
        self._definites = Definites()
        self._recent: deque[Mention] = deque()
        self._common: dict[tuple[str, bool], Entity] = {}
        self._number = 0

    def read(self, paragraphs: Sequence[tuple[int, Doc, bool]]) -> dict[int, Reference]:
        """The references in ``paragraphs`` by the offset of their first word in the article.

        Each paragraph is its offset, its parse, and whether it is a headline. Names and genders
        are gathered from all of them before the first pronoun is looked at.
        """
        read = [s for offset, doc, head in paragraphs for s in sentences(offset, doc, head)]
        told = [n for s in read if not s.headline for n in s.nominals]
        self._register.read([n for n in told if n.name])
        self._definites.count(told)
        found: dict[int, Reference] = {}
        for sentence in read:
            for reference in self._resolve(sentence):
                found[reference.span.start] = reference
        return found

    def _resolve(self, sentence: Sentence) -> Iterator[Reference]:
        self._number += 1
        here: dict[int, Reference] = {}
        while self._recent and self._recent[0].sentence < self._number - WINDOW:
            self._recent.popleft()
        for item in in_order(sentence):
            if isinstance(item, Nominal):
                entity, leaning = self._entity(item, sentence, here)
                if leaning is None and not sentence.headline:
                    leaning = self._definites.leaning(
                        item, self._number, sentence.offset, self._recent
                    )
                if leaning is not None:
                    yield leaning
                indefinite = any(c.lower_ in {"a", "an"} for c in item.head.lefts)
                if item.name:
                    self._rename(introduced(item.head), entity)
                self._mention(entity, item.head, sentence, indefinite)
            elif item.dep_ != "expl" and not (item.lower_ == "it" and expletive(item)):
                found = self._antecedent(item, sentence)
                rivals = () if found is not None else self._rivals(item)
                here[item.i] = of_pronoun(item, sentence.offset, found, rivals)
                yield here[item.i]
                self._mention(found or unknown(item), item, sentence, indefinite=False)
        for pointer in sentence.pointers:
            yield pointed(pointer, sentence.nominals, sentence.offset)
        if sentence.headline:  # it leans on itself alone, and the text not on it
            self._recent.clear()

    def _rename(self, head: Token | None, entity: Entity) -> None:
        """Let the mention with this ``head`` be that of ``entity``, whose name came behind it."""
        for at, mention in enumerate(self._recent):
            if mention.head is head:
                self._recent[at] = structs.replace(mention, entity=entity)

    def _mention(self, entity: Entity, head: Token, sentence: Sentence, indefinite: bool) -> None:
        subject, quoted = role_head(head).dep_ in SUBJECT_LABELS, head.i in sentence.quoted
        self._recent.append(Mention(entity, head, self._number, subject, quoted, indefinite))

    def _entity(
        self, nominal: Nominal, sentence: Sentence, here: dict[int, Reference]
    ) -> tuple[Entity, Reference | None]:
        """What a noun phrase speaks of, and a reference where it is a short form of a name."""
        if nominal.name:
            entity = self._register.find(nominal)
            if entity is None:
                return Entity(nominal.name, animacy=nominal.animacy, gender=nominal.gender), None
            short = len(nominal.name) == 1 and len(entity.name) > 1
            if not short or nominal.head.pos_ != "PROPN":
                return entity, None
            return entity, of_short_name(nominal, sentence.offset, entity)
        head = nominal.head
        if head.dep_ == "attr":  # "he is the second player": the same person again
            same = next((m.entity for m in self._recent if m.subject and m.verb == head.head), None)
            if same is not None:
                return same, None
        if not nominal.plural and any(c.lower_ in DEFINITE for c in head.lefts):
            described = self._register.described(nominal)
            bare = not any(c.dep_ in {"prep", "relcl", "acl", "appos"} for c in head.rights)
            if described is not None:
                if not bare or head.dep_ == "attr":
                    return described, None
                return described, of_description(nominal, sentence.offset, described)
        place = (head.lemma_, nominal.plural)
        entity = self._common.get(place)
        if entity is None or _introduces(nominal):
            entity = Entity(lemma=place[0], plural=nominal.plural)
            self._common[place] = entity
        entity.learn(nominal)
        _call(entity, nominal, here)
        return entity, None

    def _ahead(self, pronoun: Token, sentence: Sentence, here: list[Mention]) -> Entity | None:
        """The subject that a possessive in a fronted phrase looks ahead to.

        "For his part, Kim ..."; not where the sentence has named somebody else before.
        """
        verb = verb_above(pronoun)
        if pronoun.dep_ != "poss" or verb is None or any(m.subject or m.entity.name for m in here):
            return None
        while verb is not None and verb.i < pronoun.i:  # "after giving its word, the company"
            verb = verb_above(verb) if verb.dep_ in {"advcl", "pcomp", "acl"} else None
        for nominal in sentence.nominals:
            if nominal.subject and nominal.head.head == verb and nominal.head.i > pronoun.i:
                if pronoun.is_ancestor(nominal.head) or nominal.head.is_ancestor(pronoun):
                    return None
                entity, _ = self._entity(nominal, sentence, {})
                looked = Mention(entity, nominal.head, self._number, True, False, False)
                return entity if agrees(pronoun.lower_, looked) else None
        return None

    def _rivals(self, pronoun: Token) -> list[Token]:
        """The phrases of its sentence that a pronoun may mean; none if all are pronouns."""
        here = [m for m in self._recent if m.sentence == self._number and free(pronoun, m)]
        rivals = [m for m in here if agrees(pronoun.lower_, m)]
        if rivals and not any(m.entity.known for m in rivals):
            return []
        return [*(m.head for m in rivals), *uncounted(pronoun)]

    def _several(self) -> bool:
        """Whether two people before the pronoun in its sentence may be meant together."""
        people = {
            m.entity
            for m in self._recent
            if m.sentence == self._number and m.entity.animacy is Animacy.PERSON
        }
        return len(people) > 1

    def _antecedent(self, pronoun: Token, sentence: Sentence) -> Entity | None:
        """The one entity that a pronoun can mean, or None."""
        word = pronoun.lower_
        agreeing = fits = [m for m in self._recent if agrees(word, m)]
        gender = PRONOUNS[word]
        if gender is not None and any(m.entity.animacy is Animacy.PERSON for m in fits):
            fits = [
                m
                for m in fits
                if m.entity.animacy is Animacy.PERSON or (m.subject and len(m.entity.name) > 1)
            ]
        here = [m for m in fits if m.sentence == self._number and free(pronoun, m)]
        before = [m for m in fits if m.sentence < self._number and not sentence.headline]
        quoted = pronoun.i in sentence.quoted
        ahead = None if quoted else self._ahead(pronoun, sentence, here)
        if ahead is not None:
            return ahead
        if quoted:
            # A speaker's words lean on what was said to him: only what they name themselves counts.
            here, before = [m for m in here if m.quoted], []
            one = len(distinct(here)) == 1 and (gender is not None or pronoun.dep_ == "poss")
            if governing(pronoun, here) is None and not one:
                return None
        if word in PLURAL and not here and self._several():
            return None  # "Lopez sent Kim to kill their enemies": two that make a plural
        spoken = [m for m in here if not m.quoted]
        earlier = [m for m in agreeing if m.sentence < self._number and not sentence.headline]
        said = None if gender is None or quoted else speaker(pronoun, spoken, earlier)
        if said is not None:
            entity: Entity | None = said
        elif gender is not None:
            entity = personal(pronoun, here, before, self._number)
        elif word in PLURAL:
            entity = plural(pronoun, here, before, self._number)
        else:
            entity = neuter(pronoun, here, before, self._number)
        if entity is None or not entity.known or not entity.called:
            return None
        if gender is not None:
            entity.gender = gender
            entity.animacy = Animacy.PERSON
        return entity


def _call(entity: Entity, nominal: Nominal, here: Mapping[int, Reference]) -> None:
    """Keep how an unnamed entity was called; "her son" only where it is known whose."""
    entity.phrase, entity.nominal = "", nominal
    owner = next((c for c in nominal.head.lefts if c.dep_ == "poss" and c.pos_ == "PRON"), None)
    if owner is None:
        return
    reference = here.get(owner.i)
    if reference is None or not reference.antecedent or owner.i != nominal.first:
        entity.nominal = None
        return
    rest = nominal.head.doc[owner.i + 1 : nominal.last + 1].text
    entity.phrase = f"{possessive(reference.antecedent)} {rest}"


def _introduces(nominal: Nominal) -> bool:
    """Whether a phrase brings in another thing of a kind: "a train", "another train"."""
    words = {c.lower_ for c in nominal.head.lefts}
    return bool(words & {"a", "an", "another", "other", "second", "third"})
