"""Entities: whom and what an article names, with what it says of them on the way.

A full name is entered once under all its spellings; a surname (or, in names that are written
family name first, the family name) stands for it where nobody else in the article bears it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence, Set
from dataclasses import dataclass, field
from functools import lru_cache

from claimcheck.claims.animacy import Animacy, Gender, titles
from claimcheck.claims.nominals import Nominal
from claimcheck.lexicons import load

# Words before a description that point away from the one who was named.
_OTHERS = frozenset(
    {"other", "another", "second", "third", "former", "new", "next", "previous", "late", "latter"}
    | {"ex", "fellow", "rival", "same", "future", "acting", "deputy", "assistant", "vice"}
)


@dataclass(slots=True, eq=False)
class Entity:
    """Somebody or something that an article speaks of.

    ``name`` is the longest name given, empty where there is none, ``phrase`` or else ``nominal``
    how an unnamed one was last called. ``roles`` are the lemmas of its titles and appositions,
    ``words`` the words that came with them. ``known`` is false for a phrase that could not be
    resolved: it stands in the way of others but is no antecedent.
    """

    name: tuple[str, ...] = ()
    phrase: str = ""
    nominal: Nominal | None = None
    lemma: str = ""
    animacy: Animacy = Animacy.UNKNOWN
    gender: Gender = Gender.UNKNOWN
    plural: bool = False
    known: bool = True
    article: bool = False
    address: str = ""
    roles: set[str] = field(default_factory=set)
    words: set[str] = field(default_factory=set)

    @property
    def called(self) -> str:
        """How a text that stands alone calls it."""
        if not self.name:
            return self.phrase or (self.nominal.definite() if self.nominal else "")
        named = " ".join(self.name)
        if self.address and len(self.name) == 1:
            return f"{self.address} {named}"
        return f"the {named}" if self.article and self.animacy is not Animacy.PERSON else named

    def learn(self, nominal: Nominal) -> None:
        """Take over what a mention tells of gender, animacy and roles."""
        if nominal.animacy is Animacy.PERSON:
            self.animacy = Animacy.PERSON
        elif self.animacy is Animacy.UNKNOWN:
            self.animacy = nominal.animacy
        if self.gender is Gender.UNKNOWN:
            self.gender = nominal.gender
        self.article |= nominal.article
        self.plural |= nominal.plural
        self.address = self.address or nominal.address
        self.roles.update(nominal.roles)
        self.words.update(nominal.modifiers)


@lru_cache(maxsize=4096)
def key(name: tuple[str, ...]) -> str:
    """A name without case, accents, spaces and hyphens: "Kim Jong-un" and "Kim Jong Un" are one."""
    plain = unicodedata.normalize("NFKD", "".join(name)).casefold()
    return "".join(c for c in plain if c.isalnum())


class Register:
    """The named entities of one article."""

    def __init__(self) -> None:
        self._names: dict[str, Entity] = {}
        self._parts: dict[str, list[Entity]] = {}
        self._roles: dict[str, list[Entity]] = {}

    def read(self, told: Sequence[Nominal]) -> None:
        """Take in the named mentions of a stretch of text, full names first."""
        barred: set[str] = set()  # words that stood alone before a full name, or as a place
        for nominal in told:
            if len(nominal.name) > 1:
                self._enter(nominal)
            elif nominal.animacy is Animacy.THING or key(nominal.name) not in self._parts:
                barred.add(key(nominal.name))
        for nominal in told:
            if len(nominal.name) == 1:
                self._enter_short(nominal, barred)

    def _enter(self, nominal: Nominal) -> None:
        entity = self._names.get(key(nominal.name)) or self._variant(nominal.name)
        if entity is None:
            entity = Entity(name=nominal.name)
            for part in {key((nominal.name[0],)), key((nominal.name[-1],))}:
                if nominal.name[0].endswith(".") and part == key((nominal.name[0],)):
                    continue  # initials stand for nobody
                self._parts.setdefault(part, []).append(entity)
        if len(nominal.name) > len(entity.name):
            entity.name = nominal.name
        self._names[key(nominal.name)] = entity
        self._learn(entity, nominal)

    def _enter_short(self, nominal: Nominal, barred: Set[str]) -> None:
        entity = self.find(nominal)
        if entity is None and key(nominal.name) not in barred:
            entity = self._shortened(nominal)
        if entity is None:
            entity = Entity(name=nominal.name)
            self._names[key(nominal.name)] = entity
        self._learn(entity, nominal)

    def _shortened(self, nominal: Nominal) -> Entity | None:
        """Whom a lone last word tells to be a person: things keep their full names or "the"."""
        parts = self._parts.get(key(nominal.name), [])
        same = [e for e in parts if key((e.name[-1],)) == key(nominal.name)]
        if nominal.article or len(same) != 1 or same[0].animacy is not Animacy.UNKNOWN:
            return None
        same[0].animacy = Animacy.PERSON
        return same[0]

    def find(self, nominal: Nominal) -> Entity | None:
        """The entity that a name stands for; None where it is new or could be one of several."""
        exact = self._names.get(key(nominal.name))
        if len(nominal.name) != 1:
            return exact
        bearers = [e for e in self._bearers(nominal.name[0]) if e.animacy is Animacy.PERSON]
        if nominal.gender is not Gender.UNKNOWN:
            bearers = [e for e in bearers if e.gender in {nominal.gender, Gender.UNKNOWN}]
            certain = [e for e in bearers if e.gender is nominal.gender]
            bearers = certain or bearers
        if len(bearers) == 1:
            return bearers[0]
        return exact if exact is not None and exact.name == nominal.name else None

    def described(self, nominal: Nominal) -> Entity | None:
        """The one named entity that a definite description ("the minister") can point to.

        Its other words must not point elsewhere: a capitalised one ("the Greek minister") has to
        have come with the name before.
        """
        lemma = nominal.head.lemma_.lower()
        if nominal.modifiers & _OTHERS:
            return None
        bearers = list(self._roles.get(lemma, ()))
        for word in load("persons")["institutions"].get(lemma, ()):
            bearers += [e for e in self._parts.get(word, ()) if e not in bearers]
        if len(bearers) != 1:
            return None
        before = [t for t in nominal.head.lefts if t.dep_ != "det" and t.text[:1].isupper()]
        strange = {t.lower_ for t in before if t.lower_ not in titles()[0]}
        if nominal.opening and nominal.first == nominal.head.i:
            strange.clear()
        return bearers[0] if strange <= bearers[0].words else None

    def _bearers(self, word: str) -> list[Entity]:
        """Who has ``word`` as the last word of the name, else who has it as the first."""
        parts = self._parts.get(key((word,)), [])
        last = [e for e in parts if key((e.name[-1],)) == key((word,))]
        return last or parts

    def _variant(self, name: tuple[str, ...]) -> Entity | None:
        """A name with the same first and last word and more or fewer between."""
        same = [
            e
            for e in self._parts.get(key((name[-1],)), ())
            if key((e.name[0],)) == key((name[0],)) and key((e.name[-1],)) == key((name[-1],))
        ]
        return same[0] if len(same) == 1 and len(name) != len(same[0].name) else None

    def _learn(self, entity: Entity, nominal: Nominal) -> None:
        entity.learn(nominal)
        lexicon = load("persons")
        for role in nominal.roles:
            if role not in lexicon["roles"]["unique"] and role not in lexicon["institutions"]:
                continue
            bearers = self._roles.setdefault(role, [])
            if entity not in bearers:
                bearers.append(entity)
