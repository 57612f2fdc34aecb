"""Shared agents: "ten were killed and 20 injured by the storm" has the storm kill the ten, too.

Where two tolls are joined, what stands behind the second did both harms; elsewhere ("ten men were
held and the mill was burnt by rebels") it need not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.claims.clauses import Clause
from claimcheck.lexicons import load

if TYPE_CHECKING:
    from claimcheck.claims.syntax import Token

_LONGEST = 15  # words of an agent; a longer one would bury the toll
_BESIDE = frozenset({"cc", "conj", "punct"})


def shared_agent(clause: Clause) -> list[Token]:
    """The words behind a second toll that tell who or what did the harm of the first."""
    verb = clause.head
    if not _is_toll(clause) or any(c.dep_ not in _BESIDE for c in verb.rights):
        return []
    for second in clause.inner:
        if second.head.dep_ == "conj" and second.head.head is verb and _is_toll(second):
            agent = next((c for c in second.head.rights if c.dep_ == "agent"), None)
            words = list(agent.subtree) if agent is not None else []
            return words if len(words) <= _LONGEST else []
    return []


def _is_toll(clause: Clause) -> bool:
    """Whether a clause counts whom something harmed: "ten people were killed", "20 injured"."""
    verb, noun = clause.head, clause.subject
    if verb.tag_ != "VBN" or noun is None or verb.lemma_ not in load("verbs")["harms"]:
        return False
    return noun.like_num or any(c.dep_ == "nummod" for c in noun.lefts)
