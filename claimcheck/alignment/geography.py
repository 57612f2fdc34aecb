"""Geography of names: countries, their people, their governments, and spellings of one place.

"Iranian" belongs to Iran; Moscow and the Kremlin speak for Russia without being it. The kinds of
metonymy are those of Markert and Nissim (2007): a place for its people or its government.
"""

from __future__ import annotations

from collections.abc import Hashable
from enum import StrEnum
from functools import cache

from claimcheck.lexicons import load


class Kinship(StrEnum):
    """How two names of different wording hang together."""

    SAME = "same"  # two names or spellings of one thing
    PEOPLE = "people"  # a country and its people or adjective
    GOVERNMENT = "government"  # a country and what stands for its government, or two of those


@cache
def _country_of() -> dict[str, dict[str, Kinship]]:
    """For each name its countries, and as what it belongs to each."""
    found: dict[str, dict[str, Kinship]] = {}
    for country, entry in load("countries")["countries"].items():
        for name in (country, *entry.get("aka", ())):
            found.setdefault(name, {})[country] = Kinship.SAME
        for name in entry["people"]:
            found.setdefault(name, {})[country] = Kinship.PEOPLE
        for name in entry["seat"]:
            found.setdefault(name, {})[country] = Kinship.GOVERNMENT
    return found


@cache
def _spellings() -> dict[str, int]:
    groups = load("countries")["spellings"]["groups"]
    return {name: number for number, group in enumerate(groups) for name in group}


def is_country_word(name: str) -> bool:
    """Whether a name in lower case is a country, its people or its government."""
    return name in _country_of()


def is_place_word(name: str) -> bool:
    """Whether anything is known of a name in lower case."""
    return name in _country_of() or name in _spellings()


def families(name: str) -> list[Hashable]:
    """What a name in lower case belongs to; two of which `kinship` knows share one of these."""
    found: list[Hashable] = [*_country_of().get(name, ())]
    return [*found, _spellings()[name]] if name in _spellings() else found


def kinship(a: str, b: str) -> Kinship | None:
    """How two names in lower case hang together; None where nothing is known.

    Two seats of one government are no more than related, and so are its people and its seat.
    """
    if a == b or (a in _spellings() and _spellings()[a] == _spellings().get(b)):
        return Kinship.SAME
    left, right = _country_of().get(a, {}), _country_of().get(b, {})
    for country in left.keys() & right.keys():
        kinds = {left[country], right[country]}
        for kind in (Kinship.GOVERNMENT, Kinship.PEOPLE, Kinship.SAME):
            if kind in kinds:
                return kind
    return None
