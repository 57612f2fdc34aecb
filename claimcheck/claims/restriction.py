"""Restriction: which clauses a claim needs so as not to say more, or something else.

"The first club to win twice", "was killed when he opened the door", "will close if it rains" say
something else without their last words; what happened beside the event ("as the crowd watched")
is a claim of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.claims.clauses import SUBJECTS, Clause, is_infinitive
from claimcheck.claims.modality import conditional, negated
from claimcheck.lexicons import load

if TYPE_CHECKING:
    from claimcheck.claims.syntax import Token

# Words that open a circumstance. What "when" and "until" open restricts the event.
BESIDE = frozenset(
    {"as", "while", "after", "before", "because", "since", "with", "although", "though", "whereas"}
)
SCENE = BESIDE | {"when", "whenever", "until", "once"}
_LIMITING = frozenset({"because", "before", "since"})  # under a negation
TIGHT = frozenset({"acl", "relcl", "xcomp", "ccomp", "pcomp", "advcl"})


def condition_before(clause: Clause, own: Token) -> Clause | None:
    """The condition that stands before its main clause: "If it rains, the lock closes"."""
    for inner in clause.inner:
        if inner.tokens[-1].i >= own.i:
            break
        if inner.head.dep_ == "advcl" and conditional(inner.head):
            return inner
    return None


def needed(inner: Token) -> bool:
    """Whether a claim says something else without the restrictive clause that ``inner`` heads."""
    if inner.dep_ == "advcl":
        return conditional(inner) or is_infinitive(inner)
    return inner.dep_ != "relcl" or is_infinitive(inner)


def circumstance(inner: Clause) -> bool:
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


def follows(inner: Clause, last: Token) -> bool:
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
