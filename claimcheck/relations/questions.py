"""Which figures of two claims answer one question, and how surely."""

from __future__ import annotations

from claimcheck.alignment.similarity import groups, words_alike
from claimcheck.claims.claim import Role
from claimcheck.claims.quantity import Bound, Quantity
from claimcheck.relations.indicators import (
    harmed,
    indicators,
    noun_of,
    offspring,
    part_of,
    same_person,
)
from claimcheck.relations.pairing import Pairing

PARTIAL = frozenset({"more", "other", "another", "further", "additional", "extra", "new", "each"})
LOOK_ALIKE = 0.05  # another indicator of the same people: compatible, nothing more
_CORE = frozenset({Role.SUBJECT, Role.OBJECT, Role.PREDICATE})
FEW = 4  # children from which a parent of so many is the only one in a story
SMALL, ROUND = 13, 1000  # counts below the first are common, above the second rarely met twice
NOT_COMPARED = frozenset({"ordinal", "identifier", "street_number", "year", "ratio"})


def same_question(pair: Pairing, x: Quantity, y: Quantity) -> float:
    """How surely the two figures answer one question, 0 where they cannot."""
    if x.dimension != y.dimension or x.dimension in NOT_COMPARED:
        return 0.0
    if bool(PARTIAL & set(x.modifiers)) != bool(PARTIAL & set(y.modifiers)):
        return 0.0
    if x.dimension == "age":
        return 0.9 if same_person(pair.a, x, pair.b, y) else 0.0
    if offspring(pair.a, x) or offspring(pair.b, y):
        return _children(pair, x, y)
    if x.dimension not in {"count", "magnitude"} and _other_owner(pair):
        return 0.0  # the shares of two companies
    indicator_a, indicator_b = indicators(pair.a, x), indicators(pair.b, y)
    if indicator_a and indicator_b and not indicator_a & indicator_b:
        return LOOK_ALIKE if indicator_a | indicator_b <= harmed() else 0.0
    if x.dimension == "count" and bool(indicator_a) != bool(indicator_b):
        return 0.0
    first, second = noun_of(pair.a, x), noun_of(pair.b, y)
    noun = words_alike(first, second) if first and second else None
    if noun is not None and noun < 0.5 and indicator_a & indicator_b:
        hurt = any(groups(n) & harmed() for n in (first, second))
        noun = None if hurt else noun  # "nineteen of the injured", "twelve people" in hospital
    event = max(pair.match.both, 0.5 * (pair.match.both + pair.predicate))
    if x.dimension == "count":
        if noun is None:
            if indicator_a & indicator_b:
                return min(1.0, 0.4 + 0.5 * event)  # "14 taken to hospital": people, who else
            return 0.75 * event if pair.predicate >= 0.9 else 0.0
        if noun < 0.5:
            return 0.0
        bonus = 0.25 if indicator_a & indicator_b else 0.0
        return min(1.0, 0.35 * noun + 0.5 * event + bonus)
    if x.dimension == "magnitude":
        return max(0.6, event)
    if noun is not None:
        return 0.5 * noun + 0.5 * event if noun >= 0.5 else 0.5 * event
    return event if x.dimension == "duration" else 0.1 + 0.9 * event


def _children(pair: Pairing, x: Quantity, y: Quantity) -> float:
    """Whether two counts are of one parent's children, by name or as the one such parent."""
    if not (offspring(pair.a, x) and offspring(pair.b, y)):
        return 0.0 if part_of(pair.a, x) or part_of(pair.b, y) else 0.5 * pair.match.both
    names = [{t.lemma for t in c.terms if t.proper} for c in (pair.a, pair.b)]
    if names[0] & names[1]:
        return 0.9
    return 0.7 if min(x.high, y.high) > FEW else 0.0


def _other_owner(pair: Pairing) -> bool:
    """Whether the subjects are two, and neither is what the other side speaks of."""
    if pair.fit(Role.SUBJECT) >= 0 or pair.match.strict >= 0.8:
        return False
    heads = [
        {t.span for t in c.terms if t.role is Role.SUBJECT and t.main} for c in (pair.a, pair.b)
    ]
    met = (
        [
            any(t.span in heads[side] for t in column)
            for side, column in enumerate(zip(*pair.match.pairs, strict=True))
        ]
        if pair.match.pairs
        else []
    )
    crossed = any(
        Role.SUBJECT in {x.role, y.role}
        and {x.role, y.role} <= _CORE
        and x.main
        and y.main
        and x.role is not y.role
        for x, y in pair.match.pairs
    )
    return not (crossed or (met and all(met)))


def telling(pair: Pairing, x: Quantity, y: Quantity) -> bool:
    """Whether one figure in both claims is itself a sign of one question.

    "Three" may count anything, 42,000 hardly ever counts two things in one story.
    """
    if x.dimension == "age" or {Bound.VAGUE} & {x.bound, y.bound}:
        return False
    if x.dimension == "count":
        told = indicators(pair.a, x), indicators(pair.b, y)
        if all(told) and not told[0] & told[1]:
            return False
        if x.high >= ROUND:
            return True
        clash = x.counted and y.counted and words_alike(x.counted, y.counted) < 0.5
        return x.high >= SMALL and not clash and pair.match.both >= pair.config.circumstance
    return x.high > 2 and pair.match.both >= 0.5 * pair.config.circumstance
