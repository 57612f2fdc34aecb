"""What is left out of the claims, and what must not be."""

from __future__ import annotations

import pytest

from claimcheck.articles.boilerplate import skipped_spans
from claimcheck.articles.dates import date_lines, from_metadata, from_url
from claimcheck.articles.reading import article_from_text
from claimcheck.lexicons import load

LINES = load("boilerplate")["line"]


@pytest.mark.parametrize("entry", LINES, ids=lambda e: e["fires"][:40])
def test_pattern_fires_on_its_example_only(entry):
    fired = skipped_spans(entry["fires"], 0)
    assert [s.reason for s in fired] == [entry["reason"]]
    assert skipped_spans(entry["passes"], 0) == []


def test_page_title_needs_the_site_again():
    title = "Harbour bridge falls into the Lund after storm - The Lamp\n"
    assert skipped_spans(title + "It fell.\nThe Lamp Newsletter", 0)[0].reason == "page title"
    assert skipped_spans(title + "It fell on Monday.", 0) == []


def test_repeated_caption_goes_with_its_credit():
    caption = "The minister arrives at the port of Varn on Monday morning."
    text = f"{caption}\n{caption}Jo Penn/Pool/AFP via Getty Images\nThe minister spoke."
    assert [s.reason for s in skipped_spans(text, 0)] == ["caption", "caption"]


def test_dateline_is_left_out_of_its_sentence():
    text = "VARN, Estland (Coast Wire) - Two people were hurt."
    (skipped,) = skipped_spans(text, 0)
    assert skipped.reason == "dateline"
    assert text[skipped.span.end :] == "Two people were hurt."


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("July 2, 2013 07:44", "2013-07-02"),
        ("Published on Jul 02, 2013 4:22 PM", "2013-07-02"),
        ("WEDNESDAY 03 JULY 2013", "2013-07-03"),
        ("November 28th, 2005, 09:11 GMT", "2005-11-28"),
        ("ESTLAND, July 2, 2013", "2013-07-02"),
    ],
)
def test_date_lines(line, day):
    assert [d for _, d in date_lines(f"{line}\n\nThe bridge fell.", 0)] == [day]
    assert article_from_text(f"{line}\n\nThe bridge fell.").published == day


def test_a_sentence_with_a_date_is_no_date_line():
    assert date_lines("The bridge fell on July 2, 2013.\n", 0) == []


def test_dates_of_addresses_and_metadata():
    assert from_url("https://example.org/2005/nov/28/world/quake") == "2005-11-28"
    assert from_url("https://example.org/article/20100505/x") == "2010-05-05"
    assert from_url("https://example.org/2005/13/45/x") is None
    assert from_metadata("2025-03-12T08:15+02:00") == "2025-03-12T06:15:00Z"
    assert from_metadata("2025-03-12") == "2025-03-12"
    assert from_metadata("soon") is None


def test_heading_between_paragraphs_is_left_out_but_not_the_headline():
    body = ["The bridge fell on Monday.", "Nobody was hurt.", "Police closed the quay."]
    teaser = "Is the ferry next? Fears grow in the harbour"
    text = "\n\n".join(["Bridge falls in Varn", *body, teaser, "The council met at noon."])
    (skipped,) = skipped_spans(text, 0)
    assert (skipped.span.of(text), skipped.reason) == (teaser, "heading")
