"""Quantity slots: which figures of two claims answer one question, and what holds between them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

from claimcheck.alignment.similarity import groups, names_alike, words_alike
from claimcheck.claims.claim import Claim, Role, Term
from claimcheck.claims.quantity import Bound, Quantity
from claimcheck.lexicons import load
from claimcheck.relations.comparison import Comparison, Outcome
from claimcheck.relations.opposites import opposition
from claimcheck.relations.pairing import Pairing
from claimcheck.relations.quantity import compare_quantities
from claimcheck.relations.relation import Kind, Relation, Verb
from claimcheck.relations.time import compare_times

# What is counted decides the indicator: the injured are not the dead. Each word stands for its
# synonym group.
INDICATORS = ("kill", "injure", "hospital", "missing", "arrest", "evacuate", "rescue", "order")
GROWING = ("kill", "injure", "hospital", "arrest", "evacuate", "rescue")
PARTIAL = frozenset({"more", "other", "another", "further", "additional", "extra", "new", "each"})
MOVED = frozenset({"rise", "climb", "now", "so", "far", "reach", "grow", "increase", "instead",
                   "longer", "update", "total", "extend", "final", "finish"})  # fmt: skip
PROVISIONAL = frozenset({"projection", "estimate", "preliminary", "initial", "early", "still",
                         "expect", "immediately", "count", "counted"})  # fmt: skip
LOOK_ALIKE = 0.05  # another indicator of the same people: compatible, nothing more
SMALL, ROUND = 13, 1000  # counts below the first are common, above the second rarely met twice
NARROWING = frozenset({"on", "for", "among", "from"})  # what an amount goes to or is part of
FAR = 10.0  # figures further apart than this are hardly ever for one thing
PEOPLE = ("person", "people", "passenger", "resident", "man", "woman", "individual")
NOT_COMPARED = frozenset({"ordinal", "identifier", "street_number", "year", "ratio"})


def quantity_relations(pair: Pairing) -> Iterator[Relation]:
    """At most one relation for each figure of the first claim: its best counterpart."""
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
    for wanted in (Outcome.SAME, Outcome.REFINES, Outcome.CONFLICTS):
        for minus, i, j, comparison in results:
            if wanted is not Outcome.SAME and not minus:
                continue
            if comparison.outcome is wanted and i not in done_a and j not in done_b:
                relation = _relation(pair, i, j, -minus, comparison)
                if relation is not None:
                    done_a.add(i)
                    done_b.add(j)
                    yield relation


def same_question(pair: Pairing, x: Quantity, y: Quantity) -> float:
    """How surely the two figures answer one question, 0 where they cannot."""
    if x.dimension != y.dimension or x.dimension in NOT_COMPARED:
        return 0.0
    if bool(PARTIAL & set(x.modifiers)) != bool(PARTIAL & set(y.modifiers)):
        return 0.0
    if x.dimension == "age":
        return 0.9 if _same_person(pair.a, x, pair.b, y) else 0.0
    if x.dimension not in {"count", "magnitude"} and pair.fit(Role.SUBJECT) < 0:
        return 0.0  # the shares of two companies
    indicator_a, indicator_b = _indicators(pair.a, x), _indicators(pair.b, y)
    if indicator_a and indicator_b and not indicator_a & indicator_b:
        return LOOK_ALIKE if indicator_a | indicator_b <= _harmed() else 0.0
    if x.dimension == "count" and bool(indicator_a) != bool(indicator_b):
        return 0.0
    noun = words_alike(x.counted, y.counted) if x.counted and y.counted else None
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


def telling(pair: Pairing, x: Quantity, y: Quantity) -> bool:
    """Whether one figure in both claims is itself a sign of one question.

    "Three" may count anything, 42,000 hardly ever counts two things in one story.
    """
    if x.dimension == "age" or {Bound.VAGUE} & {x.bound, y.bound}:
        return False
    if x.dimension == "count":
        indicators = [_indicators(pair.a, x), _indicators(pair.b, y)]
        if all(indicators) and not indicators[0] & indicators[1]:
            return False
        if x.high >= ROUND:
            return True
        clash = x.counted and y.counted and words_alike(x.counted, y.counted) < 0.5
        return x.high >= SMALL and not clash and pair.match.both >= pair.config.circumstance
    return x.high > 2 and pair.match.both >= 0.5 * pair.config.circumstance


def _harmed() -> frozenset[int]:
    """The injured and those of them in hospital: two counts that are easily confused."""
    return groups("injure") | groups("hospital")


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
    counted = min({x.counted, y.counted} - {""}, key=lambda n: (n != "person", n), default="")
    slot = f"{x.dimension}:{counted}".rstrip(":")
    span_a, span_b = x.noun_span or x.span, y.noun_span or y.span
    span_a = span_a if pair.a.span.contains(span_a) else x.span
    span_b = span_b if pair.b.span.contains(span_b) else y.span

    def found(verb: Verb) -> Relation:
        told = replace(comparison, why=_why(pair, verb, x, y, comparison))
        return pair.relation(verb, kind, slot, span_a, span_b, told, question)

    if other_indicator:
        comparison = Comparison(Outcome.NOT_COMPARABLE, f"{x.text} and {y.text} count other people")
        return found(Verb.COMPATIBLE) if pair.match.both >= 0.4 else None
    negative = pair.a.factuality.polarity != pair.b.factuality.polarity and 0 not in (x.low, y.low)
    if comparison.outcome is Outcome.SAME:
        if telling(pair, x, y):
            question = max(question, config.same_question)
        against = opposition(pair)
        if against and not negative and question >= config.same_question:
            why = f"{against[0].text} and {against[1].text} point in opposite directions"
            comparison = Comparison(Outcome.CONFLICTS, why)
            return found(Verb.CONTRADICTION) if pair.committed else None
        if pair.other_scope() and question < 0.7 and x.high < ROUND:
            return None
        if negative and against:
            return found(Verb.AGREEMENT)  # "did not survive" and "died"
        if negative:
            strong = pair.predicate >= 0.9 and pair.committed and question >= config.conflicting
            return found(Verb.CONTRADICTION) if strong else None
        if not pair.settled:
            return found(Verb.COMPATIBLE) if question >= config.same_question else None
        small = x.high <= 3 and x.dimension == "count"
        needed = config.same_question + (0.1 if small else 0.0)
        return found(Verb.AGREEMENT) if question >= needed else None
    vague = Bound.VAGUE in {x.bound, y.bound} and comparison.outcome is Outcome.REFINES
    moved = not vague and _moved_on(pair, x, y)  # 64 is what "dozens" were all along
    if moved and question >= config.same_question and not pair.other_scope():
        return found(Verb.UPDATE)
    if comparison.outcome is Outcome.REFINES:
        return found(Verb.COMPATIBLE) if question >= config.conflicting else None
    if comparison.outcome is Outcome.CONFLICTS and question >= config.conflicting:
        if x.dimension == "age" and pair.order:
            return found(Verb.UPDATE if _older(pair, x, y) else Verb.CONTRADICTION)
        if not negative and pair.settled and _may_conflict(pair, x, y, question):
            return found(Verb.CONTRADICTION)
        return found(Verb.COMPATIBLE) if pair.match.both >= 0.34 else None
    return None


def _why(pair: Pairing, verb: Verb, x: Quantity, y: Quantity, comparison: Comparison) -> str:
    """The reason in the words of the relation: what moved on does not exclude what was."""
    first, second = " ".join(x.text.split()), " ".join(y.text.split())
    if verb is Verb.UPDATE:
        old, new = (first, second) if pair.order < 0 else (second, first)
        return f"the later report has {new} where the earlier one had {old}"
    if verb is Verb.COMPATIBLE and comparison.outcome is Outcome.CONFLICTS:
        return f"{first} and {second} may well stand for different things"
    return comparison.why


def _may_conflict(pair: Pairing, x: Quantity, y: Quantity, question: float) -> bool:
    """Whether different figures are for one thing and not for two that look alike."""
    if x.dimension in {"age", "magnitude"}:
        return not pair.other_scope()
    if x.dimension == "money" and x.unit != y.unit:
        return pair.match.both >= pair.config.circumstance  # the same digits: one sum, misread
    apart = max(x.low, y.low) / max(1e-9, min(x.high, y.high))
    if _other_time(pair):
        return False
    if _cumulative(pair.a) != _cumulative(pair.b) or opposition(pair):
        return False
    if _bearing(pair.a, x) != _bearing(pair.b, y):
        return False
    if _one_sentence(pair) and (apart <= FAR or pair.match.both >= 0.75):
        listed = len(_alike(pair.a, x)) > 1 or len(_alike(pair.b, y)) > 1
        clash = x.counted and y.counted and words_alike(x.counted, y.counted) < 0.75
        told = bool(_indicators(pair.a, x) & _indicators(pair.b, y))
        if not listed and (told or not clash):
            return x.dimension != "count" or max(x.high, y.high) > 2 or told
    if pair.other_scope() or pair.match.both < 0.34 or (apart > FAR and min(x.high, y.high) > 0):
        return False
    same_noun = x.counted == y.counted or (
        words_alike(x.counted, y.counted) >= 0.9 and not {x.counted, y.counted} & set(PEOPLE)
    ) or {x.counted, y.counted} <= {"person", "people", "life"}  # fmt: skip
    if x.dimension == "count":
        small = max(x.high, y.high) <= 2 and min(x.low, y.low) > 0
        told = bool(_indicators(pair.a, x) & _indicators(pair.b, y))
        event = told or pair.predicate >= pair.config.predicate
        return same_noun and event and (not small or question >= 0.8)
    if x.dimension in {"length", "percent", "duration"}:
        measured = bool(x.counted) and same_noun
        return (pair.predicate >= pair.config.predicate or pair.match.both >= 0.7) and (
            measured or (not x.counted and not y.counted) or pair.match.both >= 0.6
        ) and pair.match.strict >= 0.4  # fmt: skip
    if x.dimension == "speed":
        return same_noun  # "a top speed of": what is measured is the question
    return (same_noun or pair.match.both >= 0.6) and pair.predicate >= 0.5


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


def _alike(claim: Claim, quantity: Quantity) -> list[Quantity]:
    return [
        q
        for q in claim.quantities
        if q.dimension == quantity.dimension
        and (q.dimension != "count" or _indicators(claim, q) & _indicators(claim, quantity))
    ]


def _one_sentence(pair: Pairing) -> bool:
    """Whether the two claims are one sentence but for the figure, give or take wording."""
    if pair.match.both < pair.config.agreement or pair.match.strict < pair.config.conflicting:
        return False
    same = pair.predicate >= pair.config.predicate and not _narrowed(pair)
    return same and (not pair.other_scope() or pair.match.both >= 0.8)


def _other_time(pair: Pairing) -> bool:
    """Whether the two figures are for different times of one event."""
    outcomes = [compare_times(x, y).outcome for x in pair.a.times for y in pair.b.times]
    return bool(outcomes) and all(o is Outcome.CONFLICTS for o in outcomes)


def _older(pair: Pairing, x: Quantity, y: Quantity) -> bool:
    """Whether somebody simply grew older between two reports."""
    early, late = (x, y) if pair.order < 0 else (y, x)
    first, second = sorted((pair.a.published or "", pair.b.published or ""))
    days = (dt.date.fromisoformat(second[:10]) - dt.date.fromisoformat(first[:10])).days
    return late.low > early.low and days >= 200 * (late.low - early.low)


def _indicators(claim: Claim, quantity: Quantity) -> frozenset[int]:
    """The synonym groups of what is counted, among those that tell one toll from another."""
    known = frozenset().union(*(groups(w) for w in INDICATORS))
    near = {quantity.counted, *quantity.modifiers}
    found = frozenset().union(*(groups(w) for w in near)) & known
    if found:
        if sum(q.dimension == "count" for q in claim.quantities) > 1:
            return found
        # "Nineteen of the injured were in hospital"
        at = (t.lemma for t in claim.terms if t.role is Role.OBLIQUE and t.main)
        return found | (frozenset().union(*(groups(w) for w in at)) & groups("hospital"))
    words = [claim.predicate]
    after = [
        t.lemma
        for t in claim.terms
        if 0 <= t.span.start - quantity.span.end <= 14
        or 0 <= quantity.span.start - t.span.end <= 14
    ]
    found = frozenset().union(*(groups(w) for w in [*words, *after])) & known
    if found or quantity.counted not in {"", "person", "people"}:
        return found
    # "The death toll stood at six", "seven people are under arrest"
    wide = [
        t.lemma
        for t in claim.terms
        if t.role is Role.SUBJECT
        or claim.predicate == "be"
        or (t.role is Role.OBLIQUE and t.main)  # "were ferried to hospital"
    ]
    return frozenset().union(*(groups(w) for w in wide)) & known


def _moved_on(pair: Pairing, x: Quantity, y: Quantity) -> bool:
    """Whether the later report moved the figure: a growing toll, or words that say so."""
    if not pair.order:
        return False
    (early, old), (late, new) = ((pair.a, x), (pair.b, y))
    if pair.order > 0:
        (early, old), (late, new) = (late, new), (early, old)
    growing = frozenset().union(*(groups(w) for w in GROWING))
    counted = _indicators(early, old) & _indicators(late, new)
    if counted & groups("missing") and new.high < old.low:
        return True
    if counted & growing and new.low > old.low and old.dimension == "count":
        return True  # a later toll that is higher, be it later on the same day
    if counted & groups("hospital") and pair.days_apart:
        return True  # patients go home
    words_late = {t.lemma for t in late.terms} | late.context | set(late.surface.lower().split())
    words_early = {t.lemma for t in early.terms} | early.context
    return (
        pair.days_apart
        and bool(words_late & MOVED or words_early & PROVISIONAL)
        and (old.dimension in {"count", "percent", "duration"} and pair.predicate >= 0.5)
    )


def _same_person(a: Claim, x: Quantity, b: Claim, y: Quantity) -> bool:
    """Whether two ages are said of one name (or, with no name, of one kind of person)."""
    left, right = _person(a, x), _person(b, y)
    if not left or not right:
        return False
    return names_alike(left[-1].lemma, right[-1].lemma) >= 0.95


def _person(claim: Claim, age: Quantity) -> list[Term]:
    """The name that an age stands beside."""
    before = [
        t for t in claim.terms
        if t.proper and t.own and 0 <= age.span.start - t.span.end <= 8
    ]  # fmt: skip
    after = [
        t for t in claim.terms
        if t.proper and t.own and 0 <= t.span.start - age.span.end <= 30
    ]  # fmt: skip
    if before:
        return before[-1:]
    if not after and claim.predicate in {"old", "be"}:  # "X, the winner, is eight years old"
        return [t for t in claim.terms if t.proper and t.role is Role.SUBJECT][-1:]
    run: list[Term] = []
    for term in after:
        if run and term.span.start - run[-1].span.end > 2:
            break
        run.append(term)
    return run
