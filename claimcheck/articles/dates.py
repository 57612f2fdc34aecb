"""When an article was published: from its metadata, a date line, or its address."""

from __future__ import annotations

import datetime as dt
import re

from claimcheck.spans import Span

_MONTHS = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
_ENDING = "[a-z]{0,6}"
_DATE = re.compile(
    rf"(?:(?P<day1>\d\d?)(?:st|nd|rd|th)? (?P<month1>{_MONTHS}){_ENDING}\.?,? (?P<year1>\d{{4}})"
    rf"|(?P<month2>{_MONTHS}){_ENDING}\.? (?P<day2>\d\d?)(?:st|nd|rd|th)?,? (?P<year2>\d{{4}})"
    r"|(?P<iso>\d{4}-\d\d-\d\d))",
    re.IGNORECASE,
)
_URL = re.compile(
    rf"[/-](?P<year>(?:19|20)\d\d)[/-](?P<month>\d{{1,2}}|{_MONTHS})[/-](?P<day>\d{{1,2}})(?:[/-]|$)"
    r"|/(?P<packed>(?:19|20)\d\d[01]\d[0-3]\d)(?:/|$)",
    re.IGNORECASE,
)
# What else may stand in a date line: weekdays, clock times, zones, "published", one place name.
_REST = re.compile(
    r"(?:published|posted|updated|last|first|on|at|mon|tues?|wednes|wed|thurs?|fri|satur|sat|sun"
    r"|day|am|pm|gmt|bst|utc|ist|est|edt|et|cet|pst|pdt|ct|pt|[\d\s:.,|()-])*+",
    re.IGNORECASE,
)
# A place in capitals, a date with its year, perhaps an agency, and a dash.
_DATELINE = re.compile(
    r"[A-Z][A-Z.' -]{2,30}, (?:[A-Z][\w. ]{1,30}, )?(?P<date>[\w., -]{9,24}?),? ?"
    r"(?:\([A-Z][\w ./]{1,30}\) ?)?(?:-|--|–|—) "
)
_CLOCK = re.compile(r"\d[:T]\d|\d ?[ap]\.?m\b", re.IGNORECASE)
_GMT = re.compile(r" ?(?:GMT|UTC)([+-]\d\d?:?\d\d)(?: ?\([^)]*\))?")  # as browsers write it
_NUMERIC = re.compile(r"\b(\d\d?)[/.](\d\d?)[/.]\d{2,4}\b")
_DEFAULTS = (dt.datetime(2001, 1, 1), dt.datetime(2004, 2, 2))
# Zones that have one meaning in news English, in seconds east of UTC. IST (India, Israel, Ireland),
# AST, GST and the like have several and are left out; CST and the others are those of RFC 5322.
_ZONES = {
    name: round(3600 * hours)
    for name, hours in {
        "UTC": 0, "GMT": 0, "UT": 0, "Z": 0, "WET": 0, "BST": 1, "WEST": 1, "CET": 1, "CEST": 2,
        "EET": 2, "EEST": 3, "MSK": 3, "EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7,
        "MDT": -6, "PST": -8, "PDT": -7, "AKST": -9, "AKDT": -8, "HST": -10, "NST": -3.5,
        "NDT": -2.5, "JST": 9, "KST": 9, "HKT": 8, "SGT": 8, "PKT": 5, "NPT": 5.75, "AEST": 10,
        "AEDT": 11, "ACST": 9.5, "ACDT": 10.5, "AWST": 8, "NZST": 12, "NZDT": 13, "SAST": 2,
        "EAT": 3, "WAT": 1, "CAT": 2,
    }.items()
}  # fmt: skip
LINE = 120  # characters of the longest date line
LOOK = 6  # lines at the top and at the bottom that may hold it


def from_metadata(value: str | None) -> str | None:
    """``value`` as an ISO date, or date and time in UTC; None if it cannot be read.

    A time of a zone that has no one meaning ("IST") gives the day alone; a time without a zone is
    taken for UTC. A value that lacks its day, month or year gives None.
    """
    if not value or len(value) > LINE:
        return None
    value = _GMT.sub(r" \1", value)
    numbers = _NUMERIC.search(value)
    if numbers and numbers[1] != numbers[2] and int(numbers[1]) <= 12 and int(numbers[2]) <= 12:
        return None  # the third of December in one country, the twelfth of March in another
    try:
        when, certain = _parsed(value)
        if when is None:
            return None
        if not certain or not _CLOCK.search(value):
            return when.date().isoformat()
        if when.tzinfo is not None:
            when = when.astimezone(dt.UTC)
        return f"{when.year:04}-{when:%m-%dT%H:%M:%SZ}"
    # dateutil raises whatever its innards meet in a hostile text; all of it means "no date".
    except (ValueError, OverflowError, TypeError, AttributeError, IndexError, ArithmeticError):
        return None


def _parsed(value: str) -> tuple[dt.datetime | None, bool]:
    """The date and time in a text, and whether its zone is known; None for an incomplete date."""
    try:
        return dt.datetime.fromisoformat(value.strip()), True
    except ValueError:
        pass  # no ISO 8601: read as people write it
    from dateutil import parser

    unknown: list[str] = []

    def zone(name: str | None, offset: int | None) -> dt.tzinfo | None:
        # Asked for every zone, so that the zone of the machine never decides.
        hours = offset if offset is not None else _ZONES.get((name or "").upper())
        if hours is None:
            unknown.append(name or "")
            return None
        return dt.timezone(dt.timedelta(seconds=hours))

    # What is missing is filled in from a default: where two defaults differ, something was.
    first, second = (parser.parse(value, default=d, tzinfos=zone) for d in _DEFAULTS)
    return (first if first.date() == second.date() else None), not unknown


def from_url(url: str | None) -> str | None:
    """The day in an address such as ``/2005/nov/28/``."""
    match = _URL.search(url or "")
    if not match:
        return None
    if match["packed"]:
        text = match["packed"]
        return _iso(text[:4], text[4:6], text[6:])
    return _iso(match["year"], match["month"], match["day"])


def date_lines(text: str, start: int) -> list[tuple[Span, str]]:
    """Short lines near the top or the bottom that are nothing but a date, with the day."""
    lines = []
    at = start
    for line in text[start:].split("\n"):
        stripped = line.strip()
        if stripped:
            begin = at + line.index(stripped[0])
            lines.append((Span(begin, begin + len(stripped)), stripped))
        at += len(line) + 1
    found = []
    for span, line in [*lines[:LOOK], *lines[LOOK:][-2:]]:
        match = _DATE.search(line) if len(line) <= LINE else None
        day = _day(match) if match else None
        if match and day and _only_date(line):
            found.append((span, day))
    return found


def from_dateline(text: str, start: int) -> str | None:
    """The day in a dateline with its year: "IRAVA, March 12, 2025 (Agency) - The river rose".

    Looked for at the start of the first lines; the rest of the line is the article's.
    """
    for line in text[start:].split("\n", 4 * LOOK)[: 4 * LOOK]:
        match = _DATELINE.match(line.lstrip()[:LINE])
        date = _DATE.fullmatch(match["date"]) if match else None
        if date:
            return _day(date)
    return None


def _only_date(line: str) -> bool:
    rest = _DATE.sub(" ", line)
    place = re.match(r"[A-Z]{3,}(?:[ ][A-Z]{3,})*, ", rest)  # "INDONESIA, July 2, 2013"
    return _REST.fullmatch(rest[place.end() :] if place else rest) is not None


def _day(match: re.Match[str]) -> str | None:
    if match["iso"]:
        return _iso(*match["iso"].split("-"))
    one = match["day1"] is not None
    return _iso(
        match["year1" if one else "year2"],
        match["month1" if one else "month2"],
        match["day1" if one else "day2"],
    )


def _iso(year: str, month: str, day: str) -> str | None:
    number = int(month) if month.isdigit() else _MONTHS.split("|").index(month.lower()[:3]) + 1
    try:
        return dt.date(int(year), number, int(day)).isoformat()
    except ValueError:
        return None
