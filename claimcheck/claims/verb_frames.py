"""Verbs that attribute: from a reporting verb or a verb of thought to its frame."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimcheck.claims.cue_phrases import (
    OBJECTS,
    RELATIVE,
    SUBJECTS,
    agent,
    framed,
    subject_of,
    verb_chain,
    verb_group,
    without,
)
from claimcheck.claims.cues import cues
from claimcheck.claims.frame import Frame
from claimcheck.claims.sources import is_source

if TYPE_CHECKING:
    from claimcheck.claims.syntax import Token

# "described him as a friend", "accused her of fraud", "blamed them for it"
_COMPLETING = frozenset({"as", "of", "for"})


@dataclass(frozen=True, slots=True)
class _Content:
    words: list[Token]
    marker: Token | None = None
    """The preposition that belongs to the cue."""
    clausal: bool = True


def verb_frame(verb: Token) -> Frame | None:
    """ "Police said that ...", "..., she added", "criticised the plan", "was told that"."""
    if verb.dep_ in {"amod", "compound", "aux"}:
        return None
    if verb.dep_ == "acl" and verb.tag_ == "VBN":  # "charges denied by the mayor"
        doer, thing = agent(verb), without(verb.head.subtree, verb.subtree)
        return framed(doer, [verb], thing, verb, verb, clausal=False) if doer else None
    if verb.lemma_ == "cite" and verb.tag_ == "VBG" and verb.dep_ == "advcl":
        return _citing(verb)
    chain = verb_chain(verb)
    passive = any(c.dep_ in {"auxpass", "nsubjpass"} for v in chain for c in v.children)
    subject = subject_of(chain[0])
    source = agent(verb) if passive else subject
    if source is None and not passive:
        return None
    content = _content(verb, subject, passive)
    if content is None:
        return None
    cue = verb_group(chain)
    if content.marker is not None:
        cue.append(content.marker)
    words = content.words
    if words and chain[0].dep_ == "ROOT":  # "If it rains, the road will close, police said"
        at = min(t.i for t in words)
        for child in chain[0].lefts:
            if child.i < at < verb.i and child.dep_ in {"advcl", "prep", "npadvmod"}:
                words = [*words, *child.subtree]
    return framed(source, cue, words, verb, chain[0], clausal=content.clausal)


def raising_frame(verb: Token) -> Frame | None:
    """ "The train appears to have left": somebody's impression, nobody named."""
    words = [
        t for c in verb.children if c.dep_ in {"xcomp", "ccomp", "oprd", "acomp"} for t in c.subtree
    ]
    subject = subject_of(verb)
    if not words:
        return None
    if subject is not None and subject.lower_ != "it":
        words.extend(subject.subtree)
    return framed(None, verb_group([verb]), words, verb, verb)


def _citing(verb: Token) -> Frame | None:
    """ "..., the agency said, citing two officials": the officials are the source."""
    source = next((c for c in verb.children if c.dep_ == "dobj"), None)
    if source is None or not is_source(source):
        return None
    above = verb.head
    said = [t for c in above.children if c.dep_ == "ccomp" for t in c.subtree]
    return framed(source, [verb], said or without(above.subtree, verb.subtree), verb, verb)


def _content(verb: Token, subject: Token | None, passive: bool) -> _Content | None:
    """What a cue verb introduces; empty for a verb of speech, where a quotation may stand by it."""
    words, lemma, kids = cues(), verb.lemma_, verb.children
    clausal = lemma in words.speech or lemma in words.clausal
    clauses = [c for c in kids if c.dep_ == "ccomp"]
    infinitives = [c for c in kids if c.dep_ == "xcomp" and c.i > verb.i]
    if not clauses and _interrupts(verb):
        return _Content(without(verb.head.subtree, verb.subtree))
    if clauses and (clausal or lemma in words.objects):
        return _Content([t for c in clauses for t in _own(c, verb)])
    shared = [c for c in kids if c.dep_ == "dobj"]
    # "was reported to have left", "told them to leave", but not "continued to leave"
    if infinitives and (lemma in words.clausal or (clausal and (passive or shared))):
        if passive and subject is not None and lemma not in {"tell", "ask"}:
            shared = [subject]
        return _Content([t for c in (*shared, *infinitives) for t in c.subtree])
    if passive and subject is not None and lemma in words.objects:
        return _Content(_with_completion(verb, subject), clausal=False)
    if lemma in words.objects:
        things = [c for c in kids if c.dep_ in {"dobj", "oprd"} and c.tag_ not in RELATIVE]
        if things:
            found = [t for c in (*things[1:], *infinitives) for t in c.subtree]
            return _Content(_with_completion(verb, things[0]) + found, clausal=False)
    for child in kids:
        if child.dep_ == "prep" and child.lower_ in words.prepositional.get(lemma, ()):
            found = [t for g in child.children if g.dep_ in OBJECTS for t in g.subtree]
            if found and child.i > verb.i:
                return _Content(found, child, clausal=False)
    if lemma == "put" and shared and any(c.lower_ == "at" and c.i > shared[0].i for c in kids):
        figure = next(c for c in kids if c.lower_ == "at" and c.i > shared[0].i)
        return _Content([*shared[0].subtree, *figure.subtree], clausal=False)
    return _Content([]) if lemma in words.speech else None


def _with_completion(verb: Token, thing: Token) -> list[Token]:
    """A noun phrase and what the verb says of it: "accused [her of fraud]"."""
    completing = [
        c
        for c in verb.children
        if c.i > max(verb.i, thing.i)
        and ((c.dep_ == "prep" and c.lower_ in _COMPLETING) or c.dep_ == "oprd")
    ]
    return [t for c in (thing, *completing) for t in c.subtree]


def _own(clause: Token, verb: Token) -> list[Token]:
    """A content clause without what the parser hangs on it by mistake.

    That is ", adding that ..." and "... and said that ..." of the speaker who is quoted.
    """
    words = set(clause.subtree)
    for token in clause.rights:
        if token.i < verb.i or token.lemma_ not in cues().speech:
            continue
        adding = token.dep_ == "advcl" and token.tag_ == "VBG" and token.nbor(-1).text == ","
        saying = token.dep_ == "conj" and any(c.dep_ == "ccomp" for c in token.children)
        if adding or (saying and not any(c.dep_ in SUBJECTS for c in token.children)):
            words -= set(token.subtree)
    return list(words)


def _interrupts(verb: Token) -> bool:
    """ "The train, police said, has left"; "as police said", but not "as they argue with it"."""
    if verb.dep_ == "parataxis":
        return True
    return (
        verb.dep_ == "advcl"
        and verb.lemma_ in cues().speech
        and any(c.dep_ == "mark" and c.lower_ == "as" for c in verb.children)
        and not any(
            c.dep_ in {"dobj", "xcomp", "acomp", "dative"}
            or (c.dep_ == "prep" and c.lower_ not in {"on", "in", "at", "to"})
            for c in verb.children
        )
    )
