"""Whether a later report moved a figure: a growing toll, words that say so, somebody older."""

from __future__ import annotations

import datetime as dt
import re
from itertools import pairwise

from claimcheck.alignment.similarity import groups
from claimcheck.claims.claim import Claim
from claimcheck.claims.per_claim import per_claim
from claimcheck.claims.quantity import Quantity
from claimcheck.relations.indicators import indicators
from claimcheck.relations.pairing import Pairing

GROWING = ("kill", "injure", "hospital", "arrest", "evacuate", "rescue")
# Verbs of a later report that say that a figure has moved, words that say that it is not the first,
# and words of an earlier one that say that it is not the last.
CHANGES = frozenset(
    {"rise", "climb", "reach", "grow", "increase", "raise", "extend", "revise", "spread", "swell"}
    | {"pass", "double", "mount", "widen", "lower", "shrink", "finish", "end", "go_up", "update"}
)
MOVED = frozenset(
    {"now", "so", "far", "instead", "longer", "total", "final", "already", "still", "latest"}
    | {"official", "revised", "updated"}
)
PROVISIONAL = frozenset(
    {"projection", "projections", "estimate", "preliminary", "initial", "early", "still", "expect"}
    | {"immediately", "counted", "far", "provisional", "forecast", "lead", "led"}
)
STEADY = frozenset({"age", "magnitude", "speed", "score"})  # what does not move from day to day


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
    if counted and not counted & groups("missing") and new.low < old.low:
        return False  # the dead do not become fewer
    if {"up", "down"} & {*old.modifiers} and {"up", "down"} & {*new.modifiers}:
        return False  # two changes, each of its own time
    moving = late.predicate in CHANGES or bool({*late.operators} & CHANGES)
    said = moving or bool(_words(late) & MOVED or _words(early) & PROVISIONAL)
    alike = pair.predicate >= 0.5 or pair.match.both >= pair.config.conflicting
    return pair.days_apart and said and alike and old.dimension not in STEADY


_INSTEAD = re.compile(
    r"^[\w%$€£ -]{0,24}?\b(?:instead of|rather than|up from|down from|from)\b[\w ]{0,24}$", re.I
)


@per_claim
def superseding(claim: Claim) -> tuple[Quantity, Quantity] | None:
    """The new figure and the old one that a claim itself says it replaces: "310, up from 280"."""
    text = claim.surface
    for new, old in pairwise(claim.quantities):
        at = text.find(new.text)
        behind = text.find(old.text, at + len(new.text))
        if at < 0 or behind < 0 or new.dimension != old.dimension:
            continue
        if _INSTEAD.match(text[at + len(new.text) : behind]):
            return new, old
    return None


@per_claim
def _words(claim: Claim) -> frozenset[str]:
    """The words of a claim and of who says so, as they stand and as lemmas."""
    words = claim.surface.lower().replace(",", " ").replace("from now", " ").split()
    said = claim.attribution.source.lower().split() if claim.attribution else []
    framed = claim.context & {"preliminary", "initial", "provisional", "projection", "final"}
    return frozenset({*words, *said, *(t.lemma for t in claim.terms), *framed})


def older(pair: Pairing, x: Quantity, y: Quantity) -> bool:
    """Whether somebody simply grew older between two reports."""
    early, late = (x, y) if pair.order < 0 else (y, x)
    first, second = sorted((pair.a.published or "", pair.b.published or ""))
    days = (dt.date.fromisoformat(second[:10]) - dt.date.fromisoformat(first[:10])).days
    return late.low > early.low and days >= 200 * (late.low - early.low)
