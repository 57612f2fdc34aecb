"""Sources: the phrase that names who speaks, and what kind of source it names."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from claimcheck.claims.claim import SourceKind
from claimcheck.lexicons import load

if TYPE_CHECKING:
    from claimcheck.claims.syntax import Token


_LOOSE = frozenset({"appos", "relcl", "acl", "punct", "case"})


def source_kind(source: Token) -> SourceKind:
    """What kind of source the head noun of a source phrase names.

    A country or capital stands for its government: an institution.
    """
    if source.pos_ == "PROPN":
        return _named_kind(source)
    words = {source.lemma_, source.lower_}
    named = any(t.pos_ == "PROPN" and t.dep_ == "appos" for t in source.children)
    for kind in SourceKind.DOCUMENT, SourceKind.AGENCY, SourceKind.ANONYMOUS:
        if words & _words(kind.value) and not (named and kind is SourceKind.ANONYMOUS):
            return kind
    return SourceKind.INSTITUTION if words & _words("institution") else SourceKind.PERSON


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(load("cues")["sources"][kind])


def _named_kind(source: Token) -> SourceKind:
    """The kind of a name: by its last word, its article, a title in it, its other words."""
    family = {t.lower_ for t in noun_phrase(source)}
    article = any(c.lower_ == "the" for c in source.children)
    if source.lower_ in _words("government") or source.lower_ in _words("institution"):
        return SourceKind.INSTITUTION
    if source.lower_ in _persons() or (family & _persons() and not article):
        return SourceKind.PERSON  # "Kremlin spokesman Ilya Brandt", "Police Chief Ann Lowe"
    if family & _words("agency"):
        return SourceKind.AGENCY
    if article or family & _words("institution"):
        return SourceKind.INSTITUTION
    return SourceKind.PERSON


@cache
def _persons() -> frozenset[str]:
    """Nouns that stand before a person's name; a department may stand in a title too."""
    departments = load("cues")["sources"]["department"]
    titles = frozenset(load("titles")["words"]) - frozenset(departments)
    return titles | frozenset(load("cues")["sources"]["title"])


def noun_phrase(head: Token) -> list[Token]:
    """The words of a source phrase up to its first clause or apposition, without "'s"."""
    joined = any(c.dep_ == "conj" and c.pos_ in {"NOUN", "PROPN"} for c in head.children)
    leave_out = _LOOSE if joined else _LOOSE | {"conj", "cc", "preconj"}
    keep = [head]
    stack = [c for c in head.children if c.dep_ not in leave_out or _named_so(c)]
    if head.pos_ == "PROPN":  # "said Mara Lind to the paper"
        stack = [c for c in stack if not (c.dep_ in {"prep", "dative"} and c.lower_ == "to")]
    while stack:
        token = stack.pop()
        keep.append(token)
        stack.extend(c for c in token.children if c.dep_ not in {"relcl", "acl"} and _part(c))
    keep.extend(c for c in head.children if c.dep_ == "punct" and _part(c))
    inside = {t.i for t in keep}
    first = last = head.i
    while first - 1 in inside:
        first -= 1
    while last + 1 in inside:
        last += 1
    phrase = list(head.doc[first : last + 1])
    while phrase[-1].i != head.i and phrase[-1].is_punct:
        phrase.pop()
    return phrase


def _named_so(name: Token) -> bool:
    """ "The news site Elm Daily": a name right behind the noun that it belongs to."""
    close = name.dep_ == "appos" and name.pos_ == "PROPN" and name.head.pos_ == "NOUN"
    return close and name.left_edge.i == name.head.i + 1


def _part(token: Token) -> bool:
    return not token.is_punct or token.text in {"-", ".", "&"} or token.dep_ == "case"


def is_source(head: Token) -> bool:
    """Whether a noun names somebody or something that can say so: a person, body or document."""
    if head.pos_ in {"PROPN", "PRON"}:
        return True
    kinds = load("cues")["sources"]
    return any(head.lemma_ in words for words in kinds.values())


def kind_of_words(name: Sequence[str], lemma: str) -> SourceKind:
    """What kind of source a phrase names of which only its name and head noun are known."""
    kinds = load("cues")["sources"]
    words = {w.lower() for w in name} or {lemma}
    for kind in SourceKind.DOCUMENT, SourceKind.AGENCY, SourceKind.ANONYMOUS:
        if words & set(kinds[kind.value]):
            return kind
    bodies = {*kinds["institution"], *kinds["government"]}
    return SourceKind.INSTITUTION if words & bodies else SourceKind.PERSON
