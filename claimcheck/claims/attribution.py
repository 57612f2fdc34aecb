"""Reporting clauses: which clauses only say that something was said."""

from __future__ import annotations

from claimcheck.claims.clauses import Clause
from claimcheck.claims.sources import source_kind
from claimcheck.lexicons import load

__all__ = ["PRONOUNS", "is_mere_frame", "is_reported", "is_reporting", "source_kind"]

_CLOSING = frozenset({"announce", "confirm", "warn", "promise", "pledge", "vow", "rule", "propose"})
_LONE = frozenset({"write", "tweet", "ask", "reply", "note", "explain", "remark", "think"})
_SPEAKING = frozenset({"nsubj", "dobj", "dative", "advmod", "npadvmod", "cc", "mark"})
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
    if _closes(clause, inner):
        return True
    if clause.head.lemma_ not in load("cues")["reporting"]["plain"]:
        return False
    if any(c.dep_ in {"dobj", "attr"} and c.tag_ != "WP" for c in clause.children):
        return clause.head.lemma_ in {"tell", "say"} and (bool(inner) or _bare(clause))
    if inner or clause.head.lemma_ in {"say", "tell", "add", "report"}:
        return True
    return clause.head.lemma_ in _LONE and _bare(clause)


def _bare(clause: Clause) -> bool:
    """Whether somebody only speaks, to somebody: what he said stands in another sentence."""
    if clause.head.lemma_ == "say":
        return False  # "said a few words"
    roles = [c.dep_ for c in clause.children if not c.is_punct]
    return set(roles) <= _SPEAKING and not {"dative", "dobj"} <= set(roles)


def _closes(clause: Clause, inner: list[Clause]) -> bool:
    """Whether ``clause`` only names who said what stands before it: ", the court announced Friday".

    Behind its content a verb that would be news in front of it is a mere frame too.
    """
    verb = clause.head
    if verb.lemma_ not in _CLOSING or not inner or verb.dep_ not in {"ROOT", "conj", "parataxis"}:
        return False
    if any(c.dep_ in {"dobj", "xcomp", "neg", "aux"} for c in clause.children):
        return False
    last = max(t.i for c in inner for t in c.tokens if not t.is_punct)
    words = [t for t in clause.tokens if not t.is_punct and t.dep_ != "cc"]
    return bool(words) and words[0].i > last
