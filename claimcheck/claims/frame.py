"""Frame: one attribution in a parsed paragraph, as the words of its source, cue and content."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claimcheck.claims.syntax import Token


@dataclass(frozen=True, slots=True)
class Frame:
    """Who says or thinks what, by which words, each part in the order of the text.

    ``source`` is empty where nobody is named ("it was reported that"), ``head`` is the head of
    the source phrase, ``anchor`` the main word of the cue. ``clausal`` is true where the content
    is a clause or a quotation, so that what it says is said by the source, and false where a view
    is taken of a thing ("criticised the plan").
    """

    source: tuple[Token, ...]
    cue: tuple[Token, ...]
    content: tuple[Token, ...]
    anchor: Token
    head: Token | None = None
    clausal: bool = False


def bare(tokens: list[Token]) -> list[Token]:
    """``tokens`` without punctuation and spaces around them; quotation marks stay."""
    first, last = 0, len(tokens)
    while first < last and _outer(tokens[first]):
        first += 1
    while last > first and _outer(tokens[last - 1]):
        last -= 1
    return tokens[first:last]


def _outer(token: Token) -> bool:
    return (token.is_punct and not token.is_quote) or token.is_space
