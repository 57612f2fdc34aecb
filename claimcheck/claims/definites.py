"""Definites: which fuller phrase of an article a bare "the district" or "the train" takes up.

A common noun with "the" and nothing else is plain to a reader only who knows what was said before.
It gets the one fuller phrase with the same noun ("the Carrick district", "the bank on Mill Road"),
where the article has one, or the only one of the sentences just before; "the country" the country
that the article is about, "the city" the place that its sentence names. A noun that says nothing
without such a phrase is known to lean on its context where there is none (Poesio and Vieira 1998
call the former anaphoric and the latter bridging or unfamiliar definites).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from claimcheck.claims.agreement import Mention
from claimcheck.claims.bodies import (
    FIRMS,
    GOVERNMENTS,
    NATIONS,
    PAIRS,
    Countries,
    firm,
    pair,
)
from claimcheck.claims.definite_phrases import bare, fuller_phrase, named_within, two, veiled
from claimcheck.claims.nominals import Nominal
from claimcheck.claims.reference import Reference
from claimcheck.lexicons import load

if TYPE_CHECKING:
    from claimcheck.claims.syntax import Token

_NEAR = 2  # sentences back in which a place or one of several fuller phrases may be meant
_LOCATIVE = frozenset({"in", "at", "near", "outside", "into", "across", "throughout", "through"})
_TOWNS = frozenset({"city", "town"})


@dataclass(slots=True)
class _Fuller:
    """A fuller phrase, the names in it and the sentence that had it last."""

    phrase: str
    words: frozenset[str]
    sentence: int


class Definites:
    """The fuller phrases of one article, in the order in which it is read."""

    def __init__(self) -> None:
        self._fuller: dict[str, list[_Fuller]] = {}
        self._vague: dict[str, int] = {}
        self._countries = Countries()
        self._places: list[tuple[str, int]] = []
        self._kinds: dict[str, str] = {}

    def count(self, told: Sequence[Nominal]) -> None:
        """Take in which countries a stretch of text names, and how often."""
        self._countries.count(told)

    def leaning(
        self, nominal: Nominal, sentence: int, offset: int, recent: Iterable[Mention]
    ) -> Reference | None:
        """What a noun phrase of the ``sentence``-th sentence leans on, if it leans on anything.

        ``recent`` are the mentions before it.
        """
        head = nominal.head
        kind = head.lemma_.lower()
        needy = kind in _needy()
        if kind in PAIRS and (number := two(head)) is not None:
            phrase, words = pair(kind, recent) or ("", ())
            if not phrase and not number:
                return None
            return Reference(head.span(offset), phrase, words, head.lemma_, pronoun=False)
        self._inner(head, sentence)
        if kind not in _taking_up() and not needy:
            self._place(nominal, sentence)
            return None
        if not bare(head):
            if kind in _resolved():
                self._enter(nominal, kind, sentence)
            if (kind in NATIONS or kind in FIRMS) and veiled(head):
                return Reference(head.span(offset), "", (), kind, pronoun=False)
            return None
        found = self._antecedent(head, sentence, recent)
        if found is None and not needy and head.lefts[0].lower_ != "this":
            return None
        phrase, words = found or ("", ())
        return Reference(head.span(offset), phrase, words, head.lemma_, pronoun=False)

    def _enter(self, nominal: Nominal, kind: str, sentence: int) -> None:
        told = fuller_phrase(nominal)
        if told is None:
            self._vague[kind] = sentence  # another one, or the same
            return
        self._learn(kind, *told, sentence)

    def _inner(self, head: Token, sentence: int) -> None:
        for kind, phrase, words in named_within(head, _resolved()):
            self._learn(kind, phrase, words, sentence)

    def _learn(self, kind: str, phrase: str, words: frozenset[str], sentence: int) -> None:
        for name in words:
            self._kinds[name] = kind
        known = self._fuller.setdefault(kind, [])
        for other in known:
            if words <= other.words or other.words <= words:
                if len(words) > len(other.words):
                    other.phrase, other.words = phrase, words
                other.sentence = sentence
                return
        known.append(_Fuller(phrase, words, sentence))

    def _place(self, nominal: Nominal, sentence: int) -> None:
        head = nominal.head
        if nominal.name and head.dep_ == "pobj" and head.head.lower_ in _LOCATIVE:
            name = " ".join(nominal.name)
            if load("countries")["countries"].get(name.lower()) is None:
                self._places.append((name, sentence))

    def _antecedent(
        self, head: Token, sentence: int, recent: Iterable[Mention]
    ) -> tuple[str, tuple[str, ...]] | None:
        kind = head.lemma_.lower()
        if kind in NATIONS:
            return self._countries.own()
        if kind in GOVERNMENTS:
            return self._countries.government()
        if kind in FIRMS:
            return firm(recent, sentence)
        known = self._fuller.get(kind, [])
        if len(known) > 1 or kind in _places():
            near = [f for f in known if f.sentence >= sentence - _NEAR]
            if kind in _TOWNS and not any(f.sentence == sentence for f in near):
                return self._town(sentence, head)
            known = near
        known = [f for f in known if f.sentence >= self._vague.get(kind, 0)]
        if len(known) != 1:
            return None
        known[0].sentence = sentence
        return known[0].phrase, tuple(known[0].words)

    def _town(self, sentence: int, head: Token) -> tuple[str, tuple[str, ...]] | None:
        """The one place that the sentence, or else those just before, say something is in."""
        self._places = [p for p in self._places if p[1] >= sentence - _NEAR]
        for oldest in (sentence, sentence - _NEAR):
            names = {n for n, at in self._places if at >= oldest}
            if len(names) == 1:
                name = names.pop()
                words = tuple(name.lower().split())
                return (name, words) if not any(w in self._kinds for w in words) else None
            if names or any(t.pos_ == "PROPN" for t in head.doc.tokens[head.sent.start : head.i]):
                return None  # "after the Elmford riots they closed the city"
        return None


@cache
def _taking_up() -> frozenset[str]:
    """Nouns that take up what was named before, with the same noun or another."""
    return _resolved() | GOVERNMENTS | FIRMS


@cache
def _resolved() -> frozenset[str]:
    """Nouns that take up a fuller phrase with the same noun."""
    persons = load("persons")
    return (
        _places() | frozenset(persons["institutions"]) | frozenset(persons["definite"]["things"])
    ) - frozenset(persons["definite"]["plain"])


@cache
def _places() -> frozenset[str]:
    nouns = load("places")["nouns"]
    return frozenset(nouns["generic"]) | frozenset(nouns["site"])


@cache
def _needy() -> frozenset[str]:
    """Nouns that say nothing without what they belong to."""
    return frozenset(load("persons")["definite"]["needy"])
