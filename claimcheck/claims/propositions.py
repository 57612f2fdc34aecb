"""Propositions: which clauses and phrases of a sentence say something of their own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from msgspec import structs

from claimcheck.claims import attribution as who
from claimcheck.claims.boundaries import clause_extent, followed, introduced, phrase_extent
from claimcheck.claims.claim import Attribution, Factuality, Polarity, Term
from claimcheck.claims.clauses import VERBAL, Clause, is_infinitive
from claimcheck.claims.coordination import lists
from claimcheck.claims.cues import cues
from claimcheck.claims.descriptions import appositions, parenthesis, titled
from claimcheck.claims.extents import Extent
from claimcheck.claims.factuality import commitment, factuality
from claimcheck.claims.modality import conditional
from claimcheck.claims.nominal_events import event_verb, nominal_events
from claimcheck.claims.terms import described, described_terms, predicate_lemma, terms
from claimcheck.claims.unasserted import claims_nothing
from claimcheck.lexicons import load
from claimcheck.spans import Span

if TYPE_CHECKING:
    from claimcheck.claims.syntax import Token

# Subjects that make no statement of a lone verb: "I know", "it says", "who came".
NOBODY = frozenset({"i", "you", "it", "this", "that", "there", "who", "which", "what"})


_COMPLETING = frozenset({"ccomp", "xcomp", "dative", "acomp"})


class Form(StrEnum):
    """What carries a proposition."""

    CLAUSE = "clause"
    DESCRIPTION = "description"  # a noun phrase that says who somebody is
    ITEM = "item"  # one of several things in a list
    EVENT = "event"  # a noun phrase that tells what happened


@dataclass(frozen=True, slots=True)
class Proposition:
    """What one claim says: its clause, the words that say it, and their extent in the text.

    The ``words`` of an item are not only those of its extent: "a top speed of 37 knots" needs
    "The yacht has", which stands before another item.
    """

    clause: Clause
    extent: Extent
    words: tuple[Token, ...]
    form: Form = Form.CLAUSE
    event: Token | None = None
    beyond: tuple[Token, ...] = ()
    """The words behind them in its extent: restrictive clauses that are claims of their own."""

    @property
    def nominal(self) -> bool:
        """Whether it is a noun phrase and no clause: nothing is left out."""
        return self.form in {Form.DESCRIPTION, Form.EVENT}

    @property
    def predicate(self) -> str:
        """The lemma of the verb that names what happens; "be" for a description."""
        if self.form is Form.DESCRIPTION:
            return "be"
        return event_verb(self.event.lower_) if self.event else predicate_lemma(self.clause)

    def factuality(self, question: bool) -> Factuality:
        """What it commits to. ``question`` marks a sentence that asks."""
        if self.form is Form.DESCRIPTION:
            return Factuality()
        found = factuality(self.clause, question)
        above, words = self.clause.operators[-1:], load("cues")["certainty"]
        meant = above and above[0].tag_ == "VBN" and above[0].lemma_ in words["meant"]
        if meant or (above and above[0].lemma_ in words["told"]):
            found = commitment(above[0], question)
        # What is denied of an event's circumstances does not deny the event.
        return structs.replace(found, polarity=Polarity.POSITIVE) if self.event else found

    def terms(self, offset: int) -> list[Term]:
        """Its content words with their roles, marked as supplied where they lie outside its extent.

        A subject that its extent leaves out for what is set off behind it counts as its own.
        """
        noun = set(described(self.clause))
        words = [w for w in self.words if w not in noun]
        found = terms(self.clause, offset, words, self.event)
        if len(words) < len(self.words) and self.form is not Form.DESCRIPTION:
            found = [*described_terms(self.clause, offset), *found]
        start = self.extent.start
        if self.form is Form.CLAUSE:  # its subject may stand before what is set off behind it
            start = min(start, self.words[0].idx)
        core = Span(offset + start, offset + self.extent.core_end)
        return [t if core.contains(t.span) else structs.replace(t, own=False) for t in found]


def contents(found: list[Clause]) -> dict[int, list[Clause]]:
    """The complement clauses of each clause, by the index of its head."""
    inner: dict[int, list[Clause]] = {}
    for clause in found:
        if clause.outer is not None and (
            clause.head.dep_ in {"ccomp", "parataxis", "xcomp"} or who.is_reported(clause)
        ):
            inner.setdefault(clause.outer.head.i, []).append(clause)
    return inner


def is_frame(clause: Clause, inner: list[Clause]) -> bool:
    """Whether ``clause`` only introduces what is said in its ``inner`` clauses.

    "Dozens are reported injured" and "is said to have fled" say it themselves.
    """
    if clause.operators or any(
        c.dep_ == "nsubjpass" and c.lower_ != "it" for c in clause.head.children
    ):
        return False
    return who.is_reporting(clause) and who.is_mere_frame(clause, inner)


def propositions(found: list[Clause], inner: dict[int, list[Clause]]) -> Iterator[Proposition]:
    """What the clauses of a sentence say, and the noun phrases in them that describe or count."""
    introducing: dict[int, Clause] = {}
    for clause in found:
        if _told_above(clause, inner):
            yield from _cut_off(clause)
            continue
        if is_cleft(clause) or claims_nothing(clause):
            continue
        below = inner.get(clause.head.i, [])
        if is_frame(clause, below):
            introducing.update((c.head.i, clause) for c in below)
            source = clause.subject
            if source is not None and source in clause.tokens and (name := titled(source)):
                yield _phrase(clause, name)
        else:
            yield from _clause(clause, introducing.get(clause.head.i))
        for noun, event in nominal_events(clause):
            if len(event) < len(clause.tokens) - 2:
                yield Proposition(clause, phrase_extent(event), tuple(event), Form.EVENT, noun)
        for phrase in appositions(clause):
            if len(phrase) < len(clause.tokens) - 2:
                yield _phrase(clause, phrase)
            else:
                yield from _cut_off(clause)


def _cut_off(clause: Clause) -> Iterator[Proposition]:
    """The descriptions that the claim of ``clause`` ends before."""
    last = clause_extent(clause).last.i
    yield from (_phrase(clause, p) for p in appositions(clause) if p[-1].i > last)


def is_cleft(clause: Clause) -> bool:
    """ "It was Roth who called first" tells what Roth did."""
    verb = clause.predicate
    named = [c for c in verb.rights if c.dep_ == "attr" and c.pos_ == "PROPN"]
    return (
        verb.lemma_ == "be"
        and any(c.lower_ == "it" for c in verb.lefts)
        and any(c.dep_ == "relcl" and c.i > n.i for n in named for c in n.rights)
    )


def _told_above(clause: Clause, inner: dict[int, list[Clause]]) -> bool:
    """Whether the claim of the clause above tells of ``clause``: "were sent to fight the fire",
    "the second team to win it", "were found and seized", "if it rains".
    """
    head, outer = clause.head, clause.outer
    if outer is None or is_frame(outer, inner.get(outer.head.i, [])):
        return False
    if head.dep_ == "conj" and clause.tokens == [head]:
        return clause_extent(outer).last.i >= head.i
    if head.dep_ == "advcl" and _aside(head):
        return True
    bare = head.dep_ == "ccomp" and _infinite(head)
    if bare or (head.dep_ == "advcl" and conditional(head)):
        extent = clause_extent(outer)
        return extent.first.i <= clause.tokens[0].i and clause.tokens[-1].i <= extent.core.i
    if not is_infinitive(head):
        return False
    if head.dep_ not in {"advcl", "relcl", "acl"} or who.is_reported(clause):
        return False
    last = max(t.i for t in clause.tokens if t.dep_ not in {"cc", "punct"})
    return clause_extent(outer).core.i >= min(last, clause_extent(clause).last.i)


def _infinite(verb: Token) -> bool:
    """Whether a complement has no finite verb: "helped it float", "caused it to float", "kept the
    crew waiting". What somebody perceives ("saw it sinking") happens and is no such complement.
    """
    if any(c.dep_ in {"aux", "mark"} and c.tag_ != "TO" for c in verb.lefts):
        return False
    if verb.tag_ == "VBG" and verb.head.lemma_ in load("verbs")["perceived"]:
        return False
    bare = verb.pos_ not in VERBAL or verb.tag_ in {"VB", "VBG"}  # "had the crew ready"
    return bare or is_infinitive(verb) or verb.head.lemma_ in {"help", "make", "let"}


def _aside(verb: Token) -> bool:
    """ "Needs it more than Roth does", "as police have said", "as he put it": told of nothing."""
    marks = {c.lower_ for c in verb.lefts if c.dep_ in {"mark", "advmod"}}
    says = verb.lemma_ in cues().speech or verb.lemma_ in {"do", "put"}
    return "than" in marks or (
        "as" in marks and says and not any(c.dep_ in _COMPLETING for c in verb.rights)
    )


def _clause(clause: Clause, frame: Clause | None) -> Iterator[Proposition]:
    extent = clause_extent(clause)
    if clause.outer is not None and clause.head.dep_ == "relcl" and is_cleft(clause.outer):
        extent = structs.replace(extent, opening=clause_extent(clause.outer).opening)
    if frame is not None:
        extent = followed(introduced(extent, frame), frame)
    words = tuple(extent.first.doc[extent.first.i : extent.core.i + 1])
    aside = parenthesis(clause, extent.first)
    if aside and aside[-1].i < extent.core.i:
        first = aside[-1].nbor()
        extent = structs.replace(extent, opening=first, first=first, own=first)
        words = tuple(t for t in words if t.i < aside[0].i or t.i > aside[-1].i)
    beyond = tuple(extent.first.doc[extent.core.i + 1 : extent.last.i + 1])
    phrases = next(iter(lists(clause)), None)
    if phrases is None:
        yield Proposition(clause, extent, words, beyond=beyond)
    else:
        yield from _items(clause, extent, words, beyond, phrases)


def _items(
    clause: Clause,
    extent: Extent,
    words: Sequence[Token],
    beyond: tuple[Token, ...],
    phrases: Sequence[list[Token]],
) -> Iterator[Proposition]:
    """A claim for each phrase of a list, with the rest of its clause supplied."""
    joined = range(phrases[0][0].i, phrases[-1][-1].i + 1)
    rest = [t for t in words if t.i not in joined]
    verb_first = phrases[0][0].i > clause.predicate.i
    for number, phrase in enumerate(phrases):
        first, last = phrase[0], phrase[-1]
        part = Extent(first, first, first, last, last)
        if number == 0:
            part = (
                structs.replace(part, opening=extent.opening)
                if extent.opening != extent.first
                else part
            )
            part = (
                structs.replace(extent, core=last, last=last, closing=None) if verb_first else part
            )
        if number == len(phrases) - 1:
            part = structs.replace(part, core=extent.core, last=extent.last, closing=extent.closing)
        said = tuple(sorted({*phrase, *rest}, key=lambda t: t.i))
        tail = beyond if not verb_first or number == len(phrases) - 1 else ()
        yield Proposition(clause, part, said, Form.ITEM, beyond=tail)


def _phrase(clause: Clause, tokens: list[Token]) -> Proposition:
    return Proposition(clause, phrase_extent(tokens), tuple(tokens), Form.DESCRIPTION)


def is_complete(clause: Clause, source: Attribution | None) -> bool:
    """Whether one content word is enough: somebody says it, or it has a subject of its own."""
    if clause.head.dep_ == "conj" and clause.subject is not None:
        return True
    if source is not None and clause.head.dep_ == "ccomp":
        return True
    return any(
        c.dep_ in {"nsubj", "nsubjpass"} and c.lower_ not in NOBODY for c in clause.head.children
    )
