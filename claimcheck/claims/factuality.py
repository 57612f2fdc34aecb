"""Certainty and polarity of a clause, from its operators, modals, adverbs and negations.

The scale is FactBank's (Sauri and Pustejovsky 2009); verbs that decide the polarity of their
complement ("failed to", "managed to") follow Nairn, Condoravdi and Karttunen (2006).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.claims.claim import Certainty, Factuality, Polarity
from claimcheck.claims.clauses import Clause
from claimcheck.lexicons import load

if TYPE_CHECKING:
    from spacy.tokens import Token

_ORDER = (Certainty.ASSERTED, Certainty.PROBABLE, Certainty.POSSIBLE, Certainty.HYPOTHETICAL)
# Complements of these governing nouns and adjectives are no more than possible.
_REPORTED_PASSIVE = frozenset({"say", "report", "know", "find", "see", "show", "hear", "describe"})


def factuality(clause: Clause, question: bool = False) -> Factuality:
    """What the clause commits to. ``question`` marks a sentence that asks."""
    cues = load("cues")
    certainty = Certainty.HYPOTHETICAL if question or _conditional(clause, cues) else None
    negative = False
    levels = [certainty] if certainty else []
    for operator in clause.operators:
        lemma = operator.lemma_.lower()
        negative ^= _negated(operator, cues)
        if lemma in cues["implicative"]["negative"]:
            negative = not negative
        elif lemma in cues["implicative"]["positive"] or lemma in _REPORTED_PASSIVE:
            pass
        elif lemma in cues["certainty"]["probable"]:
            levels.append(Certainty.PROBABLE)
        elif lemma in cues["certainty"]["possible"]:
            levels.append(Certainty.POSSIBLE)
        elif lemma in cues["certainty"]["hypothetical"]:
            levels.append(Certainty.HYPOTHETICAL)
    negative ^= _negated(clause.predicate, cues)
    negative ^= _negative_argument(clause) or _split_contraction(clause)
    for token in _modifiers(clause):
        word, lemma = token.lower_, token.lemma_.lower()
        if word in cues["certainty"]["possible"] or lemma in cues["certainty"]["possible"]:
            levels.append(Certainty.POSSIBLE)
        elif word in cues["certainty"]["probable"] or lemma in cues["certainty"]["probable"]:
            levels.append(Certainty.PROBABLE)
    levels.extend(_governing(clause, cues))
    return Factuality(
        max(levels, key=_ORDER.index, default=Certainty.ASSERTED),
        Polarity.NEGATIVE if negative else Polarity.POSITIVE,
    )


def _conditional(clause: Clause, cues: dict[str, dict[str, list[str]]]) -> bool:
    """Inside an if-clause, or the consequence of one ("would lose it if ...")."""
    words = set(cues["certainty"]["conditional"])
    marks = [c for verb in clause.chain for c in verb.children if c.dep_ == "mark"]
    if any(m.lower_ in words for m in marks):
        return True
    return any(
        m.lower_ in words
        for verb in clause.chain
        for inner in verb.children
        if inner.dep_ == "advcl"
        for m in inner.children
        if m.dep_ == "mark"
    )


def _modifiers(clause: Clause) -> list[Token]:
    return [
        c
        for verb in clause.chain
        for c in verb.children
        if c.dep_ in {"aux", "advmod", "acomp", "amod"}
    ]


def _governing(clause: Clause, cues: dict[str, dict[str, list[str]]]) -> list[Certainty]:
    """What the verb above says of the certainty of its complement clause."""
    outer = clause.outer
    if outer is None or clause.head.dep_ != "ccomp":
        return []
    lemma = outer.head.lemma_.lower()
    if lemma in cues["certainty"]["probable"]:
        return [Certainty.PROBABLE]
    if lemma in cues["certainty"]["possible"]:
        return [Certainty.POSSIBLE]
    if lemma in {"want", "wish", "hope", "demand", "plan", "deny", "reject", "doubt"}:
        return [Certainty.HYPOTHETICAL]
    return []


def _split_contraction(clause: Clause) -> bool:
    """ "didn ' t", as badly converted pages have it."""
    return any(
        t.lower_ == "t" and t.i > 1 and t.nbor(-1).text == "'" and t.nbor(-2).lower_.endswith("n")
        for t in clause.tokens
    )


def _negated(verb: Token, cues: dict[str, dict[str, list[str]]]) -> bool:
    words = cues["negation"]["words"]
    return any(
        c.dep_ == "neg" or (c.dep_ in {"advmod", "preconj"} and c.lower_ in words)
        for c in verb.children
    ) and not any(c.lower_ == "only" for c in verb.children)


def _negative_argument(clause: Clause) -> bool:
    """ "No one was hurt", "no deal was struck", "found nothing"."""
    for child in clause.children():
        if child.dep_ not in {"nsubj", "nsubjpass", "dobj", "attr"}:
            continue
        if child.lower_ in {"nobody", "none", "nothing", "neither"}:
            return True
        if any(
            c.dep_ in {"det", "neg"}
            and c.lower_ == "no"
            and c.nbor().lower_ not in {"fewer", "less", "more", "longer"}
            for c in child.children
        ):
            return True
    return False
