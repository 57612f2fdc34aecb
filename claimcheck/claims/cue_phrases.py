"""Cue phrases: the parts of a frame around a cue word, whatever its construction.

Dependency patterns over the labels of spaCy's English models (ClearNLP). What counts as source,
cue and content follows PARC and PolNeAR (Pareti 2012; Newell, Margolin and Ruths 2018): the cue
is the verb group with its preposition, the content begins with "that" or "to".
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from claimcheck.claims.frame import Frame, bare
from claimcheck.claims.sources import is_source

if TYPE_CHECKING:
    from claimcheck.claims.syntax import Token

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
VERBAL = frozenset({"VERB", "AUX"})
OBJECTS = frozenset({"pobj", "pcomp"})
RELATIVE = frozenset({"WP", "WDT", "WRB"})
_GROUP = frozenset({"aux", "auxpass", "neg", "advmod"})
_DEEPEST = 6  # steps up the tree in search of a subject; more is a parser's error


def framed(
    source: Token | None,
    cue: Iterable[Token],
    words: list[Token],
    anchor: Token,
    top: Token,
    *,
    clausal: bool = True,
) -> Frame:
    """Put the parts in order; ``top`` is the highest verb of the cue, never part of its source."""
    named: list[Token] = []
    if source is not None:
        named = [t for t in source.subtree if t.dep_ != "case" or t.head != source]
        if top in named:
            named = without(named, top.subtree)
    spoken = {*cue}
    content = sorted({*words} - spoken - {*named}, key=lambda t: t.i)
    return Frame(
        source=tuple(bare(named)),
        cue=tuple(sorted(spoken, key=lambda t: t.i)),
        content=tuple(bare(content)),
        anchor=anchor,
        head=source,
        clausal=clausal,
    )


def verb_chain(verb: Token) -> list[Token]:
    """The verbs above an infinitive with the same subject: "refused to say"."""
    chain = [verb]
    at = verb
    while at.dep_ == "xcomp" and at.head.pos_ in VERBAL and at.head.i < at.i:
        if len(chain) == _DEEPEST or any(c.dep_ == "dobj" for c in at.head.children):
            break
        at = at.head
        chain.insert(0, at)
    return chain


def verb_group(chain: list[Token]) -> list[Token]:
    """The verb with the auxiliaries, negations and adverbs right before it, and its particle."""
    verb = chain[-1]
    group = {*chain}
    for link in chain:
        group.update(c for c in link.children if c.dep_ in _GROUP and c.tag_ not in RELATIVE)
    first = verb.i
    while first > 0 and verb.doc[first - 1] in group:
        first -= 1
    found = list(verb.doc[first : verb.i + 1])
    found.extend(c for c in verb.children if c.dep_ == "prt" and c.i == verb.i + 1)
    return found


def agent(verb: Token) -> Token | None:
    """Who does what a passive verb says."""
    return next(
        (g for c in verb.children if c.dep_ == "agent" for g in c.children if g.dep_ == "pobj"),
        None,
    )


def subject_of(verb: Token) -> Token | None:
    """The subject of a verb, its own or the one that it shares or modifies."""
    at = verb
    for _ in range(_DEEPEST):
        own = [c for c in at.children if c.dep_ in SUBJECTS]
        if own:
            # "Every ton of it counts," said Lind: what is quoted in front of the verb says nothing.
            spoken = any(t.is_quote for t in at.doc.tokens[own[0].i : at.i])
            return own[-1] if spoken else own[0]
        above = at.head
        if at.dep_ == "acl" and above.pos_ in {"NOUN", "PROPN", "PRON"}:
            if above.dep_ != "dobj" or is_source(above):
                return above
            above = above.head  # "He welcomed the vote, saying that ..."
        elif at.dep_ == "pcomp":
            quoted = [c for c in above.head.children if c.dep_ == "dobj" and above.lower_ == "as"]
            if quoted:
                return quoted[0]  # "State radio quoted the ministry as saying"
            above = above.head
        elif at.dep_ == "xcomp":
            control = next((c for c in above.children if c.dep_ == "dobj"), None)
            if control is not None and above.lemma_ != "promise":
                return control
        elif at.dep_ == "advcl":
            if at.tag_ not in {"VBG", "VBN"} and not any(c.tag_ == "TO" for c in at.children):
                return None
        elif at.dep_ != "conj":
            return None
        if above.pos_ not in VERBAL:
            return None
        at = above
    return None


def without(tokens: Iterable[Token], drop: Iterable[Token]) -> list[Token]:
    """``tokens`` but for ``drop``."""
    gone = set(drop)
    return [t for t in tokens if t not in gone]
