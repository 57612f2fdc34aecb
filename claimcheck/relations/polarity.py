"""Polarity and outcome: did and did not, and predicates that exclude or follow each other."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimcheck.alignment.matching import match, terms_alike
from claimcheck.claims.claim import Claim, Polarity, Role, Term
from claimcheck.claims.per_claim import per_claim
from claimcheck.relations.comparison import Outcome
from claimcheck.relations.instances import other_instance
from claimcheck.relations.one_claim import phrases
from claimcheck.relations.opposites import (
    denial,
    everyone,
    explained,
    may_be_denied,
    may_be_opposites,
    may_be_successive,
    opposition,
    successive,
    wording,
)
from claimcheck.relations.pairing import ONE_EVENT, Pairing
from claimcheck.relations.pairings import Flags, Pairings
from claimcheck.relations.quantity import compare_quantities
from claimcheck.relations.relation import Kind, Relation, Verb
from claimcheck.spans import Span

ONE_SENTENCE = 0.65  # share of content from which two claims are one sentence but for a negation
DENIED = 0.85  # share of what one side denies that the other has to tell, of one subject
WHOLLY_DENIED = 0.95  # the same where it is not known that the subject is one
# Nouns that say nothing without what follows them: "it was not the first time that ..."
_LIGHT = frozenset({"time", "thing", "way", "case", "reason", "one"})
_NEGATION = re.compile(
    r"\b(?:not?|never|none|nobody|nothing|nowhere|neither|nor|cannot|zero|without)\b|n['’]t\b"
    r"|\b(?:refus|declin|fail|den[iy]|lack|reject|avoid|unable|un\w+ to\b)"
)
_SPEAKER = re.compile(r"^\[[^\]]{0,80}:\] ")
_PERSONS = frozenset({"i", "we", "you", "he", "she", "it", "they"})
DONE = 0.35  # share of what one person does, the two verbs apart, that must match
ALIKE = 0.45  # predicate similarity from which what goes with them is of one event


def polarity_relations(pair: Pairing) -> Iterator[Relation]:
    """Did and did not; and predicates that exclude each other."""
    if pair.same_article or not pair.committed:
        return
    moved = list(_next_state(pair))
    yield from moved
    if moved or not (pair.participant or pair.fit(Role.SUBJECT) > 0):
        return
    if not _at_issue(pair) or other_instance(pair):
        return
    aside = denial(pair)
    if aside and (aside.a is None or aside.b is None) and pair.predicate < ONE_EVENT:
        aside = None  # the sentence around a claim speaks of it, but not as this claim does
    if aside and (pair.predicate < pair.config.predicate or aside.terms[0].proper):
        aside = None  # "he meant Rua, not Sousa"
    if aside and -1 in (pair.fit(Role.SUBJECT), pair.fit(Role.OBJECT)):
        aside = None  # what others did, or did to others
    if aside and match(pair.a, pair.b, aside.terms).both >= pair.config.conflicting:
        why = f"one says {aside.word}, the other sets it aside"
        first, second = aside.a or _event(pair.a), aside.b or _event(pair.b)
        yield pair.says(Verb.CONTRADICTION, Kind.POLARITY, first, second, why, pair.match.both)
        return
    opposite = opposition(pair)
    same_side = pair.a.factuality.polarity is pair.b.factuality.polarity
    rest = match(pair.a, pair.b, opposite).both if opposite and same_side else 0.0
    named = all(phrases(c)[Role.SUBJECT].names for c in (pair.a, pair.b))
    others = (named and pair.fit(Role.SUBJECT) < 0) or _other_amount(pair)
    excluded = opposite and same_side and not others and _of_one_thing(pair, opposite)
    if opposite and excluded and (rest >= 0.6 or _one_actor(pair, opposite, rest)):
        follows = pair.order and successive(pair)
        verb = Verb.UPDATE if follows else Verb.CONTRADICTION
        why = f"{wording(opposite[0])} and {wording(opposite[1])} exclude each other"
        yield pair.says(verb, Kind.POLARITY, opposite[0].span, opposite[1].span, why, rest)
    elif (
        not same_side
        and not opposite
        and pair.same_tense
        and pair.fit(Role.SUBJECT) >= 0
        and _one_question(pair)
    ):
        verb, why = Verb.CONTRADICTION, "one says that it is so, the other that it is not"
        if _not_yet(pair):
            verb, why = Verb.UPDATE, "what had not happened yet has happened since"
        yield pair.says(verb, Kind.POLARITY, _event(pair.a), _event(pair.b), why, pair.match.both)


def may_oppose(asked: Pairings) -> Flags:
    """For each pair whether `polarity_relations` may find anything."""
    moved = asked.days_apart & may_be_successive(asked)
    against = may_be_denied(asked) | may_be_opposites(asked)
    alike = asked.share.both >= min(ONE_SENTENCE, asked.config.conflicting)
    negated = asked.differ(lambda c: c.factuality.polarity) & asked.predicate & alike
    return moved | ((asked.participant | asked.subject) & (against | negated))


def _at_issue(pair: Pairing) -> bool:
    """Whether both claims are what their sentences assert, of one subject as far as it is told.

    "While it was shut" and "until it is open again" set the scene for something else.
    """
    if pair.a.subordinate or pair.b.subordinate:
        return False
    persons = [_pronoun(c) for c in (pair.a, pair.b)]
    return not all(persons) or persons[0] == persons[1]


def _plainly_denied(pair: Pairing) -> bool:
    """Whether one side alone has a word of negation, and is the side that is read as negative.

    "Could not prove that he lied" does not say that he told the truth.
    """
    return all(
        bool(_NEGATION.search(c.surface.lower())) is (c.factuality.polarity is Polarity.NEGATIVE)
        for c in (pair.a, pair.b)
    )


@per_claim
def _had_not(claim: Claim) -> bool:
    """Whether a claim looks back at what had not happened by then."""
    return bool(re.search(r"\bhad(?: not|n['’]t| never)\b", claim.surface.lower()))


def _of_one_thing(pair: Pairing, opposite: tuple[Term, Term]) -> bool:
    """Whether what is done is done to one thing: "blocked the bill", "approved a delay" is not."""
    lemmas = [{t.lemma for t in c.terms} for c in (pair.a, pair.b)]
    if opposite[0].lemma in lemmas[1] or opposite[1].lemma in lemmas[0]:
        return False  # "approved a procedure that blocks it"
    met = {t.span for p in pair.match.pairs if terms_alike(*p) >= ALIKE for t in p}
    posts = [[t for t in c.terms if t.marker == "as" and t.main] for c in (pair.a, pair.b)]
    if all(posts) and not any(terms_alike(x, y) >= 0.75 for x in posts[0] for y in posts[1]):
        return False  # "will quit as leader", "will stay on as a member"
    done = [
        [t for t in c.terms if t not in opposite and t.own and t.main and _patient(t, c)]
        for c in (pair.a, pair.b)
    ]
    if not all(done) or any(t.role is not Role.PREDICATE for t in opposite):
        return True  # "will stay", "will leave the company"
    return all(t.span in met for t in (*done[0], *done[1]))


def _patient(term: Term, claim: Claim) -> bool:
    return term.role is Role.OBJECT or (claim.predicate == "agree" and term.marker == "to")


@per_claim
def _pronoun(claim: Claim) -> str:
    """The personal pronoun that a claim begins with, if nobody knows who it is."""
    said = _SPEAKER.sub("", claim.text.lower())
    word = re.split(r"[^a-z]", said, maxsplit=1)[0]
    return word if word in _PERSONS else ""


def _next_state(pair: Pairing) -> Iterator[Relation]:
    """Somebody or something in a state that follows the one of days before."""
    states = successive(pair) if pair.days_apart else None
    if states is None:
        return
    names = any(x.proper and y.proper and terms_alike(x, y) >= 0.95 for x, y in pair.match.pairs)
    rest = pair.match.both
    needed = pair.config.circumstance if names else pair.config.conflicting
    if not pair.participant and not names:
        needed = pair.config.agreement
    if rest >= needed or explained(pair) or everyone(pair):
        why = f"the later report has moved on ({states[0].text}, {states[1].text})"
        first, second = states[0].span, states[1].span
        yield pair.says(Verb.UPDATE, Kind.OTHER, first, second, why, rest)


def _one_actor(pair: Pairing, opposite: tuple[Term, Term], rest: float) -> bool:
    """Whether one person is said to do two things that exclude each other."""
    verbs = all(t.role is Role.PREDICATE for t in opposite) or pair.predicate >= ALIKE
    names = any(t.role is Role.SUBJECT and t.proper for t in pair.a.terms)
    beside = _values_in_common(pair) or any(
        Role.SUBJECT not in {x.role, y.role} and x not in opposite and y not in opposite
        for x, y in pair.match.pairs
    )
    return verbs and names and beside and pair.fit(Role.SUBJECT) > 0 and rest >= DONE


def _other_amount(pair: Pairing) -> bool:
    """Whether both sides give figures of one kind, and none the same: two numbers that moved."""
    kinds = {q.dimension for q in pair.a.quantities} & {q.dimension for q in pair.b.quantities}
    amounts = [
        {(q.dimension, q.low, q.high) for q in c.quantities if q.dimension in kinds}
        for c in (pair.a, pair.b)
    ]
    return bool(kinds) and amounts[0].isdisjoint(amounts[1])


def _values_in_common(pair: Pairing) -> bool:
    return any(
        compare_quantities(x, y).outcome is Outcome.SAME
        for x in pair.a.quantities
        for y in pair.b.quantities
    )


def _one_question(pair: Pairing) -> bool:
    """Whether the two are one sentence but for the negation."""
    if pair.predicate < ONE_EVENT or pair.a.predicate in _LIGHT:
        return False
    if not _plainly_denied(pair):
        return False
    if pair.denied < (DENIED if pair.fit(Role.SUBJECT) > 0 else WHOLLY_DENIED):
        return False
    if pair.one_event and pair.match.both >= pair.config.conflicting and _not_yet(pair):
        return True
    if _had_not(pair.a) or _had_not(pair.b):
        return False  # "he had not told it", "he told it at last"
    return pair.match.strict >= ONE_SENTENCE


def _not_yet(pair: Pairing) -> bool:
    """Whether the earlier report says that it had not happened, the later one that it has."""
    if not pair.order:
        return False
    early, late = (pair.a, pair.b) if pair.order < 0 else (pair.b, pair.a)
    words = set(early.surface.lower().replace("n't", " not").split())
    waiting = words & {"yet", "still", "immediately"} or words & {"have", "has", "had", "having"}
    return (
        early.factuality.polarity is Polarity.NEGATIVE
        and bool(waiting)
        and (late.factuality.polarity is Polarity.POSITIVE)
    )


def _event(claim: Claim) -> Span:
    return next((t.span for t in claim.terms if t.role is Role.PREDICATE and t.own), claim.span)
