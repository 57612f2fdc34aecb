"""The constructions that attribute: from a cue word to its source, cue phrase and content.

Dependency patterns over the labels of spaCy's English models (ClearNLP). What counts as source,
cue and content follows PARC and PolNeAR (Pareti 2012; Newell, Margolin and Ruths 2018): the cue
is the verb group with its preposition, the content begins with "that" or "to".
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimcheck.claims.cues import cues
from claimcheck.claims.frame import Frame, bare
from claimcheck.claims.sources import is_source

if TYPE_CHECKING:
    from spacy.tokens import Token

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
VERBAL = frozenset({"VERB", "AUX"})
_GROUP = frozenset({"aux", "auxpass", "neg", "advmod"})
_OBJECT = frozenset({"pobj", "pcomp"})
_RELATIVE = frozenset({"WP", "WDT", "WRB"})
# "described him as a friend", "accused her of fraud", "blamed them for it"
_COMPLETING = frozenset({"as", "of", "for"})
_DEEPEST = 6  # steps up the tree in search of a subject; more is a parser's error


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
        agent, thing = _agent(verb), _without(verb.head.subtree, verb.subtree)
        return _frame(agent, [verb], thing, verb, verb, clausal=False) if agent else None
    if verb.lemma_ == "cite" and verb.tag_ == "VBG" and verb.dep_ == "advcl":
        return _citing(verb)
    chain = _chain(verb)
    passive = any(c.dep_ in {"auxpass", "nsubjpass"} for v in chain for c in v.children)
    subject = _subject(chain[0])
    source = _agent(verb) if passive else subject
    if source is None and not passive:
        return None
    content = _content(verb, subject, passive)
    if content is None:
        return None
    cue = _verb_group(chain)
    if content.marker is not None:
        cue.append(content.marker)
    words = content.words
    if words and chain[0].dep_ == "ROOT":  # "If it rains, the road will close, police said"
        at = min(t.i for t in words)
        for child in chain[0].lefts:
            if child.i < at < verb.i and child.dep_ in {"advcl", "prep", "npadvmod"}:
                words = [*words, *child.subtree]
    return _frame(source, cue, words, verb, chain[0], clausal=content.clausal)


def raising_frame(verb: Token) -> Frame | None:
    """ "The train appears to have left": somebody's impression, nobody named."""
    words = [
        t for c in verb.children if c.dep_ in {"xcomp", "ccomp", "oprd", "acomp"} for t in c.subtree
    ]
    subject = _subject(verb)
    if not words:
        return None
    if subject is not None and subject.lower_ != "it":
        words.extend(subject.subtree)
    return _frame(None, _verb_group([verb]), words, verb, verb)


def adjective_frame(verb: Token) -> Frame | None:
    """ "She is confident that ...", "They were critical of the plan"."""
    adjective = next((c for c in verb.children if c.dep_ == "acomp"), None)
    if adjective is None or adjective.lemma_.lower() not in cues().adjectives:
        return None
    source = _subject(verb)
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
            if g.dep_ in _OBJECT
            for t in g.subtree
        ]
    cue = {*_verb_group([verb]), *adjective.subtree} - set(words)
    return _frame(source, cue, words, verb, verb, clausal=bool(clauses))


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
        return _frame(owner, [t for t in cue if t.i > owner.i], words, noun, noun, clausal=clausal)
    if noun.dep_ == "dobj" and noun.head.lemma_.lower() in cues().light:
        chain = _chain(noun.head)
        source = _subject(chain[0])
        if source is not None:
            cue += _verb_group(chain)
            return _frame(source, cue, words, noun.head, chain[0], clausal=clausal)
    elif words[0].lower_ == "that":
        reporting = noun.head.head if noun.dep_ == "pobj" else noun
        if reporting.lemma_.lower() in cues().speech and reporting.pos_ == "VERB":
            chain = _chain(reporting)  # "confirmed in a statement that ..."
            cue += [*_verb_group(chain), noun.head]
            return _frame(_subject(chain[0]), cue, words, noun, chain[0])
        return _frame(None, cue, words, noun, noun)
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
    return _frame(source, [word, to], _without(at.subtree, word.subtree), word, word)


def _citing(verb: Token) -> Frame | None:
    """ "..., the agency said, citing two officials": the officials are the source."""
    source = next((c for c in verb.children if c.dep_ == "dobj"), None)
    if source is None or not is_source(source):
        return None
    above = verb.head
    said = [t for c in above.children if c.dep_ == "ccomp" for t in c.subtree]
    return _frame(source, [verb], said or _without(above.subtree, verb.subtree), verb, verb)


def _frame(
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
            named = _without(named, top.subtree)
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


def _content(verb: Token, subject: Token | None, passive: bool) -> _Content | None:
    """What a cue verb introduces; empty for a verb of speech, where a quotation may stand by it."""
    words, lemma, kids = cues(), verb.lemma_.lower(), list(verb.children)
    clausal = lemma in words.speech or lemma in words.clausal
    clauses = [c for c in kids if c.dep_ == "ccomp"]
    infinitives = [c for c in kids if c.dep_ == "xcomp" and c.i > verb.i]
    if not clauses and _interrupts(verb):
        return _Content(_without(verb.head.subtree, verb.subtree))
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
        things = [c for c in kids if c.dep_ in {"dobj", "oprd"} and c.tag_ not in _RELATIVE]
        if things:
            found = [t for c in (*things[1:], *infinitives) for t in c.subtree]
            return _Content(_with_completion(verb, things[0]) + found, clausal=False)
    for child in kids:
        if child.dep_ == "prep" and child.lower_ in words.prepositional.get(lemma, ()):
            found = [t for g in child.children if g.dep_ in _OBJECT for t in g.subtree]
            if found and child.i > verb.i:
                return _Content(found, child, clausal=False)
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
        if token.i < verb.i or token.lemma_.lower() not in cues().speech:
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
        and verb.lemma_.lower() in cues().speech
        and any(c.dep_ == "mark" and c.lower_ == "as" for c in verb.children)
        and not any(
            c.dep_ in {"dobj", "xcomp", "acomp", "dative"}
            or (c.dep_ == "prep" and c.lower_ not in {"on", "in", "at", "to"})
            for c in verb.children
        )
    )


def _noun_content(noun: Token) -> tuple[list[Token], Token | None, bool]:
    """The clause or phrase after a noun of speech, its preposition, and whether it is a clause."""
    for child in noun.rights:
        if child.dep_ in {"acl", "ccomp"} and (
            child.tag_ not in {"VBG", "VBN"} or any(c.dep_ == "mark" for c in child.children)
        ):
            return list(child.subtree), None, True
        if child.dep_ == "prep" and child.lower_ in cues().noun_prepositions:
            words = [t for g in child.children if g.dep_ in _OBJECT for t in g.subtree]
            if words:
                return words, child, False
    return [], None, False


def _chain(verb: Token) -> list[Token]:
    """The verbs above an infinitive with the same subject: "refused to say"."""
    chain = [verb]
    at = verb
    while at.dep_ == "xcomp" and at.head.pos_ in VERBAL and at.head.i < at.i:
        if len(chain) == _DEEPEST or any(c.dep_ == "dobj" for c in at.head.children):
            break
        at = at.head
        chain.insert(0, at)
    return chain


def _verb_group(chain: list[Token]) -> list[Token]:
    """The verb with the auxiliaries, negations and adverbs right before it, and its particle."""
    verb = chain[-1]
    group = {*chain}
    for link in chain:
        group.update(c for c in link.children if c.dep_ in _GROUP and c.tag_ not in _RELATIVE)
    first = verb.i
    while first > 0 and verb.doc[first - 1] in group:
        first -= 1
    found = list(verb.doc[first : verb.i + 1])
    found.extend(c for c in verb.children if c.dep_ == "prt" and c.i == verb.i + 1)
    return found


def _agent(verb: Token) -> Token | None:
    return next(
        (g for c in verb.children if c.dep_ == "agent" for g in c.children if g.dep_ == "pobj"),
        None,
    )


def _subject(verb: Token) -> Token | None:
    """The subject of a verb, its own or the one that it shares or modifies."""
    at = verb
    for _ in range(_DEEPEST):
        own = next((c for c in at.children if c.dep_ in SUBJECTS), None)
        if own is not None:
            return own
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


def _without(tokens: Iterable[Token], drop: Iterable[Token]) -> list[Token]:
    gone = set(drop)
    return [t for t in tokens if t not in gone]
