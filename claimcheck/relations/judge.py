"""The judgement: typed comparators composed in order, with the evidence kept.

The order is that of the table of meanings: what cannot be compared says nothing, a conflict of
values goes before agreement of the rest, and whole propositions agree only where no value differs.

Of a hundred candidate pairs the comparators find something in two. So each has a question beside
it that is asked of all pairs at once, with upper bounds of what two claims share: whether it may
find anything at all. A comparator is not called for a pair where it cannot, and a pair for which
none is called is not looked at.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

import numpy as np

from claimcheck.claims.claim import Claim
from claimcheck.config import Config
from claimcheck.relations.causes import cause_relations, may_share_cause
from claimcheck.relations.entailment import entailment_model
from claimcheck.relations.functional import functional_relations, may_exclude
from claimcheck.relations.learned import is_open, learned_relations
from claimcheck.relations.occasions import may_share_time, time_relations
from claimcheck.relations.pairing import Pairing
from claimcheck.relations.pairings import Flags, Pairings
from claimcheck.relations.participants import (
    may_share_participant,
    name_relations,
    namesakes,
    role_relations,
)
from claimcheck.relations.polarity import may_oppose, polarity_relations
from claimcheck.relations.propositions import may_say_the_same, plain_relations
from claimcheck.relations.quantities import may_share_quantity, quantity_relations
from claimcheck.relations.quotations import may_quote_the_same, quote_relations
from claimcheck.relations.relation import Relation, Verb
from claimcheck.relations.settling import told_once, without_answered
from claimcheck.relations.whereabouts import may_share_place, place_relations

Comparator = Callable[[Pairing], Iterable[Relation]]

TYPED: Mapping[Comparator, Callable[[Pairings], Flags]] = {
    quantity_relations: may_share_quantity,
    time_relations: may_share_time,
    place_relations: may_share_place,
    polarity_relations: may_oppose,
    role_relations: may_share_participant,
    functional_relations: may_exclude,
    cause_relations: may_share_cause,
}
UNTYPED: Mapping[Comparator, Callable[[Pairings], Flags]] = {
    quote_relations: may_quote_the_same,
    plain_relations: may_say_the_same,
}
COMPARATORS = (*TYPED, *UNTYPED)
ALL = frozenset(COMPARATORS)
INSIDE = (quantity_relations, role_relations)  # called for two claims of one article, too
FEW = 64  # pairs below which it is quicker to ask every comparator of each
NEARLY = 0.6  # share of content from which lead and body tell one thing, not a whole and a part
SELF = 0.75  # score from which a headline conflicts with what its article gives another scope


def judge(
    claims: Sequence[Claim], pairs: Sequence[tuple[int, int]] | np.ndarray, config: Config
) -> tuple[Relation, ...]:
    """The relations of the given pairs of positions in ``claims``, at most one a pair and slot.

    The first position of a pair is side a of its relations.
    """
    return settle(judge_pairs(claims, pairs, config), claims)


def judge_pairs(
    claims: Sequence[Claim], pairs: Sequence[tuple[int, int]] | np.ndarray, config: Config
) -> list[Relation]:
    """What holds between the two claims of each pair, whatever other pairs there are."""
    found: dict[tuple[str, str, str], Relation] = {}
    given = np.asarray(pairs, np.int64).reshape(-1, 2)
    for i, j, asked in comparators(claims, given, config):
        a, b = claims[i], claims[j]
        if a.article == b.article and a.sentence.overlap(b.sentence):
            continue
        for relation in judge_pair(a, b, config, asked):
            found.setdefault((relation.a, relation.b, relation.evidence.slot), relation)
    return list(found.values())


def comparators(
    claims: Sequence[Claim], pairs: np.ndarray, config: Config
) -> Iterator[tuple[int, int, frozenset[Comparator]]]:
    """The pairs (rows of two positions) in which something may be found, and by what.

    Whether a comparator is called for a pair does not depend on the other pairs.
    """
    if len(pairs) < FEW:
        yield from ((i, j, ALL) for i, j in pairs.tolist())
        return
    asked = Pairings.of(claims, pairs, config)
    may = np.stack([question(asked) for question in (*TYPED.values(), *UNTYPED.values())])
    may[[c not in INSIDE for c in COMPARATORS]] &= asked.two_articles
    codes = (1 << np.arange(len(may))) @ may
    chosen = {
        code: frozenset(c for n, c in enumerate(COMPARATORS) if code >> n & 1)
        for code in np.unique(codes).tolist()
    }
    called = codes > 0
    for (i, j), code in zip(pairs[called].tolist(), codes[called].tolist(), strict=True):
        yield i, j, chosen[code]


def settle(relations: Sequence[Relation], claims: Sequence[Claim]) -> tuple[Relation, ...]:
    """What is left of the pairs' relations once they are seen side by side, in order."""
    by_id = {c.id: c for c in claims}
    kept = told_once(without_answered(relations, by_id), by_id)
    return tuple(sorted(kept, key=lambda r: (r.a, r.b, r.evidence.slot)))


def judge_pair(
    a: Claim, b: Claim, config: Config, asked: Collection[Comparator] = ALL
) -> list[Relation]:
    """Everything that holds between two claims, as far as the comparators ``asked`` can tell."""
    pair = Pairing(a, b, config)
    values = (a.quantities and b.quantities) or (a.direct and b.direct)
    if not pair.match.pairs and not values:
        return []  # they share no word, so that nothing can be compared
    if role_relations in asked and namesakes(pair):
        return list(name_relations(pair))
    if pair.same_article:
        return [r for r in quantity_relations(pair) if _self_conflict(pair, r)]
    relations = [r for compare in TYPED if compare in asked for r in compare(pair)]
    verbs = {r.relation for r in relations}
    if not verbs & {Verb.CONTRADICTION, Verb.UPDATE}:
        quotes = list(quote_relations(pair)) if quote_relations in asked else []
        plain = plain_relations in asked and not quotes and Verb.COMPATIBLE not in verbs
        relations.extend(plain_relations(pair) if plain else quotes)
    model = entailment_model(config.relation_model)
    if model is not None and is_open(pair, relations):
        relations = list(learned_relations(pair, model)) or relations
    return relations


def _self_conflict(pair: Pairing, relation: Relation) -> bool:
    """Whether headline, lead and body have two figures for one thing, and not parts of a whole."""
    headline = pair.a.headline != pair.b.headline
    lead = not headline and pair.a.lead != pair.b.lead and pair.match.strict >= NEARLY
    sure = headline and not pair.other_scope()
    return (
        relation.relation is Verb.CONTRADICTION
        and (headline or lead)
        and relation.score >= (pair.config.conflicting if sure else SELF)
    )
