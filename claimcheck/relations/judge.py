"""The judgement: typed comparators composed in order, with the evidence kept.

The order is that of the table of meanings: what cannot be compared says nothing, a conflict of
values goes before agreement of the rest, and whole propositions agree only where no value differs.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from claimcheck.claims.claim import Claim
from claimcheck.config import Config
from claimcheck.relations.causes import cause_relations
from claimcheck.relations.circumstances import place_relations, time_relations
from claimcheck.relations.entailment import entailment_model
from claimcheck.relations.functional import functional_relations
from claimcheck.relations.learned import is_open, learned_relations
from claimcheck.relations.pairing import Pairing
from claimcheck.relations.participants import name_relations, namesakes, role_relations
from claimcheck.relations.polarity import polarity_relations
from claimcheck.relations.propositions import plain_relations
from claimcheck.relations.quantities import quantity_relations
from claimcheck.relations.quotations import quote_relations
from claimcheck.relations.relation import Relation, Verb
from claimcheck.relations.screening import may_relate
from claimcheck.relations.settling import told_once, without_answered

SELF = 0.75  # score from which parts of one article conflict: below it they are part and whole


def judge(
    claims: Sequence[Claim], pairs: Sequence[tuple[int, int]], config: Config
) -> tuple[Relation, ...]:
    """The relations of the given pairs of positions in ``claims``, at most one a pair and slot."""
    return settle(judge_pairs(claims, pairs, config), claims)


def judge_pairs(
    claims: Sequence[Claim], pairs: Sequence[tuple[int, int]], config: Config
) -> list[Relation]:
    """What holds between the two claims of each pair, whatever other pairs there are."""
    found: dict[tuple[str, str, str], Relation] = {}
    order = [(c.article, c.span, c.id) for c in claims]
    given = np.asarray(pairs, np.int64).reshape(-1, 2)
    for i, j in given[may_relate(claims, given, config)].tolist():
        first, second = (i, j) if order[i] <= order[j] else (j, i)
        a, b = claims[first], claims[second]
        if a.article == b.article and a.sentence.overlap(b.sentence):
            continue
        for relation in judge_pair(a, b, config):
            found.setdefault((relation.a, relation.b, relation.evidence.slot), relation)
    return list(found.values())


def settle(relations: Sequence[Relation], claims: Sequence[Claim]) -> tuple[Relation, ...]:
    """What is left of the pairs' relations once they are seen side by side, in order."""
    by_id = {c.id: c for c in claims}
    kept = told_once(without_answered(relations, by_id), by_id)
    return tuple(sorted(kept, key=lambda r: (r.a, r.b, r.evidence.slot)))


def judge_pair(a: Claim, b: Claim, config: Config) -> list[Relation]:
    """Everything that holds between two claims."""
    pair = Pairing(a, b, config)
    if not pair.match.pairs and not (a.quantities and b.quantities):
        return []  # they share no word, so that nothing can be compared
    if namesakes(pair):
        return list(name_relations(pair))
    if pair.same_article:
        return [r for r in quantity_relations(pair) if _self_conflict(pair, r)]
    relations = list(_typed(pair))
    verbs = {r.relation for r in relations}
    if not verbs & {Verb.CONTRADICTION, Verb.UPDATE}:
        quotes = list(quote_relations(pair))
        relations.extend(quotes or ([] if Verb.COMPATIBLE in verbs else plain_relations(pair)))
    model = entailment_model(config.relation_model)
    if model is not None and is_open(pair, relations):
        relations = list(learned_relations(pair, model)) or relations
    return relations


def _typed(pair: Pairing) -> Iterator[Relation]:
    yield from quantity_relations(pair)
    yield from time_relations(pair)
    yield from place_relations(pair)
    yield from polarity_relations(pair)
    yield from role_relations(pair)
    yield from functional_relations(pair)
    yield from cause_relations(pair)


def _self_conflict(pair: Pairing, relation: Relation) -> bool:
    headline = pair.a.headline != pair.b.headline and pair.other_scope() is False
    needed = pair.config.conflicting if headline else SELF
    return (
        relation.relation is Verb.CONTRADICTION
        and relation.score >= needed
        and (pair.a.headline, pair.a.lead) != (pair.b.headline, pair.b.lead)
    )
