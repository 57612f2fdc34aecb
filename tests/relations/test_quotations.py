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
    "words in brackets": ("He declined the host's invitation to debate the bill",
                          "He declined the [moderator's] invitation to debate the bill", False),
    "words left out": ("The judges of this court have another point of view than we have",
                       "The judges... have another point of view than we have", False),
    "reported speech": ("I am going to sell the harbour", "He was going to sell the harbour",
                        False),
    "an abbreviation": ("This is the United Nations of music", "This is the UN of music", False),
    "who is meant": ("The minister lied to every one of us", "She lied to every one of us", False),
    "a pronoun": ("They can never take that away", "You can never take that away", True),
    "another spelling": ("We are gonna pull out of this old treaty",
                         "We are going to pull out of this old treaty", False),
    "another sentence": ("The mayors of the north are doing the questioning here",
                         "Therefore this council does the questioning here", False),
    "a hyphen": ("Only full-time staff can be asked to do it",
                 "Only full time staff can be asked to do it", False),
    "left out": ("It would be one hundred per cent our choice to stay",
                 "It would be our choice to stay", False),
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


@pytest.mark.model
def test_a_word_that_stands_elsewhere_in_the_sentence_is_not_another():
    articles = [
        article_from_text(f"\u201c{said},\u201d the mayor, Mara Lind, said.", outlet=outlet)
        for said, outlet in (
            ("We are going to have a new harbour", "Herald"),
            ("We are going to have a new station and we are going to have the harbour", "Post"),
        )
    ]
    assert not [r for r in cross_reference(articles).relations if r.relation == "contradiction"]
