"""The lexical forms of times: one table of patterns and of the words that each can begin with.

No pattern has nested repetition, so that none backtracks beyond its few optional words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from claimcheck.claims import time_dates as dates
from claimcheck.claims import time_pieces as clocks
from claimcheck.claims.time_pieces import Match, Piece
from claimcheck.lexicons import load


@dataclass(frozen=True, slots=True)
class Form:
    """A pattern, the lower-case words it can begin with ("#" for a figure) and what it says."""

    name: str
    starts: frozenset[str]
    pattern: re.Pattern[str]
    build: Callable[[Match], Piece | None]


def _any(words: Iterable[str]) -> str:
    ordered = sorted(words, key=lambda w: (-len(w), w))
    forms = (re.escape(w).replace(r"\ ", r"[\s-]").replace("'", "['\u2019]") for w in ordered)
    return f"(?:{'|'.join(forms)})"


_LEX = load("times")
_LONG_DAYS = [d for d in _LEX["weekdays"] if d.endswith("day")]
_SHORT_DAYS = [d for d in _LEX["weekdays"] if not d.endswith("day")]
_NUMBERS = list(_LEX["numbers"])
_HOURS = [w for w, n in _LEX["numbers"].items() if n <= 12 and w not in ("a", "an")]

YEAR = r"(?:1[1-9]|20)\d\d(?!\d|[,.:/]\d)"
DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?\b(?![.,:]\d|\s?%)"
_SHORT_MONTHS = [m for m in _LEX["months"] if len(m) < 5 and m not in ("may", "june", "july")]
# The full stop belongs to an abbreviation, never to the sentence.
MONTH = (
    rf"(?:{_any(m for m in _LEX['months'] if m not in _SHORT_MONTHS)}\b|{_any(_SHORT_MONTHS)}\b\.?)"
)
WEEKDAY = rf"(?P<day>{_any(_LONG_DAYS)})\b"
STEP = r"(?:(?P<step>last|this\spast|past|this\scoming|coming|this|next|current)\s)"
UNIT = r"(?P<unit>hour|day|week|month|year|decade|century)"
NUMBER = rf"(?:\d{{1,3}}|(?:twenty|thirty|forty|fifty)-[a-z]{{3,5}}|{_any(_NUMBERS)})"
HOUR = rf"(?P<hour>{_any(_HOURS)}|1[0-2]|[1-9])\b(?![.:]\d)"
# Zones in capitals only: "est" and "ist" are words of other languages.
_ZONES = _any([*(z.upper() for z in _LEX["zones"]), "ET", "PT", "CT"])
ZONE = rf"(?:\s?(?P<zone>local\stime|(?-i:{_ZONES})\b))"
PARTS = _any(p for p in _LEX["parts"] if p not in ("early", "late"))
OF = r"(?:,?\s(?:of\s)?|,)"

_STEP_WORDS = ("last", "past", "this", "coming", "next", "current")
_PERIOD = rf"(?P<year>{YEAR})|(?:the\s)?(?:(?P<step>last|this|next)\syear)"


def _form(
    name: str, starts: Iterable[str], pattern: str, make: Callable[[Match], Piece | None]
) -> Form:
    firsts = frozenset(re.split(r"[\s'-]", w.lower())[0] for w in starts)
    return Form(name, firsts, re.compile(pattern, re.IGNORECASE), make)


# Where several begin with one word, the longer and surer comes first.
FORMS: tuple[Form, ...] = (
    _form(
        "iso date",
        ("#",),
        r"(?P<year>(?:1[1-9]|20)\d\d)[-/](?P<month>\d\d)[-/](?P<day>\d\d)(?!\d)",
        dates.iso,
    ),
    _form(
        "date in figures",
        ("#",),
        r"(?P<a>\d{1,2})[/.](?P<b>\d{1,2})[/.](?P<year>(?:19|20)\d\d)\b",
        dates.slashes,
    ),
    _form(
        "12-hour clock",
        ("#",),
        rf"(?P<h>\d{{1,2}})(?:[:.](?P<m>[0-5]\d))?\s?(?P<half>[ap])(?:\.\s?m\b\.?|m\b){ZONE}?",
        clocks.meridiem,
    ),
    _form(
        "24-hour clock",
        ("#",),
        r"(?P<h>2[0-3]|[01]?\d)(?P<sep>[:.])(?P<m>[0-5]\d)(?::[0-5]\d)?"
        r"(?![\d:]|[.,]\d|\s?(?:%|per\scent|percent|million|billion|trillion))"
        rf"(?P<hrs>\s?(?:hrs|hours)\b)?{ZONE}?",
        clocks.colon,
    ),
    _form(
        "four-digit clock",
        ("#",),
        rf"(?P<h>2[0-3]|[01]\d)(?P<m>[0-5]\d)(?=\s?(?:hrs|hours|local\stime|(?-i:{_ZONES}))\b)"
        rf"(?:\s?(?:hrs|hours)\b)?{ZONE}?",
        clocks.four_digits,
    ),
    _form(
        "minutes past the hour",
        ("a", "quarter", "half", *_NUMBERS, "#"),
        r"(?:a\s(?=quarter))?(?:(?P<minute>quarter|half|five|ten|twenty|twenty-five)\s(?P<way>past)"
        r"|(?P<minute2>quarter)\s(?P<way2>to|before|after)"
        rf"|(?P<minute3>{NUMBER})\sminutes\s(?P<way3>to|past|before|after))\s{HOUR}"
        rf"(?:\so'clock)?(?!\s(?:weeks|months|years|people)){ZONE}?",
        clocks.past_to,
    ),
    _form("o'clock", (*_HOURS, "#"), rf"{HOUR}\so'clock{ZONE}?", clocks.oclock),
    _form("noon", ("noon", "midday", "midnight"), r"(?P<word>noon|midday|midnight)\b", clocks.noon),
    _form(
        "part of a near day",
        ("last", "this"),
        r"(?:(?P<step>last|this)\s(?P<part>morning|afternoon|evening|night|lunchtime))\b",
        clocks.near_part,
    ),
    _form("part of the day", _LEX["parts"], rf"(?P<part>{PARTS})\b", clocks.part),
    _form(
        "weekday",
        (*_LONG_DAYS, *_STEP_WORDS),
        rf"{STEP}?{WEEKDAY}",
        dates.weekday,
    ),
    _form(
        "abbreviated weekday",
        _SHORT_DAYS,
        rf"(?P<day>{_any(_SHORT_DAYS)})\b(?=\.?,?\s(?:\d{{1,2}}\b|{MONTH}\s\d))\.?",
        dates.weekday,
    ),
    _form(
        "weekday of the story",
        ("following", "previous", "preceding"),
        rf"(?:following|previous|preceding)\s{WEEKDAY}",
        dates.other_weekday,
    ),
    _form(
        "feast",
        _LEX["feasts"],
        rf"(?P<feast>{_any(_LEX['feasts'])})\b(?:{OF}(?P<year>{YEAR}))?",
        dates.feast,
    ),
    _form(
        "day and month",
        ("#",),
        rf"(?P<day>{DAY})(?:\s?(?:-|to|and)\s?(?P<to>{DAY}))?\s(?:of\s)?(?P<month>{MONTH})"
        rf"(?:{OF}(?P<year>{YEAR}))?",
        dates.date,
    ),
    _form(
        "month and day",
        _LEX["months"],
        rf"(?P<month>{MONTH})\s(?:the\s)?(?P<day>{DAY})(?:\s?(?:-|to)\s?(?P<to>{DAY}))?"
        rf"(?!\s?(?:per\scent|percent|million|billion|people|years))(?:{OF}(?P<year>{YEAR}))?",
        dates.date,
    ),
    _form(
        "month",
        (*_LEX["months"], *_STEP_WORDS),
        rf"{STEP}?(?P<month>{MONTH})(?:{OF}(?P<year>{YEAR}))?",
        dates.month,
    ),
    _form(
        "named day",
        ("today", "tonight", "yesterday", "tomorrow", "day"),
        r"(?P<word>today|tonight|day\sbefore\syesterday|day\safter\stomorrow|yesterday|tomorrow)\b",
        dates.named_day,
    ),
    _form(
        "recent days",
        ("recent", "past", "last", "next", "coming"),
        rf"(?P<way>recent|coming|past(?=\s\w{{3,6}}s\b)|(?:past|last|next|coming)\sfew)\s{UNIT}s\b",
        dates.near,
    ),
    _form(
        "stretch",
        ("for",),
        r"for\s(?:many\s)?(?:hours|days|weeks|months|years|decades|centuries)\b(?!\s(?:of|to\scome)\b)",
        dates.stretch,
    ),
    _form(
        "season",
        (*_LEX["seasons"], *_STEP_WORDS),
        rf"{STEP}?(?P<season>{_any(_LEX['seasons'])})\b(?!\s(?:of|in)\s(?!\d)|-)(?:{OF}(?P<year>{YEAR}))?",
        dates.season,
    ),
    _form(
        "week and the like",
        _STEP_WORDS,
        rf"{STEP}(?P<unit>weekend|week|month|quarter|year|decade|century)\b(?!-(?:long|old|end|round|ago))",
        dates.unit,
    ),
    _form(
        "the week",
        ("weekend", "week", "month", "quarter", "year", "decade", "century"),
        r"(?P<unit>weekend|week|month|quarter|year|decade|century)\b(?!-)",
        dates.bare_unit,
    ),
    _form(
        "ago",
        (*_NUMBERS, "#", "couple", "few", "several", "some"),
        rf"(?P<count>{NUMBER}|(?:a\s)?couple\sof|(?:a\s)?few|several|some)\s"
        rf"(?P<half>and\sa\shalf\s)?{UNIT}s?\s(?P<way>ago|from\snow)\b",
        dates.ago,
    ),
    _form(
        "decade",
        ("#",),
        r"(?P<year>(?:1[5-9]|20)\d0)['\u2019]?s\b|(?P<short>[2-9]0)s\b",
        dates.decade,
    ),
    _form("century", ("#",), r"(?P<n>1\d|20|21)(?:st|th)\scentury\b", dates.century),
    _form("year", ("#",), rf"(?P<year>{YEAR})(?![-\w%]|\s?%)", dates.year_alone),
    _form(
        "quarter",
        _LEX["ordinals"],
        rf"(?P<nth>{_any(_LEX['ordinals'])})\s(?P<unit>quarter|half)\s(?:of\s)?(?:{_PERIOD})\b",
        dates.quarter,
    ),
    _form("Q1", ("q", "h"), rf"(?P<q>[QH])(?P<n>[1-4])\b(?:{OF}(?P<year>{YEAR}))?", dates.q),
    _form("edge of a day", ("early", "late"), r"(?P<word>early|late)\b", clocks.edge),
    _form(
        "portion",
        ("earlier", "later", "mid", "start", "beginning", "middle", "end", "close", "turn"),
        r"(?P<word>earlier\b|later\b|mid\b|(?:start|beginning|middle|end|close|turn)(?=\sof\b))",
        dates.portion,
    ),
)
