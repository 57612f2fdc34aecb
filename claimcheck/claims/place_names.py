"""What a noun phrase of place names: "the town of Elmford", "Aceh province", "a bank"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimcheck.lexicons import load

if TYPE_CHECKING:
    from claimcheck.claims.syntax import Token

_LEX = load("places")
_TIMES = load("times")
GENERIC = frozenset(_LEX["nouns"]["generic"])
SITES = frozenset(_LEX["nouns"]["site"])
PARTS = frozenset(_LEX["nouns"]["part"])
# Parts that "of" always follows where they are a place: "the streets of Elmford".
PARTED = frozenset(
    {"street", "centre", "center", "heart", "outskirt", "outskirts", "suburb", "coast"}
)
ONLY_PARTS = PARTS - GENERIC - SITES
BARE = frozenset(_LEX["nouns"]["bare"])
_NOT = frozenset(
    [
        *_LEX["not_places"]["words"],
        *_LEX["not_places"]["time"],
        *_TIMES["weekdays"],
        *_TIMES["months"],
    ]
)
_POINT = re.compile(r"(?:[Nn]orth|[Ss]outh)?(?:[Ee]ast|[Ww]est|(?<=[Nn]orth)|(?<=[Ss]outh))ern")
_JOINED = frozenset({"compound", "amod", "nmod", "nummod", "det"})


@dataclass(frozen=True, slots=True)
class Named:
    """A name in lower case, the last token of its phrase, and what sort of noun carries it.

    ``proper`` says that it is a name and not a bare noun; ``located`` that a word for a place
    belongs to it, so that no preposition is needed to know it for one.
    """

    name: str
    last: int
    proper: bool
    located: bool
    within: bool = False
    """Whether it is a part of something that itself is a place: "other parts of the capital"."""


def named(noun: Token) -> Named | None:
    """What ``noun`` names as a place; None for times, figures and what is no place at all."""
    if noun.lower_.rstrip(".") in _NOT or noun.lemma_ in _NOT or noun.pos_ not in ("PROPN", "NOUN"):
        return None
    lemma = noun.lemma_
    kind = lemma in GENERIC or lemma in SITES or lemma in PARTS
    inner = _of(noun)
    if inner is not None:
        found = named(inner)
        if found is not None and found.proper:
            if noun.pos_ == "PROPN" and noun.text[0].isupper():  # Gulf of Aden
                return Named(f"{_words(noun)} of {found.name}", found.last, True, True)
            if kind or lemma in PARTED:  # the town of Elmford, the northern tip of Sumatra
                return Named(found.name, found.last, True, True)
    if noun.pos_ == "PROPN" and noun.text[0].isupper():
        words = _words(noun)
        owner = next((c for c in noun.lefts if c.dep_ == "poss" and c.pos_ == "PROPN"), None)
        if owner is not None and lemma in SITES:  # St Brannoc's Hospital
            words = f"{_words(owner)}'s {words}"
        return Named(words, noun.i, True, kind)
    if not kind:
        return None
    if inner is not None and lemma in ONLY_PARTS and inner.lemma_ in GENERIC | SITES:
        return Named(inner.lemma_, inner.i, False, True, within=True)
    own = _words(noun, names_only=True)
    if own:  # Aceh province, Elmford station
        name = own if lemma in GENERIC or lemma in PARTS else f"{own} {noun.lower_}"
        return Named(name, noun.i, True, True)
    beside = next((c for c in noun.rights if c.dep_ == "appos" and c.pos_ == "PROPN"), None)
    if beside is not None and beside.i - noun.i <= 4 and lemma in GENERIC:
        return Named(_words(beside), beside.i, True, True)
    return Named(lemma, noun.i, False, True)


def _of(noun: Token) -> Token | None:
    """The noun behind "of": Elmford in "the town of Elmford"."""
    for child in noun.rights:
        if child.lower_ == "of" and child.i == noun.i + 1:
            return next((c for c in child.rights if c.dep_ == "pobj"), None)
    return None


def _words(noun: Token, *, names_only: bool = False) -> str:
    """The capitalised words right before ``noun`` and, unless ``names_only``, the noun itself."""
    doc, at = noun.doc, noun.i
    while at > 0:
        before = doc[at - 1]
        joined = before.head.i in range(at - 1, noun.i + 1) and before.dep_ in _JOINED
        if before.text == "-" and at > 1 and doc[at - 2].text[:1].isupper():
            at -= 1
            continue
        if not (joined and (before.text[0].isupper() or before.text[0].isdigit())):
            break
        if before.pos_ == "DET" or (before.i == before.sent.start and before.pos_ != "PROPN"):
            break
        at -= 1
    if names_only and at == noun.i:
        owner = next((c for c in noun.lefts if c.dep_ == "poss" and c.pos_ == "PROPN"), None)
        ranked = any(c.tag_ == "JJS" for c in noun.lefts)  # "Norland's second largest city"
        return "" if owner is None or ranked else _words(owner)
    if at < noun.i and _POINT.fullmatch(doc[at].text):  # Southern Iran: a part of Iran
        at += 1
    end = noun.i if names_only else noun.i + 1
    if names_only and not any(t.pos_ == "PROPN" for t in doc[at:end]):
        return ""  # "14 countries", "the Greek capital"
    return "".join(t.text_with_ws for t in doc[at:end]).strip().lower()
