"""Clauses: one for each predication in a parsed sentence, by dependency patterns.

The labels are those of spaCy's English models (ClearNLP). A chain of verbs that share one event
("appeared to depart", "was unable to stop") is one clause: its predicate is the last verb, the
verbs above it are operators on its certainty and polarity.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claimcheck.claims.extents import Extent
    from claimcheck.claims.syntax import Token, TokenSpan

OPENERS = frozenset({"ccomp", "advcl", "relcl", "acl", "parataxis"})
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
_COMPLETED = frozenset({"trouble", "difficulty", "fun", "luck", "success", "problem"})
VERBAL = frozenset({"VERB", "AUX"})


@dataclass(eq=False)
class Clause:
    """A clause while its sentence is being taken apart.

    ``head`` is its topmost word, ``predicate`` the verb (or noun) that names the event,
    ``operators`` the verbs between them, ``tokens`` the clause's own words in order, ``outer``
    the clause that it is part of, ``inner`` the clauses that are part of it, in order.
    """

    head: Token
    predicate: Token
    operators: list[Token] = field(default_factory=list)
    tokens: list[Token] = field(default_factory=list)
    outer: Clause | None = None
    inner: list[Clause] = field(default_factory=list)
    extent: Extent | None = None
    """Where its claim runs, once that has been asked (`boundaries.clause_extent`)."""

    @cached_property
    def chain(self) -> list[Token]:
        """The verbs of the clause, from the topmost to the predicate."""
        return [*self.operators, self.predicate]

    @cached_property
    def children(self) -> tuple[Token, ...]:
        """What depends directly on the verbs of the clause."""
        verbs = self.chain
        return tuple([t for verb in verbs for t in verb.children if t not in verbs])

    @cached_property
    def subject(self) -> Token | None:
        """The head of the clause's subject, its own or the one it shares by coordination.

        For a participle or a relative clause it is the noun that the clause modifies.
        """
        return _subject(self)

    @cached_property
    def passive(self) -> bool:
        """Whether the subject of the clause undergoes the event."""
        return _is_passive(self)


def clauses(sent: TokenSpan) -> list[Clause]:
    """The clauses of one sentence, outermost first, each with its own words."""
    stack: list[tuple[Token, Clause | None]] = [(sent.root, None)]
    order: list[Clause] = []
    while stack:
        token, outer = stack.pop()
        clause: Clause | None = outer
        if outer is None or _opens(token, outer):
            clause = Clause(head=token, predicate=token, outer=outer)
            _follow_chain(clause)
            order.append(clause)
            if outer is not None:
                outer.inner.append(clause)
        assert clause is not None  # the root always opens one
        clause.tokens.append(token)
        stack.extend((child, clause) for child in reversed(token.children))
    for clause in order:
        clause.tokens.sort(key=lambda t: t.i)
    for clause in order:
        clause.inner.sort(key=lambda c: c.tokens[0].i)
    return order


def _opens(token: Token, outer: Clause) -> bool:
    if token in outer.chain:
        return False
    if token.dep_ == "acl" and not token.children:
        return False  # "over 200 injured": a participle alone is a modifier
    if token.dep_ == "acl" and token.tag_ == "VBG" and token.head.lemma_ in _COMPLETED:
        return False  # "had trouble keeping up"
    if token.dep_ == "ccomp" and any(c.lower_ == "so" for c in token.head.lefts):
        return token.head.pos_ not in {"ADJ", "ADV"}  # "so heavy that ...": cause and effect
    if token.dep_ in OPENERS:
        return token.pos_ in VERBAL or any(c.dep_ in SUBJECTS for c in token.children)
    if token.dep_ == "conj" and token.pos_ in VERBAL:
        return token.head in outer.chain or token.head.pos_ in VERBAL
    return bool(token.dep_ == "dep" and token.pos_ == "VERB")


def _follow_chain(clause: Clause) -> None:
    """Go down from the head through open complements to the verb that names the event."""
    at = clause.head
    while True:
        below = [c for c in at.children if c.dep_ == "xcomp" and _names_event(c)]
        if len(below) != 1 or below[0].i < at.i:
            break
        clause.operators.append(at)
        at = below[0]
    clause.predicate = at


def _names_event(token: Token) -> bool:
    return token.pos_ in VERBAL and (
        token.tag_ in {"VB", "VBG", "VBN"} or any(c.dep_ == "aux" for c in token.children)
    )


def is_infinitive(verb: Token) -> bool:
    """Whether a verb has "to" before it, also a passive one ("to be held")."""
    return verb.tag_ in {"VB", "VBN"} and any(c.tag_ == "TO" for c in verb.children)


def _subject(clause: Clause) -> Token | None:
    seen: Clause | None = clause
    for _ in range(8):  # coordination deeper than this is a parser's error
        assert seen is not None
        for child in seen.children:
            if child.dep_ in SUBJECTS and child.dep_ != "expl":
                if child.tag_ in {"WDT", "WP"} and seen.head.dep_ == "relcl":
                    return seen.head.head
                return child
        if seen.head.dep_ == "acl":
            return seen.head.head
        if seen.head.dep_ == "relcl":
            return None  # the noun is the object: "the train Kim uses"
        if seen.outer is None or seen.head.dep_ not in {"conj", "advcl", "xcomp"}:
            return None
        finite = seen.head.tag_ != "VBG"  # "while crossing the road"
        marked = any(c.dep_ == "mark" for c in seen.head.children)
        if seen.head.dep_ == "advcl" and finite and marked:
            return None
        agent = _agent(seen)
        if agent is not None:
            return agent
        seen = seen.outer
    return None


def _agent(participle: Clause) -> Token | None:
    """Who does it in a participle after a passive: "was hit by a wave, killing ten"."""
    head, outer = participle.head, participle.outer
    if outer is None or head.dep_ != "advcl" or head.tag_ != "VBG":
        return None
    first = participle.tokens[0]
    if first.i == 0 or not (first.is_punct or first.nbor(-1).is_punct):
        return None
    by = (c for c in outer.predicate.children if c.dep_ == "agent" and c.i < head.i)
    return next((g for c in by for g in c.children if g.dep_ == "pobj"), None)


def _is_passive(clause: Clause) -> bool:
    verb = clause.predicate
    if any(c.dep_ in {"auxpass", "nsubjpass"} for c in verb.children):
        return True
    if verb.dep_ == "acl" and verb.tag_ == "VBN":
        return True
    first = clause.head
    return (
        first.dep_ == "conj"
        and verb == first
        and verb.tag_ == "VBN"
        and not any(c.dep_ in {"aux", "nsubj"} for c in verb.children)
        and any(c.dep_ == "auxpass" for c in first.head.children)
    )
