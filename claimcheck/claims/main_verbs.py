"""Main verbs: a participle that the parser took for the verb of its sentence, and the like.

"The train believed to carry Lind left Carrick", "the board, pressed by its bank, sold the mill":
the verb behind has no subject, no conjunction and no comma of its own, so that the one before it
can only describe the noun (Bever 1970 on reduced relatives).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.claims.clauses import SUBJECTS, VERBAL
from claimcheck.claims.cues import cues
from claimcheck.lexicons import load

if TYPE_CHECKING:
    from claimcheck.claims.syntax import Token

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_HELPERS = frozenset({"aux", "auxpass"})
_GOING_ON = frozenset({"conj", "ccomp"})


def find_main_verb(verb: Token) -> None:
    """Give ``verb`` the place and the subject of a participle before it."""
    first = verb.head
    if verb.dep_ not in _GOING_ON or first.tag_ not in {"VBD", "VBN"} or first.i > verb.i:
        return
    subject = next((c for c in first.lefts if c.dep_ in SUBJECTS and c.dep_ != "expl"), None)
    if subject is None or subject.pos_ == "PRON" or not _alone(verb, first):
        return
    if not _describes(first) or any(c.dep_ == "dobj" and c.i < verb.i for c in first.rights):
        return
    before, after = first.lefts, [c for c in first.rights if c.i > verb.i]
    if first.head is first:
        verb.lead()
    else:
        verb.attach(first.head, first.dep_)
    passive = any(c.dep_ == "auxpass" for c in verb.lefts)
    for word in (*before, *after):
        if word is subject:
            word.attach(verb, "nsubjpass" if passive else "nsubj")
        elif word is not verb and not (subject.i < word.i < first.i):
            word.attach(verb, word.dep_)
    first.tag_ = "VBN"
    first.attach(subject, "acl")


def find_subject(verb: Token) -> None:
    """Make the noun in ``verb`` its subject: "when the deal completes", read as a compound."""
    noun = verb.lefts[-1] if verb.lefts else verb
    if noun.dep_ != "compound" or noun.pos_ not in {"NOUN", "PROPN"}:
        return
    beside = {c.dep_ for c in verb.lefts}
    if beside & SUBJECTS or not (verb.tag_ == "VBZ" or (verb.tag_ == "VBD" and "det" in beside)):
        return
    for word in verb.lefts[:-1]:
        if word.dep_ in {"det", "compound", "amod", "poss", "nummod"}:
            word.attach(noun, word.dep_)
    noun.attach(verb, "nsubj")


def find_noun(verb: Token) -> None:
    """Hang a relative clause behind a dash on the noun before it: "ten mills - which may shut"."""
    first = verb.left_edge
    if first.tag_ not in {"WDT", "WP"} or first.dep_ not in SUBJECTS or first.i < 2:
        return
    dash, noun = first.nbor(-1), first.nbor(-2)
    if dash.text == "-" and noun.tag_ == "NNS" and verb.tag_ != "VBZ":
        verb.attach(noun, "relcl")


def _alone(verb: Token, first: Token) -> bool:
    """Whether nothing joins a finite verb to the one before it, and it has no subject."""
    helpers = [c for c in verb.lefts if c.dep_ in _HELPERS]
    if any(c.dep_ in SUBJECTS or c.dep_ == "mark" for c in verb.lefts):
        return False
    if not _FINITE & {verb.tag_, *(c.tag_ for c in helpers)}:
        return False
    between = [c for c in first.rights if c.i < verb.i]
    if any(c.dep_ == "cc" or (c.dep_ == "punct" and c.text != ",") for c in between):
        return False
    if verb.dep_ == "ccomp" and first.lemma_ in cues().speech and (
        not any(c.dep_ == "prep" for c in between) or any(t.is_quote for t in verb.sent)
    ):  # fmt: skip
        return False
    return (verb.left_edge.nbor(-1).text == ",") == _set_off(first)


def _set_off(participle: Token) -> bool:
    """Whether a comma stands before a participle with its adverbs."""
    first = participle
    while first.i > 1 and first.nbor(-1).dep_ == "advmod" and first.nbor(-1).head is participle:
        first = first.nbor(-1)
    return first.i > 0 and first.nbor(-1).text == ","


def _describes(verb: Token) -> bool:
    """Whether a verb form can be a participle that describes a noun."""
    if any(c.dep_ in _HELPERS for c in verb.lefts) or verb.pos_ not in VERBAL:
        return False
    verbs = load("verbs")
    form = verb.lower_.endswith("ed") or verb.lower_ in verbs["participles"]
    return bool(verb.rights) and form and verb.lemma_ not in verbs["without_object"]
