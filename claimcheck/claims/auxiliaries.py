"""Auxiliaries: what a participle or an infinitive leaves out, supplied for a text of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.claims.animacy import calendar, is_country
from claimcheck.claims.clauses import SUBJECTS, VERBAL, Clause
from claimcheck.claims.copulas import MEMBERS
from claimcheck.claims.modality import alternative
from claimcheck.lexicons import load

if TYPE_CHECKING:
    from claimcheck.claims.syntax import Token

# Their present participles are prepositions in all but name: "the case involving the mayor".
_STATIVE = frozenset({"involve", "include", "contain", "concern", "regard", "have", "belong"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_PLURAL = frozenset({"they", "we", "you", "police", "people", "these", "those", "both", "many"})
_AGO = frozenset({"ago", "yesterday", "earlier"})
_AGES = frozenset({"19", "20"})  # how years begin
_FORMS = (("was", "were"), ("is", "are"), ("has", "have"))  # of one and of many
_CLIMB = 14  # words to a finite verb; deeper nesting is a parser's error


def auxiliary(clause: Clause, lead: list[Token]) -> str:
    """The auxiliary that a participle or infinitive leaves out, in brackets.

    "The train [was] carrying Kim"; "could meet and [could] talk".
    """
    verb = clause.head
    if verb.pos_ in VERBAL and verb.dep_ == "conj" and (begun := _begun(verb)):
        return begun
    if verb.pos_ not in VERBAL or any(
        c.dep_ in {"aux", "auxpass"} and c.lower_ != "to" for c in verb.lefts
    ):
        return ""
    infinitive = any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.lefts)
    tag = "VBN" if verb.tag_ == "VBD" and opened_by_with(clause) else verb.tag_
    if verb.dep_ == "conj":
        above = verb.head
        shared = [c for c in above.lefts if c.dep_ in {"aux", "auxpass"} and c.lower_ != "to"]
        if infinitive or tag not in {"VB", "VBN", "VBG"}:
            return ""
        if tag == "VBN" and any(c.dep_ in SUBJECTS for c in verb.lefts):
            # "We have found ten dead and 50 people injured", "ten were killed and one injured"
            passive = bool(shared) and shared[-1].dep_ == "auxpass"
            if len(shared) > 1 and passive:
                forms = dict(_FORMS if _many(lead) else (f[::-1] for f in _FORMS))
                return f"[{' '.join(forms.get(c.lower_, c.text) for c in shared)}] "
        elif tag == "VBG" and not shared and above.tag_ in _FINITE:
            pass  # "the storm struck, damaging roofs and injuring two"
        elif verb.tag_ != above.tag_:
            return ""
        elif shared:
            negation = " not" if alternative(verb) else ""  # "did not call or write"
            return f"[{' '.join(c.text for c in shared)}{negation}] "
        elif above.dep_ not in {"acl", "advcl"} or above.lemma_ in _STATIVE:
            return ""
    if verb.dep_ == "acl" and (infinitive or verb.lemma_ in _STATIVE):
        return ""  # "negotiations to direct the sequel"
    if infinitive or tag in {"VBN", "VBG"}:
        many = _many(lead)
        if _past(verb) or (tag == "VBN" and _dated(clause)):
            return "[were] " if many else "[was] "
        return "[are] " if many else "[is] "
    return ""


def _begun(verb: Token) -> str:
    """The first auxiliary of several where only the later ones stand: "had lost or been sold"."""
    own = [c for c in verb.lefts if c.dep_ in {"aux", "auxpass"}]
    if [c.lower_ for c in own] not in (["been"], ["be"]) or any(
        c.dep_ in SUBJECTS for c in verb.lefts
    ):  # fmt: skip
        return ""
    wanted = {"VBZ", "VBP", "VBD"} if own[0].lower_ == "been" else {"MD"}
    shared = next((c for c in verb.head.lefts if c.dep_ == "aux" and c.tag_ in wanted), None)
    return f"[{shared.text}] " if shared is not None else ""


def opened_by_with(clause: Clause) -> bool:
    """ "With two roads closed": what looks like a finite verb there is a participle."""
    first = clause.tokens[0]
    return first.lower_ == "with" and first.dep_ == "mark"


def _many(lead: list[Token]) -> bool:
    heads = [t for t in lead if t.head not in lead] or lead[-1:]
    if _surname(heads[0]):
        return False
    if heads[0].tag_ in {"NNS", "NNPS"} or heads[0].lower_ in _PLURAL:
        return True
    joined = any(t.dep_ == "conj" and t.head == heads[0] for t in lead)
    many = heads[0].like_num and heads[0].lower_ not in {"one", "1"}
    return joined or many


def _surname(name: Token) -> bool:
    """Whether a name in the plural is somebody's: "Ben Graves", but "House Republicans"."""
    if name.tag_ != "NNPS" or name.lower_.rstrip("s") in MEMBERS or is_country(name.text):
        return False
    return any(c.dep_ == "compound" and c.pos_ == "PROPN" for c in name.lefts) and not any(
        c.dep_ == "det" for c in name.lefts
    )


def _dated(clause: Clause) -> bool:
    """Whether a participle says of itself when it was: "unveiled on Sunday", "built in 1998"."""
    if clause.head.lemma_ in load("times")["ahead"]["lemmas"]:
        return False  # "expected on Thursday"
    return any(
        t.lower_ in calendar() or t.lower_ in _AGO or (t.text.isdigit() and t.text[:2] in _AGES)
        for t in clause.tokens
        if t.head.pos_ in {"VERB", "ADP", "PROPN", "NOUN", "ADV"} and t.i > clause.head.i
    )


def _past(verb: Token) -> bool:
    """Whether the nearest finite verb above tells of the past."""
    if any(c.dep_ == "mark" and c.lower_ == "after" for c in verb.lefts):
        return True
    at = verb
    for _ in range(_CLIMB):
        if at.head == at:
            break
        at = at.head
        if at.pos_ in VERBAL:
            helpers = [c for c in at.lefts if c.dep_ in {"aux", "auxpass"}]
            if helpers and helpers[0].tag_ != "TO":
                return bool(helpers[0].tag_ == "VBD")
            if at.tag_ in {"VBD", "VBZ", "VBP"}:
                return bool(at.tag_ == "VBD")
    return True
