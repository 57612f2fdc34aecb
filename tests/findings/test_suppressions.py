"""Suppressions: what they cover, when they expire, what is wrong with them."""

from __future__ import annotations

import datetime as dt

import pytest

from claimcheck.articles.reading import article_from_text
from claimcheck.errors import ConfigError
from claimcheck.findings.sidecar import sidecar_of, sidecar_suppressions
from claimcheck.findings.suppression_comments import comment_suppressions

DAY = dt.date(2025, 3, 14)


def covered(text, comment_free_words):
    """The codes that each of the words is silenced for."""
    article = article_from_text(text)
    result = []
    for words in comment_free_words:
        at = text.index(words)
        result.append(
            sorted(
                code
                for s in comment_suppressions(article)
                if not s.problem and s.span.start <= at < s.span.end
                for code in s.codes
            )
        )
    return result


def test_a_comment_covers_the_next_paragraph_only():
    text = (
        "One bridge fell.\n\n<!-- claimcheck: ignore[CC101] our own count -->\n\n"
        "Two bridges fell.\n\nThree bridges fell.\n"
    )
    assert covered(text, ["One", "Two", "Three"]) == [[], ["CC101"], []]


def test_a_comment_at_the_start_of_a_paragraph_covers_it():
    text = "<!-- claimcheck: ignore[CC101, CC201] our count --> Two bridges fell.\nThree fell."
    assert covered(text, ["Two", "Three"]) == [["CC101", "CC201"], []]


def test_comments_one_after_the_other_cover_the_same_paragraph():
    text = (
        "<!-- claimcheck: ignore[CC101] our count -->\n"
        "<!-- claimcheck: ignore[single-source] exclusive -->\nTwo bridges fell.\n"
    )
    assert covered(text, ["Two"]) == [["CC101", "CC201"]]


def test_regions_end_where_they_are_enabled_code_by_code():
    text = (
        "One.\n<!-- claimcheck: disable[CC101,CC102] in dispute -->\nTwo.\n"
        "<!-- claimcheck: enable[CC101] -->\nThree.\n<!-- claimcheck: enable[CC102] -->\nFour.\n"
    )
    expected = [[], ["CC101", "CC102"], ["CC102"], []]
    assert covered(text, ["One", "Two", "Three", "Four"]) == expected


def test_a_file_is_covered_as_a_whole():
    text = "One.\n\nTwo.\n\n<!-- claimcheck: file-ignore[CC203] a column -->\n"
    assert covered(text, ["One", "Two"]) == [["CC203"], ["CC203"]]


@pytest.mark.parametrize(
    ("comment", "problem"),
    [
        ("ignore[CC101]", "gives no reason"),
        ("ignore our own count", "names no rule"),
        ("ignore[] our own count", "names no rule"),
        ("ignore[CC111] our own count", "there is no rule CC111"),
        ("ignore[CC101] our own count until=soon", "until=soon is no day"),
        ("ignor[CC101] our own count", "there is no ignor"),
        ("enable[CC101]", "ends no region"),
    ],
)
def test_what_cannot_be_used_says_why_and_silences_nothing(comment, problem):
    (found,) = comment_suppressions(article_from_text(f"<!-- claimcheck: {comment} -->\nOne fell."))
    assert problem in found.problem


def test_other_comments_are_nobodys_business():
    article = article_from_text(
        "<!-- TK: call the mayor -->\nOne fell. <!-- claimcheck is good -->"
    )
    assert comment_suppressions(article) == []


def test_until_is_taken_out_of_the_reason():
    text = "<!-- claimcheck: ignore[CC101] our count until=2026-12-31 -->\nOne fell."
    (found,) = comment_suppressions(article_from_text(text))
    assert (found.until, found.reason) == (dt.date(2026, 12, 31), "our count")


def test_comments_are_no_claims(nlp):
    from claimcheck.claims.extraction import extract

    text = "<!-- claimcheck: ignore[CC101] they lost 30 bridges -->\nThe mayor lost 20 hats."
    assert all("bridges" not in c.surface for c in extract([article_from_text(text)]))


def test_a_sidecar_finds_its_paragraph_however_the_lines_are_broken(tmp_path):
    sidecar = tmp_path / "story.claimcheck.toml"
    sidecar.write_text(
        '[[ignore]]\ncodes = ["CC101"]\nreason = "our count"\nquote = "twenty armoured cars"\n'
        "until = 2026-12-31\n[[file-ignore]]\ncodes = ['CC203']\nreason = 'a column'\n"
    )
    draft = tmp_path / "story.txt"
    assert sidecar_of(draft) == sidecar
    text = "The train came.\n\nIt had twenty\narmoured cars and left\nagain at noon.\n\nIt left."
    article = article_from_text(text)
    first, second = sidecar_suppressions(article, sidecar)
    assert first.span.of(text).startswith("It had twenty")
    assert first.span.of(text).endswith("noon.")
    assert (first.until, second.span.of(text)) == (dt.date(2026, 12, 31), text)
    assert "story.claimcheck.toml" in first.where


def test_a_sidecar_that_points_nowhere_says_so(tmp_path):
    sidecar = tmp_path / "story.claimcheck.toml"
    sidecar.write_text('[[ignore]]\ncodes = ["CC101"]\nreason = "x"\nquote = "no such words"\n')
    (found,) = sidecar_suppressions(article_from_text("The train came."), sidecar)
    assert "does not hold" in found.problem
    sidecar.write_text('[[ignore]]\ncode = ["CC101"]\n')
    with pytest.raises(ConfigError, match="no key code"):
        sidecar_suppressions(article_from_text("The train came."), sidecar)
