"""Screening: which pairs of claims may stand in a relation at all, told for all pairs at once.

Of a hundred candidate pairs the comparators find something in two. What each of them asks for
first is asked here of whole arrays, with upper bounds of what the two claims share: a pair that is
left out stands in no relation, whatever the comparators would ask of it next.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from claimcheck.claims.claim import Claim
from claimcheck.config import Config
from claimcheck.relations.causes import may_share_cause
from claimcheck.relations.circumstances import may_share_place, may_share_time
from claimcheck.relations.functional import may_exclude
from claimcheck.relations.pairings import Flags, Pairings
from claimcheck.relations.participants import may_be_namesakes, may_share_participant
from claimcheck.relations.polarity import may_oppose
from claimcheck.relations.propositions import may_say_the_same
from claimcheck.relations.quantities import may_share_quantity
from claimcheck.relations.quotations import may_quote_the_same

FEW = 64  # pairs below which it is quicker to judge them all
ANYWHERE = (may_share_quantity, may_be_namesakes)
BETWEEN_ARTICLES = (
    may_say_the_same,
    may_share_time,
    may_share_place,
    may_oppose,
    may_share_participant,
    may_exclude,
    may_share_cause,
    may_quote_the_same,
)


def may_relate(claims: Sequence[Claim], pairs: np.ndarray, config: Config) -> Flags:
    """For each pair (a row of two positions) whether `judge_pair` may find anything in it."""
    if len(pairs) < FEW:
        return np.ones(len(pairs), bool)
    asked = Pairings.of(claims, pairs, config)
    between = np.logical_or.reduce([may(asked) for may in BETWEEN_ARTICLES])
    anywhere = np.logical_or.reduce([may(asked) for may in ANYWHERE])
    return np.asarray(anywhere | (between & asked.two_articles))
