"""Mending: trees that English grammar rules out, set right before they are read.

A finite verb that goes on another one stands after a conjunction or a comma: "closed the road and
searched the shops". Where a noun stands right before it ("closed the road and shops were looted")
that noun is its subject, whatever it was attached to. So is the object of "suspect" in "suspect the
lock was to blame". What "with" tells of somebody ("with police clearing the road") is a clause.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.claims.attachment import describe_person, reattach
from claimcheck.claims.clauses import SUBJECTS, VERBAL
from claimcheck.claims.coordination import COLLECTIVE
from claimcheck.claims.cues import cues
from claimcheck.claims.main_verbs import find_main_verb, find_noun, find_subject
from claimcheck.claims.modality import inverted
from claimcheck.claims.titles import join_titles
from claimcheck.lexicons import load

if TYPE_CHECKING:
    from claimcheck.claims.syntax import Doc, Token

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
_SUBORDINATING = frozenset({"as", "after", "before", "since", "until", "because"})
_BESIDE = frozenset({"aux", "auxpass", "neg", "advmod"})  # words between a subject and its verb
_BEFORE_AND_AFTER = frozenset({"after", "before", "since"})
_LONGEST = 12  # words of a noun phrase that is taken for a subject


def mended(doc: Doc) -> Doc:
    """``doc``, its impossible coordinations set right in place."""
    if '"' in doc.text:
        join_titles(doc)
    for verb in doc:
        if verb.pos_ not in VERBAL:
            continue
        reattach(verb)
        dep = verb.dep_
        if dep in {"conj", "ccomp", "advcl"}:
            find_subject(verb)
            if dep == "advcl":
                find_noun(verb)
            if verb.head.pos_ in VERBAL:
                find_main_verb(verb)
                _give_subject(verb)
                if verb.tag_ == "VBN" and dep != "ccomp":
                    _count(verb)
                if dep == "conj":
                    _describe(verb)
                if dep == "conj" and verb.head.tag_ == "VBN" and verb.tag_ == "VBD":
                    _rejoin(verb)
                if verb.head.dep_ == "ccomp" and verb.lemma_ in cues().speech:
                    _give_speaker(verb)
        elif dep == "acl":
            if verb.tag_ == "VBN":
                _make_finite(verb)
        elif dep == "relcl":
            describe_person(verb)
        elif dep == "amod" and verb.tag_ == "VBG":
            _go_on(verb)
        elif dep == "pcomp":
            if verb.head.lower_ == "with":
                _open_clause(verb)
            elif verb.tag_ == "VBG" and verb.head.lower_ in _BEFORE_AND_AFTER:
                _set_apart(verb)
        elif dep == "ROOT" and inverted(verb):
            _make_conditional(verb)
    return doc


def _describe(verb: Token) -> None:
    """Hang a clause on the noun right before it: "the moment the bridge fell"."""
    if not verb.lefts or verb.lefts[0].dep_ not in SUBJECTS:
        return
    first = verb.left_edge
    noun = first.nbor(-1) if first.i > 0 else first
    if noun.pos_ == "NOUN" and noun.i > verb.head.i and noun.dep_ in {"dobj", "pobj", "attr"}:
        verb.attach(noun, "relcl")


def _go_on(verb: Token) -> None:
    """Make a second act of "cutting ropes and burning sails"."""
    noun = verb.head
    first = noun.head
    if noun.dep_ != "conj" or first.dep_ != "dobj" or first.head.tag_ != "VBG":
        return
    if first.i > verb.i:
        return
    joint = verb.nbor(-1)
    if verb.lefts or joint.dep_ != "cc" or noun.left_edge is not verb:
        return
    above = first.head
    verb.attach(above, "conj")
    noun.attach(verb, "dobj")
    joint.attach(above, "cc")
    for later in above.rights:
        if later.i > verb.i and later.dep_ == "advcl":
            later.attach(verb, "advcl")


def _rejoin(verb: Token) -> None:
    """Join a finite verb to the finite one: "was shot when a man came out, drew and fired"."""
    passive = verb.head
    if any(c.dep_ in SUBJECTS or c.dep_ in _BESIDE for c in verb.lefts):
        return
    if not any(c.dep_ == "auxpass" for c in passive.lefts):
        return
    for other in passive.rights:
        finite = other.tag_ == "VBD" and any(c.dep_ in SUBJECTS for c in other.lefts)
        if finite and other.dep_ == "advcl" and other.i < verb.i:
            verb.attach(other, "conj")
            return


def _give_speaker(verb: Token) -> None:
    """Hang ", adding that ..." and "and said that ..." on the verb whose speaker they share."""
    above = verb.head.head
    if above.i > verb.i or above.lemma_ not in cues().speech:
        return
    adding = verb.dep_ == "advcl" and verb.tag_ == "VBG" and verb.nbor(-1).text == ","
    saying = verb.dep_ == "conj" and any(c.dep_ == "ccomp" for c in verb.children)
    if adding or (saying and not any(c.dep_ in SUBJECTS for c in verb.children)):
        verb.attach(above, verb.dep_)


def _make_conditional(verb: Token) -> None:
    """Put a condition below what it conditions: "Had it held, he said, we would have won"."""
    if verb.sent[-1].text == "?":
        return
    for main in verb.rights:
        if main.pos_ in VERBAL and any(c.tag_ == "MD" for c in main.lefts):
            main.lead()
            verb.attach(main, "advcl")
            return


def _count(verb: Token) -> None:
    """Make a number the subject of a participle: "ten were killed in May and 50 injured"."""
    number = verb.lefts[-1] if verb.lefts else verb
    if number.dep_ == "nummod" and any(c.dep_ == "auxpass" for c in verb.head.lefts):
        number.dep_, verb.dep_ = "nsubjpass", "conj"


def _make_finite(verb: Token) -> None:
    """Make a verb of what is no participle: "hurt one man, damaged houses", "and 12 arrested"."""
    noun = verb.head
    governor = noun.head
    if noun.dep_ == "conj" and noun.like_num and governor.pos_ in VERBAL:
        if noun.i < verb.i and any(c.dep_ == "auxpass" for c in governor.lefts):
            verb.attach(governor, "conj")
            noun.attach(verb, "nsubjpass")
        return
    if noun.dep_ == "ROOT" and _ends(verb, noun):
        _lead(verb, noun)
        return
    objects = any(c.dep_ == "dobj" and c.i > verb.i for c in verb.children)
    if not objects or verb.lefts or verb.lemma_ in load("verbs")["two_objects"]:
        return
    if noun.dep_ == "ROOT" and verb.i == noun.i + 1:
        _lead(verb, noun)
    elif noun.dep_ == "dobj" and governor.tag_ == "VBD" and noun.i < verb.i - 1:
        if verb.nbor(-1).text != ",":
            return
        verb.tag_ = "VBD"
        verb.attach(governor, "conj")


def _ends(verb: Token, noun: Token) -> bool:
    """ "The film, called Letters, opened in May.": a sentence needs a verb, a headline does not."""
    beside = [c for c in noun.rights if c.i < verb.i and c.dep_ in {"acl", "appos", "relcl"}]
    if not beside or verb.nbor(-1).text not in {",", ")", "-", '"'}:
        return False
    return noun.sent[-1].text == "." and verb.i == max(
        c.i for c in noun.rights if c.dep_ in {"acl", "relcl"}
    )


def _lead(verb: Token, noun: Token) -> None:
    """Make ``verb`` the main verb of the sentence whose subject ``noun`` is."""
    verb.tag_ = "VBD"
    verb.lead()
    noun.attach(verb, "nsubj")


def _set_apart(verb: Token) -> None:
    """Make a clause of "after meeting the mayor", an event beside that of the main clause."""
    preposition = verb.head
    main = preposition.head
    if preposition.dep_ != "prep" or main.pos_ not in VERBAL or not verb.rights:
        return
    if main.tag_ in {"VBD", "VBZ", "VBN"} and not any(c.tag_ == "MD" for c in main.lefts):
        verb.attach(main, "advcl")
        preposition.attach(verb, "mark")


def _open_clause(verb: Token) -> None:
    """Make a clause of "with" and a participle that has a subject: "with dozens hurt"."""
    preposition = verb.head
    if any(c.dep_ in SUBJECTS for c in verb.lefts) and preposition.head.pos_ in VERBAL:
        verb.attach(preposition.head, "advcl")
        preposition.attach(verb, "mark")


def _give_subject(verb: Token) -> None:
    """Attach the noun right before a finite verb without a subject as its subject."""
    beside = [c for c in verb.lefts if c.dep_ in _BESIDE]
    if len(beside) < len(verb.lefts) or not _FINITE & {verb.tag_, *(c.tag_ for c in beside)}:
        return
    noun = _before(verb, min((c.left_edge.i for c in beside), default=verb.i))
    if noun is None:
        return
    governor, above, leading = verb.head, noun.head, noun.left_edge.nbor(-1)
    noun.attach(verb, "nsubjpass" if any(c.dep_ == "auxpass" for c in beside) else "nsubj")
    if leading.dep_ == "cc":
        leading.attach(governor, "cc")
    elif leading is above and verb.dep_ in {"conj", "advcl"}:
        verb.attach(above.head if above.head.pos_ in VERBAL else governor, "advcl")
        leading.attach(verb, "mark")


def _before(verb: Token, first: int) -> Token | None:
    """The head of the phrase that ends right before token ``first`` and can only be a subject."""
    if first - 1 <= verb.head.i:
        return None
    noun = verb.doc[first - 1]
    while not _is_astray(noun, verb):
        noun = noun.head
        if noun.subtree[-1].i != first - 1 or noun.i <= verb.head.i:
            return None
    return noun if first - noun.left_edge.i <= _LONGEST else None


def _is_astray(noun: Token, verb: Token) -> bool:
    """Whether a phrase before ``verb`` is attached where only its subject would stand so."""
    if noun.pos_ not in _NOMINAL:
        return False
    if verb.dep_ == "ccomp":
        return noun.dep_ == "dobj" and noun.head is verb.head
    before = noun.left_edge.nbor(-1)
    if noun.dep_ == "conj" and verb.dep_ == "conj":
        return before.dep_ == "cc" and noun.head.head.lower_ not in COLLECTIVE
    return noun.dep_ == "pobj" and before is noun.head and before.lower_ in _SUBORDINATING
