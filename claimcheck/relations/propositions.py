"""Whole propositions: both say the same, or speak of one matter."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimcheck.alignment.matching import match, term_weight, terms_alike
from claimcheck.alignment.similarity import groups, words_alike
from claimcheck.claims.animacy import person_gender
from claimcheck.claims.claim import Certainty, Claim, Polarity, Role
from claimcheck.claims.per_claim import per_claim
from claimcheck.lexicons import load
from claimcheck.relations.comparison import Comparison, Outcome
from claimcheck.relations.one_claim import phrases, reports
from claimcheck.relations.opposites import (
    converse,
    denial,
    may_be_converse,
    may_be_opposites,
    opposition,
    other_step,
)
from claimcheck.relations.pairing import Pairing
from claimcheck.relations.pairings import Flags, Pairings
from claimcheck.relations.participants import main_term, other_participant, other_title
from claimcheck.relations.quantity import compare_quantities
from claimcheck.relations.relation import Kind, Relation, Verb
from claimcheck.relations.time import compare_times

WHOLLY = 0.9  # share of the shorter claim that the longer one has, be its subject named or not
ALWAYS = 0.6  # shared content from which the two forms speak of the same two acts
ENOUGH = 1.6  # weight of shared words below which nothing can be called the same: two rare ones
MATTER = "matter"  # the slot of two claims on one matter that answer different questions
VALUE = 0.75  # what a figure or a time that agrees adds to that
_LEVELS = (Certainty.ASSERTED, Certainty.PROBABLE, Certainty.POSSIBLE, Certainty.HYPOTHETICAL)


def plain_relations(pair: Pairing) -> Iterator[Relation]:
    """Agreement of whole propositions, or compatibility where one is more certain."""
    if pair.same_article:
        return
    a, b = pair.a.factuality, pair.b.factuality
    if _always(pair):
        why = "never the one without the other is always the other before the one"
        yield pair.says(Verb.AGREEMENT, Kind.OTHER, pair.a.span, pair.b.span, why, pair.match.both)
        return
    if a.polarity is not b.polarity and _went_ahead(pair):
        why = "what was not called off took place"
        yield pair.says(
            Verb.AGREEMENT, Kind.POLARITY, pair.a.span, pair.b.span, why, pair.match.both
        )
        return
    if a.polarity is not b.polarity and _view(pair):
        why = "one reports a view, the other says that it is not so"
        yield pair.says(
            Verb.COMPATIBLE, Kind.POLARITY, pair.a.span, pair.b.span, why, pair.match.both
        )
        return
    if a.polarity is not b.polarity:
        opposite = opposition(pair)
        if opposite is None or match(pair.a, pair.b, opposite).both < 0.5 or not pair.participant:
            return
        why = "the negation of one is what the other says"
        yield pair.says(
            Verb.AGREEMENT, Kind.POLARITY, pair.a.span, pair.b.span, why, pair.match.both
        )
        return
    if not _says_the_same(pair) and not _other_end(pair):
        yield from _same_matter(pair)
        return
    score = pair.match.both
    gap = abs(_LEVELS.index(a.certainty) - _LEVELS.index(b.certainty))
    if _hedged(pair.a) and _hedged(pair.b):
        gap = 0  # "reportedly" and "is said to"
    if gap:
        surer = "a" if _LEVELS.index(a.certainty) < _LEVELS.index(b.certainty) else "b"
        why = f"one side is {a.certainty}, the other {b.certainty}"
        yield pair.says(Verb.COMPATIBLE, Kind.POLARITY, pair.a.span, pair.b.span, why, score, surer)
        return
    kind = Kind.ROLE if {pair.a.predicate, pair.b.predicate} == {"be"} else Kind.OTHER
    yield pair.says(Verb.AGREEMENT, kind, pair.a.span, pair.b.span, "both say the same", score)


def may_say_the_same(asked: Pairings) -> Flags:
    """For each pair whether `plain_relations` may find anything."""
    share, config = asked.share, asked.config
    matter = asked.participant & (share.both >= config.matter)
    wholly = asked.predicate & (share.contained >= min(config.contained, WHOLLY))
    speech = asked.both(reports) & (share.both >= config.statement)
    same = wholly | speech | (share.both >= config.agreement)
    values = asked.both(lambda c: c.times) | asked.meet(
        lambda c: {q.dimension for q in c.quantities}
    )
    same &= values | (share.told >= ENOUGH)
    negated = asked.differ(lambda c: c.factuality.polarity)
    turned = negated & (asked.either(_calls_off) | asked.either(_gives_view))
    turned |= may_be_converse(asked) | asked.either(_without)
    turned &= share.both >= min(config.agreement, config.conflicting)
    opposite = negated & asked.participant
    opposite[opposite] = may_be_opposites(Pairings.of(asked.claims, asked.pairs[opposite], config))
    return matter | same | turned | opposite


def _other_end(pair: Pairing) -> bool:
    """ "Kelm sold the mill to Orrin", "Orrin bought the mill from Kelm": one event."""
    if pair.match.both < pair.config.agreement:
        return False
    if not converse(pair.a.predicate, pair.b.predicate) or other_figure(pair):
        return False
    met = {(x.role is Role.SUBJECT, y.role is Role.SUBJECT) for x, y in pair.match.pairs}
    return {(True, False), (False, True)} <= met and not any(
        x.role is y.role is Role.SUBJECT for x, y in pair.match.pairs
    )


_HEDGE = re.compile(
    r"\b(?:(?:is|are|was|were) (?:said|reported|believed|thought|understood|likely) to"
    r"|reportedly|apparently|allegedly|probably|presumably)\b",
    re.IGNORECASE,
)


def _hedged(claim: Claim) -> bool:
    """Whether a claim is put forward as likely, by its words or by what governs it."""
    return claim.factuality.certainty is Certainty.PROBABLE or bool(_HEDGE.search(claim.surface))


def _says_the_same(pair: Pairing) -> bool:
    """Whether the content of the two claims is the same, give or take what one of them adds."""
    score, config = pair.match.both, pair.config
    much = pair.contained >= min(config.contained, WHOLLY)
    if not much and score < min(config.statement, config.agreement):
        return False  # which is most of the pairs
    speech = _same_statement(pair)
    needed = config.statement if speech else config.agreement
    if other_participant(pair) or _somebody_of(pair) or other_figure(pair):
        return False
    if other_step(pair) or denial(pair) is not None or pair.other_time:
        return False  # "was charged", "was convicted"; "pleaded guilty", "pleaded not guilty"
    if {pair.a.predicate, pair.b.predicate} == {"be"} and other_title(pair):
        return False
    if _told(pair) < ENOUGH:
        return False  # too little is said to call it the same
    if pair.one_event and pair.contained >= config.contained and score >= config.circumstance:
        return True
    fits = {pair.fit(Role.SUBJECT), pair.fit(Role.OBJECT)}
    if pair.predicate >= 0.9 and -1 not in fits and pair.contained >= WHOLLY:
        return True
    if score < needed or pair.match.strict < 0.8 * needed:
        return False
    if pair.fit(Role.OBJECT) < 0 and not speech:
        return False  # "destroyed the school", "destroyed the bakery"
    if pair.predicate < 0.5 and all(_complement(c) for c in (pair.a, pair.b)):
        return False  # "was the highest in years", "was 71 per cent"
    if pair.predicate < 0.5 and not speech and (score < 0.75 or _news_of_its_own(pair)):
        return False
    return not (
        (pair.a.predicate == "be") != (pair.b.predicate == "be") and pair.match.strict < 0.8
    )


def _news_of_its_own(pair: Pairing) -> bool:
    """Whether a side tells a figure that the other lacks: "will get £150", "61 per cent voted"."""
    left, right = (
        [q for q in c.quantities if q.dimension != "duration"] for c in (pair.a, pair.b)
    )  # "36 hours" may be "a day and a half", which is no figure
    same = (compare_quantities(x, y).outcome is Outcome.SAME for x in left for y in right)
    return bool(left or right) and not any(same)


def _somebody_of(pair: Pairing) -> bool:
    """Whether one tells of somebody, the other of somebody of theirs: "Kim", "Kim's father"."""
    return any(_owned(x) and _named(y) for x, y in ((pair.a, pair.b), (pair.b, pair.a)))


@per_claim
def _owned(claim: Claim) -> bool:
    subject = phrases(claim)[Role.SUBJECT]
    head = subject.head
    return (
        head is not None
        and person_gender(head.lemma) is not None
        and any(t.span.start < head.span.start for t in subject.names)
        and not any(t.span.start > head.span.start for t in subject.names)
    )


@per_claim
def _named(claim: Claim) -> bool:
    head = phrases(claim)[Role.SUBJECT].head
    return head is not None and head.proper


def _complement(claim: Claim) -> bool:
    """Whether what is said is a noun or an adjective: "turnout was high"."""
    return any(t.lemma == claim.predicate and t.role is Role.OBJECT for t in claim.terms) or any(
        q.counted == claim.predicate or claim.predicate in q.text for q in claim.quantities
    )


def _told(pair: Pairing) -> float:
    """How much both tell in common: their shared words by weight, and values that agree."""
    words = [min(term_weight(x), term_weight(y)) for x, y in pair.match.pairs if x.own and y.own]
    values = sum(
        compare_quantities(x, y).outcome is Outcome.SAME
        for x in pair.a.quantities
        for y in pair.b.quantities
        if x.dimension == y.dimension
    ) + sum(compare_times(x, y).outcome is Outcome.SAME for x in pair.a.times for y in pair.b.times)
    return (len(words) > 1) * sum(words) + VALUE * values


def _same_matter(pair: Pairing) -> Iterator[Relation]:
    """Two claims on one matter of which neither says what the other says."""
    if pair.match.both < pair.config.matter or not pair.participant:
        return
    why = "both speak of one matter, and neither says what the other says"
    comparison = Comparison(Outcome.NOT_COMPARABLE, why)
    yield pair.relation(
        Verb.COMPATIBLE, Kind.OTHER, MATTER, pair.a.span, pair.b.span, comparison, pair.match.both
    )


def _went_ahead(pair: Pairing) -> bool:
    """ "The vote was not postponed" and "they voted"."""
    for x, y in ((pair.a, pair.b), (pair.b, pair.a)):
        event = main_term(x, Role.OBJECT) or main_term(x, Role.SUBJECT)
        if (
            x.factuality.polarity is Polarity.NEGATIVE
            and _calls_off(x)
            and event is not None
            and words_alike(event.lemma, y.predicate) >= 0.9
            and pair.match.both >= pair.config.conflicting
        ):
            return True
    return False


def _view(pair: Pairing) -> bool:
    """Whether one side only reports what somebody calls a thing that the other denies."""
    return _gives_view(pair.a) != _gives_view(pair.b) and pair.match.both >= pair.config.agreement


@per_claim
def _without(claim: Claim) -> bool:
    return "without" in claim.surface.lower()


@per_claim
def _calls_off(claim: Claim) -> bool:
    return bool(groups(claim.predicate) & (groups("cancel") | groups("postpone")))


@per_claim
def _gives_view(claim: Claim) -> bool:
    return claim.predicate in load("cues")["reporting"]["views"]


def _same_statement(pair: Pairing) -> bool:
    """Whether one speaker, named in both, says something of the same people in both."""
    if not (reports(pair.a) and reports(pair.b)):
        return False
    names = [
        (x, y) for x, y in pair.match.pairs if x.proper and y.proper and terms_alike(x, y) >= 0.95
    ]
    speaker = any(x.role is Role.SUBJECT and y.role is Role.SUBJECT for x, y in names)
    return speaker and len(names) > 1


def _always(pair: Pairing) -> bool:
    """ "Always X before Y" says what "never Y without X" says."""
    if pair.match.both < ALWAYS:
        return False
    words = [set(c.surface.lower().split()) for c in (pair.a, pair.b)]
    return any({"never", "without"} <= x and "always" in y for x, y in (words, words[::-1]))


def other_figure(pair: Pairing) -> bool:
    """Whether both sides give a figure of one kind and none of them is the same."""
    kinds = {q.dimension for q in pair.a.quantities} & {q.dimension for q in pair.b.quantities}
    return any(
        not any(
            compare_quantities(x, y).outcome is Outcome.SAME
            for x in pair.a.quantities
            for y in pair.b.quantities
            if x.dimension == y.dimension == kind
        )
        for kind in kinds
    )
