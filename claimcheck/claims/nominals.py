"""Nominals: the noun phrases of a sentence with what agreement needs to know of them.

Number, gender and animacy are the features that the sieve of Raghunathan and others (2010) compares
before it links two mentions.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import msgspec

from claimcheck.claims.animacy import (
    Animacy,
    Gender,
    calendar,
    is_country,
    person_gender,
    things,
    titles,
)
from claimcheck.claims.nominal_kinds import kind_of

if TYPE_CHECKING:
    from claimcheck.claims.syntax import Token

_INNER = frozenset({"compound", "nmod", "amod", "appos", "npadvmod", "nummod", "quantmod"})
_PARTICLES = frozenset({"de", "da", "van", "von", "der", "bin", "al", "el", "la", "di", "du"})
_MODIFIERS = frozenset({"amod", "compound", "nmod"})
_COUNTING = frozenset(
    {"hundreds", "thousands", "dozens", "scores", "tens", "millions", "group", "number", "handful"}
)
_LONGEST_NAME = 5
SUBJECT_LABELS = frozenset({"nsubj", "nsubjpass"})
DEFINITE = frozenset({"the", "this", "that"})


class Nominal(msgspec.Struct, frozen=True):
    """One noun phrase.

    ``head`` is its head word, ``name`` the proper name in it ("Mara Lind"; empty for a common
    noun), ``roles`` the lemmas that describe it ("minister", "mother"), ``modifiers`` the other
    content words of the phrase, ``first`` and ``last`` the indices of its outer words, ``opening``
    whether it opens its sentence, ``titled`` whether a title stands before the name, ``article``
    whether "the" does.
    """

    head: Token
    name: tuple[str, ...]
    roles: tuple[str, ...]
    modifiers: frozenset[str]
    first: int
    last: int
    opening: bool
    animacy: Animacy
    gender: Gender
    plural: bool
    titled: bool = False
    article: bool = False

    @property
    def subject(self) -> bool:
        """Whether it is the subject of a verb."""
        return role_head(self.head).dep_ in SUBJECT_LABELS

    @property
    def address(self) -> str:
        """The form of address before a name ("Mrs"), empty where there is none."""
        if not (self.titled and self.name) or self.head.i == self.first:
            return ""
        before = self.head.doc[self.head.i - len(self.name)]
        return str(before.text) if before.lower_ in titles()[1] else ""

    def definite(self) -> str:
        """The phrase as a later text takes it up: "a masked man" becomes "the masked man"."""
        words = self.head.doc[self.first : self.last + 1]
        text = str(words.text)
        first, _, rest = text.partition(" ")
        if first.lower() in {"a", "an"} and rest:
            return f"the {rest}"
        if words[0].pos_ == "NUM":
            return f"the {text[:1].lower()}{text[1:]}"
        after = self.first and self.head.doc[self.first - 1].text in {'"', "'"}
        if (self.opening or after) and words[0].pos_ != "PROPN":
            return text[:1].lower() + text[1:]
        return text


def role_head(head: Token) -> Token:
    """The word that holds the role of a phrase: "hundreds" for the marchers in "hundreds of"."""
    if head.dep_ == "pobj" and head.head.lower_ == "of":
        counted = head.head.head
        if counted.lower_ in _COUNTING:
            return counted
    return head


def nominals(words: Iterable[Token], start: int) -> list[Nominal]:
    """The noun phrases of one sentence in order; coordinated ones also as the group they make.

    ``words`` are its nouns and names, ``start`` is the index of its first word.
    """
    found = []
    for token in words:
        if token.dep_ in _INNER and not _lone(token):
            continue
        nominal = _nominal(token, start)
        if nominal is None:
            continue
        found.append(nominal)
        if token.dep_ != "conj":
            group = _group(token, nominal)
            if group is not None:
                found.append(group)
    return found


def _lone(token: Token) -> bool:
    """Whether a noun labelled as a modifier stands apart after its head: a parser's slip."""
    return token.dep_ in {"nmod", "npadvmod"} and token.i > token.head.i


def _nominal(head: Token, start: int) -> Nominal | None:
    if head.lower_ in calendar():
        return None
    lefts = head.lefts
    appositions = [c for c in head.rights if c.dep_ == "appos" and c.pos_ in {"NOUN", "PROPN"}]
    roles: list[str] = []
    name: tuple[str, ...] = ()
    words, first, offices = _name_words(head, start)
    titled = bool(offices)
    known = titles()[0]
    office = head.pos_ == "PROPN" and _office(head, words)
    if head.pos_ == "PROPN" and len(words) == 1 and words[0].lower() in things():
        roles.append(head.lower_)  # "the Union", "the Ministry": a noun in capitals
    elif head.pos_ == "PROPN" and not office:
        name = words
        roles.extend(offices)
        for other in appositions:
            if other.pos_ == "NOUN":
                roles.append(other.lemma_)
            elif other.lower_ in known or person_gender(other.lemma_) is not None:
                roles.append(other.lower_)
    else:  # also "the Chancellor", "the German Chancellor, Mara Lind"
        roles.append(head.lemma_.lower())
        named = next((c for c in appositions if c.pos_ == "PROPN"), None)
        if named is not None and not any(c.dep_ == "det" for c in named.lefts):
            name, _, more = _name_words(named, start)
            roles.extend(more)
            titled = named.i == head.i + len(name)
    for token in lefts:  # the determiner, the possessor, the adjectives
        if token.dep_ not in {"punct", "cc", "relcl", "acl", "advmod"}:
            first = min(first, token.left_edge.i)
    gender, animacy = kind_of(head, name, roles, titled)
    return Nominal(
        head=head,
        name=name,
        roles=tuple(roles),
        modifiers=frozenset(t.lower_ for t in lefts if t.dep_ in _MODIFIERS and t.is_alpha),
        first=first,
        last=head.i,
        opening=first == start,
        animacy=animacy,
        gender=gender,
        plural=head.tag_ in {"NNS", "NNPS"},
        titled=titled,
        article=head.pos_ == "PROPN" and any(c.lower_ == "the" for c in lefts),
    )


def _office(head: Token, words: tuple[str, ...]) -> bool:
    """ "The Chancellor", "the Prime Minister", "the Iranian President": nobody's name."""
    known = titles()[0]
    return (
        head.lower_ in known
        and head.dep_ != "poss"
        and any(c.lower_ == "the" for c in head.lefts)
        and all(w.lower() in known or is_country(w) for w in words[:-1])
    )


def _name_words(head: Token, start: int) -> tuple[tuple[str, ...], int, list[str]]:
    """The words of the name that ends in ``head``, its first token's index, the titles before it.

    ``Kim Jong-un`` is three words; "Transport Minister Vera Stone" is two behind two titles.
    """
    if head.pos_ != "PROPN":
        return (), head.i, []
    doc, known = head.doc, titles()[0]
    at, words, roles = head.i, [head.text], []
    while at > start and len(words) < _LONGEST_NAME + 3:
        before = doc[at - 1]
        if before.text == "-" and at - 2 >= start and doc[at - 2].pos_ == "PROPN":
            at -= 1
            continue
        joined = before.dep_ in {"compound", "nmod", "amod"} and at - 1 < before.head.i <= head.i
        capital = before.pos_ == "PROPN" or before.lower_ in _PARTICLES
        if not joined or not (capital or before.pos_ == "NOUN"):
            break
        if before.lower_ in calendar():
            break
        role = before.lower_ in known or person_gender(before.lower_) is not None
        if before.pos_ == "NOUN" or role:
            roles.append(before.lemma_)
            at -= 1
            while at > start and doc[at - 1].lower_ in known:
                at -= 1
                roles.append(doc[at].lower_)
            break
        words.append(before.text)
        at -= 1
    words.reverse()
    return tuple(words[-_LONGEST_NAME:]), at, roles


def _group(head: Token, first: Nominal) -> Nominal | None:
    """ "Kim and Putin": the plural that coordinated phrases make."""
    if not any(c.dep_ == "cc" and c.lower_ in {"and", "&"} for c in head.rights):
        return None
    members, at = [head], head
    while len(members) < 6:
        after = next((c for c in at.rights if c.dep_ == "conj"), None)
        if after is None or after.pos_ not in {"NOUN", "PROPN"}:
            break
        members.append(after)
        at = after
    if len(members) < 2:
        return None
    people = all(m.pos_ == "PROPN" or person_gender(m.lemma_) is not None for m in members)
    return Nominal(
        head=head,
        name=(),
        roles=(),
        modifiers=frozenset(),
        first=first.first,
        last=at.i,
        opening=first.opening,
        animacy=Animacy.UNKNOWN if people else Animacy.THING,
        gender=Gender.UNKNOWN,
        plural=True,
    )
