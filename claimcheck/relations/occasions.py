"""Time slot: when the same event happened."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from claimcheck.claims.claim import Claim, Polarity, Role
from claimcheck.claims.per_claim import per_claim
from claimcheck.claims.timex import TimeExpression
from claimcheck.relations.comparison import Outcome
from claimcheck.relations.event import TOLD, VERBS, one_way, told_alike
from claimcheck.relations.instances import other_instance
from claimcheck.relations.one_claim import phrases, reports
from claimcheck.relations.pairing import Pairing
from claimcheck.relations.pairings import Flags, Pairings
from claimcheck.relations.propositions import other_figure
from claimcheck.relations.relation import Kind, Relation, Verb
from claimcheck.relations.time import compare_times, under_negation

_LIMITS = frozenset({"before", "until", "by"})
_TO_COME = re.compile(r"\b(?:will|would|to)\b")
_PERFECT = re.compile(r"\bha(?:s|ve) (?:\w+ ){0,2}\w+$")
ONE_NEWS = dt.timedelta(days=60)  # events further apart are two: this quake and that of 2004
PLANNED = 0.8  # predicate similarity from which a plan and its change are of one event
_DELAYS = frozenset(
    {"longer", "postpone", "put_off", "put_back", "push_back", "bring_forward", "reschedule"}
    | {"delay", "extend", "abandon", "now", "instead"}
)
CALLED_APART = (-2, -1, 0, 1, 2)  # days by which zones and nights let one time be called


def time_relations(pair: Pairing) -> Iterator[Relation]:
    """Relations on when it happened: the best fit of the times of the two claims.

    One date in two claims that share anything is itself a sign of one event; dates that differ
    need the same predicate and participant before they say anything.
    """
    if not (pair.a.times and pair.b.times and _one_side(pair)):
        return
    one_event, put_off = _same_event(pair), _put_off(pair)
    compared = [
        (compare_times(_read(pair.a, x), _read(pair.b, y)), x, y)
        for x in pair.a.times
        for y in pair.b.times
        if not _of_report(pair.a, x) and not _of_report(pair.b, y)
    ]
    for wanted in (Outcome.SAME, Outcome.REFINES, Outcome.CONFLICTS):
        for comparison, x, y in compared:
            if comparison.outcome is not wanted:
                continue
            known = one_event or (wanted is Outcome.SAME and _dated(pair, x, y))
            if wanted is Outcome.CONFLICTS and put_off and _due(pair, x, y):
                yield pair.relation(
                    Verb.UPDATE, Kind.TIME, "time", x.span, y.span, comparison, pair.match.both
                )
                return
            if not known and not (wanted is Outcome.CONFLICTS and told_alike(pair)):
                continue
            verb = VERBS.get(wanted, Verb.CONTRADICTION)
            if verb is Verb.CONTRADICTION:
                if pair.a.direct or pair.b.direct:
                    return  # the day of what is quoted is not that of the report
                if _of_other_event(pair.a, x) or _of_other_event(pair.b, y):
                    continue
                if not _may_conflict(pair) or any(_far_apart(p, q) for _, p, q in compared):
                    return
                later = pair.order and _rescheduled(pair)
                verb = Verb.UPDATE if later else verb
            score = 0.5 * pair.match.both + 0.5 * pair.predicate
            yield pair.relation(verb, Kind.TIME, "time", x.span, y.span, comparison, score)
            return


def may_share_time(asked: Pairings) -> Flags:
    """For each pair whether `time_relations` may find anything."""
    share, config = asked.share, asked.config
    one_date = asked.meet(_dates, lambda c: {d + n for d in _dates(c) for n in CALLED_APART})
    told = (one_date | asked.either(_puts_off)) & (share.both >= config.circumstance)
    told |= share.both >= config.same_question
    told |= asked.predicate & (share.contained >= TOLD)
    return asked.both(lambda c: c.times) & (told | asked.both(lambda c: c.places))


@per_claim
def _dates(claim: Claim) -> set[int]:
    """The days on which the times of a claim begin, as ordinals."""
    return {t.start.toordinal() for t in claim.times if t.start is not None}


def _one_side(pair: Pairing) -> bool:
    """Whether both say when it is, if only by when it is not."""
    told = all(
        c.factuality.polarity is Polarity.POSITIVE or any(t.relation in _LIMITS for t in c.times)
        for c in (pair.a, pair.b)
    )
    return not pair.same_article and told


def _read(claim: Claim, time: TimeExpression) -> TimeExpression:
    """The time as a positive statement has it: "will not open before May" is from May on."""
    negative = claim.factuality.polarity is Polarity.NEGATIVE
    return under_negation(time) if negative or "no longer" in claim.surface.lower() else time


def _same_event(pair: Pairing) -> bool:
    return pair.match.both >= pair.config.same_question and pair.predicate >= pair.config.predicate


def _dated(pair: Pairing, x: TimeExpression, y: TimeExpression) -> bool:
    """Whether both name one calendar day (or a shorter time) of something that both speak of."""
    if x.start is None or x.end is None or y.start is None or y.end is None:
        return False
    if reports(pair.a) != reports(pair.b):
        return False  # "announced on Monday" is no time of what is announced
    short = max(x.end - x.start, y.end - y.start) <= dt.timedelta(days=1)
    return short and pair.match.both >= pair.config.circumstance


def _may_conflict(pair: Pairing) -> bool:
    if not pair.committed or not (pair.participant or one_way(pair)):
        return False
    if any(map(reports, (pair.a, pair.b))) and not _one_content(pair):
        return False  # people say things every day
    if pair.other_year or pair.fit(Role.SUBJECT) < 0 or other_instance(pair):
        return False  # "they also sold shares on Friday"
    if pair.a.surface.lower() == pair.b.surface.lower():
        return False  # somebody's "today", told on two days
    if other_figure(pair):
        return False  # "40,000 cases on Friday", "47,000 cases on Tuesday"
    if _other_object(pair):
        return False  # "passed a resolution on Thursday", "passed a bill on Friday"
    alike = pair.match.both >= pair.config.conflicting and pair.match.strict >= 0.4
    return alike or told_alike(pair)


def _other_object(pair: Pairing) -> bool:
    """Whether what is done is done to two things, none of them a place, which has many names."""
    heads = [phrases(c)[Role.OBJECT].head for c in (pair.a, pair.b)]
    if pair.fit(Role.OBJECT) >= 0 or not all(heads):
        return False
    return not any(
        head is not None and any(p.span.contains(head.span) for p in claim.places)
        for head, claim in zip(heads, (pair.a, pair.b), strict=True)
    )


def _one_content(pair: Pairing) -> bool:
    """Whether both share something beside who does it and that it is done."""
    return any(x.role not in {Role.SUBJECT, Role.PREDICATE} for x, _ in pair.match.pairs)


def _far_apart(x: TimeExpression, y: TimeExpression) -> bool:
    """Whether two dates are too far apart for one event that both report as news."""
    if x.start is None or y.start is None:
        return False
    return abs(x.start - y.start) > ONE_NEWS


def _of_other_event(claim: Claim, time: TimeExpression) -> bool:
    """Whether a time belongs to what is announced, or to a noun.

    A day does not go with the present perfect: "has invited them to a meeting on Monday".
    """
    at = max((t.span.end for t in claim.terms if t.role is Role.PREDICATE and t.own), default=-1)
    ahead = max(0, time.span.start - claim.span.start)
    between = claim.surface[max(0, at - claim.span.start) : ahead].lower()
    announced = reports(claim) and 0 <= at < time.span.start
    return (announced and bool(_TO_COME.search(between))) or bool(
        0 <= at < time.span.start
        and _PERFECT.search(claim.surface[: max(0, at - claim.span.start)].lower())
    )


def _of_report(claim: Claim, time: TimeExpression) -> bool:
    """Whether a time belongs to the saying and not to what is said.

    "He said on Monday that it had closed", "On Monday he said that it had closed".
    """
    source = claim.attribution
    if source is None:
        return False
    own = [t.span.start for t in claim.terms if t.role is Role.PREDICATE and t.own]
    behind = source.span.end <= min(own, default=-1)
    before = time.span.end <= source.span.start and behind
    if behind and "according" not in source.cue:
        before |= source.span.end <= time.span.start and time.span.end <= min(own)
    return before or 0 <= time.span.start - source.span.end <= 12


def _put_off(pair: Pairing) -> bool:
    """Whether the later report says that what was due at one time is due at another."""
    if not pair.days_apart or pair.match.both < pair.config.circumstance:
        return False
    return pair.predicate >= PLANNED and pair.committed and _rescheduled(pair)


def _due(pair: Pairing, x: TimeExpression, y: TimeExpression) -> bool:
    """Whether the time that the earlier report gives was still to come when it gave it."""
    early, time = (pair.a, x) if pair.order < 0 else (pair.b, y)
    if time.start is None or early.published is None:
        return True
    return time.start.date() >= dt.date.fromisoformat(early.published[:10])


def _rescheduled(pair: Pairing) -> bool:
    return _puts_off(pair.b if pair.order < 0 else pair.a)


@per_claim
def _puts_off(claim: Claim) -> bool:
    words = {t.lemma for t in claim.terms} | {claim.predicate, *claim.operators}
    words |= set(claim.surface.lower().split())
    return bool(_DELAYS & words) or "no longer" in claim.surface.lower()
