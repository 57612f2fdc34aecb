"""Instances: whether two claims of one kind of event may be of two events of that kind.

News compares: the shooting of today with that of February, the second parcel with the first, this
vote with earlier ones. What such a claim tells is true beside what is told of today's event.
"""

from __future__ import annotations

import datetime as dt

from claimcheck.alignment.matching import terms_alike
from claimcheck.claims.claim import Claim, Term
from claimcheck.claims.per_claim import per_claim
from claimcheck.claims.timex import TimeExpression
from claimcheck.lexicons import load
from claimcheck.relations.one_claim import NEWS, another, framing, values
from claimcheck.relations.pairing import NAMED, Pairing

# Words by which a claim says that it is of more, of others or of earlier ones.
_OTHERS = frozenset({"other", "others", "different", "previous", "previously", "prior", "history"})
_LATER = frozenset({"second", "third", "fourth", "fifth", "sixth"})
_PERIODS = frozenset({"year", "month", "decade", "century"})


def other_instance(pair: Pairing) -> bool:
    """Whether one side says that it is of another event of a kind, and the other does not."""
    a, b = pair.a, pair.b
    if another(a) != another(b) or _others(a) != _others(b) or _ordinals(a) != _ordinals(b):
        return True
    known = [date for date in (a.published, b.published) if date]
    return bool(known) and _looks_back(a, max(known)) != _looks_back(b, max(known))


def nobody_in_common(pair: Pairing) -> bool:
    """Whether each side names somebody or some place, and none that the other one knows."""
    names = [_names(c) for c in (pair.a, pair.b)]
    if not all(names):
        return False
    left, right = ({t.lemma for t in side} for side in names)
    if left & (right | pair.b.context) or right & pair.a.context:
        return False
    return not any(terms_alike(x, y) >= NAMED for x in names[0] for y in names[1])


@per_claim
def _names(claim: Claim) -> list[Term]:
    """The names in a claim, without who says so, when, and what people are."""
    left_out = {*framing(claim), *values(claim)}
    titles = {*load("titles")["words"], *load("titles")["address"]}
    return [t for t in claim.terms if t.proper and t not in left_out and t.lemma not in titles]


@per_claim
def _others(claim: Claim) -> bool:
    said = f"{claim.surface} {claim.text}".lower().replace(",", " ")
    return bool(_OTHERS & set(said.split()))


@per_claim
def _ordinals(claim: Claim) -> frozenset[str]:
    """Which one of several a claim is about: "a second parcel"; the first one needs no number."""
    figures = {q.text for q in claim.quantities if q.dimension == "ordinal" and q.low > 1}
    return frozenset(figures | {t.text for t in claim.terms if t.text in _LATER})


def _looks_back(claim: Claim, known: str) -> bool:
    """Whether a claim, or the sentence around it, is dated before the news of its report.

    ``known`` is the date of the other report, for one that has none.
    """
    today = dt.date.fromisoformat((claim.published or known)[:10])
    dated = [t for t in claim.times if t.end is not None or t.month is not None]
    if dated:
        return all(_before_news(t, today) for t in dated)
    return "last" in claim.context and bool(_PERIODS & claim.context)


def _before_news(time: TimeExpression, today: dt.date) -> bool:
    if time.end is not None:
        return time.end.date() <= today - NEWS
    return time.month not in {today.month, (today - NEWS).month, (today + NEWS).month}
