"""How newsworthy a claim looks, for the order of what is listed."""

from __future__ import annotations

from claimcheck.claims.claim import Certainty, Claim

TELLING = 3  # content words below which a clause is no news of its own
_COPULAS = frozenset({"is", "are", "was", "were", "be", "been", "being", "remains", "remained"})
HIGHEST = 6.0  # the highest prominence that a claim can have, in round figures


def prominence(claim: Claim) -> float:
    """How newsworthy a claim looks: early in its article, with names, figures and a speaker."""
    names = len({t.lemma for t in claim.terms if t.proper and t.own})
    own = sum(t.own for t in claim.terms)
    return (
        2.0 / (1 + 0.25 * claim.paragraph)
        + 0.4 * min(names, 3)
        + 0.6 * min(len(claim.quantities), 2)
        + (0.3 if claim.attribution else 0.0)
        + (0.4 if claim.factuality.certainty is Certainty.ASSERTED else 0.0)
        + 0.1 * min(own, 8)
    )


def is_news(claim: Claim) -> bool:
    """Whether a claim tells something by itself: no headline, no mere scene, no scrap, no title."""
    scrap = sum(t.own for t in claim.terms) < TELLING
    return not (claim.headline or claim.subordinate or scrap or _introduces(claim))


def _introduces(claim: Claim) -> bool:
    """Whether a claim only names somebody with a title: "Culture Minister Mara Lind"."""
    own = [t for t in claim.terms if t.own]
    return (
        claim.predicate == "be"
        and "," not in claim.surface
        and _COPULAS.isdisjoint(claim.surface.lower().split())
        and own[-1].proper
        and not any(t.pos in {"VERB", "AUX"} for t in own)
    )
