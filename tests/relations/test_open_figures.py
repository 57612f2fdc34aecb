"""Figures in what is only considered: the same in both is agreement on the case, not on a fact."""

from __future__ import annotations

import pytest

from claimcheck import article_from_text, cross_reference

CASES = {
    "one condition in both": (
        "Rates will rise if the council lends £4.2 million to Corran.",
        "If the council lends £4.2m to Corran, shops will close.",
        {"agreement"},
    ),
    "one question in both": (
        "Would the council lend £4.2 million to Corran?",
        "Would the council lend £4.2m to Corran?",
        {"agreement"},
    ),
    "a condition and a fact": (
        "Rates will rise if the council lends £4.2 million to Corran.",
        "The council lent £4.2m to Corran last year.",
        set(),
    ),
}


@pytest.mark.model
@pytest.mark.parametrize("name", CASES)
def test_equal_figures(name):
    first, second, expected = CASES[name]
    articles = [article_from_text(t, outlet=o) for t, o in ((first, "Herald"), (second, "Post"))]
    found = {str(r.relation) for r in cross_reference(articles).relations}
    assert found - {"compatible"} == expected
