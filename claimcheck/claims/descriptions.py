"""Descriptions: noun phrases that say who or what somebody is, apart from any verb.

"Mara Lind, the mayor of Elmford, ..." and "Interior Minister Mara Lind said" hold a claim about
the person that an outlet may get wrong.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from claimcheck.claims.animacy import person_gender
from claimcheck.claims.clauses import SUBJECTS, Clause, is_infinitive
from claimcheck.claims.cues import cues
from claimcheck.claims.terms import CONTENT, noun_phrase
from claimcheck.lexicons import load

if TYPE_CHECKING:
    from claimcheck.claims.syntax import Token

NOMINAL = frozenset({"NOUN", "PROPN"})
_ASIDE = frozenset({"appos", "relcl", "acl"})
_COMMAS = frozenset({",", "-"})


def appositions(clause: Clause) -> Iterator[list[Token]]:
    """The phrases in which a noun of ``clause`` is named or explained by another."""
    own = set(clause.tokens)
    for noun in clause.tokens:
        if noun.pos_ not in NOMINAL or noun.dep_ == "appos":
            continue
        beside = [
            c
            for c in noun.rights
            if c.dep_ == "appos" and (_describes(c, noun) or _anchor(noun, c) is not noun)
        ]
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


def before_apposition(clause: Clause, last: Token) -> Token:
    """The last word of ``clause`` before an apposition, set off by a comma, that it ends with.

    What the apposition says is a claim of its own, and its source may stand behind it ("Carrick, a
    village on the moor, according to the police"). ``last`` itself where there is none.
    """
    verb = clause.predicate
    for word in reversed(clause.tokens):
        if word.i <= verb.i:
            break
        if word.dep_ != "appos" or word.head.i <= verb.i or word.head.dep_ == "appos":
            continue
        first, end = word.left_edge, max(t.i for t in word.subtree)
        if first.i <= word.head.i:
            continue
        comma = first.nbor(-2 if first.nbor(-1).is_quote and first.i > 1 else -1)
        if comma.text not in _COMMAS or comma.i <= word.head.i or not _loose(word):
            continue
        rest = [t for t in clause.tokens if end < t.i <= last.i and not t.is_punct]
        if not rest or rest[0].lower_ == "according":
            return comma.nbor(-1)
    return last


def parenthesis(clause: Clause, first: Token) -> list[Token]:
    """What commas set off behind the subject that ``clause`` begins with, at the word ``first``.

    "Mara Lind, who runs the ferries, was blunt" says who runs them in a claim of its own. Empty
    where nothing is set off there.
    """
    noun, verb = clause.subject, clause.head
    if noun is None or noun.i < first.i or noun.i > verb.i or noun.head is not verb:
        return []
    asides = [c for c in noun.rights if c.dep_ in _ASIDE and c.i < verb.i]
    if not asides or noun.left_edge is not first:
        return []
    told = [_loose(a) if a.dep_ == "appos" else bool(a.children) for a in asides]
    first, last = asides[0].left_edge, asides[-1].subtree[-1]
    if first.i <= noun.i or last.i >= verb.i:
        return []
    opening, closing = first.nbor(-1), last.nbor()
    if opening.text not in _COMMAS or closing.text != opening.text or closing.i >= verb.i:
        return []
    if any(t.i > closing.i and not t.is_punct for t in noun.subtree):
        return []
    words = noun.doc.tokens[opening.i : closing.i + 1 + closing.nbor().is_quote]
    if not any(told) or sum(t.pos_ in CONTENT or t.like_num for t in words) < 2:
        return []
    return list(words)


def _loose(apposition: Token) -> bool:
    """Whether an apposition is told by a claim of its own: a description or a relative clause."""
    noun = apposition.head
    if noun.pos_ not in NOMINAL or any(c.dep_ == "appos" for c in apposition.rights):
        return False
    placed = noun.pos_ == apposition.pos_ == "PROPN" and not _explains(apposition)
    if not placed and any(c.dep_ == "relcl" and not is_infinitive(c) for c in apposition.rights):
        return True
    named = noun.pos_ == "NOUN" and apposition.pos_ == "PROPN"  # says which one
    return len(apposition.subtree) > 1 and not named and _describes(apposition, noun)


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
    first = apposition.left_edge
    bracket = first.i > 0 and first.nbor(-1).text == "("
    if bracket and apposition.pos_ == "PROPN" and not _entitled(noun):
        return False  # "a novelist (The Last Ferry)"
    described = {c.dep_ for c in apposition.children} - {"det", "punct"}
    if described == {"relcl"}:
        return False  # "the moor, a place that is ...": the relative clause says it
    if noun.pos_ == apposition.pos_ == "PROPN" and not (_explains(apposition) or _entitled(noun)):
        return False  # "Elmford, Norland"
    return "PROPN" in {noun.pos_, apposition.pos_}


def _explains(name: Token) -> bool:
    """Whether a name in apposition tells what somebody is: "Governor of Elmford", "the Elm"."""
    return any(c.dep_ == "det" for c in name.lefts) or _entitled(name)


def _entitled(name: Token) -> bool:
    titles = load("titles")["words"]
    return any(t.lower_.rstrip(".") in titles or t.lower_ in titles for t in (name, *name.lefts))
