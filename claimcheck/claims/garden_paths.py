"""Garden paths: a participle that was taken for the main verb, a subject that was taken for less.

"The strike called by the drivers has ended": a reader who takes "called" for the verb of the
sentence finds no place for "has ended". Neither does the parser, which leaves the second verb
without a subject. A finite verb has one, so that the tree is set right from there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.claims.animacy import calendar
from claimcheck.claims.clauses import SUBJECTS, VERBAL
from claimcheck.claims.cues import cues
from claimcheck.lexicons import load

if TYPE_CHECKING:
    from claimcheck.claims.syntax import Token

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_BESIDE = frozenset({"aux", "auxpass", "neg", "advmod", "mark"})
_NOUNS = frozenset({"NOUN", "PROPN", "NUM"})
_HEARERS = frozenset(
    {"tell", "inform", "ask", "remind", "assure", "advise", "quote", "cite", "show"}
)
_LOOSE = frozenset({"prep", "punct", "advmod", "relcl", "acl", "appos"})


def retrace(verb: Token) -> None:
    """Give a finite ``verb`` below another verb the subject that it lacks."""
    beside = [c for c in verb.lefts if c.dep_ in _BESIDE]
    if len(beside) < len([c for c in verb.lefts if not c.is_punct]):
        return
    if not _FINITE & {verb.tag_, *(c.tag_ for c in beside)}:
        return
    above = verb.head
    if above.i > verb.i or (beside and beside[0].dep_ == "mark"):
        return
    if _is_participle(above, verb):
        _lead_back(above, verb, above.head, above.dep_)
        return
    for other in above.rights:
        if other.i < verb.i and other.dep_ == "ccomp" and _is_participle(other, verb):
            _lead_back(other, verb, above, "ccomp")
            return
    if verb.dep_ in {"ccomp", "advcl"}:
        _take_object(above, verb)


def _is_participle(first: Token, verb: Token) -> bool:
    """Whether ``first``, right before ``verb``, can only describe its subject."""
    if first.tag_ not in {"VBD", "VBN"} or first.pos_ != "VERB":
        return False
    if first.lemma_ in cues().speech and first.lemma_ != "call":
        return False  # "the man who police said was armed"
    verbs = load("verbs")
    if not first.lower_.endswith("ed") and first.lower_ not in verbs["participles"]:
        return False
    if first.lemma_ in verbs["without_object"]:
        return False
    subject = [c for c in first.lefts if c.dep_ in SUBJECTS]
    helpers = any(c.dep_ in {"aux", "auxpass", "neg"} for c in first.lefts)
    if helpers or len(subject) != 1 or subject[0].pos_ not in _NOUNS:
        return False
    rest = [c for c in first.rights if c.i < verb.i]
    if not rest or any(c.dep_ in {"dobj", "ccomp", "cc", "conj"} for c in rest):
        return False
    # "The board, pressed by its bank, sold the mill": it stands between two commas, or none.
    commas = 1 if _set_off(first) else 0
    if len([c for c in rest if c.is_punct]) > commas or any(
        c.is_punct and c.text != "," for c in rest
    ):
        return False
    before = verb.left_edge.nbor(-1).text
    return before == "," if commas else before not in {",", '"', "-", ":", ";"}


def _set_off(participle: Token) -> bool:
    """Whether a comma stands before a participle with its adverbs."""
    first = participle
    while first.i > 1 and first.nbor(-1).dep_ == "advmod" and first.nbor(-1).head is participle:
        first = first.nbor(-1)
    return first.i > 0 and first.nbor(-1).text == ","


def find_subject(verb: Token) -> None:
    """Make the noun in ``verb`` its subject: "when the deal completes", read as a compound."""
    noun = verb.lefts[-1] if verb.lefts else verb
    if noun.dep_ != "compound" or noun.pos_ not in {"NOUN", "PROPN"} or verb.tag_ != "VBZ":
        return
    if any(c.dep_ in SUBJECTS for c in verb.lefts):
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


def _lead_back(first: Token, verb: Token, above: Token, dep: str) -> None:
    """Make ``first`` a participle, and ``verb`` the verb of its subject."""
    noun = next(c for c in first.lefts if c.dep_ in SUBJECTS)
    before = [c for c in first.lefts if c is not noun and c.i < noun.i]
    behind = [c for c in first.rights if c.i > verb.i]
    if above is first:
        verb.lead()
    else:
        verb.attach(above, dep)
    passive = any(c.dep_ == "auxpass" for c in verb.lefts)
    noun.attach(verb, "nsubjpass" if passive else "nsubj")
    first.tag_ = "VBN"
    first.attach(noun, "acl")
    for word in (*before, *behind):
        if word is not verb:
            word.attach(verb, word.dep_)


def _take_object(above: Token, verb: Token) -> None:
    """ "Said the states that had asked would pay": what they would do was said, not the states."""
    words = cues()
    if above.lemma_ not in words.speech | words.clausal or above.lemma_ in _HEARERS:
        return
    between = [c for c in above.rights if c.i < verb.i]
    nouns = [c for c in between if c.dep_ == "dobj" or _described(c)]
    if len(nouns) != 1 or any(c.dep_ not in _LOOSE for c in between if c is not nouns[0]):
        return
    noun = nouns[0]
    if noun.pos_ not in _NOUNS or noun.left_edge.nbor(-1) is not above:
        return
    if any(c.i < noun.i for c in between if c is not noun):
        return
    for word in between:
        if word is not noun and word.dep_ == "prep":
            word.attach(noun, "prep")
    passive = any(c.dep_ == "auxpass" for c in verb.lefts)
    noun.attach(verb, "nsubjpass" if passive else "nsubj")
    verb.dep_ = "ccomp"


def _described(noun: Token) -> bool:
    return noun.dep_ == "npadvmod" and any(c.dep_ == "relcl" for c in noun.rights)


def part_statement(verb: Token) -> None:
    """Part what is said from what only stands beside it, before a verb of speech or behind it.

    "The port is shut; crews say they wait" has a statement of its own before the semicolon, and so
    has "crews want talks, and the port is shut" behind the conjunction.
    """
    subject = next((c for c in verb.lefts if c.dep_ in SUBJECTS), None)
    if subject is None:
        return
    for clause in (*verb.lefts, *verb.rights):
        if clause.dep_ != "ccomp" or clause.pos_ not in VERBAL:
            continue
        if clause.i < subject.i:
            joint = subject.left_edge.nbor(-1)
            full = any(c.dep_ in {"ccomp", "dobj"} for c in verb.rights)
            between = verb.doc.tokens[clause.i : subject.i]
            dash = any(t.text == "-" and t.whitespace_ and t.nbor(-1).whitespace_ for t in between)
            own = joint.text == ";" or (full and (dash or joint.dep_ == "cc"))
            if verb.head is verb and own:
                clause.lead()
                verb.attach(clause, "conj")
                return
        elif any(c.dep_ == "dobj" and c.i < clause.i for c in verb.rights):
            first = clause.left_edge
            joint = first.nbor(-1)
            stated = any(c.dep_ in SUBJECTS for c in clause.lefts)
            if stated and first.dep_ != "mark" and joint.lower_ in {"and", "but"}:
                clause.attach(verb, "conj")
                return


def give_preposition(mark: Token) -> None:
    """ "Vital for the port": "for" opens no finite clause, and belongs to what stands before it."""
    verb = mark.head
    if verb.tag_ not in {"VBD", "VBZ", "VBP"} or any(c.tag_ == "TO" for c in verb.lefts):
        return
    subjects = [c for c in verb.lefts if c.dep_ in SUBJECTS]
    before = mark.nbor(-1) if mark.i else mark
    if len(subjects) != 2 or not subjects[0].i < mark.i < subjects[1].i:
        return
    if before.pos_ not in {"ADJ", "NOUN", "PROPN", "VERB"} or before.sent is not mark.sent:
        return
    mark.attach(before, "prep")
    subjects[1].attach(mark, "pobj")


def part_weekday(day: Token) -> None:
    """ "On Monday Mara Lind left": the day is no part of the name, which is the subject."""
    name = day.head
    preposition = name.head
    if name.dep_ != "pobj" or preposition.lower_ != "on" or name.pos_ != "PROPN":
        return
    if day is not preposition.nbor() or name.i <= day.i + 1 or day.lower_ not in calendar():
        return
    verb = next((t for t in name.sent if t.i > name.i and t.dep_ == "ROOT"), None)
    if verb is None or verb.pos_ not in VERBAL or any(c.dep_ in SUBJECTS for c in verb.lefts):
        return
    if any(c.i > preposition.i and c.dep_ not in _BESIDE and not c.is_punct for c in verb.lefts):
        return
    day.attach(preposition, "pobj")
    name.attach(verb, "nsubjpass" if any(c.dep_ == "auxpass" for c in verb.lefts) else "nsubj")
