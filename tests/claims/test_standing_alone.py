"""Standing alone: what the text of a claim gets, and what it must not get."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from claimcheck.articles.reading import article_from_text
from claimcheck.claims.extraction import extract

CASES = tomllib.loads(
    (Path(__file__).parent.parent / "cases" / "standing_alone.toml").read_text(encoding="utf-8")
)["construction"]
ALL = [
    pytest.param(text["text"], text.get(key), text.get("leans"), id=f"{c['name']}: {text[key]}")
    for c in CASES
    for kind, key in (("fires", "says"), ("silent", "keeps"))
    for text in c[kind]
]

pytestmark = pytest.mark.model


@pytest.mark.parametrize(("text", "wanted", "leans"), ALL)
def test_the_text_of_a_claim(text, wanted, leans):
    found = {c.text: c.unresolved for c in extract([article_from_text(text)])}
    assert wanted in found, list(found)
    if leans is not None:
        assert list(found[wanted]) == leans


def test_it_in_somebody_s_words_is_not_who_says_them():
    text = (
        '"We fear for the port," Mara Lind said.\n'
        '"Think of what it says that the ferry lies in Elmford. We will not sell the mill."'
    )
    said = {c.attribution.source for c in extract([article_from_text(text)]) if c.attribution}
    assert said == {"Mara Lind"}
