"""Claims: spans, speakers, certainty, polarity."""

from __future__ import annotations

import datetime as dt

import pytest

from claimcheck.articles.reading import article_from_text
from claimcheck.claims.claim import Certainty, Polarity, SourceKind
from claimcheck.claims.extraction import extract

pytestmark = pytest.mark.model


def claims(text):
    return extract([article_from_text(text)])


def test_coordinated_verbs_are_two_claims():
    found = claims("The yacht has up to 20 cabins and has a top speed of about 37 knots.")
    assert [c.surface for c in found] == [
        "The yacht has up to 20 cabins",
        "has a top speed of about 37 knots",
    ]
    assert found[1].text.startswith("The yacht")


@pytest.mark.parametrize(
    ("text", "source", "kind"),
    [
        ("The mayor said that the bridge had fallen.", "The mayor", SourceKind.PERSON),
        ("The bridge has fallen, police said.", "police", SourceKind.INSTITUTION),
        ("According to witnesses, the bridge has fallen.", "witnesses", SourceKind.ANONYMOUS),
    ],
)
def test_attribution(text, source, kind):
    said = [c.attribution for c in claims(text) if "bridge" in c.surface and c.attribution]
    assert (said[0].source, said[0].kind) == (source, kind)


@pytest.mark.parametrize(
    ("text", "certainty", "polarity"),
    [
        ("The bridge fell on Monday.", Certainty.ASSERTED, Polarity.POSITIVE),
        ("The bridge did not fall on Monday.", Certainty.ASSERTED, Polarity.NEGATIVE),
        ("The bridge may fall on Monday.", Certainty.POSSIBLE, Polarity.POSITIVE),
        ("The bridge appeared to fall on Monday.", Certainty.PROBABLE, Polarity.POSITIVE),
        ("The council failed to repair the bridge.", Certainty.ASSERTED, Polarity.NEGATIVE),
        ("The council managed to repair the bridge.", Certainty.ASSERTED, Polarity.POSITIVE),
        ("The council plans to repair the bridge.", Certainty.HYPOTHETICAL, Polarity.POSITIVE),
        ("No driver was hurt on the bridge.", Certainty.ASSERTED, Polarity.NEGATIVE),
        ("No fewer than 30 drivers crossed the bridge.", Certainty.ASSERTED, Polarity.POSITIVE),
    ],
)
def test_factuality(text, certainty, polarity):
    found = claims(text)[0].factuality
    assert (found.certainty, found.polarity) == (certainty, polarity)


def test_boilerplate_is_not_claimed():
    found = claims("The bridge fell on Monday.\nRead more: Ten bridges that fell this year")
    assert [c.surface for c in found] == ["The bridge fell on Monday"]


def test_quantities_of_one_sentence():
    (found,) = {c.quantities for c in claims("The crash killed at least 14 people on Sunday.")}
    assert [(q.low, q.bound.value, q.counted) for q in found] == [(14.0, "at_least", "person")]


def test_today_dates_an_article_without_a_date():
    article = article_from_text("The bridge fell yesterday.")
    (undated,) = extract([article])[0].times
    (dated,) = extract([article], dt.date(2025, 3, 12))[0].times
    assert undated.start is None
    assert dated.start == dt.datetime(2025, 3, 11)
