"""Unasserted clauses: what restricts a kind of thing, or leaves out its predicate, claims nothing.

"Is looking for partners that can help" does not say that partners can help, nor "nobody may use a
gun that kills" that a gun kills; "named two that are not" cannot stand alone. The claim around them
holds these words. Nor does a sentence without a verb and an event claim anything.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.claims.clauses import SUBJECTS, VERBAL, Clause
from claimcheck.claims.modality import negated
from claimcheck.claims.nominal_events import event_verb

if TYPE_CHECKING:
    from claimcheck.claims.syntax import Token

_LIGHT = frozenset({"be", "do", "have"})
_ARTICLES = frozenset({"a", "an"})
_NONE = frozenset({"no", "any", "every", "each"})
_SAID = frozenset({"det", "poss", "nummod", "predet", "quantmod"})
_COMMON = frozenset({"NOUN", "ADJ"})
_EPISTEMIC = frozenset({"may", "might"})
_MANY = frozenset({"many", "some", "several", "few", "most", "more"})
_RELATIVE = frozenset({"that", "who", "which"})


def claims_nothing(clause: Clause) -> bool:
    """Whether a clause says nothing that is true or false apart from the words around it."""
    verb, noun = clause.head, clause.head.head
    if verb.dep_ != "relcl" or not _restrictive(clause, noun):
        return False
    if _elliptic(clause.predicate):
        return True
    if _happened(verb):
        return False
    lefts = {c.lower_ for c in noun.lefts}
    if noun.pos_ != "NOUN":
        return noun.pos_ in {"PRON", "NUM"} and "the" not in lefts
    outer = clause.outer
    denied = outer is not None and negated(outer.predicate)
    if lefts & _ARTICLES or noun.dep_ == "attr":  # "there are men who may be hurt"
        return denied
    return bool(lefts & _NONE) or not (lefts & _MANY or _told(noun))


def is_label(clause: Clause) -> bool:
    """Whether a sentence has neither a verb nor an event: a name, a place, "not once".

    Among several common nouns one may be a verb that the parser did not know.
    """
    if clause.head.dep_ != "ROOT":
        return False
    sentence = clause.head.sent
    if any(t.pos_ in VERBAL or event_verb(t.lower_) for t in sentence):
        return False
    return sum(t.pos_ in _COMMON for t in sentence) < 2


def _restrictive(clause: Clause, noun: Token) -> bool:
    """Whether nothing sets off a relative clause whose pronoun is its subject."""
    first = clause.tokens[0]
    return (
        first.lower_ in _RELATIVE
        and first.dep_ in SUBJECTS
        and noun.i < first.i
        and not first.nbor(-1).is_punct
    )


def _told(noun: Token) -> bool:
    """Whether a phrase tells of certain things: "the boats", "ten boats", "Elmford boats"."""
    return any(c.dep_ in _SAID or c.pos_ in {"PROPN", "NUM"} for c in noun.lefts)


def _elliptic(verb: Token) -> bool:
    """ "Two that are not", "more than he has"."""
    return verb.lemma_ in _LIGHT and not any(c.dep_ not in {"neg", "punct"} for c in verb.rights)


def _happened(verb: Token) -> bool:
    """Whether a verb tells what happened or may be the case by now: "who may be trapped"."""
    helpers = [c for c in verb.lefts if c.dep_ in {"aux", "auxpass"}]
    first = helpers[0] if helpers else verb
    perfect = first.lemma_ == "have" and first is not verb
    return first.tag_ == "VBD" or perfect or first.lower_ in _EPISTEMIC
