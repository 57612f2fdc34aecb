"""A place in common is agreement only where both speak of one thing that happened there."""

from __future__ import annotations

import pytest

from claimcheck import article_from_text, cross_reference

CASES = {
    "two things in one town": (
        "Ola Brandt is a teacher in Corran.",
        "The only clinic in Corran was full.",
        False,
    ),
    "one thing in one town": (
        "The storm tore the roof off a school in Corran.",
        "In Corran the storm took the roof off the school.",
        True,
    ),
    "two places together": (
        "The tremor was felt in Corran and Elmford.",
        "In Corran and Elmford, offices were cleared.",
        True,
    ),
}


@pytest.mark.model
@pytest.mark.parametrize("name", CASES)
def test_agreement_on_a_place(name):
    first, second, agrees = CASES[name]
    articles = [article_from_text(t, outlet=o) for t, o in ((first, "Herald"), (second, "Post"))]
    relations = cross_reference(articles).relations
    assert (
        any(r.evidence.slot == "place" and r.relation == "agreement" for r in relations) is agrees
    )
