"""Definite phrases: what a noun with "the" says by itself, and what names it stands with."""

from __future__ import annotations

from collections.abc import Container, Iterator
from typing import TYPE_CHECKING

from claimcheck.claims.nominals import DEFINITE, Nominal
from claimcheck.claims.terms import noun_phrase

if TYPE_CHECKING:
    from claimcheck.claims.syntax import Token

_LONGEST = 60  # characters of a fuller phrase; a longer one would bury the claim
_COMPOUND = frozenset({"compound", "nmod"})
# Adjectives that tell no more than the noun they stand before.
_PLAIN = frozenset({"whole", "entire", "average", "typical", "same", "other", "only", "new"})
# "The union" is none of these.
_LEAGUES = frozenset({"european", "soviet", "african"})


def bare(head: Token) -> bool:
    """Whether a noun stands with its article alone: "the district", "this country"."""
    left = head.lefts
    if len(left) != 1 or left[0].lower_ not in DEFINITE or head.tag_ != "NN":
        return False
    if head.dep_ in {"compound", "nmod", "attr", "appos", "poss"}:
        return False
    after = head.i + 1 < len(head.doc) and head.nbor().text == "-"  # "the city-wide strike"
    return not after and not _told_behind(head)


def veiled(head: Token) -> bool:
    """ "The isolated country", "the embattled firm": a name that is known, in other words."""
    left = head.lefts
    if len(left) < 2 or left[0].lower_ != "the" or head.tag_ != "NN" or _told_behind(head):
        return False
    if head.dep_ in {"compound", "nmod", "attr", "appos", "poss"}:
        return False
    return all(t.dep_ == "amod" and t.tag_ == "JJ" and t.lower_ not in _PLAIN for t in left[1:])


def two(head: Token) -> bool | None:
    """Whether a noun says that it means two ("the two firms", "both firms") or may mean two ("the
    leaders"); None where it does neither, or words behind it tell which.
    """
    left = [t.lower_ for t in head.lefts]
    if head.tag_ != "NNS" or _told_behind(head):
        return None
    if left == ["the"] and head.lemma_ == "leader":
        return False
    return True if left in (["the", "two"], ["both"]) else None


def _told_behind(head: Token) -> bool:
    """Whether words behind a noun tell which one is meant; what a comma sets off does not."""
    for child in head.rights:
        if child.dep_ in {"relcl", "acl"} and child.left_edge.nbor(-1).text != ",":
            return True
        if child.dep_ in {"prep", "appos", "conj", "nummod"}:
            return True
    return False


def fuller_phrase(nominal: Nominal) -> tuple[str, frozenset[str]] | None:
    """A phrase that names what it speaks of, with its names; None of one that does not."""
    head = nominal.head
    beside = next((c for c in head.rights if c.dep_ == "appos" and c.pos_ == "PROPN"), None)
    words = noun_phrase(head)
    if beside is not None:
        words = [*words, *(t for t in beside.subtree if t.i <= beside.i)]
    if any(t.tag_ == "PRP$" or t.pos_ == "PRON" for t in words):
        return None
    names = frozenset(t.lower_ for t in words if t.pos_ == "PROPN" and t is not head)
    if not names or names <= _LEAGUES:
        return None
    before = [t for t in words if t.i <= head.i]
    while words[-1].is_punct:
        words = words[:-1]
    whole = words[-1].end - words[0].idx <= _LONGEST
    if not whole:
        names = frozenset(t.lower_ for t in before if t.pos_ == "PROPN" and t is not head)
        words = before
    if not names or words[-1].end - words[0].idx > _LONGEST:
        return None
    first, *rest = words
    if first.dep_ == "det":
        text = "".join(t.text_with_ws for t in rest).strip()
        return f"the {text}", names
    return "".join(t.text_with_ws for t in words).strip(), names


def named_within(head: Token, kinds: Container[str]) -> Iterator[tuple[str, str, frozenset[str]]]:
    """What a phrase names on the way: "the union AFW said", "Elm bank clerks".

    Each with its kind, one of ``kinds``, how it reads and the names in it.
    """
    for noun in head.lefts:  # most phrases have none
        if noun.dep_ not in _COMPOUND or noun.pos_ != "NOUN" or noun.lower_ not in kinds:
            continue
        first = noun.i
        while first > head.sent.start and head.doc[first - 1].pos_ == "PROPN":
            first -= 1
        name = [t.text for t in head.doc.tokens[first : noun.i]]
        phrase = [*name, noun.text]
        if head.pos_ == "PROPN" and noun.i == head.i - 1:
            name = [head.text]
            phrase = [noun.text, *name]
        if name:
            yield noun.lower_, f"the {' '.join(phrase)}", frozenset(w.lower() for w in name)
