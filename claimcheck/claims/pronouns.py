"""Pronouns: which words they are, and when a token only looks like one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.claims.animacy import Animacy, Gender
from claimcheck.claims.entities import Entity

if TYPE_CHECKING:
    from claimcheck.claims.syntax import Token

# The third person, with the gender that it tells.
PRONOUNS = {
    "he": Gender.MALE, "him": Gender.MALE, "his": Gender.MALE,
    "she": Gender.FEMALE, "her": Gender.FEMALE,
    "it": None, "its": None, "they": None, "them": None, "their": None,
}  # fmt: skip
PLURAL = frozenset({"they", "them", "their"})
# Subjects that bind a pronoun without naming anybody.
INDEFINITE = frozenset(
    {"someone", "somebody", "everyone", "everybody", "anyone", "anybody", "nobody", "one", "each"}
)
# What is set before the name of a ship, which may be "she".
SHIPS = frozenset({"HMS", "USS", "INS", "HMAS", "HMCS", "RMS", "MV", "M/V", "SS", "MS", "FS"})


def is_pronoun(token: Token) -> bool:
    """Whether a token is a pronoun and not the half of a word.

    The tokeniser takes "wed", "hell" and "shell" for "we'd", "he'll" and "she'll".
    """
    if token.pos_ != "PRON":
        return False
    cut = not token.whitespace_ and token.i + 1 < len(token.doc) and token.nbor().text[0].isalpha()
    return not cut


def unknown(pronoun: Token) -> Entity:
    """What a pronoun that could not be resolved stands for."""
    word = pronoun.lower_
    gender = PRONOUNS[word]
    return Entity(
        animacy=Animacy.PERSON if gender else Animacy.UNKNOWN,
        gender=gender or Gender.UNKNOWN,
        plural=word in PLURAL,
        known=False,
    )
