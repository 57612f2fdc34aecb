"""When: points and stretches of time in a parsed sentence, resolved against the publication.

Recognition is lexical (time_forms), joining and its rules are in time_groups, the calendar in
calendar_dates; the parse gives what an expression modifies and the tense of its verb.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import structs

from claimcheck.claims.calendar_dates import Days, resolve
from claimcheck.claims.calendar_ref import CalendarRef, Tense
from claimcheck.claims.tense import tense
from claimcheck.claims.time_groups import Group, groups
from claimcheck.claims.time_lead import Lead, lead
from claimcheck.claims.time_pieces import DAY_MINUTES
from claimcheck.claims.time_scan import pieces
from claimcheck.claims.timex import TimeExpression
from claimcheck.lexicons import load
from claimcheck.spans import Span

if TYPE_CHECKING:
    from claimcheck.claims.syntax import Doc, Token, TokenSpan

# How far "shortly before" and "just after" reach, in minutes.
SHORTLY = 30
_RANGE_GAP = re.compile(r"\s{0,9}(?:-|\b(?:and|to|until|till|through)\b)\s*(?:the\s+)?")
_RELATIVE = re.compile(r"\s(?:before|after)\b\s*(?:[.,;:)]|$)")  # "the Friday before"
_REPORTING = frozenset(w for kind in ("plain", "stance") for w in load("cues")["reporting"][kind])
_NOUNS = frozenset({"NOUN", "PROPN"})
_ATTRIBUTIVE = frozenset({"compound", "nummod", "nmod", "poss", "amod"})


def time_expressions(
    tokens: Doc | TokenSpan, published: dt.date | None, offset: int = 0
) -> tuple[TimeExpression, ...]:
    """The times that ``tokens`` name, in order of place, without overlap.

    ``published`` is the publication date, against which "Tuesday" or "two weeks ago" is resolved;
    without it only what fixes itself has ``start`` and ``end``. ``offset`` is added to the
    character offsets of the parsed text. Durations ("for three days") and ages are not times.
    """
    text = tokens.text
    if not text:
        return ()
    base = tokens[0].idx
    found: list[TimeExpression] = []  # spans relative to text
    opened: Lead | None = None  # the lead of the last one, where it may open a range
    for group in _groups(text):
        counted = group.clock or group.ref.mode == "ago" or group.word == "year"
        around = lead(text, group.start, group.end, counted=counted)
        gap = _RANGE_GAP.fullmatch(text, found[-1].span.end, group.start) if opened else None
        words = tokens.doc.char_span(base + group.start, base + group.end)
        governor = _governor(words)
        attributive = _is_attributive(text, group, words.root)
        if gap is None and not _is_time(group, around, attributive):
            opened = None
            continue
        time = _expression(text, group, around, governor, published, attributive)
        if opened is not None and gap is not None and _same_sort(found[-1], time):
            found[-1] = _range(found[-1], time, opened.opens, text)
            opened = None
            continue
        opened = around if around.ranged else None
        found.append(structs.replace(time, head=-1 if governor is None else governor.idx + offset))
    shift = base + offset
    return tuple(
        structs.replace(t, span=Span(t.span.start + shift, t.span.end + shift)) for t in found
    )


def time_regions(text: str) -> tuple[Span, ...]:
    """Where ``text`` names a time, by its wording alone; for those who read other figures."""
    regions = []
    for group in _groups(text):
        around = lead(text, group.start, group.end, counted=group.clock)
        if group.needs != "lead" or around.preposition:
            regions.append(Span(group.start, group.end))
    return tuple(regions)


@lru_cache(maxsize=4)  # one sentence is asked for by several readers in turn
def _groups(text: str) -> tuple[Group, ...]:
    return tuple(groups(text, pieces(text)))


def _is_time(group: Group, around: Lead, attributive: bool) -> bool:
    if group.needs != "lead":
        return True
    if group.word == "year" and attributive:
        return around.determined  # "the 2004 tsunami", not "2004 people"
    if group.word == "season" and not (around.preposition and around.first != "of"):
        return False
    return around.preposition


def _governor(words: TokenSpan) -> Token | None:
    """The verb or noun that an expression modifies, above prepositions and adverbs.

    A bare day right behind a verb of saying is the saying's ("said Monday the bridge would open"),
    which the parser tends to give to the clause that follows.
    """
    before = words.doc[words.start - 1] if words.start > words.sent.start else None
    if before is not None and before.tag_ == "VBD" and before.lemma_ in _REPORTING:
        return before
    token = words.root
    for _ in range(6):
        if token.head == token:
            return None
        token = token.head
        inside = words.start <= token.i < words.end
        if inside or token.pos_ in ("ADP", "ADV", "SCONJ", "PART", "PUNCT"):
            continue
        if words.root.dep_ == "npadvmod" and token.i < words.start and token.pos_ in _NOUNS:
            continue  # "hit the island Tuesday": a bare day behind a noun is the verb's
        return token
    return None


def _is_attributive(text: str, group: Group, root: Token) -> bool:
    """Tuesday's attack, the 2004 tsunami: the words before it belong to the noun behind it."""
    if text.startswith(("'s ", "' ", "\u2019s "), group.end):
        return True
    head = root.head
    return head.i > root.i and root.dep_ in _ATTRIBUTIVE and head.pos_ in _NOUNS


def _expression(
    text: str,
    group: Group,
    around: Lead,
    governor: Token | None,
    published: dt.date | None,
    attributive: bool,
) -> TimeExpression:
    """One time, its span relative to ``text``."""
    behind = attributive and around.relation in ("after", "since")  # "after Tuesday's attack"
    if attributive:
        around = Lead(group.start, group.end)
    ref, minutes, relation = group.ref, group.minutes, around.relation
    if attributive and group.word == "feast" and ref.year is None:
        ref = replace(ref, generic=True)  # "the Boxing Day tsunami": of which year is known to all
    loose = around.indefinite or _RELATIVE.match(text, group.end)
    if loose and ref.weekday is not None and ref.day is None:
        ref = replace(ref, generic=True)
    if (
        ref.step_unit
        and ref.mode == "calendar"
        and around.first in ("in", "over", "within", "during")
    ):
        ref = _trailing(text, group, ref)
    when = Tense.UNKNOWN
    if published is not None and governor is not None and not ref.generic:
        when = tense(governor, ahead=around.first in ("for", "until", "till", "to", "by"))
        when = Tense.PAST if behind else when
    if group.word == "overnight" and published is not None:
        # The night before a report of it, the coming night for a forecast.
        ref = CalendarRef(step=0 if when is Tense.FUTURE else -1, step_unit="day", mode="calendar")
    if around.near and group.clock and minutes is not None:
        minutes, relation = _nearly(minutes, around.near), "at"
    elif around.near:
        relation = "before" if around.near < 0 else "after"
    start, end = _interval(resolve(ref, published, when), minutes, group.twelve_hour)
    return TimeExpression(
        span=Span(around.start, around.end),
        text=text[around.start : around.end],
        start=start,
        end=end,
        weekday=ref.weekday,
        minutes=minutes,
        relation=relation,
        hedged=around.hedged or group.hedged,
        month=ref.month,
        day=ref.day if ref.day_to is None else None,
        twelve_hour=group.twelve_hour,
        zone=group.zone,
    )


def _trailing(text: str, group: Group, ref: CalendarRef) -> CalendarRef:
    """ "In the last week" is the seven days up to now, "last week" the calendar's."""
    before = text[max(0, group.start - 4) : group.start].lower()
    if before == "the " and ref.step in (-1, 1) and ref.step_unit not in ("day", "weekend"):
        return replace(ref, mode="trail")
    return ref


def _nearly(minutes: tuple[int, int], side: int) -> tuple[int, int]:
    clock = minutes[0]
    if side < 0:
        return clock - SHORTLY, clock
    clock %= DAY_MINUTES  # "just after midnight on Friday" is Friday's first half hour
    return clock, clock + SHORTLY + 1


def _interval(
    days: Days | None, minutes: tuple[int, int] | None, twelve_hour: bool
) -> tuple[dt.datetime | None, dt.datetime | None]:
    if days is None:
        return None, None
    start, end = (dt.datetime.combine(d, dt.time()) for d in days)
    if minutes is not None and not twelve_hour and (days[1] - days[0]).days == 1:
        return start + dt.timedelta(minutes=minutes[0]), start + dt.timedelta(minutes=minutes[1])
    return start, end


def _same_sort(a: TimeExpression, b: TimeExpression) -> bool:
    return (a.minutes is None) == (b.minutes is None) and b.relation in ("at", "until")


def _range(first: TimeExpression, last: TimeExpression, start: int, text: str) -> TimeExpression:
    """Between 5 p.m. and 7 p.m., from 2004 to 2010: one stretch from the first to the last."""
    minutes = first.minutes
    if first.minutes and last.minutes:
        high = last.minutes[0]
        minutes = (first.minutes[0], high if high > first.minutes[0] else high + DAY_MINUTES)
    if first.start is None and last.start is not None and first.minutes and last.minutes:
        # "From 5 p.m. to 7 p.m. on Friday": the day stands with the second only.
        back = dt.timedelta(minutes=last.minutes[0] - first.minutes[0])
        first = structs.replace(first, start=last.start - back)
    return structs.replace(
        first,
        span=Span(start, last.span.end),
        text=text[start : last.span.end],
        start=first.start if last.end else None,
        end=last.end if first.start else None,
        weekday=None,
        day=None,
        month=first.month if first.month == last.month else None,
        minutes=minutes,
        twelve_hour=first.twelve_hour and last.twelve_hour,
        relation="at",
    )
