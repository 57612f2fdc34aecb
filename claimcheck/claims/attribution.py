"""Reporting clauses: which clauses only say that something was said."""

from __future__ import annotations

from claimcheck.claims.clauses import Clause
from claimcheck.claims.sources import source_kind
from claimcheck.lexicons import load

__all__ = ["PRONOUNS", "is_mere_frame", "is_reported", "is_reporting", "source_kind"]

PRONOUNS = frozenset({"he", "she", "it", "they", "i", "we", "who", "you"})


def is_reporting(clause: Clause) -> bool:
    """Whether the verb of ``clause`` introduces what somebody says or thinks."""
    lemma = clause.head.lemma_
    cues = load("cues")["reporting"]
    return lemma in cues["plain"] or lemma in cues["stance"]


def is_reported(clause: Clause) -> bool:
    """Whether ``clause`` hangs on a noun of speech: "confirmed in a statement that ..."."""
    nouns = load("cues")["reporting"]["nouns"]
    return (
        clause.head.dep_ == "acl"
        and clause.head.head.lemma_ in nouns
        and any(c.dep_ == "mark" for c in clause.head.children)
    )


def is_mere_frame(clause: Clause, inner: list[Clause]) -> bool:
    """Whether ``clause`` says nothing but that its inner clause was said.

    "Police said that ..." is a frame; "Police confirmed that ..." is news of its own, and so is
    "said" with an object ("said a few words") and "is said to have left".
    """
    if clause.operators:
        return False
    if clause.head.lemma_ not in load("cues")["reporting"]["plain"]:
        return False
    if any(c.dep_ in {"dobj", "attr"} and c.tag_ != "WP" for c in clause.children):
        return clause.head.lemma_ in {"tell", "say"} and bool(inner)
    return bool(inner) or clause.head.lemma_ in {"say", "tell", "add", "report"}
