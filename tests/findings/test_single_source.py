"""CC201 and CC202: what only one outlet carries, in whatever words."""

from __future__ import annotations

import pytest

from claimcheck.articles.reading import article_from_text
from claimcheck.check import cross_reference
from claimcheck.config import Config

LAMP = (
    "The ferry Maid of Varn ran aground west of Port Varn on Monday with 212 people on board. "
    "Owner Bram Olsted had sold his house in Quillham to pay for two new engines. "
    "{more}"
)
ECHO = (
    "On Monday a ferry, the Maid of Varn, stranded on a bank west of Port Varn. "
    "There were 212 passengers. {more}"
)


def singles(lamp="", echo="", **options):
    articles = [
        article_from_text(LAMP.format(more=lamp), outlet="Lamp", path="a.txt"),
        article_from_text(ECHO.format(more=echo), outlet="Echo", path="b.txt"),
    ]
    report = cross_reference(articles, Config(**options))
    claims = {c.id: c for c in report.claims}
    found = [f for f in report.findings if f.code in {"CC201", "CC202"}]
    return {(f.code, claims[f.claims[0]].surface) for f in found}


@pytest.mark.model
def test_what_nobody_else_says_is_single():
    found = singles()
    assert any(code == "CC201" and "sold his house" in text for code, text in found)


@pytest.mark.model
def test_what_the_other_outlet_says_in_its_own_words_is_not():
    assert not any("aground" in text or "stranded" in text for _, text in singles())
    told = singles(echo="To buy engines Olsted parted with the house that he owned in Quillham.")
    assert not any("house" in text for _, text in told)


@pytest.mark.model
def test_an_unnamed_source_makes_it_a_warning():
    found = singles(lamp="Insurance had lapsed in March, according to an official in Tarnside.")
    assert any(code == "CC202" and "lapsed" in text for code, text in found)


@pytest.mark.model
def test_thresholds_are_settings():
    assert singles(single=0.0) == set()
    assert singles(newsworthy=1.0) == set()


@pytest.mark.model
def test_one_outlet_alone_has_no_single_source_claims():
    report = cross_reference([article_from_text(LAMP.format(more=""), outlet="Lamp")])
    assert not any(f.code == "CC201" for f in report.findings)


@pytest.mark.model
def test_who_somebody_is_by_a_title_is_no_news_but_what_he_became_is():
    more = (
        "Nobody had drowned, said Harbour Minister Tove Karlund. "
        "The new owner of the wreck was Quillham Harbour Trust."
    )
    found = {text for _, text in singles(lamp=more, newsworthy=0.0)}
    assert not any(text.endswith("Minister Tove Karlund") for text in found)
    assert any("new owner of the wreck" in text for text in found)
