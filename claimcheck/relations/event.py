"""One event: whether two claims tell one, as far as their times and places need to know."""

from __future__ import annotations

from claimcheck.claims.claim import Claim, Role
from claimcheck.claims.place import PlaceKind
from claimcheck.relations.comparison import Outcome
from claimcheck.relations.pairing import Pairing
from claimcheck.relations.place import compare_places
from claimcheck.relations.relation import Verb

ENDS = (PlaceKind.SOURCE, PlaceKind.GOAL)
TOLD = 0.6  # share of one side, within one event, that the other side tells too
VERBS = {Outcome.SAME: Verb.AGREEMENT, Outcome.REFINES: Verb.COMPATIBLE}


def told_alike(pair: Pairing) -> bool:
    """Whether one side tells the other's event with more about it around, or both one journey."""
    return (pair.one_event and pair.contained >= TOLD) or one_way(pair)


def one_way(pair: Pairing) -> bool:
    """ "Pulled out of Elmford", "set off from Elmford": one end of a way, and nobody else's."""
    shared = any(
        x.kind in ENDS and compare_places(x, y).outcome is Outcome.SAME
        for x in pair.a.places
        for y in pair.b.places
        if x.proper and y.proper
    )
    moved = pair.participant or any(_unnamed(c) for c in (pair.a, pair.b))
    return shared and moved and pair.fit(Role.SUBJECT) >= 0


def _unnamed(claim: Claim) -> bool:
    """Whether a claim says of nobody in particular that it happened: "it had set off"."""
    return not any(t.role in {Role.SUBJECT, Role.OBJECT} and t.main for t in claim.terms)
