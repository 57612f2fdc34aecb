"""Whether a later report moved a figure: a growing toll, words that say so, somebody older."""

from __future__ import annotations

import datetime as dt

from claimcheck.alignment.similarity import groups
from claimcheck.claims.quantity import Quantity
from claimcheck.relations.indicators import indicators
from claimcheck.relations.pairing import Pairing

GROWING = ("kill", "injure", "hospital", "arrest", "evacuate", "rescue")
MOVED = frozenset({"rise", "climb", "now", "so", "far", "reach", "grow", "increase", "instead",
                   "longer", "update", "total", "extend", "final", "finish"})  # fmt: skip
PROVISIONAL = frozenset({"projection", "estimate", "preliminary", "initial", "early", "still",
                         "expect", "immediately", "count", "counted"})  # fmt: skip


def moved_on(pair: Pairing, x: Quantity, y: Quantity) -> bool:
    """Whether the later report moved the figure: a growing toll, or words that say so."""
    if not pair.order:
        return False
    (early, old), (late, new) = ((pair.a, x), (pair.b, y))
    if pair.order > 0:
        (early, old), (late, new) = (late, new), (early, old)
    growing = frozenset().union(*(groups(w) for w in GROWING))
    counted = indicators(early, old) & indicators(late, new)
    if counted & groups("missing") and new.high < old.low:
        return True
    if counted & growing and new.low > old.low and old.dimension == "count":
        return True  # a later toll that is higher, be it later on the same day
    if counted & groups("hospital") and pair.days_apart:
        return True  # patients go home
    words_late = {t.lemma for t in late.terms} | late.context | set(late.surface.lower().split())
    words_early = {t.lemma for t in early.terms} | early.context
    return (
        pair.days_apart
        and bool(words_late & MOVED or words_early & PROVISIONAL)
        and (old.dimension in {"count", "percent", "duration"} and pair.predicate >= 0.5)
    )


def older(pair: Pairing, x: Quantity, y: Quantity) -> bool:
    """Whether somebody simply grew older between two reports."""
    early, late = (x, y) if pair.order < 0 else (y, x)
    first, second = sorted((pair.a.published or "", pair.b.published or ""))
    days = (dt.date.fromisoformat(second[:10]) - dt.date.fromisoformat(first[:10])).days
    return late.low > early.low and days >= 200 * (late.low - early.low)
