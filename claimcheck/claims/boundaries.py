"""Boundaries: from which character to which the claim of a clause runs.

A clause keeps what restricts it: "the first club to win twice", "had gone there to speak to her",
"the boat that he sold" say less, or something else, without their last words. What a comma sets off
is a claim of its own and no part of the clause around it, and so is what tells a second event ("a
blaze that killed three", "when he opened the door"). A participle or a relative clause begins with
the noun that it describes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import structs

from claimcheck.claims.clauses import Clause
from claimcheck.claims.descriptions import before_apposition
from claimcheck.claims.extents import Extent
from claimcheck.claims.modality import negated
from claimcheck.claims.restriction import circumstance, condition_before, follows, needed, separate
from claimcheck.claims.terms import DESCRIBING, described

if TYPE_CHECKING:
    from claimcheck.claims.syntax import Token

LONGEST = 160  # code points that a clause may reach with what restricts it
FARTHEST = 220  # code points that it may reach with what it cannot do without
LONGEST_FRAME = 80  # code points of the words that introduce reported speech
LONGEST_NOUN = 80  # code points of a noun phrase that a relative clause begins with
# Words that lead into a clause without being part of what it says.
LEADING = frozenset({"cc", "mark", "punct", "preconj"})
UNITS = frozenset({"%", "°"})  # punctuation to spaCy, but part of a measure


def clause_extent(clause: Clause) -> Extent:
    """Where the claim of ``clause`` runs, with its restrictive clauses and its noun."""
    if clause.extent is None:
        clause.extent = _extent(clause)
    return clause.extent


def _extent(clause: Clause) -> Extent:
    own, last = _trimmed(clause)
    last = before_apposition(clause, last)
    condition = condition_before(clause, own)
    if condition is not None and last.end - condition.tokens[0].idx <= LONGEST:
        own = _trimmed(condition)[0]
    first = _described(clause, own) if clause.head.dep_ in DESCRIBING else own
    core, last = _reach(clause, first, last)
    return Extent(first, first, own, core, last)


def condition_above(clause: Clause) -> list[Token]:
    """The condition that a coordinated clause shares: "If it rains, the lock shuts and boats wait".

    Nothing where the clause has none, or no subject of its own.
    """
    outer = clause.outer
    if clause.head.dep_ != "conj" or outer is None:
        return []
    condition = condition_before(outer, _trimmed(outer)[0])
    return condition.tokens if condition is not None else []


def introduced(extent: Extent, frame: Clause) -> Extent:
    """``extent`` with the words of ``frame`` that introduce it, if they stand right before it."""
    opening, last = _trimmed(frame)
    between = range(last.i + 1, extent.first.i)
    near = opening.i <= last.i < extent.first.i and all(
        t.is_punct or t.dep_ == "mark" for t in map(last.doc.__getitem__, between)
    )
    if not near or last.end - opening.idx > LONGEST_FRAME:
        return extent
    if extent.end - opening.idx > LONGEST:
        return extent
    return structs.replace(extent, opening=opening)


def followed(extent: Extent, frame: Clause) -> Extent:
    """``extent`` with the words of ``frame`` that name its source, if they stand right after it."""
    first, last = _trimmed(frame)
    between = range(extent.last.i + 1, first.i)
    near = extent.last.i < first.i and all(map(_empty, map(last.doc.__getitem__, between)))
    if not near or last.end - first.idx > LONGEST_FRAME or last.end - extent.start > LONGEST:
        return extent
    return structs.replace(extent, closing=last)


def phrase_extent(tokens: list[Token]) -> Extent:
    """Where a phrase runs, without the punctuation around it."""
    words = [t for t in tokens if not (_empty(t) or t.dep_ == "cc")] or tokens
    return Extent(words[0], words[0], words[0], words[-1], words[-1])


def _trimmed(clause: Clause) -> tuple[Token, Token]:
    """First and last word without conjunctions and punctuation; "when" and "if" stay."""
    tokens, dropped = clause.tokens, LEADING
    if clause.head.dep_ == "advcl":
        dropped = dropped - {"mark"}
    first, last = 0, len(tokens) - 1
    while first < last and (tokens[first].dep_ in dropped or _empty(tokens[first])):
        first += 1
    while last > first and (tokens[last].dep_ == "cc" or _empty(tokens[last])):
        last -= 1
    if last > first + 1 and tokens[last].lower_ == "then" and _empty(tokens[last - 1]):
        last -= 2  # "grips the rail, then falls"
    return _word_start(tokens[first]), _word_end(tokens[last])


def _empty(token: Token) -> bool:
    return token.is_space or (token.is_punct and token.text not in UNITS)


def _word_start(token: Token) -> Token:
    """The first part of a hyphenated word: the parser may cut "co-wrote" in two clauses."""
    while token.i > 1 and token.nbor(-1).text == "-" and not _spaced(token.nbor(-1)):
        token = token.nbor(-2)
    return token


def _word_end(token: Token) -> Token:
    while token.i + 2 < len(token.doc) and token.nbor().text == "-" and not _spaced(token.nbor()):
        if token.nbor(2).dep_ in LEADING:
            break  # a dash: "left on Sunday-and that"
        token = token.nbor(2)
    return token


def _spaced(hyphen: Token) -> bool:
    return bool(hyphen.whitespace_ or hyphen.nbor(-1).whitespace_)


def _described(clause: Clause, own: Token) -> Token:
    """The first word of the noun phrase that ``clause`` describes, if it stands right before."""
    phrase = described(clause)
    first, last = phrase[0], phrase[-1]
    between = range(last.i + 1, own.i)
    if last.i >= own.i or len(between) > 1 or not all(own.doc[i].is_punct for i in between):
        return own
    if last.end - first.idx > LONGEST_NOUN:
        return own
    return first


def _reach(clause: Clause, first: Token, last: Token) -> tuple[Token, Token]:
    """The last word of the event and of the claim, as its restrictive clauses extend it."""
    core = last
    while True:
        inner = next((c for c in clause.inner if follows(c, last)), None)
        if inner is None or circumstance(inner):
            return core, last
        if separate(inner.head) and not negated(clause.predicate):
            return core, last
        stop = before_apposition(inner, _trimmed(inner)[1])
        part = core == last and needed(inner.head)
        if stop.end - first.idx > (FARTHEST if part else LONGEST):
            return core, last
        inner_core, reached = _reach(inner, first, stop)
        if part:
            core = inner_core
        last = reached
