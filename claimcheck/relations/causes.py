"""Cause slots: what one thing is put down to, in both claims."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimcheck.alignment.matching import terms_alike
from claimcheck.claims.claim import Claim, Term
from claimcheck.claims.per_claim import per_claim
from claimcheck.relations.comparison import Comparison, Outcome
from claimcheck.relations.pairing import Pairing
from claimcheck.relations.pairings import Flags, Pairings
from claimcheck.relations.relation import Kind, Relation, Verb

# The cause stands behind the connector; in "so heavy that it is slow" inside it.
_CONNECTOR = re.compile(
    r"(?P<hedge>\b(?:possibly|perhaps|maybe|probably|apparently|partly) )?"
    r"\b(?:because(?: of)?|due to|owing to|as a result of|caused by|blamed on|thanks to"
    r"|so (?P<adjective>\w{2,30}) that)\b",
    re.IGNORECASE,
)
ALIKE = 0.6  # word similarity from which two causes are one
EFFECT = 0.45  # word similarity from which two effects are of one kind


def cause_relations(pair: Pairing) -> Iterator[Relation]:
    """One cause of one effect: the same, or compatible where one side hedges it.

    Two causes given for one effect are left alone: both may be at work.
    """
    x, y = _cause(pair.a), _cause(pair.b)
    if x is None or y is None or pair.same_article:
        return
    if terms_alike(x[0], y[0]) < ALIKE or not _one_effect(pair.a, x[0], pair.b, y[0]):
        return
    hedged = x[1] != y[1] or pair.a.factuality.certainty is not pair.b.factuality.certainty
    why = f"both put it down to the same cause ({x[0].text}, {y[0].text})"
    verb = Verb.COMPATIBLE if hedged else Verb.AGREEMENT
    if hedged:
        why += ", one of them only possibly"
    comparison = Comparison(Outcome.REFINES if hedged else Outcome.SAME, why)
    score = terms_alike(x[0], y[0])
    yield pair.relation(verb, Kind.CAUSE, "cause", x[0].span, y[0].span, comparison, score)


def may_share_cause(asked: Pairings) -> Flags:
    """For each pair whether `cause_relations` may find anything."""
    return asked.both(_cause)


@per_claim
def _cause(claim: Claim) -> tuple[Term, bool] | None:
    """The word that names the cause, and whether the connector is hedged."""
    found = _CONNECTOR.search(claim.surface)
    if not found:
        return None
    hedged = found["hedge"] is not None
    if found["adjective"]:
        word = found["adjective"].lower()
        named = [t for t in claim.terms if t.own and t.text == word]
    else:
        behind = claim.surface[found.end() :].lower().split()[:6]
        words = {w.strip(".,;'\"") for w in behind}
        # The surface folds white space, so that offsets into it are near those of the text.
        at = claim.span.start + found.start()
        named = [t for t in claim.terms if t.own and t.text in words and t.span.start > at]
    if not named:
        return None
    return next((t for t in named if t.pos in {"NOUN", "PROPN"}), named[0]), hedged


def _one_effect(a: Claim, cause_a: Term, b: Claim, cause_b: Term) -> bool:
    effects_a = [t for t in a.terms if t != cause_a and not t.proper]
    effects_b = [t for t in b.terms if t != cause_b and not t.proper]
    return any(terms_alike(x, y) >= EFFECT for x in effects_a for y in effects_b)
