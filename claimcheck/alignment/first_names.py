"""First names: which ones are short for which, from the hand-made list of the package nicknames."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from claimcheck.alignment.similarity import names_alike

if TYPE_CHECKING:
    from nicknames import NickNamer

NAMES = 1 << 14  # pairs of names whose likeness is kept at hand
SHORT = 3  # letters at the beginning by which a first name is shortened: "Tim", "Timothy"


@lru_cache(maxsize=NAMES)
def first_names_alike(a: str, b: str) -> bool:
    """Whether two first names in small letters may be one person's: "bill" and "william"."""
    if a[:SHORT] == b[:SHORT] or names_alike(a, b) > 0:
        return True
    return bool(_longer(a) & _longer(b))


def _longer(name: str) -> set[str]:
    """A name and those that it is short for."""
    found: set[str] = _namer().canonicals_of(name)
    return found | {name}


@cache
def _namer() -> NickNamer:
    from nicknames import NickNamer

    return NickNamer()
