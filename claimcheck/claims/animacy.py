"""Animacy and gender: what the words of a noun phrase tell of whom or what it names."""

from __future__ import annotations

from enum import StrEnum
from functools import cache

from claimcheck.lexicons import load

_SHORTEST_IST = 7  # letters of "dentist"; shorter words in -ist are mostly things


class Animacy(StrEnum):
    """Whether a phrase names somebody or something."""

    PERSON = "person"
    THING = "thing"
    UNKNOWN = "unknown"


class Gender(StrEnum):
    """Grammatical gender in English: what pronoun takes a person up."""

    FEMALE = "female"
    MALE = "male"
    UNKNOWN = "unknown"


GENDERED = frozenset({Gender.FEMALE, Gender.MALE})


@cache
def _person_nouns() -> dict[str, Gender]:
    nouns = load("persons")["nouns"]
    return {
        **dict.fromkeys(nouns["person"], Gender.UNKNOWN),
        **dict.fromkeys(nouns["male"], Gender.MALE),
        **dict.fromkeys(nouns["female"], Gender.FEMALE),
    }


@cache
def titles() -> tuple[frozenset[str], dict[str, Gender]]:
    """Words that stand before a name, and the gender that some of them tell."""
    gendered = load("persons")["titles"]
    return frozenset(load("titles")["words"]), {
        **dict.fromkeys(gendered["male"], Gender.MALE),
        **dict.fromkeys(gendered["female"], Gender.FEMALE),
    }


@cache
def calendar() -> frozenset[str]:
    """Weekdays and months, which are written like names; those that people bear are left out."""
    times = load("times")
    return frozenset([*times["weekdays"], *times["months"]]) - {"april", "may", "june", "august"}


@cache
def things() -> frozenset[str]:
    """Words that make a name the name of a thing: institutions, places."""
    institutions = load("persons")["institutions"]
    places = load("places")["nouns"]
    sources = load("cues")["sources"]
    words = [w for group in institutions.values() for w in group]
    words += [*places["generic"], *places["site"], *sources["institution"], *sources["agency"]]
    words += load("places")["compass"]
    words += ["eastern", "western", "northern", "southern"]
    return frozenset(words) - {"major", "general", "park", "hall", "hill", "lane", "house", "post"}


def person_gender(lemma: str) -> Gender | None:
    """The gender that a noun for a person tells; None where it names no person."""
    told = _person_nouns().get(lemma)
    if told is None and lemma.endswith("ist") and len(lemma) >= _SHORTEST_IST:
        return None if lemma.endswith("list") else Gender.UNKNOWN  # "cyclist" is in the lexicon
    return told


@cache
def is_country(name: str) -> bool:
    """Whether a name is that of a country, its people or its government."""
    countries = load("countries")["countries"]
    low = name.lower()
    return low in countries or any(
        low in entry["people"] or low in entry["seat"] or low in entry.get("aka", ())
        for entry in countries.values()
    )
