"""Times in parsed sentences: each construction fires and stays silent where it should."""

from __future__ import annotations

import datetime as dt
import tomllib
from pathlib import Path

import pytest

from claimcheck.claims.calendar_dates import resolve
from claimcheck.claims.calendar_ref import CalendarRef, Tense
from claimcheck.claims.time_forms import FORMS
from claimcheck.claims.time_scan import pieces
from claimcheck.claims.times import time_expressions, time_regions

PUBLISHED = dt.date(2025, 3, 13)  # a Thursday
CASES = tomllib.loads(
    (Path(__file__).parent.parent / "cases" / "times.toml").read_text(encoding="utf-8")
)["construction"]
FIRING = [(c["name"], f["text"], f["is"]) for c in CASES for f in c["fires"]]
SILENT = [(c["name"], text) for c in CASES for text in c["silent"]]


def _moment(value: str) -> dt.datetime | None:
    return dt.datetime.fromisoformat(value) if value else None


@pytest.mark.model
@pytest.mark.parametrize(("name", "text", "expected"), FIRING)
def test_fires(nlp, name, text, expected):
    found = time_expressions(nlp(text), PUBLISHED)
    assert [t.text for t in found] == [e["text"] for e in expected]
    for time, wanted in zip(found, expected, strict=True):
        assert time.span.of(text) == time.text
        for field, value in wanted.items():
            if field in ("start", "end"):
                value = _moment(value)
            if field == "minutes":
                value = tuple(value)
            assert getattr(time, field) == value, field


@pytest.mark.model
@pytest.mark.parametrize(("name", "text"), SILENT)
def test_silent(nlp, name, text):
    assert time_expressions(nlp(text), PUBLISHED) == ()


@pytest.mark.model
def test_without_publication_date_only_the_absolute_resolves(nlp):
    text = "He left at 7 p.m. on Tuesday and came back on 2 July 2013, two weeks ago."
    left, back, ago = time_expressions(nlp(text), None)
    assert (left.start, left.weekday, left.minutes) == (None, 1, (1140, 1141))
    assert back.start == dt.datetime(2013, 7, 2)
    assert ago.start is None


@pytest.mark.model
def test_offsets_of_a_span_inside_a_document(nlp):
    doc = nlp("Rain fell. The dam broke on Monday evening.")
    sent = list(doc.sents)[1]
    (time,) = time_expressions(sent, PUBLISHED, offset=100)
    assert time.span.start == 100 + doc.text.index("Monday")
    assert time.head == 100 + doc.text.index("broke")


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("The quake hit the island of Varn early Tuesday.", "hit"),
        ("Friday's price fell.", "price"),
        ("The talks of last week failed.", "talks"),
        ("She was found shortly before midnight.", "found"),
    ],
)
def test_head_is_the_word_modified(nlp, text, head):
    (time,) = time_expressions(nlp(text), PUBLISHED)
    assert time.head == text.index(head)


def test_every_form_has_a_sentence_of_its_own():
    """No pattern of the table is left untested by the firing examples."""
    fired = set()
    for _, text, _ in FIRING + [("", t, None) for t in EXTRA]:
        for piece in pieces(text):
            for form in FORMS:
                match = form.pattern.match(text, piece.start)
                if match and form.build(match) == piece:
                    fired.add(form.name)
                    break
    assert fired == {f.name for f in FORMS}


EXTRA = [
    "Wed, 5 May 2010",
    "the following Monday",
    "at seven o'clock",
    "a church of the 19th century",
]


@pytest.mark.parametrize("text", ["7" * 5000, "a quarter " * 800, "on the " * 1500, "March " * 900])
def test_hostile_text_is_read_in_linear_time(text):
    list(pieces(text))
    time_regions(text)


@pytest.mark.parametrize(
    "ref",
    [
        CalendarRef(year=2025, month=2, day=30),
        CalendarRef(weekday=1, generic=True),
        CalendarRef(step=-5000, step_unit="decade", mode="ago"),
    ],
)
def test_dates_that_do_not_exist_resolve_to_nothing(ref):
    assert resolve(ref, PUBLISHED, Tense.PAST) is None


@pytest.mark.parametrize("published", [dt.date(2024, 2, 29), dt.date(2025, 1, 1), PUBLISHED])
@pytest.mark.parametrize("weekday", range(7))
def test_bare_weekday_is_the_nearest_on_its_side(published, weekday):
    ref = CalendarRef(weekday=weekday)
    past, future = (resolve(ref, published, t) for t in (Tense.PAST, Tense.FUTURE))
    assert 0 <= (published - past[0]).days <= 6
    assert 0 <= (future[0] - published).days <= 6
    assert past[0].weekday() == future[0].weekday() == weekday


def test_tense_points_no_further_than_the_nearer_year():
    ref = CalendarRef(month=3, day=11)
    assert resolve(ref, PUBLISHED, Tense.FUTURE) == (dt.date(2025, 3, 11), dt.date(2025, 3, 12))
