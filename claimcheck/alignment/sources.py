"""Who is meant by a source: one key for "Pieter Aldous", "Mr Aldous" and "Sarnline's Aldous"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from claimcheck.alignment.similarity import names_alike
from claimcheck.claims.claim import Claim, Role
from claimcheck.lexicons import load

LEAST = 4  # letters of a word of a name that can stand for the whole; of an acronym one less
SAME = 0.95  # likeness from which two spellings are one name
_DETERMINERS = frozenset(
    ["a", "an", "the", "some", "its", "their", "his", "her", "this", "that", "these", "those"]
)
_PRONOUNS = frozenset(
    [
        "he",
        "she",
        "it",
        "they",
        "i",
        "we",
        "who",
        "you",
        "one",
        "someone",
        "somebody",
        "that",
        "this",
    ]
)


def spoken_by(claim: Claim) -> tuple[str, ...]:
    """The source phrases that a claim rests on: its attribution, or the one whose speech it is.

    "Sarnline denied that patrols were cut" rests on what Sarnline said.
    """
    found = [claim.attribution.source] if claim.attribution is not None else []
    if claim.predicate in _speech():
        subject = [t.text for t in claim.terms if t.role is Role.SUBJECT and t.proper]
        if subject:
            found.append(" ".join(subject))
    return tuple(found)


def source_keys(phrase: str) -> frozenset[str]:
    """The words by which a source is known again: its names and acronyms, else its whole phrase."""
    words = [w.strip(".,;:'’\"()").removesuffix("'s").removesuffix("’s") for w in phrase.split()]
    words = [w for w in words if w]
    names = [w for w in words if w[0].isupper() and w.lower() not in _titles()]
    long = {w.lower() for w in names if len(w) >= LEAST or (w.isupper() and len(w) == LEAST - 1)}
    initials = "".join(w[0] for w in names if len(w) > 1).lower()
    if len(initials) >= LEAST - 1:
        long.add(initials)
    if long:
        return frozenset(long)
    rest = [w.lower() for w in words if w.lower() not in _DETERMINERS]
    if not rest or set(rest) <= _PRONOUNS:
        return frozenset()
    return frozenset({" ".join(rest)})


def one_spelling(keys: Iterable[str]) -> dict[str, str]:
    """Each key with the one that stands for all its spellings (the first in the alphabet)."""
    stands: dict[str, str] = {}
    by_letter: dict[str, list[str]] = {}
    for key in sorted(set(keys)):
        same = next((k for k in by_letter.get(key[0], ()) if names_alike(k, key) >= SAME), key)
        stands[key] = same
        if same == key:
            by_letter.setdefault(key[0], []).append(key)
    return stands


def fuller_names(claims: Iterable[Claim]) -> Iterator[tuple[str, str]]:
    """Names of an article with the office that stands by them: ("aldous", "sarnline")."""
    for claim in claims:
        for mention in claim.mentions:
            if mention.name and mention.title:
                office = [word for word in source_keys(mention.title) if " " not in word]
                for key in source_keys(mention.name.split()[-1]):
                    yield from ((key, word) for word in office)


@cache
def _titles() -> frozenset[str]:
    return frozenset(load("titles")["words"])


@cache
def _speech() -> frozenset[str]:
    verbs = load("cues")["reporting"]
    return frozenset({*verbs["plain"], *verbs["stance"]})
