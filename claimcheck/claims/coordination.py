"""Coordination: lists of things, one claim for each of them.

"The yacht has 20 cabins and a top speed of 37 knots" says two things that can be right or wrong
apart from each other. A list is taken apart where each of its members holds a figure, and after
the verb also where each is a phrase of its own; "shells and rockets" stay together.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from claimcheck.claims.clauses import SUBJECTS, Clause
from claimcheck.lexicons import load

if TYPE_CHECKING:
    from claimcheck.claims.syntax import Token

LISTED = frozenset({"nsubj", "nsubjpass", "dobj", "attr", "pobj"})
NOMINAL = frozenset({"NOUN", "PROPN"})
COLLECTIVE = frozenset({"between", "among"})  # "a pact between Elmford and Carrick"
_OUTSIDE = frozenset({"conj", "cc", "punct", "appos", "relcl", "acl"})
_LONGEST_LIST = 24  # members; a longer one is a table that lost its lines


def lists(clause: Clause) -> list[list[list[Token]]]:
    """The coordinated noun phrases of ``clause`` that are claims of their own, list by list.

    The phrases of one list stand in the order of the text; none holds a word of another.
    """
    found = []
    own = set(clause.tokens)
    chain = clause.chain
    for noun in clause.tokens:
        if noun.dep_ in LISTED and noun.pos_ in NOMINAL and noun.head.lower_ not in COLLECTIVE:
            members = _members(noun, own)
            if len(members) > 1 and not any(c.lower_ == "but" for c in noun.rights):
                phrases = [bare_phrase(m, own) for m in members]
                counted = all(any(t.like_num for t in p) for p in phrases)
                if noun.dep_ in SUBJECTS and any(m.lemma_ in _people() for m in members):
                    continue  # "two women and one man died" is one toll
                if noun.dep_ in SUBJECTS:
                    apart = counted
                else:
                    full = counted or _told_apart(phrases)
                    apart = full and _separable(noun, chain, counted) and noun.i > clause.head.i
                if apart:
                    found.append(phrases)
    return found


def _told_apart(phrases: list[list[Token]]) -> bool:
    """Whether phrases without figures are long enough: "shells and old rockets" stay together."""
    return all(len(p) > 1 for p in phrases) and any(len(p) > 2 for p in phrases[1:])


def _separable(noun: Token, chain: list[Token], counted: bool) -> bool:
    """Whether the members of a list that ``noun`` heads are told one by one.

    "A pact of the port and the city was signed" and "paid by the bank and the fund" each tell one
    thing, and so does what only explains a name ("Carrick, a town of mills and docks").
    """
    at, steps = noun, 0
    while at.head not in chain and at.head is not at:
        steps += 1
        if steps > 1 and not counted:
            return False  # "rallied on the eve of a vote on cuts and taxes"
        if at.dep_ in {"appos", "agent"}:
            return False
        at = at.head
    return at.dep_ not in SUBJECTS and at.dep_ != "agent"


@cache
def _people() -> frozenset[str]:
    nouns = load("persons")["nouns"]
    return frozenset((*nouns["person"], *nouns["male"], *nouns["female"]))


def _members(noun: Token, own: set[Token]) -> list[Token]:
    """The heads of a list that begins with ``noun``; the parser takes some for appositions."""
    members: list[Token] = []
    stack = [noun]
    while stack and len(members) < _LONGEST_LIST:
        head = stack.pop()
        members.append(head)
        joined = any(c.dep_ == "conj" for c in head.children)
        for child in head.children:
            counted = any(c.dep_ == "nummod" for c in child.children)
            listed = child.dep_ == "conj" or (child.dep_ == "appos" and counted and joined)
            if listed and child in own and child.pos_ in NOMINAL:
                stack.append(child)
    return sorted(members, key=lambda t: t.i)


def bare_phrase(head: Token, own: set[Token]) -> list[Token]:
    """The words of a noun phrase among ``own``, without lists, appositions and clauses."""
    stack, words = [head], []
    while stack:
        token = stack.pop()
        words.append(token)
        stack.extend(c for c in token.children if c.dep_ not in _OUTSIDE and c in own)
    return sorted(words, key=lambda t: t.i)
