"""Descriptions: noun phrases that say who or what somebody is, apart from any verb.

"Mara Lind, the mayor of Elmford, ..." and "Interior Minister Mara Lind said" hold a claim about
the person that an outlet may get wrong.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from claimcheck.claims.animacy import person_gender
from claimcheck.claims.clauses import SUBJECTS, Clause
from claimcheck.claims.cues import cues
from claimcheck.claims.terms import CONTENT, noun_phrase
from claimcheck.lexicons import load

if TYPE_CHECKING:
    from claimcheck.claims.syntax import Token

NOMINAL = frozenset({"NOUN", "PROPN"})


def appositions(clause: Clause) -> Iterator[list[Token]]:
    """The phrases in which a noun of ``clause`` is named or explained by another."""
    own = set(clause.tokens)
    for noun in clause.tokens:
        if noun.pos_ not in NOMINAL or noun.dep_ == "appos":
            continue
        beside = [c for c in noun.rights if c.dep_ == "appos" and _describes(c, noun)]
        if not beside:
            continue
        tail = [t for t in beside[-1].subtree if t in own]
        phrase = [t for t in noun_phrase(_anchor(noun, beside[-1])) if t.i <= noun.i]
        words = [t for t in clause.tokens if phrase[0].i <= t.i <= tail[-1].i] if tail else []
        if sum(t.pos_ in CONTENT or t.like_num for t in words) >= 3:
            yield words


def _anchor(noun: Token, apposition: Token) -> Token:
    """What an apposition names: in "the manager at Elmford, Mara Lind" it is not Elmford."""
    above = noun.head.head
    bare = noun.pos_ == apposition.pos_ == "PROPN" and not any(
        c.dep_ in {"det", "poss"} for c in apposition.lefts
    )
    within = noun.dep_ == "pobj" and noun.i == noun.head.i + 1 and above.pos_ == "NOUN"
    return above if bare and within and person_gender(above.lemma_) is not None else noun


def titled(source: Token) -> list[Token]:
    """The phrase of a named speaker if it gives a title, else nothing: "Mayor Greta Holm"."""
    if source.pos_ != "PROPN" or any(c.dep_ == "appos" for c in source.children):
        return []
    phrase = [t for t in noun_phrase(source) if t.i <= source.i]
    titles = load("titles")
    telling = any(
        (t.pos_ == "NOUN" or t.lower_ in titles["words"])
        and t.lower_.rstrip(".") not in titles["address"]
        for t in phrase[:-1]
    )
    return phrase if telling else []


def _describes(apposition: Token, noun: Token) -> bool:
    """An apposition proper: a name with an explanation, not one more member of a list."""
    if noun.lower_ in load("times")["months"]:
        return False  # "June 16, 2015"
    after = max(t.i for t in apposition.subtree) + 1
    beside = noun.dep_ not in SUBJECTS and after < len(noun.doc)
    if beside and noun.doc[after].lemma_ in cues().speech:
        return False  # "was stopped outside Elmford, the road police said"
    if any(c.dep_ in {"nummod", "conj", "cc"} for c in apposition.children):
        return noun.pos_ == "PROPN" and apposition.like_num
    if apposition.is_upper and noun.doc[apposition.i - 1].text == "(":
        return False  # "the Freight Workers' Union (FWU)"
    if apposition.pos_ == "NUM":
        return bool(noun.pos_ == "PROPN")  # "Mara Lind, 52,"
    if apposition.pos_ not in NOMINAL:
        return False
    described = {c.dep_ for c in apposition.children} - {"det", "punct"}
    if described == {"relcl"}:
        return False  # "the moor, a place that is ...": the relative clause says it
    return "PROPN" in {noun.pos_, apposition.pos_}
