"""Relative clauses: which of their words give way to the noun that they describe."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.claims.clauses import SUBJECTS, Clause
from claimcheck.claims.terms import noun_phrase
from claimcheck.lexicons import load

if TYPE_CHECKING:
    from claimcheck.claims.syntax import Token

_ADVERBIAL = frozenset({"where", "when", "why", "how", "whose"})
_TIMES = frozenset({"day", "time", "moment", "way", "year", "night", "week", "month", "reason"})
# What a clause right behind them says is no part of them: "evidence the bridge fell".
_HOLDING = frozenset({"chance", "evidence", "feeling", "sign", "fear", "hope", "news", "fact"})


def relative(
    clause: Clause, phrase: list[Token], body: list[Token]
) -> tuple[list[Token], list[Token], list[Token]]:
    """The words that come first, those that follow and those left away of a relative clause.

    ``phrase`` is the noun phrase that ``clause`` describes, ``body`` its own words.
    """
    first, noun = body[0], clause.head.head
    if noun in body:
        return [], body, []
    if first.lower_ in {"who", "which", "that"} and first.dep_ in SUBJECTS:
        return _listed(clause, phrase, first), body[1:], []
    if first.lower_ == "whose" or (first.lower_ == "where" and _is_place(noun)):
        return phrase, body[1:], [first]
    for at, token in enumerate(body[:4]):  # "in which", "both of whom"
        if token.lower_ in {"which", "whom"} and token.dep_ == "pobj":
            if at > 1:
                phrase = [*phrase, *(w for c in noun.conjuncts for w in _joined(c))]
                phrase = sorted(set(phrase), key=lambda t: t.i)
            return [*body[:at], *phrase], body[at + 1 :], []
    return _object_put_back(clause, phrase, body)


def _listed(clause: Clause, phrase: list[Token], pronoun: Token) -> list[Token]:
    """All that a relative pronoun behind a list takes up: "the logs and ropes that were found".

    A singular verb speaks of the last of them.
    """
    others = [c for c in clause.head.head.conjuncts if phrase[-1].i < c.i < pronoun.i]
    others = [c for c in others if c.pos_ in {"NOUN", "PROPN"}]
    if not others or not phrase or pronoun.head.pos_ == "NOUN":
        return phrase
    verbs = [*clause.head.lefts, clause.head]
    if any(v.tag_ == "VBZ" or v.lower_ == "was" for v in verbs):
        apart = any(c.dep_ == "det" for c in others[-1].lefts)
        return noun_phrase(others[-1]) if apart else phrase  # "a senator and president who"
    words = {*phrase, *(w for c in others for w in _joined(c))}
    words |= {t for t in pronoun.doc.tokens[phrase[0].i : others[-1].i] if t.text == ","}
    return sorted(words, key=lambda t: t.i)


def _object_put_back(
    clause: Clause, phrase: list[Token], body: list[Token]
) -> tuple[list[Token], list[Token], list[Token]]:
    """ "The bill the house passed in May" says that the house passed the bill in May."""
    noun, verb = clause.head.head, clause.predicate
    own = next((c for c in clause.children if c.dep_ in SUBJECTS and c in body), None)
    if own is None or own.tag_ in {"WDT", "WP"} or own.i > verb.i or noun.pos_ == "VERB":
        return phrase, body, []
    pronoun = body[0].lower_ in {"that", "which", "who", "whom"}
    rest = body[1:] if pronoun else body
    if noun.lemma_ in _TIMES and body[0].lower_ not in _ADVERBIAL:
        return [], rest, []  # "the day the bridge fell"
    stranded = [t for t in rest if t.dep_ == "prep" and all(c.dep_ == "prep" for c in t.children)]
    gap = stranded[-1] if stranded else verb
    full = clause.passive or verb.lemma_ == "be" or any(c.dep_ == "dobj" for c in verb.rights)
    apart = not pronoun and (noun.lemma_ in _HOLDING or rest[0].nbor(-1).is_punct)
    held = any(c.dep_ == "ccomp" for c in verb.rights) or any(t.tag_ == "WRB" for t in phrase)
    if (full and not stranded) or apart or held or body[0].lower_ in _ADVERBIAL:
        return phrase, body, []
    end = max(t.i for t in (gap, *(c for c in gap.children if c.dep_ == "prt")))
    before = [t for t in rest if t.i <= end]
    return [], [*before, *phrase, *(t for t in rest if t.i > end)], []


def _joined(noun: Token) -> list[Token]:
    """A coordinated phrase with the conjunction before it."""
    links = [c for c in noun.head.children if c.dep_ == "cc" and c.i < noun.i]
    return [*links[-1:], *noun_phrase(noun)]


def _is_place(noun: Token) -> bool:
    nouns = load("places")["nouns"]
    kinds = (nouns["generic"], nouns["site"], nouns["part"])
    return noun.pos_ == "PROPN" or any(noun.lemma_ in kind for kind in kinds)
