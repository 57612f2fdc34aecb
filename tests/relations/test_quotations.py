"""What counts as other words of a quotation, and what as the same."""

from __future__ import annotations

import pytest

from claimcheck import article_from_text, cross_reference

CASES = {
    "another word": ("It was an accident waiting to happen", "It was a tragedy waiting to happen",
                     True),
    "a negation": ("A stranger could win the race", "A stranger could not win the race", True),
    "a contraction": ("We're going in the right direction", "We are going in the right direction",
                      False),
    "a numeral": ("It has been 8 years of hard work", "It has been eight years of hard work",
                  False),
    "a later start": ("I think the bridge will be open by noon", "The bridge will be open by noon",
                      False),
}  # fmt: skip


@pytest.mark.model
@pytest.mark.parametrize("name", CASES)
def test_two_reports_of_one_quotation(name):
    first, second, differ = CASES[name]
    articles = [
        article_from_text(f"\u201c{said},\u201d the mayor, Mara Lind, said.", outlet=outlet)
        for said, outlet in ((first, "Herald"), (second, "Post"))
    ]
    relations = cross_reference(articles).relations
    assert any(r.relation == "contradiction" for r in relations) is differ
