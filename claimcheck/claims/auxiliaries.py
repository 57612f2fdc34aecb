"""Auxiliaries: what a participle or an infinitive leaves out, supplied for a text of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.claims.clauses import VERBAL, Clause

if TYPE_CHECKING:
    from claimcheck.claims.syntax import Token

# Their present participles are prepositions in all but name: "the case involving the mayor".
_STATIVE = frozenset({"involve", "include", "contain", "concern", "regard", "have", "belong"})
_CLIMB = 8  # words to a finite verb; deeper nesting is a parser's error


def auxiliary(clause: Clause, lead: list[Token]) -> str:
    """The auxiliary that a participle or infinitive leaves out, in brackets.

    "The train [was] carrying Kim"; "could meet and [could] talk".
    """
    verb = clause.head
    if verb.pos_ not in VERBAL or any(
        c.dep_ in {"aux", "auxpass"} and c.lower_ != "to" for c in verb.lefts
    ):
        return ""
    infinitive = any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.lefts)
    if verb.dep_ == "conj":
        above = verb.head
        shared = [c for c in above.lefts if c.dep_ in {"aux", "auxpass"} and c.lower_ != "to"]
        if infinitive or verb.tag_ not in {"VB", "VBN", "VBG"} or verb.tag_ != above.tag_:
            return ""
        if shared:
            return f"[{' '.join(c.text for c in shared)}] "
        if above.dep_ not in {"acl", "advcl"} or above.lemma_ in _STATIVE:
            return ""
    if verb.dep_ == "acl" and (infinitive or verb.lemma_ in _STATIVE):
        return ""  # "negotiations to direct the sequel"
    if infinitive or verb.tag_ in {"VBN", "VBG"}:
        many = lead[-1].tag_ in {"NNS", "NNPS"} or any(t.dep_ == "conj" for t in lead)
        heads = [t for t in lead if t.head not in lead]
        if heads and heads[0].tag_ not in {"NNS", "NNPS"} and not any(
            t.dep_ == "conj" and t.head == heads[0] for t in lead
        ):  # fmt: skip
            many = heads[0].lower_ in {"they", "we", "you"}
        elif heads:
            many = True
        if _past(verb):
            return "[were] " if many else "[was] "
        return "[are] " if many else "[is] "
    return ""


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
            if helpers:
                return bool(helpers[0].tag_ == "VBD")
            if at.tag_ in {"VBD", "VBZ", "VBP"}:
                return bool(at.tag_ == "VBD")
    return True
