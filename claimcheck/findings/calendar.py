"""CC401: a weekday that does not fall on the date beside it."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterator

from claimcheck.articles.article import Article
from claimcheck.findings.building import text_finding
from claimcheck.findings.coverage import Coverage
from claimcheck.findings.finding import Finding, Level
from claimcheck.findings.rule import Rule
from claimcheck.spans import Span

WEEKDAY_DATE = Rule(
    code="CC401",
    name="weekday-date-mismatch",
    level=Level.ERROR,
    what="The weekday does not fall on that date, or there is no such date. A date without a year "
    "is read as the nearest to the day of publication.",
    why="One of the two is wrong, and the reader who planned by it is misled. The Associated Press "
    "Stylebook and the Guardian's style guide both ask for days and dates to be checked against "
    "a calendar.",
    example="The hearing is on Tuesday, 12 March 2025 (a Wednesday).",
    false_positives="Old Style dates, and a date without a year that belongs to another year.",
)
RULES = (WEEKDAY_DATE,)

NEAR = 45  # days from publication within which a date without a year belongs to the same year
GREGORIAN = 1753  # the first whole year of the Gregorian calendar in English-speaking countries

_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_W = (
    r"(?P<weekday>Mon(?:day)?|Tue(?:s|sday)?|Wed(?:s|nesday)?|Thu(?:r|rs|rsday)?|Fri(?:day)?"
    r"|Sat(?:urday)?|Sun(?:day)?)\b\.?"
)
_M = (
    r"(?P<month>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)
_D = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?\b"
_S = r"(?:[ \t\u00a0]|\r?\n(?![ \t]*\r?\n)){1,4}"  # a line end, but no blank line
_Y = rf"(?:,?{_S}(?P<year>1[7-9]\d\d|20\d\d)\b)"
_DAY_FIRST = rf"(?:the{_S})?{_D}{_S}(?:of{_S})?{_M}{_Y}?"
_MONTH_FIRST = rf"{_M}{_S}(?:the{_S})?{_D}(?![\d:]){_Y}?"
_ISO = r"(?P<year>1[7-9]\d\d|20\d\d)-(?P<month>[01]\d)-(?P<day>[0-3]\d)\b"
# "Tuesday, 12 March", "Tuesday (March 12)", "12 March 2025, a Tuesday", "March 12 (Tuesday)"
_FORMS = tuple(
    re.compile(pattern)
    for date in (_DAY_FIRST, _MONTH_FIRST, _ISO)
    for pattern in (
        rf"(?<![\w-]){_W},?{_S}\(?(?:on{_S})?{date}",
        rf"(?<![\w-]){date}(?:,{_S}(?:a{_S})?|{_S}\(){_W}",
    )
)
# "Saturday and Sunday, 9 and 10 March", "Monday to Friday, March 3-7": more than one day.
_SEVERAL_BEFORE = re.compile(r"(?:\b(?:and|or|to|through|until)\s|[-–—/&]\s?|day,\s)\Z")
_SEVERAL_AFTER = re.compile(r"\s?(?:[-–—/&]\s?\d|(?:and|or|to|through|until)\s\d)")
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
_AROUND = 200  # characters on either side in which another year is looked for
_KEPT = frozenset({"date line", "dateline"})


def find(coverage: Coverage) -> Iterator[Finding]:
    """One finding for each weekday and date of the articles checked that exclude each other."""
    for article in coverage.checked():
        if article.skipped is not None:
            continue
        day = article.date or coverage.config.today
        for span, why in mismatches(article, day):
            yield text_finding(
                coverage, WEEKDAY_DATE, article.id, (span,), why, slot="calendar", score=1.0
            )


def mismatches(article: Article, published: dt.date | None) -> list[tuple[Span, str]]:
    """The places where a weekday and its date differ, with the reason, in order."""
    skipped = [s.span for s in article.skipped_spans if s.reason not in _KEPT]
    found: dict[Span, str] = {}
    for form in _FORMS:
        for match in form.finditer(article.text):
            span = Span(*match.span())
            why = _mismatch(match, published)
            if why and not any(span.overlap(s) for s in [*skipped, *found]):
                found[span] = why
    return sorted(found.items())


def _mismatch(match: re.Match[str], published: dt.date | None) -> str | None:
    text = match.string
    if _SEVERAL_BEFORE.search(text, max(0, match.start() - 12), match.start()):
        return None
    if _SEVERAL_AFTER.match(text, match.end()):
        return None
    month = match["month"]
    number = int(month) if month.isdigit() else _MONTHS.index(month[:3].lower()) + 1
    day = int(match["day"])
    if not 1 <= number <= 12 or not 1 <= day <= 31:
        return None
    year = int(match["year"]) if match["year"] else _year(match, number, day, published)
    if year is None or year < GREGORIAN:
        return None
    named = f"{day} {calendar.month_name[number]} {year}"
    if day > calendar.monthrange(year, number)[1]:
        return f"there is no {named}"
    stated = _WEEKDAYS.index(match["weekday"][:3].lower())
    falls = dt.date(year, number, day).weekday()
    if falls == stated:
        return None
    return f"{named} is a {calendar.day_name[falls]}, not a {calendar.day_name[stated]}"


def _year(match: re.Match[str], month: int, day: int, published: dt.date | None) -> int | None:
    """The year of a date that names none: the one nearest to publication, if it is near."""
    if published is None:
        return None
    around = match.string[max(0, match.start() - _AROUND) : match.end() + _AROUND]
    if any(int(y) != published.year for y in _YEAR.findall(around)):
        return None  # the passage speaks of another year
    for year in (published.year, published.year - 1, published.year + 1):
        last = calendar.monthrange(year, month)[1] if dt.MINYEAR <= year <= dt.MAXYEAR else 0
        if last and abs((dt.date(year, month, min(day, last)) - published).days) <= NEAR:
            return year
    return None
