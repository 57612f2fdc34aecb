"""Attribution: who says what a clause says, by which word, from the dependency tree.

The three parts (source, cue, content) are those of PARC and PolNeAR (Pareti 2012; Newell and
others 2018).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimcheck.claims.claim import Attribution, SourceKind
from claimcheck.claims.clauses import Clause, subject
from claimcheck.lexicons import load
from claimcheck.spans import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

PRONOUNS = frozenset({"he", "she", "it", "they", "i", "we", "who", "you"})


@dataclass(frozen=True, slots=True)
class Frame:
    """A clause that only says who speaks: its source phrase and its cue."""

    source: Token
    cue: Token


def is_reporting(clause: Clause) -> bool:
    """Whether the verb of ``clause`` introduces what somebody says or thinks."""
    lemma = clause.head.lemma_.lower()
    cues = load("cues")["reporting"]
    return lemma in cues["plain"] or lemma in cues["stance"]


def is_reported(clause: Clause) -> bool:
    """Whether ``clause`` hangs on a noun of speech: "confirmed in a statement that ..."."""
    nouns = load("cues")["reporting"]["nouns"]
    return (
        clause.head.dep_ == "acl"
        and clause.head.head.lemma_.lower() in nouns
        and any(c.dep_ == "mark" for c in clause.head.children)
    )


def is_mere_frame(clause: Clause, inner: list[Clause]) -> bool:
    """Whether ``clause`` says nothing but that its inner clause was said.

    "Police said that ..." is a frame; "Police confirmed that ..." is news of its own, and so is
    "said" with an object ("said a few words").
    """
    if clause.head.lemma_.lower() not in load("cues")["reporting"]["plain"]:
        return False
    if any(c.dep_ in {"dobj", "attr"} and c.tag_ != "WP" for c in clause.children()):
        return clause.head.lemma_ in {"tell", "say"} and bool(inner)
    return bool(inner) or clause.head.lemma_ in {"say", "tell", "add", "report"}


def frame_of(clause: Clause, inner: list[Clause]) -> Frame | None:
    """Who speaks in ``clause``, if it introduces speech and names the speaker."""
    if not is_reporting(clause) or not inner:
        return None
    source = subject(clause)
    if source is None:
        by = [c for c in clause.predicate.children if c.dep_ == "agent"]
        source = next((g for c in by for g in c.children if g.dep_ == "pobj"), None)
    return Frame(source, clause.head) if source is not None else None


def according_to(clause: Clause) -> Frame | None:
    """The source of an "according to" (or "citing") phrase inside the clause."""
    for token in clause.tokens:
        if token.lower_ == "according":
            for to in token.children:
                for noun in to.children:
                    if noun.dep_ == "pobj":
                        return Frame(noun, token)
    return None


def attribution(frame: Frame, offset: int, text: str, known: str | None = None) -> Attribution:
    """The attribution that ``frame`` stands for; ``known`` names the one a pronoun refers to."""
    tokens = _noun_phrase(frame.source)
    start, end = tokens[0].idx, tokens[-1].idx + len(tokens[-1])
    span = Span(offset + start, offset + end)
    name = span.of(text)
    if name.lower() in PRONOUNS and known:
        name = known
    return Attribution(
        source=" ".join(name.split()),
        cue=" ".join(text[offset + frame.cue.idx :][: len(frame.cue)].split()),
        kind=source_kind(frame.source),
        span=span,
    )


def source_kind(source: Token) -> SourceKind:
    """What kind of source the head noun of a source phrase names."""
    kinds = load("cues")["sources"]
    words = {source.lemma_.lower(), source.lower_}
    family = {t.lower_ for t in _noun_phrase(source)} | words
    if source.pos_ == "PROPN" and not family & {*kinds["institution"], *kinds["agency"]}:
        return SourceKind.PERSON
    if words & set(kinds["document"]):
        return SourceKind.DOCUMENT
    if family & set(kinds["agency"]):
        return SourceKind.AGENCY
    named = any(t.pos_ == "PROPN" and t.dep_ == "appos" for t in source.children)
    if words & set(kinds["anonymous"]) and not named:
        return SourceKind.ANONYMOUS
    if family & set(kinds["institution"]):
        return SourceKind.INSTITUTION
    return SourceKind.PERSON


def _noun_phrase(head: Token) -> list[Token]:
    """The words of a source phrase up to its first clause or apposition."""
    keep = [head]
    stack = [c for c in head.children if c.dep_ not in {"appos", "relcl", "acl", "punct", "conj"}]
    while stack:
        token = stack.pop()
        keep.append(token)
        stack.extend(c for c in token.children if c.dep_ not in {"relcl", "acl", "punct"})
    keep.sort(key=lambda t: t.i)
    at = keep.index(head)
    first = last = at
    while first > 0 and keep[first - 1].i == keep[first].i - 1:
        first -= 1
    while last + 1 < len(keep) and keep[last + 1].i == keep[last].i + 1:
        last += 1
    return keep[first : last + 1]
