"""What each form of a date or longer stretch says: from a match to a Piece."""

from __future__ import annotations

import re

from claimcheck.claims.calendar_ref import CalendarRef
from claimcheck.claims.time_pieces import Match, Piece, number, step
from claimcheck.lexicons import load

_LEX = load("times")
_NAMED_DAYS = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}
_PORTIONS = {
    "beginning": "start",
    "turn": "start",
    "middle": "mid",
    "close": "end",
    "earlier": "past",
    "later": "rest",
}


def _month_number(word: str) -> int:
    return int(_LEX["months"][word.lower().rstrip(".")])


def _year(match: Match, name: str = "year") -> int | None:
    return int(match[name]) if match[name] else None


def portion(match: Match) -> Piece:
    """A part of a longer stretch: the end of, earlier (this month)."""
    word = match["word"].lower()
    name = _PORTIONS.get(word, word)
    return Piece(
        match.start(), match.end(), CalendarRef(portion=name), needs="join", word="portion"
    )


def weekday(match: Match) -> Piece | None:
    """Tuesday, last Tuesday."""
    if not match["day"][0].isupper():
        return None
    day = _LEX["weekdays"][match["day"].lower()]
    return Piece(match.start(), match.end(), CalendarRef(weekday=day, step=step(match)))


def other_weekday(match: Match) -> Piece:
    """The following Monday: fixed by the story, not by the calendar."""
    day = _LEX["weekdays"][match["day"].lower()]
    return Piece(match.start(), match.end(), CalendarRef(weekday=day, generic=True))


def date(match: Match) -> Piece | None:
    """11 March, March 11, 2025, 3-5 March."""
    if not match["month"][0].isupper():
        return None
    last = match["to"]
    ref = CalendarRef(
        year=_year(match), month=_month_number(match["month"]), day=_leading(match["day"]),
        day_to=_leading(last) if last else None,
    )  # fmt: skip
    return Piece(match.start(), match.end(), ref)


def _leading(text: str) -> int:
    return int(re.match(r"\d+", text).group())  # type: ignore[union-attr]


def iso(match: Match) -> Piece | None:
    """2013-07-02."""
    year, month, day = (int(match[g]) for g in ("year", "month", "day"))
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    return Piece(match.start(), match.end(), CalendarRef(year=year, month=month, day=day))


def slashes(match: Match) -> Piece | None:
    """Day and month in figures: only where one of them cannot be a month, or both are equal."""
    first, second, year = (int(match[g]) for g in ("a", "b", "year"))
    if max(first, second) > 31 or min(first, second) > 12 or min(first, second) < 1:
        return None
    if first <= 12 and second <= 12 and first != second:
        return None
    day, month = max(first, second), min(first, second)
    return Piece(match.start(), match.end(), CalendarRef(year=year, month=month, day=day))


def month(match: Match) -> Piece | None:
    """March, next March, April 2019."""
    if not match["month"][0].isupper():
        return None
    ref = CalendarRef(year=_year(match), month=_month_number(match["month"]), step=step(match))
    sure = ref.year is not None or ref.step is not None
    return Piece(match.start(), match.end(), ref, needs="" if sure else "lead")


def feast(match: Match) -> Piece:
    """Days with a name and a fixed date: Christmas Eve, Valentine's Day."""
    month, day = _LEX["feasts"][match["feast"].lower().replace("-", " ").replace("\u2019", "'")]
    return Piece(
        match.start(),
        match.end(),
        CalendarRef(year=_year(match), month=month, day=day),
        word="feast",
    )


def named_day(match: Match) -> Piece:
    """Today, tonight, yesterday, tomorrow and their neighbours."""
    word = match["word"].lower()
    count = _NAMED_DAYS[word.split()[-1]] * (2 if " " in word else 1)
    ref = CalendarRef(step=count, step_unit="day", mode="calendar")
    low_high = tuple(_LEX["parts"]["night"]) if word == "tonight" else None
    return Piece(match.start(), match.end(), ref, low_high, word="night" if low_high else "")


def unit(match: Match) -> Piece:
    """Last week, this year."""
    ref = CalendarRef(step=step(match), step_unit=match["unit"].lower(), mode="calendar")
    return Piece(match.start(), match.end(), ref, word="unit")


def bare_unit(match: Match) -> Piece:
    """The week in "the end of the week"; the weekend stands with a preposition alone."""
    unit = match["unit"].lower()
    weekend = unit == "weekend"
    ref = CalendarRef(step=None if weekend else 0, step_unit=unit, mode="calendar")
    return Piece(match.start(), match.end(), ref, needs="lead" if weekend else "join", word="unit")


def ago(match: Match) -> Piece:
    """Two weeks ago, three years from now."""
    sign = -1 if match["way"].lower() == "ago" else 1
    words = match["count"].lower()
    far = None
    if words in _LEX["numbers"] or words[0].isdigit() or "-" in words:
        near = number(words)
    else:
        near, far = _LEX["vague_numbers"][
            words if words[0] == "s" else "a " + words.removeprefix("a ")
        ]
    ref = CalendarRef(
        step=sign * near, step_far=sign * far if far else None, step_unit=match["unit"].lower(),
        mode="ago",
    )  # fmt: skip
    return Piece(match.start(), match.end(), ref, hedged=far is not None or bool(match["half"]))


def near(match: Match) -> Piece:
    """Recent days, the next few weeks."""
    count = 1 if match["way"].lower() in ("coming", "coming few", "next few") else -1
    ref = CalendarRef(step=count, step_unit=match["unit"].lower(), mode="near")
    return Piece(match.start(), match.end(), ref, hedged=True, needs="lead")


def stretch(match: Match) -> Piece:
    """For weeks: how long, with no figure and no day."""
    return Piece(match.start(), match.end(), hedged=True)


def year_alone(match: Match) -> Piece:
    """A year by itself."""
    return Piece(
        match.start(), match.end(), CalendarRef(year=int(match["year"])), needs="lead", word="year"
    )


def decade(match: Match) -> Piece:
    """The 1980s, the 80s."""
    year = int(match["year"]) if match["year"] else 1900 + int(match["short"])
    return Piece(match.start(), match.end(), CalendarRef(unit="decade", number=year))


def century(match: Match) -> Piece:
    """The 19th century."""
    ref = CalendarRef(unit="century", number=(int(match["n"]) - 1) * 100)
    return Piece(match.start(), match.end(), ref)


def quarter(match: Match) -> Piece | None:
    """The first quarter of 2026, the second half of last year."""
    unit = match["unit"].lower()
    nth = _LEX["ordinals"][match["nth"].lower()]
    if unit == "half" and nth > 2:
        return None
    count = step(match)
    ref = CalendarRef(
        year=_year(match), unit=unit, number=nth, step=count,
        step_unit="year" if count is not None else "", mode="calendar" if count is not None else "",
    )  # fmt: skip
    return Piece(match.start(), match.end(), ref)


def q(match: Match) -> Piece | None:
    """Q1 2026, H2 2025."""
    unit, nth = "quarter" if match["q"] in "Qq" else "half", int(match["n"])
    if unit == "half" and (nth > 2 or match["year"] is None):
        return None
    ref = CalendarRef(year=_year(match), unit=unit, number=nth)
    return Piece(match.start(), match.end(), ref)


def season(match: Match) -> Piece:
    """Summer, last autumn, spring 2024."""
    ref = CalendarRef(
        year=_year(match),
        unit="season",
        number=_LEX["seasons"][match["season"].lower()],
        step=step(match),
    )
    sure = ref.step is not None or ref.year is not None
    return Piece(match.start(), match.end(), ref, needs="" if sure else "lead", word="season")
