"""Sentences that are alike word for word but for their figures: what the figures alone decide.

Copied text with another figure answers one question whatever its grammar is, so that neither the
parse nor the alignment of clauses has to be right; and since the writer kept every other word, a
strict bound is taken at its word ("more than 8" is not 8).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from claimcheck.claims.claim import Claim, Polarity
from claimcheck.claims.quantity import Quantity
from claimcheck.relations.comparison import Comparison, Outcome
from claimcheck.relations.pairing import Pairing
from claimcheck.relations.quantity import compare_quantities
from claimcheck.relations.relation import Kind, Relation, Verb

ENOUGH = 2  # words besides the figures that the two sentences must have in common
_WORD = re.compile(r"[^\W_]+")
_NAMES = frozenset({"ordinal", "identifier", "street_number", "year", "ratio"})
_FIGURE = "#"
Figures = tuple[tuple[Quantity, Quantity], ...]


def altered_figures(a: str, b: str, left: Sequence[Quantity], right: Sequence[Quantity]) -> Figures:
    """The figures of two texts side by side, if nothing else differs; empty where something does.

    ``left`` and ``right`` are the quantities of ``a`` and ``b``, their spans in code points.
    """
    first, second = _masked(a, left), _masked(b, right)
    if len(first) != len(second):
        return ()
    figures = []
    words = 0
    for (word, x), (other, y) in zip(first, second, strict=True):
        if word != other:
            return ()
        if x is not None and y is not None:
            figures.append((x, y))
        else:
            words += 1
    return tuple(figures) if words >= ENOUGH else ()


def figure_relation(pair: Pairing, figures: Figures) -> Relation | None:
    """What holds between two texts whose only difference is in ``figures``; None if in none."""
    compared = [(x, y, _compare(x, y)) for x, y in figures]
    differing = [c for c in compared if c[2].outcome is not Outcome.SAME]
    if not differing:
        return None
    conflicts = [c for c in differing if c[2].outcome is Outcome.CONFLICTS]
    x, y, comparison = (conflicts or differing)[0]
    verb = Verb.CONTRADICTION if conflicts else Verb.COMPATIBLE
    comparison = replace(comparison, entails=_entails([c for _, _, c in compared], pair))
    slot = f"{x.dimension}:{x.counted or y.counted}".rstrip(":")
    kind = Kind.TIME if x.dimension == "duration" else Kind.QUANTITY
    return pair.relation(verb, kind, slot, x.span, y.span, comparison, 1.0)


def _masked(text: str, quantities: Sequence[Quantity]) -> list[tuple[str, Quantity | None]]:
    """The words of ``text`` in lower case, each figure as one word."""
    return list(_words(text, sorted(quantities, key=lambda q: q.span)))


def _words(text: str, quantities: list[Quantity]) -> Iterator[tuple[str, Quantity | None]]:
    at = 0
    for quantity in quantities:
        if quantity.span.start < at:
            continue
        for word in _WORD.finditer(text, at, quantity.span.start):
            yield word.group().lower(), None
        yield _FIGURE, quantity
        at = quantity.span.end
    for word in _WORD.finditer(text, at):
        yield word.group().lower(), None


def _compare(x: Quantity, y: Quantity) -> Comparison:
    if x.dimension == y.dimension and x.dimension in _NAMES and (x.low, x.high) != (y.low, y.high):
        return Comparison(Outcome.CONFLICTS, f"{x.text} and {y.text} are different ones")
    return compare_quantities(x, y, strict=True)


def _entails(compared: list[Comparison], pair: Pairing) -> str:
    """Which text implies the other: it has to be the narrower one in every figure."""
    if _negative(pair.a) or _negative(pair.b):
        return "none"  # a negation turns the order of its figures around
    for side in ("a", "b"):
        if all(c.entails in {side, "both"} for c in compared):
            return side
    return "none"


def _negative(claim: Claim) -> bool:
    return claim.factuality.polarity is Polarity.NEGATIVE
