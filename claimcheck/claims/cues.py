"""Cues: the words that attribute, by what they take as their content."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from claimcheck.lexicons import load


@dataclass(frozen=True, slots=True)
class Cues:
    """Lemmas by construction; a verb may stand in several.

    ``speech`` verbs take a clause or a quotation, ``clausal`` ones (of thought and intent) a
    clause or an infinitive, ``objects`` a noun phrase, and ``prepositional`` maps a verb to the
    prepositions that belong to it.
    """

    speech: frozenset[str]
    clausal: frozenset[str]
    objects: frozenset[str]
    prepositional: dict[str, frozenset[str]]
    adjectives: frozenset[str]
    nouns: frozenset[str]
    light: frozenset[str]
    noun_prepositions: frozenset[str]
    raising: frozenset[str]
    verbs: frozenset[str]


@cache
def cues() -> Cues:
    """The cue words of the lexicons ``cues`` and ``attitudes``."""
    reporting, attitudes = load("cues")["reporting"], load("attitudes")
    speech = frozenset(reporting["plain"]) | frozenset(reporting["stance"])
    clausal = frozenset(attitudes["clausal"]["words"])
    objects = frozenset(attitudes["object"]["words"])
    prepositional = {k: frozenset(v) for k, v in attitudes["prepositional"].items()}
    nouns = attitudes["nouns"]
    return Cues(
        speech=speech,
        clausal=clausal,
        objects=objects,
        prepositional=prepositional,
        adjectives=frozenset(attitudes["adjectival"]["words"]),
        nouns=frozenset(nouns["words"]),
        light=frozenset(nouns["light"]),
        noun_prepositions=frozenset(nouns["prepositions"]),
        raising=frozenset(attitudes["raising"]["words"]),
        verbs=speech | clausal | objects | prepositional.keys(),
    )
