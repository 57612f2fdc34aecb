"""Quantity slots: what holds between the figures of two claims that answer one question."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from claimcheck.claims.claim import Claim, Polarity, Role
from claimcheck.claims.per_claim import per_claim
from claimcheck.claims.quantity import Bound, Quantity
from claimcheck.relations.comparison import Comparison, Outcome
from claimcheck.relations.figure_conflicts import may_conflict, told_enough
from claimcheck.relations.indicators import indicators, noun_of
from claimcheck.relations.instances import other_instance
from claimcheck.relations.moved_figures import moved_on, older, superseding
from claimcheck.relations.opposites import opposition
from claimcheck.relations.pairing import Pairing
from claimcheck.relations.pairings import Flags, Pairings
from claimcheck.relations.quantity import compare_quantities
from claimcheck.relations.questions import LOOK_ALIKE, NOT_COMPARED, ROUND, same_question, telling
from claimcheck.relations.relation import Kind, Relation, Verb
from claimcheck.spans import Span

MOVING = frozenset({"far", "total", "altogether"})  # scopes of a count that goes on
DENIED = 0.7  # share of what is denied beside the figure that the other side has to tell
SHOWN = 60  # code points of a figure with its noun


def quantity_relations(pair: Pairing) -> Iterator[Relation]:
    """At most one relation for each figure of the first claim: its best counterpart."""
    if not (pair.a.quantities and pair.b.quantities):
        return
    yield from _superseded(pair)
    scored = sorted(
        (
            (-question, abs(i - j), i, j)
            for i, x in enumerate(pair.a.quantities)
            for j, y in enumerate(pair.b.quantities)
            if (question := same_question(pair, x, y)) > 0
            or (x.dimension == y.dimension and x.dimension not in NOT_COMPARED)
        )
    )
    # Equal values are themselves a sign of one question, so they are taken first.
    done_a: set[int] = set()
    done_b: set[int] = set()
    results = [(s, i, j, compare_quantities(pair.a.quantities[i], pair.b.quantities[j]))
               for s, _, i, j in scored]  # fmt: skip
    same = [(i, j) for _, i, j, comparison in results if comparison.outcome is Outcome.SAME]
    answered_a, answered_b = {i for i, _ in same}, {j for _, j in same}
    for wanted in (Outcome.SAME, Outcome.REFINES, Outcome.CONFLICTS):
        for minus, i, j, comparison in results:
            if wanted is Outcome.CONFLICTS and (i in answered_a or j in answered_b):
                continue  # the votes of both houses in one claim, of one in the other
            if wanted is not Outcome.SAME and not minus:
                continue
            if comparison.outcome is wanted and i not in done_a and j not in done_b:
                relation = _relation(pair, i, j, -minus, comparison)
                if relation is not None:
                    done_a.add(i)
                    done_b.add(j)
                    yield relation


def may_share_quantity(asked: Pairings) -> Flags:
    """For each pair whether `quantity_relations` may find anything."""
    return asked.meet(lambda c: {q.dimension for q in c.quantities} - NOT_COMPARED)


def _superseded(pair: Pairing) -> Iterator[Relation]:
    """The later report gives a new figure and names the one of the earlier report as the old."""
    if not pair.days_apart:
        return
    early, late = (pair.a, pair.b) if pair.order < 0 else (pair.b, pair.a)
    told = superseding(late)
    if told is None:
        return
    for x in early.quantities:
        if compare_quantities(x, told[1]).outcome is not Outcome.SAME:
            continue
        first, second = (x, told[0]) if early is pair.a else (told[0], x)
        old = (x, told[1]) if early is pair.a else (told[1], x)
        if same_question(pair, *old) >= pair.config.same_question:
            why = f"the later report has {told[0].text} where the earlier one had {x.text}"
            slot = f"{x.dimension}:{noun_of(early, x)}".rstrip(":")
            yield pair.relation(
                Verb.UPDATE, Kind.QUANTITY, slot, first.span, second.span,
                Comparison(Outcome.CONFLICTS, why), same_question(pair, *old),
            )  # fmt: skip


def _relation(
    pair: Pairing, i: int, j: int, question: float, comparison: Comparison
) -> Relation | None:
    x, y = pair.a.quantities[i], pair.b.quantities[j]
    config = pair.config
    other_indicator = question == LOOK_ALIKE
    kind = (
        Kind.ROLE
        if x.dimension == "age"
        else Kind.TIME
        if x.dimension == "duration"
        else Kind.QUANTITY
    )
    # The same name whichever side comes first; people are people, whatever each side calls them.
    nouns = {noun_of(pair.a, x), noun_of(pair.b, y)} - {""}
    counted = min(nouns, key=lambda n: (n != "person", n), default="")
    slot = f"{x.dimension}:{counted}".rstrip(":")
    span_a, span_b = _shown(pair.a, x), _shown(pair.b, y)

    def found(verb: Verb) -> Relation:
        told = replace(comparison, why=_why(pair, verb, x, y, comparison))
        return pair.relation(verb, kind, slot, span_a, span_b, told, question)

    if other_indicator:
        comparison = Comparison(Outcome.NOT_COMPARABLE, f"{x.text} and {y.text} count other people")
        return found(Verb.COMPATIBLE) if pair.match.both >= 0.4 else None
    negative = _lacking(pair.a) != _lacking(pair.b) and 0 not in (x.low, y.low)
    if comparison.outcome is Outcome.SAME:
        if telling(pair, x, y):
            question = max(question, config.same_question)
        against = opposition(pair)
        aside = pair.fit(Role.SUBJECT) < 0
        if against and not negative and not aside and question >= config.same_question:
            why = f"{against[0].text} and {against[1].text} point in opposite directions"
            comparison = Comparison(Outcome.CONFLICTS, why)
            return found(Verb.CONTRADICTION) if pair.committed else None
        alike = question >= 0.7 or x.high >= ROUND or x.dimension == "magnitude"
        if pair.other_scope() and not alike:
            return None
        if negative and against:
            return found(Verb.AGREEMENT)  # "did not survive" and "died"
        if negative:
            strong = pair.predicate >= 0.9 and pair.committed and question >= config.conflicting
            strong = strong and pair.denied >= DENIED
            strong = strong and not any(" had not " in c.surface for c in (pair.a, pair.b))
            return found(Verb.CONTRADICTION) if strong else None
        if not pair.settled and not pair.equally_open:
            return found(Verb.COMPATIBLE) if question >= config.same_question else None
        small = x.high <= 3 and x.dimension == "count"
        needed = config.same_question + (0.1 if small else 0.0)
        return found(Verb.AGREEMENT) if question >= needed else None
    vague = Bound.VAGUE in {x.bound, y.bound} and comparison.outcome is Outcome.REFINES
    moved = not vague and moved_on(pair, x, y)  # 64 is what "dozens" were all along
    moved = moved and (x.dimension == "count" or pair.match.both >= config.circumstance)
    moved = moved and not other_instance(pair) and _countable(pair, x, y)
    if moved and question >= config.same_question and not pair.other_scope(MOVING):
        return found(Verb.UPDATE)
    if comparison.outcome is Outcome.REFINES:
        return found(Verb.COMPATIBLE) if question >= config.conflicting else None
    if comparison.outcome is Outcome.CONFLICTS and question >= config.conflicting:
        if x.dimension == "age" and pair.order:
            return found(Verb.UPDATE if older(pair, x, y) else Verb.CONTRADICTION)
        if not negative and pair.settled and may_conflict(pair, x, y, question):
            return found(Verb.CONTRADICTION)
        return found(Verb.COMPATIBLE) if pair.match.both >= 0.34 else None
    return None


def _countable(pair: Pairing, x: Quantity, y: Quantity) -> bool:
    """Whether it is known what both count: "several" and "millions" may be of anything."""
    if x.dimension != "count" or indicators(pair.a, x) & indicators(pair.b, y):
        return True
    named = noun_of(pair.a, x) and noun_of(pair.b, y)
    return bool(named) and Bound.VAGUE not in {x.bound, y.bound} and told_enough(pair, x, y)


@per_claim
def _lacking(claim: Claim) -> bool:
    """Whether a claim says what is not: "had no power", "were without power"."""
    without = " without " in claim.surface.lower()  # and not "Without any evidence, he said"
    return (claim.factuality.polarity is Polarity.NEGATIVE) != without


def _shown(claim: Claim, quantity: Quantity) -> Span:
    """The figure with the noun that it counts, where that is not far."""
    span = quantity.noun_span or quantity.span
    short = span.end - span.start <= SHOWN
    return span if short and claim.span.contains(span) else quantity.span


def _why(pair: Pairing, verb: Verb, x: Quantity, y: Quantity, comparison: Comparison) -> str:
    """The reason in the words of the relation: what moved on does not exclude what was."""
    first, second = " ".join(x.text.split()), " ".join(y.text.split())
    if verb is Verb.UPDATE:
        old, new = (first, second) if pair.order < 0 else (second, first)
        return f"the later report has {new} where the earlier one had {old}"
    if verb is Verb.COMPATIBLE and comparison.outcome is Outcome.CONFLICTS:
        return f"{first} and {second} may well stand for different things"
    return comparison.why
