"""Restriction: which clauses a claim needs so as not to say more, or something else.

"The first club to win twice", "the boat that he sold", "will close if it rains" say something else
without their last words; what happened beside the event ("as the crowd watched", "when he opened
the door", "a blaze that killed three") is a claim of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.claims.clauses import SUBJECTS, Clause, is_infinitive
from claimcheck.claims.modality import conditional, negated
from claimcheck.claims.participles import brings_about
from claimcheck.lexicons import load

if TYPE_CHECKING:
    from claimcheck.claims.syntax import Token

# Words that open a circumstance. What "until" opens restricts the event, and mostly "when" in the
# present: "is shut when it rains".
BESIDE = frozenset(
    {"as", "while", "after", "before", "because", "since", "with", "although", "though", "whereas"}
)
SCENE = BESIDE | {"when", "whenever", "until", "once"}
_LIMITING = frozenset({"because", "before", "since"})  # under a negation
_GIVEN = frozenset({"dobj", "pobj", "nsubj", "nsubjpass", "dative"})
_ARTICLES = frozenset({"a", "an"})
_DEFINITE = frozenset(
    {"the", "this", "that", "these", "those", "any", "every", "all", "each", "no", "such"}
)
_MARKING = frozenset({"mark", "prep", "advmod"})
_ONLY = frozenset({"only", "except", "even", "not", "than"})
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
        return _going_on(verb)
    if opening[0].lower_ == "when":
        return _two_events(verb.head, verb, opening[0])
    if opening[0].lower_ not in BESIDE:
        return False
    if opening[0].lower_ in _LIMITING and negated(verb.head):
        return False
    if opening[0].lower_ == "as":
        subject = any(c.dep_ in SUBJECTS for c in verb.lefts)
        return subject and verb.head.pos_ not in {"ADJ", "ADV"}
    return True


def _going_on(verb: Token) -> bool:
    """ "Marched breaking windows": two acts; "spent years building it", "came running": one."""
    if verb.tag_ != "VBG" or any(c.dep_ in _MARKING for c in verb.lefts):
        return False
    main = verb.head
    passive = main.tag_ == "VBN" and any(c.dep_ == "auxpass" for c in main.lefts)
    full = passive or any(c.dep_ in {"dobj", "prt", "prep"} and c.i < verb.i for c in main.rights)
    if not full or not (passive or main.tag_ == "VBD") or verb.lemma_ == "use":
        return False
    if main.lemma_ in load("verbs")["relatives"]["filled"] or negated(main):
        return False
    return any(c.dep_ in {"dobj", "ccomp", "xcomp"} for c in verb.rights) or brings_about(verb)


def _two_events(main: Token, verb: Token, when: Token) -> bool:
    """ "Was hurt when it fell" tells of two events; "is shut when it rains" says when."""
    helpers = {c.lemma_ for c in main.lefts if c.dep_ == "aux"}
    if "have" in helpers or ("be" in helpers and main.tag_ == "VBG"):
        return True
    subject = any(c.dep_ in SUBJECTS for c in verb.lefts)
    only = when.i > 0 and when.nbor(-1).lower_ in _ONLY
    return subject and _is_past(verb) and not only and not negated(main)


def _is_past(verb: Token) -> bool:
    helpers = [c for c in verb.lefts if c.dep_ in {"aux", "auxpass"}]
    return (helpers[0] if helpers else verb).tag_ == "VBD"


def separate(verb: Token) -> bool:
    """Whether the relative clause that ``verb`` heads tells something of its own.

    "Firemen fought a blaze that killed three" says two things; "the train that he uses", "anybody
    who saw it" and "a way that hurts nobody" cannot do without their clause, nor can what is only
    said to exist or to be something.
    """
    noun = verb.head
    if verb.dep_ != "relcl" or is_infinitive(verb) or _picked(noun):
        return False
    lefts = {c.lower_ for c in noun.lefts}
    if noun.pos_ == "PROPN":
        return noun.tag_ == "NNP" or (_is_past(verb) and not lefts & _DEFINITE)
    if noun.pos_ != "NOUN" or noun.dep_ not in _GIVEN or noun.lemma_ in _vague():
        return False
    if "the" in lefts and any(c.pos_ == "PROPN" and c.dep_ == "compound" for c in noun.lefts):
        return True  # "the Kelvar bank which caught fire"
    if any(c.dep_ == "poss" for c in noun.lefts):
        return _is_past(verb)  # "her mission that began in May"
    if lefts & _DEFINITE or conditional(verb):
        return False
    if any(c.lower_ == "where" for c in verb.lefts):
        return True
    if not _is_past(verb):
        return False
    counted = any(c.dep_ == "nummod" for c in noun.lefts)
    return counted or bool(lefts & _ARTICLES) or noun.tag_ == "NNS"


def _picked(noun: Token) -> bool:
    """ "One of four boats that sank", "among the boats that sank": which ones says the clause."""
    above = noun.head
    return above.lower_ == "among" or (
        above.lower_ == "of" and (above.head.like_num or above.head.pos_ == "PRON")
    )


def _vague() -> frozenset[str]:
    return frozenset(load("verbs")["relatives"]["vague"])


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
        if verb.head.dep_ == "pcomp" and verb.tag_ == "VBG":  # "for hiding and burning it"
            return last.i + 2 == opening.i and last.nbor().dep_ == "cc"
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
