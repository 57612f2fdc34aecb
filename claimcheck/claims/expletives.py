"""Expletives: "it" that stands for nothing (after Boyd, Gegg-Harrison and Byron 2005)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.claims.nominals import SUBJECT_LABELS
from claimcheck.lexicons import load

if TYPE_CHECKING:
    from claimcheck.claims.syntax import Token


def expletive(token: Token) -> bool:
    """ "It" that stands for nothing: weather, seeming, "it is clear that", "it was he who"."""
    verb, lexicon = token.head, load("persons")["expletive"]
    before = token.nbor(-1) if token.i else token
    if before.lemma_ in {"make", "find"} and verb.pos_ == "NOUN":
        return True  # "made it a rule to wait"
    if before.lower_ == "as" and verb.lemma_ == "be" and not verb.rights:
        return True  # "as it is"
    if token.dep_ not in SUBJECT_LABELS:
        return False
    rights = verb.rights
    clausal = any(c.dep_ in {"ccomp", "xcomp", "advcl", "csubj", "acl"} for c in rights)
    if verb.lemma_ in lexicon["verbs"]:
        return True
    if token.dep_ == "nsubjpass" and clausal:
        return True  # "it was reported that"
    if verb.lemma_ == "take" and clausal:
        return True
    if verb.lemma_ != "be":
        return False
    for child in rights:
        if child.dep_ == "acomp" and child.lemma_ in lexicon["adjectives"]:
            return True
        if child.dep_ == "attr" and (
            child.lemma_ in lexicon["nouns"]
            or any(
                g.dep_ in {"relcl", "acl", "ccomp"} and not _ranks(child, g) for g in child.rights
            )
            or clausal
        ):
            return True
    return False


def _ranks(noun: Token, clause: Token) -> bool:
    """ "It was the worst storm to hit Elmford" speaks of the storm before."""
    to = any(c.tag_ == "TO" for c in clause.lefts)
    return to and any(c.tag_ == "JJS" or c.lower_ in {"first", "last"} for c in noun.lefts)
