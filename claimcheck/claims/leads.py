"""Leads: what comes first in the text of a claim that leaves out its subject.

A coordinated verb shares the subject of the verb before it, a participle or a relative clause
describes a noun, an infinitive leans on the words above it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.claims.animacy import person_gender
from claimcheck.claims.auxiliaries import opened_by_with
from claimcheck.claims.boundaries import LEADING
from claimcheck.claims.clauses import SUBJECTS, Clause, is_infinitive
from claimcheck.claims.cues import cues
from claimcheck.claims.participles import brings_about
from claimcheck.claims.propositions import Proposition
from claimcheck.claims.relatives import relative
from claimcheck.claims.restriction import SCENE
from claimcheck.claims.terms import DESCRIBING, described, noun_phrase
from claimcheck.lexicons import load

if TYPE_CHECKING:
    from claimcheck.claims.syntax import Token

_LONGEST_SCENE = 5  # words up to the one that opens a circumstance: "just two days after"
_DASHES = frozenset({"-", "–", "—", "--"})
LONGEST_GOVERNOR = 130  # characters of the words up to an infinitive that leans on them
# Nouns that hold a participle: "trouble keeping up".
_EFFORTS = frozenset({"trouble", "difficulty", "fun", "luck", "problem", "time", "interest"})


def framed(proposition: Proposition) -> tuple[list[Token], list[Token], list[Token]]:
    """The words that come first, those that follow, and those left away.

    What comes first is the subject that the clause leaves out, or the noun that it describes.
    """
    clause, extent = proposition.clause, proposition.extent
    head, own = clause.head, set(described(clause))
    body = [t for t in (*proposition.words, *proposition.beyond) if t not in own]
    before = _named(clause) or [t for t in proposition.words if t in own]
    while len(body) > 1 and (body[-1].dep_ == "cc" or body[-1].text in _DASHES):
        body = body[:-1]
    while len(body) > 1 and before and body[0].is_punct:
        body = body[1:]
    while len(body) > 2 and body[-1].lower_ == "then" and body[-2].is_punct:
        body = body[:-2]  # "lifts the rope, then falls"
    if len(body) > 2 and body[-1].dep_ == "mark" and body[-2].text in _DASHES:
        body = body[:-2]  # "in Elmford alone-with 30 boats lost"
    if proposition.nominal:
        phrase = list(proposition.words)
        while len(phrase) > 1 and phrase[-1].text == ",":
            phrase.pop()
        return [], phrase, []
    if head.dep_ == "relcl":
        return relative(clause, before or noun_phrase(head.head), body)
    noun = clause.subject
    place = body[0].nbor(-1) if body[0].i else head
    if head.dep_ == "advcl" and body[0].lower_ == "where" and place.pos_ in {"NOUN", "PROPN"}:
        return _subject_words(place), body[1:], [body[0]]  # "in Elmford where boats sank"
    if head.dep_ in {"acl", "ccomp"} and governed(clause) and (lead := _governing(clause)):
        return [t for t in lead if t not in body], body, []
    if before:
        return _all_described(clause, before), body, []
    inside = noun is not None and (extent.first.i <= noun.i <= extent.last.i or noun in body)
    if noun is not None and not inside and head.dep_ in {"conj", "advcl", "acl", "xcomp"}:
        lead = _governing(clause) if governed(clause) else []
        lead = lead or _all_described(clause, _subject_words(noun))
        return lead, _without_scene(clause, body), []
    if noun is None and head.dep_ in {"ROOT", "conj"} and (lead := _listed_before(clause)):
        return lead, body, []
    if head.dep_ == "advcl" or (head.dep_ == "ROOT" and body[0].text in SCENE):
        body = _without_scene(clause, body)
    bare = noun is not None and noun.like_num and head.dep_ == "conj"
    apart = opened_by_with(clause) or is_perceived(clause) or _lacks_auxiliary(clause)
    if noun in body and (bare or apart):
        before_it = (c for v in clause.chain for c in v.lefts if c.pos_ == "AUX" or c.dep_ == "neg")
        verbs = {*clause.chain, *before_it}
        end = next((at for at, t in enumerate(body) if t in verbs), 0)
        return body[:end], body[end:], []
    return [], body, []


def _all_described(clause: Clause, phrase: list[Token]) -> list[Token]:
    """All that a participle behind a list describes: "the men and women sitting on the quay"."""
    noun, first = clause.head.head, clause.tokens[0]
    last = max((c for c in noun.conjuncts if noun.i < c.i < first.i), key=_place, default=noun)
    if clause.head.dep_ != "acl" or last is noun or noun.dep_ == "conj" or noun not in phrase:
        return phrase
    return list(noun.doc.tokens[phrase[0].i : last.i + 1])


def _place(token: Token) -> int:
    return token.i


def _named(clause: Clause) -> list[Token]:
    """Who is described: in "Mara Lind, a clerk accused of theft" it is Lind that is accused."""
    noun = clause.head.head
    if clause.head.dep_ not in DESCRIBING or noun.dep_ != "appos" or noun.pos_ != "NOUN":
        return []
    above = noun.head
    indefinite = any(c.lower_ in {"a", "an"} for c in noun.lefts)
    person = above.pos_ == "PROPN" and person_gender(noun.lemma_) is not None
    return noun_phrase(above) if indefinite and person and above.i < noun.i else []


def _listed_before(clause: Clause) -> list[Token]:
    """The subject of the first of several verbs of which the parser took the last for the head.

    "Roth lifts the rope, pulls, then falls"; "the board is to sell the mill; and raise the rent",
    with the words that govern the infinitive.
    """
    top = clause
    while top.head.dep_ == "conj" and top.outer is not None and top.outer.subject is None:
        top = top.outer
    if top.head.dep_ != "ROOT" or top.head.lemma_ in cues().speech or clause.passive:
        return []
    before = next((c for c in top.inner if c.head.dep_ == "ccomp" and c.head.i < top.head.i), None)
    noun = before.subject if before is not None else None
    if before is None or noun is None or noun.pos_ == "PRON" or noun not in before.tokens:
        return []
    if clause.head.tag_ in {"VBZ", "VBD"}:
        same = clause.head.tag_ == before.head.tag_
        return _subject_words(noun) if same else []
    to = is_infinitive(before.predicate) and clause.head.tag_ in {"VB", "VBP"}
    return [t for t in before.tokens if noun.left_edge.i <= t.i < before.predicate.i] if to else []


def _lacks_auxiliary(clause: Clause) -> bool:
    """ "Ten people were killed and 50 injured"."""
    verb = clause.head
    return (
        verb.dep_ == "conj"
        and verb.tag_ == "VBN"
        and any(c.dep_ in {"nsubj", "nsubjpass"} for c in verb.lefts)
        and not any(c.dep_ in {"aux", "auxpass"} for c in verb.lefts)
    )


def is_perceived(clause: Clause) -> bool:
    """Whether a clause without auxiliary tells what somebody perceives: "saw the boat sinking"."""
    verb = clause.head
    return (
        verb.dep_ == "ccomp"
        and verb.tag_ in {"VBG", "VBN"}
        and verb.head.lemma_ in load("verbs")["perceived"]
        and bool(verb.lefts)
        and verb.lefts[0].dep_ in SUBJECTS
        and not any(c.dep_ in {"aux", "auxpass"} for c in verb.lefts)
    )


def governed(clause: Clause) -> bool:
    """Whether a clause says nothing without the verb above it: "to fetch help", "and repair it".

    The latter where it goes on an infinitive ("agreed to buy the ferry and repair it") or on what
    a preposition governs ("is accused of hiding and then burning it"). So do an infinitive with a
    subject of its own ("expects the sale to fail"), a question within ("asked who paid") and what a
    noun holds together with the verb above: "is in no hurry to sell", "has trouble selling".
    """
    head, outer = clause.head, clause.outer
    if outer is None:
        return False
    if head.dep_ == "advcl":
        return is_infinitive(head) or is_result(clause)
    if head.dep_ == "ccomp":
        return is_asked(clause) or (is_infinitive(head) and head.lefts[0].dep_ in SUBJECTS)
    if head.dep_ == "acl":
        return is_infinitive(head) or (head.tag_ == "VBG" and head.head.lemma_ in _EFFORTS)
    if head.dep_ != "conj":
        return False
    above = head.head
    if head.tag_ == "VB" and above.tag_ == "VB":
        return above in outer.chain[1:] or is_infinitive(above)
    return head.tag_ == "VBG" and above.dep_ == "pcomp"


def is_result(clause: Clause) -> bool:
    """ "Roth bought the mill, making it the largest": the sale makes it, and not Roth."""
    verb, first = clause.head, clause.tokens[0]
    behind = verb.tag_ == "VBG" and verb.i > verb.head.i and first.i > 0
    apart = behind and (first.is_punct or first.nbor(-1).is_punct)
    return (apart or (behind and brings_about(verb))) and verb.lemma_ in load("verbs")["results"]


def is_asked(clause: Clause) -> bool:
    """Whether a clause is a question within another: "unclear how many were hurt"."""
    words = [t for t in clause.tokens[:3] if not t.is_punct]
    return bool(words) and words[0].tag_ in {"WRB", "WP", "WDT"} and words[0].lower_ != "that"


def _governing(clause: Clause) -> list[Token]:
    """The words up to a governed clause, with their subject; nothing where they are many."""
    outer, head = clause.outer, clause.head
    if outer is None:
        return []
    end = min(t.i for t in clause.tokens)
    if head.dep_ == "conj":
        end = head.head.i
        end -= is_infinitive(head) and head.head.nbor(-1).tag_ == "TO"
    words = [t for t in outer.tokens if t.i < end]
    while words and (words[0].dep_ in LEADING or words[0].is_punct):
        words = words[1:]
    whole = outer.head in words
    noun = outer.subject
    if governed(outer):
        above = _governing(outer)
        words, whole = [*above, *words], bool(above)
    elif noun is not None and noun not in words and not any(t.dep_ == "expl" for t in words):
        if words and words[0].tag_ in {"WDT", "WP"} and words[0].dep_ in SUBJECTS:
            words = words[1:]
        words = [*_subject_words(noun), *words]
    length = sum(len(t.text_with_ws) for t in words)
    return words if whole and length <= LONGEST_GOVERNOR else []


def _subject_words(noun: Token) -> list[Token]:
    return noun_phrase(noun) if noun.pos_ != "PRON" else [noun]


def _without_scene(clause: Clause, tokens: list[Token]) -> list[Token]:
    """ "Shortly after a bullet hit the wall" says that a bullet hit the wall."""
    for at, token in enumerate(tokens[:_LONGEST_SCENE]):
        if token.lower_ in SCENE and token.dep_ in {"mark", "advmod"}:
            at += 1 + (at + 2 < len(tokens) and tokens[at + 1].is_punct)
            return tokens[at:] or tokens
        if token.dep_ in SUBJECTS or token in clause.chain:
            break
    return tokens
