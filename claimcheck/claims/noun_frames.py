"""Nouns, adjectives and phrases that attribute: "his claim that", "is sure", "according to"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.claims.cue_phrases import (
    OBJECTS,
    VERBAL,
    framed,
    subject_of,
    verb_chain,
    verb_group,
    without,
)
from claimcheck.claims.cues import cues
from claimcheck.claims.frame import Frame

if TYPE_CHECKING:
    from claimcheck.claims.syntax import Token


def adjective_frame(verb: Token) -> Frame | None:
    """ "She is confident that ...", "They were critical of the plan"."""
    adjective = next((c for c in verb.children if c.dep_ == "acomp"), None)
    if adjective is None or adjective.lemma_ not in cues().adjectives:
        return None
    source = subject_of(verb)
    if source is None or source.lower_ == "it":
        return None
    clauses = [
        c
        for head in (adjective, verb)
        for c in head.children
        if c.dep_ in {"ccomp", "xcomp"} and c.i > adjective.i
    ]
    words = [t for c in clauses[:1] for t in c.subtree]
    if not words:
        words = [
            t
            for c in adjective.children
            if c.dep_ == "prep"
            for g in c.children
            if g.dep_ in OBJECTS
            for t in g.subtree
        ]
    cue = {*verb_group([verb]), *adjective.subtree} - set(words)
    return framed(source, cue, words, verb, verb, clausal=bool(clauses))


def noun_frame(noun: Token) -> Frame | None:
    """ "His claim that ...", "voiced concern about the plan"."""
    words, marker, clausal = _noun_content(noun)
    if not words:
        return None
    cue = [c for c in noun.lefts if c.dep_ in {"amod", "compound", "det"}] + [noun]
    if marker is not None:
        cue.append(marker)
    owner = next((c for c in noun.children if c.dep_ == "poss"), None)
    if owner is not None:
        return framed(owner, [t for t in cue if t.i > owner.i], words, noun, noun, clausal=clausal)
    if noun.dep_ == "dobj" and noun.head.lemma_ in cues().light:
        chain = verb_chain(noun.head)
        source = subject_of(chain[0])
        if source is not None:
            cue += verb_group(chain)
            return framed(source, cue, words, noun.head, chain[0], clausal=clausal)
    elif words[0].lower_ == "that":
        reporting = noun.head.head if noun.dep_ == "pobj" else noun
        if reporting.lemma_ in cues().speech and reporting.pos_ == "VERB":
            chain = verb_chain(reporting)  # "confirmed in a statement that ..."
            cue += [*verb_group(chain), noun.head]
            return framed(subject_of(chain[0]), cue, words, noun, chain[0])
        return framed(None, cue, words, noun, noun)
    return None


def phrase_frame(word: Token) -> Frame | None:
    """ "According to police, ..."."""
    to = next((c for c in word.children if c.lower_ == "to"), None)
    source = next((c for c in to.children if c.dep_ == "pobj"), None) if to is not None else None
    if to is None or source is None:
        return None
    at = word.head
    while at.head != at and (at.pos_ not in VERBAL or at.dep_ == "conj"):
        at = at.head
    return framed(source, [word, to], without(at.subtree, word.subtree), word, word)


def _noun_content(noun: Token) -> tuple[list[Token], Token | None, bool]:
    """The clause or phrase after a noun of speech, its preposition, and whether it is a clause."""
    for child in noun.rights:
        if child.dep_ in {"acl", "ccomp"} and (
            child.tag_ not in {"VBG", "VBN"} or any(c.dep_ == "mark" for c in child.children)
        ):
            return list(child.subtree), None, True
        if child.dep_ == "prep" and child.lower_ in cues().noun_prepositions:
            words = [t for g in child.children if g.dep_ in OBJECTS for t in g.subtree]
            if words:
                return words, child, False
    return [], None, False
