"""Attachment: words that the parser hung on a head, or took for a form, that they cannot have.

Each of the rules rests on what English grammar rules out: a base form does not go on a finite verb
("showed courage and resolve"), a verb without object has no passive ("and clashes erupted"), and
what stands between a relative clause and the verb behind it without a comma is part of the former.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.claims.clauses import SUBJECTS, VERBAL
from claimcheck.claims.cues import cues
from claimcheck.claims.garden_paths import part_statement
from claimcheck.claims.participles import follow_act, is_person
from claimcheck.lexicons import load

if TYPE_CHECKING:
    from claimcheck.claims.syntax import Token

_NOMINAL = frozenset({"NOUN", "PROPN"})
_OPENING = frozenset({"as", "after", "before", "since", "until"})
_SPANS = frozenset({"second", "minute", "moment", "hour", "day", "week", "month", "year", "decade"})
_KEEPING = frozenset({"keep", "leave", "get", "have", "find", "see"})
_DEPTH = 8  # heads up to a verb; a noun nested deeper is a parser's error


def reattach(verb: Token) -> None:
    """Set right what hangs on ``verb``, or what it hangs on itself."""
    dep, tag = verb.dep_, verb.tag_
    if verb.text == "-":
        _join(verb)
        return
    if dep == "advcl":
        _tell_what(verb)
        _open(verb)
        _measure(verb)
    if dep == "conj":
        if tag == "VB":
            _make_noun(verb)
        elif tag == "VBN":
            _complete(verb)
    elif dep == "acl":
        if tag == "VBN":
            _make_event(verb)
        elif tag == "VBG":
            follow_act(verb)
    elif dep == "amod":
        if tag == "VBG":
            _result(verb)
        return
    if tag in {"VBD", "VBZ"} and verb.lefts:
        _give_back(verb)
        if dep == "ROOT" and verb.lemma_ in cues().speech:
            _name_speaker(verb)
    if dep == "ROOT" and verb.lemma_ in cues().speech:
        part_statement(verb)
        _name_hearer(verb)


def _join(hyphen: Token) -> None:
    """ "Co-wrote the play": one verb, whose prefix is no verb of its own."""
    doc = hyphen.doc
    if not 0 < hyphen.i < len(doc) - 1 or hyphen.whitespace_ or hyphen.nbor(-1).whitespace_:
        return
    prefix, verb = hyphen.nbor(-1), hyphen.nbor()
    if prefix.pos_ not in VERBAL or verb.pos_ not in VERBAL or prefix.head is prefix:
        return
    verb.attach(prefix.head, prefix.dep_)
    for word in prefix.children:
        if word is not hyphen:
            word.attach(verb, word.dep_)
    hyphen.pos_ = hyphen.tag_ = "PUNCT"
    prefix.pos_ = "X"
    hyphen.attach(verb, "punct")
    prefix.attach(verb, "compound")


def _tell_what(verb: Token) -> None:
    """ "Answered the fears of the town that ...": what was feared, no circumstance."""
    first = verb.left_edge
    if first.lower_ != "that" or first.dep_ != "mark" or first.i == 0:
        return
    at = first.nbor(-1)
    for _ in range(_DEPTH):
        if at is verb.head or at.head is at:
            return
        if at.pos_ == "NOUN" and at.lemma_ in cues().nouns:
            verb.attach(at, "acl")
            return
        at = at.head


def _measure(verb: Token) -> None:
    """ "Braked seconds before the train left the rails": how long before, not what was braked."""
    first = verb.left_edge
    noun = first.nbor(-1) if first.i > verb.sent.start else first
    if first.lower_ not in {"before", "after"} or noun.lemma_ not in _SPANS or noun is first:
        return
    if noun.head is verb.head and all(c.dep_ in {"nummod", "advmod"} for c in noun.lefts):
        noun.attach(verb, "npadvmod")


def _open(verb: Token) -> None:
    """ "After the witness, who wept, was heard": the witness was, and not after him."""
    if any(c.dep_ in SUBJECTS for c in verb.lefts):
        return
    for preposition in verb.lefts[:1]:
        noun = next((c for c in preposition.rights if c.dep_ == "pobj"), None)
        finite = any(c.tag_ in {"VBD", "VBZ", "VBP"} for c in (verb, *verb.lefts))
        if noun is None or preposition.lower_ not in _OPENING or not finite:
            return
        passive = any(c.dep_ == "auxpass" for c in verb.lefts)
        noun.attach(verb, "nsubjpass" if passive else "nsubj")
        preposition.attach(verb, "mark")


def _make_noun(verb: Token) -> None:
    """ "Showed courage and resolve", "volcanoes and fault lines": a noun taken for a base form."""
    above = verb.head
    if above.tag_ not in {"VBD", "VBZ"} or verb.lefts or verb.i < above.i + 3:
        return
    joint, noun = verb.nbor(-1), verb.nbor(-2)
    if joint.dep_ != "cc" or noun.pos_ not in _NOMINAL or any(c.tag_ == "MD" for c in above.lefts):
        return
    verb.pos_, verb.tag_ = "NOUN", "NN"
    head = verb
    for thing in verb.rights[:1]:
        if thing.dep_ == "dobj" and thing.i == verb.i + 1:
            head = thing
            for other in verb.rights[1:]:
                other.attach(thing, other.dep_)
    head.attach(noun, "conj")
    if head is not verb:
        verb.attach(head, "compound")
    joint.attach(noun, "cc")


def _complete(verb: Token) -> None:
    """ "Struggles to keep the port supplied": what the port is kept."""
    noun = verb.nbor(-1) if verb.i else verb
    if verb.lefts or noun.dep_ != "dobj" or noun.head.lemma_ not in _KEEPING:
        return
    verb.attach(noun.head, "oprd")


def _make_event(verb: Token) -> None:
    """ "Barricades went up in the streets and clashes erupted": two events."""
    noun = verb.nbor(-1) if verb.i > 1 else verb
    if verb.lefts or noun.dep_ != "conj" or noun.pos_ != "NOUN":
        return
    joint = noun.left_edge.nbor(-1) if noun.left_edge.i else noun
    if joint.dep_ != "cc" or verb.lemma_ not in _intransitive():
        return
    above = noun.head
    for _ in range(_DEPTH):
        if above.pos_ in VERBAL or above.head is above:
            break
        above = above.head
    if above.pos_ in VERBAL and not any(c.dep_ == "agent" for c in verb.rights):
        verb.tag_ = "VBD"
        verb.attach(above, "conj")
        noun.attach(verb, "nsubj")
        joint.attach(above, "cc")


def _intransitive() -> frozenset[str]:
    return frozenset(load("verbs")["without_object"])


def describe_person(verb: Token) -> None:
    """Hang "who" on somebody: "a woman outside the bank, who wept"."""
    place = verb.head
    if place.dep_ != "pobj" or place.pos_ != "NOUN" or is_person(place):
        return
    if not any(c.lower_ == "who" and c.dep_ in SUBJECTS for c in verb.lefts):
        return
    somebody = place.head.head
    if place.head.dep_ == "prep" and is_person(somebody):
        verb.attach(somebody, "relcl")


def _result(verb: Token) -> None:
    """ "Struck the coast, damaging houses": an act of its own, no houses of a kind."""
    noun = verb.head
    above = noun.head
    if noun.dep_ != "dobj" or verb.lefts or above.tag_ not in {"VBD", "VBN", "VBZ"}:
        return
    comma = verb.nbor(-1) if verb.i else verb
    if comma.text != "," or comma.i <= above.i or noun.left_edge is not verb:
        return
    if any(c.dep_ == "conj" and c.pos_ in _NOMINAL for c in noun.rights):
        return
    verb.attach(above, "advcl")
    noun.attach(verb, "dobj")
    for later in above.rights:
        if later.i > noun.i and (later.dep_ == "cc" or later.tag_ == "VBG"):
            later.attach(verb, later.dep_)


def _name_speaker(verb: Token) -> None:
    """ "It fell in Elmford, the mayor said.": the mayor is no apposition to Elmford."""
    noun = verb.nbor(-1)
    while noun.dep_ in {"compound", "pobj", "prep", "nmod"} and noun.head.i < verb.i:
        noun = noun.head
    first = noun.left_edge
    if noun.dep_ != "appos" or noun.subtree[-1].i != verb.i - 1 or first.i == 0:
        return
    mark = first.nbor(-1)
    if mark.is_quote or (mark.is_punct and verb.lefts[-1].dep_ == "ccomp"):
        noun.attach(verb, "nsubj")


def _name_hearer(verb: Token) -> None:
    """ ", said Mara Lind to the paper": to the paper she said it, and is not named so."""
    for noun in verb.rights:
        if noun.dep_ in SUBJECTS and noun.pos_ == "PROPN":
            for word in noun.rights:
                if word.dep_ in {"prep", "dative"} and word.lower_ == "to":
                    word.attach(verb, "prep")


def _give_back(verb: Token) -> None:
    """ "A storm that hit the coast on Friday killed ten": on Friday it hit the coast."""
    noun = next((c for c in verb.lefts if c.dep_ in SUBJECTS), None)
    if noun is None or not noun.rights:
        return
    clause = noun.rights[-1]
    if clause.dep_ not in {"relcl", "acl"}:
        return
    for word in verb.lefts:
        if word.dep_ == "prep" and word.i > clause.i and word.nbor(-1) is clause.subtree[-1]:
            word.attach(clause, "prep")
            return
