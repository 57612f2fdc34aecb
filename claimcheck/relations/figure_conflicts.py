"""Whether two different figures are for one thing, or for two things that look alike."""

from __future__ import annotations

import re

from claimcheck.alignment.similarity import words_alike
from claimcheck.claims.claim import Claim, Role
from claimcheck.claims.per_claim import per_claim
from claimcheck.claims.quantity import Quantity
from claimcheck.lexicons import load
from claimcheck.relations.indicators import COUNTERS, indicators, noun_of, offspring
from claimcheck.relations.instances import nobody_in_common, other_instance
from claimcheck.relations.one_claim import future, phrases
from claimcheck.relations.opposites import opposition
from claimcheck.relations.pairing import Pairing

NARROWING = frozenset({"on", "for", "among", "from"})  # what an amount goes to or is part of
SOULS = frozenset({"person", "people", "life", "body", "victim"})
SENTENCE = 0.62  # share of content from which two claims are one sentence but for a figure
LITTLE = 0.34  # share of content from which two tolls of one kind may be of one event
MEASURED = 0.55  # the same for shares, lengths and durations
ENOUGH = 0.42  # the same for two counts of other things
_RECKONED = ("expect", "estimat", "forecast", "predict", "project", "anticipat")
_PASSED = frozenset({"pass", "surpass", "top", "cross", "eclipse"})
SURE = 0.8  # alignment from which "one" and "two" are for one thing
FAR = 10.0  # figures further apart than this are hardly ever for one thing
PEOPLE = ("person", "people", "passenger", "resident", "man", "woman", "individual")


def may_conflict(pair: Pairing, x: Quantity, y: Quantity, question: float) -> bool:
    """Whether different figures are for one thing and not for two that look alike."""
    if other_instance(pair) and not offspring(pair.a, x):
        return False  # "another earthquake of magnitude 7"
    if _milestone(pair.a, x, y) or _milestone(pair.b, y, x):
        return False
    if _forecast(pair.a) != _forecast(pair.b) or _partial(pair.a) != _partial(pair.b):
        return False
    if (
        x.dimension == "count"
        and not offspring(pair.a, x)
        and (_other_counter(pair, x, y) or not told_enough(pair, x, y))
    ):
        return False
    if any("respectively" in c.surface.lower() for c in (pair.a, pair.b)):
        return False  # which figure is whose stands elsewhere in the sentence
    if _one_of_many(pair.a) != _one_of_many(pair.b) and x.dimension != "count":
        return False  # "the blaze", "17 blazes"
    measured = x.dimension in {"age", "magnitude"}
    if not measured and not offspring(pair.a, x) and nobody_in_common(pair):
        return False  # what two people or two countries have
    if measured or offspring(pair.a, x):
        return not pair.other_scope() or offspring(pair.a, x)
    if x.dimension == "money" and x.unit != y.unit:
        return pair.match.both >= pair.config.circumstance  # the same digits: one sum, misread
    if pair.fit(Role.SUBJECT) < 0 and pair.fit(Role.OBJECT) < 0:
        return False  # two other things, whatever they do
    if x.dimension in {"percent", "length", "duration"} and pair.match.both < MEASURED:
        return False
    if x.dimension == "percent" and bool(pair.a.published) != bool(pair.b.published):
        return False  # shares move from day to day, and the day of one report is not known
    first, second = noun_of(pair.a, x), noun_of(pair.b, y)
    apart = max(x.low, y.low) / max(1e-9, min(x.high, y.high))
    if pair.other_time:
        return False
    if _cumulative(pair.a) != _cumulative(pair.b) or opposition(pair):
        return False
    if _bearing(pair.a, x) != _bearing(pair.b, y):
        return False
    if _difference(pair.a, x) != _difference(pair.b, y):
        return False
    if _as_of(pair.a) != _as_of(pair.b) and not pair.same_article:
        return False  # but a headline sums up what its article tells
    if _one_sentence(pair) and (apart <= FAR or pair.match.both >= 0.75):
        listed = len(_alike(pair.a, x)) > 1 or len(_alike(pair.b, y)) > 1
        clash = first and second and words_alike(first, second) < 0.75
        told = bool(indicators(pair.a, x) & indicators(pair.b, y))
        if not listed and (told or not clash):
            return x.dimension != "count" or max(x.high, y.high) > 2 or told
    if pair.other_scope() or pair.match.both < 0.34 or (apart > FAR and min(x.high, y.high) > 0):
        return False
    same_noun = first == second or (
        words_alike(first, second) >= 0.9 and not {first, second} & set(PEOPLE)
    ) or {first, second} <= SOULS  # fmt: skip
    if x.dimension == "count":
        small = max(x.high, y.high) <= 2 and min(x.low, y.low) > 0
        told = bool(indicators(pair.a, x) & indicators(pair.b, y))
        counters = {x.counted, y.counted} & COUNTERS  # "police put the number of marchers at"
        event = told or pair.predicate >= pair.config.predicate
        event = event or bool(counters and pair.match.both >= 0.6)
        named = any(s.proper and t.proper for s, t in pair.match.pairs)
        sure = question >= SURE or pair.match.strict >= (0.7 if named else 0.9)
        same_noun = same_noun or (told and not (first and second))  # "14 taken to hospital"
        return same_noun and event and (not small or sure)
    if x.dimension in {"length", "percent", "duration"}:
        measured = bool(x.counted) and same_noun
        return (pair.predicate >= pair.config.predicate or pair.match.both >= 0.8) and (
            measured or (not x.counted and not y.counted) or pair.match.both >= 0.6
        ) and pair.match.strict >= 0.4  # fmt: skip
    if pair.fit(Role.SUBJECT) < 0:
        return False  # what the couple sold, what the sales of others brought
    if x.dimension == "speed":
        return same_noun  # "a top speed of": what is measured is the question
    return (same_noun or pair.match.both >= 0.6) and pair.predicate >= 0.5


def _milestone(claim: Claim, x: Quantity, other: Quantity) -> bool:
    """Whether one side only says that the figure was passed, and the other gives a higher one."""
    passed = claim.predicate in _PASSED and x.dimension in {"count", "money"}
    return passed and other.high >= x.low


@per_claim
def _one_of_many(claim: Claim) -> bool:
    """Whether the subject of a claim is several things that are counted."""
    subject = [t.span for t in claim.terms if t.role is Role.SUBJECT]
    return any(
        q.dimension == "count" and q.low > 1 and q.noun_span and q.noun_span.overlap(span)
        for q in claim.quantities
        for span in subject
    )


@per_claim
def _forecast(claim: Claim) -> bool:
    """Whether a claim is what somebody reckons with: "economists had expected"."""
    cue = claim.attribution.cue.lower().split() if claim.attribution else []
    return future(claim) or any(w.startswith(_RECKONED) for w in (*cue, *claim.operators))


@per_claim
def _partial(claim: Claim) -> bool:
    """Whether a claim names some among more: "the dead included nine students"."""
    return claim.predicate in {"include", "comprise"}


def _other_counter(pair: Pairing, x: Quantity, y: Quantity) -> bool:
    """Whether the figures are of what two others have or did: "Rua won four", "Sousa won none"."""
    if pair.fit(Role.SUBJECT) >= 0:
        return False
    counted = {x.counted, y.counted, noun_of(pair.a, x), noun_of(pair.b, y)}
    heads = [phrases(c)[Role.SUBJECT].head for c in (pair.a, pair.b)]
    if any(h is None or h.lemma in counted for h in heads):
        return False
    named = all(phrases(c)[Role.SUBJECT].borne for c in (pair.a, pair.b))
    return named or not indicators(pair.a, x) & indicators(pair.b, y)


def _some_of(claim: Claim, quantity: Quantity) -> bool:
    """Whether a count is of some among certain others: "one of the candidates"."""
    _, _, behind = claim.surface.partition(quantity.text)
    return bool(re.match(r" of (?:the|these|those|his|her|its|their|our|them|whom)\b", behind))


def told_enough(pair: Pairing, x: Quantity, y: Quantity) -> bool:
    """Whether more is shared than that people, or a few things, are counted."""
    if _some_of(pair.a, x) != _some_of(pair.b, y):
        return False  # "one of the candidates"
    if indicators(pair.a, x) & indicators(pair.b, y):
        return pair.match.both >= LITTLE
    if {noun_of(pair.a, x), noun_of(pair.b, y)} & set(PEOPLE):
        return pair.match.strict >= SENTENCE
    return pair.match.both >= ENOUGH


def _one_sentence(pair: Pairing) -> bool:
    """Whether the two claims are one sentence but for the figure, give or take wording."""
    if pair.match.both < SENTENCE or pair.match.strict < pair.config.conflicting:
        return False
    same = pair.predicate >= pair.config.predicate and not _narrowed(pair)
    if pair.other_extent():
        return False
    return same and (not pair.other_scope() or pair.match.both >= 0.8)


def _narrowed(pair: Pairing) -> bool:
    """Whether one side gives a part: "spent six million on advertising"."""
    return any(
        t.role is Role.OBLIQUE and t.main and t.own and t.marker in NARROWING
        for t in (*pair.match.only_a, *pair.match.only_b)
    )


def _cumulative(claim: Claim) -> bool:
    """Whether a claim adds up over time: "in all", "so far", "a total of"."""
    words = f" {' '.join(claim.surface.lower().replace(',', ' ').split())} "
    return any(
        f" {phrase} " in words or (phrase == "so far" and {"far"} & claim.context)
        for phrase in load("numbers")["cumulative"]
    )


def _bearing(claim: Claim, quantity: Quantity) -> bool:
    """Whether a length is the distance to a place ("55 km south of Elmford")."""
    return any(p.span.contains(quantity.span) for p in claim.places)


def _difference(claim: Claim, quantity: Quantity) -> bool:
    """Whether a figure is by how much something changed: "grew by 32 per cent", not "to"."""
    before = claim.surface[: max(0, quantity.span.start - claim.span.start)]
    return before.lower().rstrip().endswith(" by")


@per_claim
def _as_of(claim: Claim) -> bool:
    """Whether a claim tells how things stood at a time of the day: "by midday it had lost"."""
    of = "as of " in claim.surface.lower()
    return of or any(t.relation in {"by", "until"} for t in claim.times)


def _alike(claim: Claim, quantity: Quantity) -> list[Quantity]:
    return [
        q
        for q in claim.quantities
        if q.dimension == quantity.dimension
        and (q.dimension != "count" or indicators(claim, q) & indicators(claim, quantity))
    ]
