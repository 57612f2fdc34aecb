"""Pointers: words that stand for a phrase before them and are no pronouns.

"The former" and "the latter" are the two of the last pair; "inside" without a noun points into the
last building that was spoken of.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.claims.nominals import Nominal
from claimcheck.claims.reference import Reference
from claimcheck.claims.terms import noun_phrase
from claimcheck.lexicons import load

if TYPE_CHECKING:
    from claimcheck.claims.syntax import Token

_PAIR = frozenset({"former", "latter"})
POINTING = _PAIR | {"inside"}
_HEADS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "dative", "poss"})
_FARTHEST = 40  # words back to a pair


def is_pointer(token: Token) -> bool:
    """Whether a token is such a word."""
    if token.lower_ == "inside":
        return not any(c.dep_ in {"pobj", "prep"} for c in token.rights) and token.dep_ == "advmod"
    return token.lower_ in _PAIR and token.dep_ in _HEADS


def pointed(token: Token, nominals: list[Nominal], offset: int) -> Reference:
    """What a pointer stands for; ``nominals`` are the noun phrases of its sentence."""
    found = _site(token, nominals) if token.lower_ == "inside" else _of_pair(token)
    phrase, name = "", tuple[str, ...]()
    if found:
        phrase = "".join(t.text_with_ws for t in found).strip()
        head, _, rest = phrase.partition(" ")
        if head.lower() in {"a", "an"} and rest:
            phrase = f"the {rest}"
        name = tuple(t.lower_ for t in found if t.pos_ in {"NOUN", "PROPN"})
    return Reference(token.span(offset), phrase, name, token.lemma_, pronoun=False)


def _of_pair(token: Token) -> list[Token]:
    doc = token.doc
    for at in range(token.i - 1, max(-1, token.i - _FARTHEST), -1):
        second = doc[at]
        if second.dep_ != "conj" or second.pos_ not in {"NOUN", "PROPN"}:
            continue
        first = second.head
        if first.dep_ == "conj" or any(c.dep_ == "conj" for c in second.rights):
            return []  # more than two
        chosen = first if token.lower_ == "former" else second
        return [t for t in noun_phrase(chosen) if t.i <= chosen.i]
    return []


def _site(token: Token, nominals: list[Nominal]) -> list[Token]:
    sites = load("places")["nouns"]["building"]
    for nominal in reversed(nominals):
        head = nominal.head
        if head.i < token.i and head.lemma_.lower() in sites and head.dep_ != "compound":
            return [t for t in noun_phrase(head) if t.pos_ != "PUNCT"]
    return []
