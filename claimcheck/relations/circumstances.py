"""Time and place slots: when and where the same event happened."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.claims.claim import Claim, Polarity
from claimcheck.claims.timex import TimeExpression
from claimcheck.relations.comparison import Outcome
from claimcheck.relations.pairing import Pairing
from claimcheck.relations.place import compare_places
from claimcheck.relations.relation import Kind, Relation, Verb
from claimcheck.relations.time import compare_times

_VERBS = {Outcome.SAME: Verb.AGREEMENT, Outcome.REFINES: Verb.COMPATIBLE}


def time_relations(pair: Pairing) -> Iterator[Relation]:
    """Relations on when it happened: the best fit of the times of the two claims."""
    if not _same_event(pair):
        return
    compared = [
        (compare_times(x, y), x, y)
        for x in pair.a.times
        for y in pair.b.times
        if not _of_report(pair.a, x) and not _of_report(pair.b, y)
    ]
    for wanted in (Outcome.SAME, Outcome.REFINES, Outcome.CONFLICTS):
        for comparison, x, y in compared:
            if comparison.outcome is not wanted:
                continue
            verb = _VERBS.get(wanted, Verb.CONTRADICTION)
            if verb is Verb.CONTRADICTION:
                if not _may_conflict(pair):
                    return
                later = pair.order and _rescheduled(pair)
                verb = Verb.UPDATE if later else verb
            score = 0.5 * pair.match.both + 0.5 * pair.predicate
            yield pair.relation(verb, Kind.TIME, "time", x.span, y.span, comparison, score)
            return


def place_relations(pair: Pairing) -> Iterator[Relation]:
    """Relations on where it happened."""
    for x in pair.a.places:
        for y in pair.b.places:
            comparison = compare_places(x, y)
            directed = bool(x.direction and y.direction)
            if comparison.outcome is Outcome.NOT_COMPARABLE:
                continue
            enough = pair.match.both >= (0.3 if directed else 0.5)
            if not enough or not pair.committed or pair.same_article:
                continue
            if not directed and pair.predicate < pair.config.predicate:
                continue
            verb = _VERBS.get(comparison.outcome, Verb.CONTRADICTION)
            if pair.a.factuality.polarity is not pair.b.factuality.polarity:
                continue
            yield pair.relation(
                verb, Kind.PLACE, "place", x.span, y.span, comparison, pair.match.both
            )
            return


def _same_event(pair: Pairing) -> bool:
    same_side = pair.a.factuality.polarity is pair.b.factuality.polarity
    return (
        same_side
        and not pair.same_article
        and pair.predicate >= pair.config.predicate
        and pair.match.both >= pair.config.same_question
        and pair.a.factuality.polarity is not Polarity.NEGATIVE
    )


def _may_conflict(pair: Pairing) -> bool:
    return (
        pair.committed
        and pair.participant
        and pair.match.both >= pair.config.conflicting
        and pair.match.strict >= 0.4
    )


def _of_report(claim: Claim, time: TimeExpression) -> bool:
    """Whether a time belongs to the saying and not to what is said."""
    source = claim.attribution
    return source is not None and 0 <= time.span.start - source.span.end <= 12


def _rescheduled(pair: Pairing) -> bool:
    words = {"longer", "postpone", "put_off", "delay", "extend", "abandon", "now", "instead", "new"}
    late = pair.b if pair.order < 0 else pair.a
    return bool(words & ({t.lemma for t in late.terms} | late.context))
