"""Place slot: where the same event happened."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.alignment.bounds import bounds
from claimcheck.claims.claim import Claim
from claimcheck.claims.per_claim import per_claim
from claimcheck.relations.comparison import Outcome
from claimcheck.relations.event import ENDS, TOLD, VERBS, one_way, told_alike
from claimcheck.relations.one_claim import beside_place
from claimcheck.relations.pairing import Pairing
from claimcheck.relations.pairings import Flags, Pairings
from claimcheck.relations.place import compare_places
from claimcheck.relations.relation import Kind, Relation, Verb


def place_relations(pair: Pairing) -> Iterator[Relation]:
    """Relations on where it happened: two claims share more than a place, or say nothing of it."""
    for x in pair.a.places:
        for y in pair.b.places:
            comparison = compare_places(x, y)
            directed = bool(x.direction and y.direction)
            if comparison.outcome is Outcome.NOT_COMPARABLE:
                continue
            named = comparison.outcome is Outcome.SAME and x.proper and y.proper
            enough = pair.match.both >= (pair.config.circumstance if directed or named else 0.5)
            if comparison.outcome is Outcome.CONFLICTS and (told_alike(pair) or _placed(pair)):
                enough = not pair.other_year
            if not enough or not pair.committed or pair.same_article:
                continue
            if not directed and not named and pair.predicate < pair.config.predicate:
                continue
            if named and not (directed or _one_matter(pair)):
                continue
            verb = VERBS.get(comparison.outcome, Verb.CONTRADICTION)
            if pair.a.factuality.polarity is not pair.b.factuality.polarity:
                continue
            yield pair.relation(
                verb, Kind.PLACE, "place", x.span, y.span, comparison, pair.match.both
            )
            return


def may_share_place(asked: Pairings) -> Flags:
    """For each pair whether `place_relations` may find anything."""
    share, config = asked.share, asked.config
    found = asked.both(lambda c: c.places)
    low = found & (share.both < min(config.circumstance, 0.5)) & (share.contained < TOLD)
    few = Pairings.of(asked.claims, asked.pairs[low], config)
    rest = bounds([beside_place(c) for c in few.claims], few.pairs, asked.words)
    placed = (rest.contained >= TOLD) | (rest.both >= config.conflicting)
    found[low] = placed | asked.both(_has_end)[low]
    return found


def _one_matter(pair: Pairing) -> bool:
    """Whether both speak of one thing beside the place, as much else happens in a town."""
    if pair.beside_place.both >= pair.config.circumstance or one_way(pair):
        return True
    shared = {
        x.name
        for x in pair.a.places
        for y in pair.b.places
        if x.proper and y.proper and compare_places(x, y).outcome is Outcome.SAME
    }
    return len(shared) > 1  # "in Oman and the Emirates" is where this happened and nothing else


@per_claim
def _has_end(claim: Claim) -> bool:
    """Whether a claim names an end of a way."""
    return any(p.kind in ENDS and p.proper for p in claim.places)


def _placed(pair: Pairing) -> bool:
    """Whether both tell one event of one participant, wherever each of them puts it."""
    rest = pair.beside_place
    if pair.one_event and max(rest.a, rest.b) >= TOLD:
        return True
    alike = pair.predicate >= pair.config.predicate and pair.participant
    return alike and rest.both >= pair.config.conflicting
