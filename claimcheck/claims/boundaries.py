"""Boundaries: from which character to which the claim of a clause runs.

A clause keeps what restricts it: "the first club to win twice", "had gone there to speak to her",
"was killed when he opened the door" say less, or something else, without their last words. What a
comma sets off is a claim of its own and no part of the clause around it. A participle or a
relative clause begins with the noun that it describes.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from claimcheck.claims.clauses import SUBJECTS, Clause, is_infinitive
from claimcheck.claims.modality import conditional, negated
from claimcheck.claims.terms import DESCRIBING, described
from claimcheck.lexicons import load

if TYPE_CHECKING:
    from claimcheck.claims.syntax import Token

LONGEST = 160  # code points that a clause may reach with what restricts it
LONGEST_FRAME = 80  # code points of the words that introduce reported speech
LONGEST_NOUN = 80  # code points of a noun phrase that a relative clause begins with
# Words that lead into a clause without being part of what it says.
LEADING = frozenset({"cc", "mark", "punct", "preconj"})
OPENING = {'"': '"', ")": "("}  # by the mark that closes
_STOPS = frozenset({",", ".", "!", "?"})
UNITS = frozenset({"%", "°"})  # punctuation to spaCy, but part of a measure
# Words that open a circumstance. What "when" and "until" open restricts the event.
BESIDE = frozenset(
    {"as", "while", "after", "before", "because", "since", "with", "although", "though", "whereas"}
)
SCENE = BESIDE | {"when", "whenever", "until", "once"}
_LIMITING = frozenset({"because", "before", "since"})  # under a negation
TIGHT = frozenset({"acl", "relcl", "xcomp", "ccomp", "pcomp", "advcl"})


@dataclass(frozen=True, slots=True)
class Extent:
    """The first and last words of a claim.

    ``opening`` is where its span begins, with the words that introduce it ("police said that"),
    ``first`` where it begins itself, ``own`` where its clause does, after the noun that it
    describes; ``core`` is where it ends without the circumstances that only its span includes.
    ``closing`` is the last word of what names its source behind it (", police said"), if anything
    does.
    """

    opening: Token
    first: Token
    own: Token
    core: Token
    last: Token
    closing: Token | None = None

    @property
    def start(self) -> int:
        """Where the span of the claim begins in the parsed text, with the mark of a quotation."""
        mark = _opening_mark(self.opening)
        if mark is None:
            return self.opening.idx
        inside = self.opening.doc.tokens[self.opening.i : self.last.i + 1]
        closed = sum(t.text == '"' for t in inside) % 2 == 1
        return mark.idx if closed or _closing_mark(self.last) is not None else self.opening.idx

    @property
    def end(self) -> int:
        """Where the span ends: after a mark that was opened inside, and after the stop of a
        sentence that it fills.
        """
        last = self.closing or self.last
        mark = _closing_mark(self.last)
        if mark is not None and mark.i > last.i and self.start < self.opening.idx:
            return mark.end
        end = last.end if self.closing is not None else self.own_end
        rest = [t for t in last.sent if t.idx >= end]
        if len(rest) == 1 and rest[0].text in _STOPS and self.start == last.sent.start_char:
            return rest[0].end
        return end

    @property
    def own_end(self) -> int:
        """Where the claim itself ends, with its circumstances."""
        return _closed(self.opening, self.last)

    @property
    def core_end(self) -> int:
        """Where what it says by itself ends."""
        return _closed(self.first, self.core)


def clause_extent(clause: Clause) -> Extent:
    """Where the claim of ``clause`` runs, with its restrictive clauses and its noun."""
    own, last = _trimmed(clause)
    condition = _condition(clause, own)
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
    condition = _condition(outer, _trimmed(outer)[0])
    return condition.tokens if condition is not None else []


def _condition(clause: Clause, own: Token) -> Clause | None:
    """The condition that stands before its main clause: "If it rains, the lock closes"."""
    for inner in clause.inner:
        if inner.tokens[-1].i >= own.i:
            break
        if inner.head.dep_ == "advcl" and conditional(inner.head):
            return inner
    return None


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
    return replace(extent, opening=opening)


def followed(extent: Extent, frame: Clause) -> Extent:
    """``extent`` with the words of ``frame`` that name its source, if they stand right after it."""
    first, last = _trimmed(frame)
    between = range(extent.last.i + 1, first.i)
    near = extent.last.i < first.i and all(map(_empty, map(last.doc.__getitem__, between)))
    if not near or last.end - first.idx > LONGEST_FRAME or last.end - extent.start > LONGEST:
        return extent
    return replace(extent, closing=last)


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
        inner = next((c for c in clause.inner if _follows(c, last)), None)
        if inner is None or _circumstance(inner):
            return core, last
        stop = _trimmed(inner)[1]
        if stop.end - first.idx > LONGEST:
            return core, last
        inner_core, reached = _reach(inner, first, stop)
        if core == last and _needed(inner.head):
            core = inner_core
        last = reached


def _needed(inner: Token) -> bool:
    """Whether a claim says something else without the restrictive clause that ``inner`` heads."""
    if inner.dep_ == "advcl":
        return conditional(inner) or is_infinitive(inner)
    return inner.dep_ != "relcl" or is_infinitive(inner)


def _circumstance(inner: Clause) -> bool:
    """Whether ``inner`` tells what happened beside the event: "as the crowd watched".

    It is a claim of its own. What completes a comparison ("as full as it was", "as did Roth") or
    limits what is denied ("did not leave before it rained") belongs to the event.
    """
    verb = inner.head
    if verb.dep_ != "advcl":
        return False
    opening = [c for c in verb.lefts if c.lower_ in SCENE and c.dep_ in {"mark", "advmod", "prep"}]
    if not opening:
        return False
    if opening[0].lower_ == "when":  # "was leaving when it fell" tells of two events
        helpers = {c.lemma_ for c in verb.head.lefts if c.dep_ == "aux"}
        return "have" in helpers or ("be" in helpers and verb.head.tag_ == "VBG")
    if opening[0].lower_ not in BESIDE:
        return False
    if opening[0].lower_ in _LIMITING and negated(verb.head):
        return False
    if opening[0].lower_ == "as":
        subject = any(c.dep_ in SUBJECTS for c in verb.lefts)
        return subject and verb.head.pos_ not in {"ADJ", "ADV"}
    return True


def _follows(inner: Clause, last: Token) -> bool:
    """Whether ``inner`` restricts what ends with ``last``: nothing sets it off."""
    opening = inner.tokens[0]
    if inner.head.dep_ == "ccomp":  # "confirmed: ..." holds its content too
        while opening.is_punct and opening != inner.tokens[-1]:
            opening = opening.nbor()
        gap = range(last.i + 1, opening.i)
        return last.i < opening.i and len(gap) < 3 and all(last.doc[i].is_punct for i in gap)
    if inner.head.dep_ == "conj":
        verb = inner.head
        beside = last == verb.head and verb.i == last.i + 2 and inner.tokens[0].i >= last.i
        # "found and seized"; "test and develop rockets" share what follows
        return beside and (len(inner.tokens) == 1 or _shares_object(last, verb))
    if inner.head.dep_ not in TIGHT:
        return False
    if opening.i == last.i + 2:
        between = last.doc[last.i + 1]
        if between.text == ",":  # "will lapse, if the board says no"
            return inner.head.dep_ == "advcl" and conditional(inner.head)
        return between.is_quote  # would "pay a price" if ...
    return bool(opening.i == last.i + 1)


def _shares_object(first: Token, second: Token) -> bool:
    """ "Wrote and directed the film", but "fell and broke an arm"."""
    if first.lemma_ in load("verbs")["without_object"]:
        return False
    tags = {first.tag_, second.tag_}
    if tags <= {"VB", "VBP"} or tags == {"VBG"}:
        return True
    return tags == {"VBD"} and any(c.dep_ == "dobj" for c in second.rights)


def _closed(first: Token, last: Token) -> int:
    """The end of ``last``, or of a closing mark right after it that belongs inside."""
    mark = _closing_mark(last)
    after = last.nbor() if last.i + 1 < len(last.doc) else None
    if mark is None and after is not None and after.text in OPENING:
        mark = after
    if mark is None:
        return last.end
    inside = [t.text for t in last.doc[first.i : last.i + 1]]
    opening = OPENING[mark.text]
    if mark.text == opening:
        opened = inside.count(opening) % 2 == 1
    else:
        opened = inside.count(opening) > inside.count(mark.text)
    return mark.end if opened else last.end


def _opening_mark(first: Token) -> Token | None:
    """The quotation mark right before ``first``, where it opens."""
    mark = first.nbor(-1) if first.i else None
    if mark is None or mark.text != '"' or mark.whitespace_:
        return None
    return mark if mark.i == 0 or mark.nbor(-1).whitespace_ else None


def _closing_mark(last: Token) -> Token | None:
    """The quotation mark after ``last``, also behind the comma or the stop of the quotation."""
    after = last.doc.tokens[last.i + 1 : last.i + 3]
    if after and after[0].text in _STOPS:
        after = after[1:]
    return after[0] if after and after[0].text == '"' else None
