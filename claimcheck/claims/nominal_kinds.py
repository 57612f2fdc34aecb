"""Whether a noun phrase names a person or a thing, and of which gender.

Told by the words (titles, kinship, kinds of persons) and by the verbs around them, never by lists
of first names.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.claims.animacy import (
    GENDERED,
    Animacy,
    Gender,
    is_country,
    person_gender,
    things,
    titles,
)
from claimcheck.lexicons import load

if TYPE_CHECKING:
    from claimcheck.claims.syntax import Token

_LOCATIVE = frozenset({"in", "at", "near", "outside", "into", "across", "throughout"})


def kind_of(
    head: Token, name: tuple[str, ...], roles: list[str], titled: bool
) -> tuple[Gender, Animacy]:
    """The gender and animacy of the phrase with this ``head``.

    ``name`` is the name in it, ``roles`` are the lemmas that describe it, and ``titled`` says
    whether a title stands before the name.
    """
    genders = titles()[1]
    gender = Gender.UNKNOWN
    person = False
    for role in roles:
        told = person_gender(role)
        if told is None and role in genders:
            told = genders[role]
        if told is None and role in titles()[0] and titled and name:
            told = Gender.UNKNOWN
        if told is not None:
            person = True
            gender = told if gender is Gender.UNKNOWN else gender
    verb = head.head
    if head.dep_ == "nsubj" and verb.lemma_ in {"be", "become", "remain"}:
        for child in verb.rights:
            if child.dep_ == "attr":
                told = person_gender(child.lemma_)
                if told is not None:
                    person = True
                    gender = told if gender is Gender.UNKNOWN else gender
    if person:
        return gender, Animacy.PERSON
    if (
        not name
        or _thing_name(name)
        or is_country(" ".join(name))
        or any(c.dep_ == "det" for c in head.lefts)
    ):
        return gender, Animacy.THING
    if _acts(head, name):
        return gender, Animacy.PERSON
    inside = head.dep_ == "pobj" and (
        head.head.lower_ in _LOCATIVE
        or (head.head.lower_ == "of" and head.head.head.lemma_ in _places())
    )
    return gender, Animacy.THING if inside else Animacy.UNKNOWN


def _places() -> list[str]:
    """Kinds of places: "the town of Elmford"."""
    return list(load("places")["nouns"]["generic"])


def _thing_name(name: tuple[str, ...]) -> bool:
    return any(w.lower() in things() for w in name) or any(w.isupper() and len(w) > 2 for w in name)


def _acts(head: Token, name: tuple[str, ...]) -> bool:
    """Whether a name does what only people do, has an age or is taken up by "who"."""
    verbs = load("persons")["verbs"]
    if any(c.dep_ == "appos" and c.like_num and _age(c) for c in head.rights):
        return True
    if head.dep_ == "poss" and person_gender(head.head.lemma_) in GENDERED:
        return True  # "Kim's father"
    if any(c.dep_ == "relcl" and any(g.lower_ == "who" for g in c.subtree) for c in head.rights):
        return True
    if len(name) < 2:
        return False
    if head.dep_ == "nsubj":
        return head.head.lemma_ in verbs["subject"]
    if head.dep_ in {"nsubjpass", "dobj", "dative"}:
        return head.head.lemma_ in verbs["object"]
    return False


def _age(token: Token) -> bool:
    return token.text.isdigit() and 0 < int(token.text[:3]) < 120 and not token.children
