"""Conflicts of two articles seen side by side: each figure against each other figure once."""

from __future__ import annotations

import pytest

from claimcheck import cross_reference
from claimcheck.articles.reading import article_from_text

pytestmark = pytest.mark.model


def _report(first, second):
    return cross_reference(
        [
            article_from_text(first[1], outlet="one", published=first[0], path="one.txt"),
            article_from_text(second[1], outlet="two", published=second[0], path="two.txt"),
        ]
    )


def _values(report, relation):
    return [
        {r.evidence.a_value, r.evidence.b_value}
        for r in report.relations
        if r.relation == relation and r.kind == "quantity"
    ]


def test_a_figure_that_is_repeated_is_one_conflict():
    report = _report(
        ("2025-03-04", "The barge hit the pier at Marde on Monday. The fire injured 12 dockers."
         "\n\nThe harbour master said the fire had injured 12 dockers."),
        ("2025-03-04", "The barge hit the pier at Marde on Monday. The fire injured 15 dockers."
         "\n\nDoctors said the fire had injured 15 dockers."),
    )  # fmt: skip
    assert len(_values(report, "contradiction")) == 1


def test_of_parts_and_whole_the_whole_moves_a_toll_on():
    report = _report(
        ("2025-03-04", "The flood at Marde injured at least five people on Monday."),
        ("2025-03-06", "The flood at Marde injured 40 people in the old town.\n\n"
         "In all, the flood at Marde injured 90 people."),
    )  # fmt: skip
    moved = _values(report, "update")
    assert len(moved) == 1
    assert any("90" in v or "people" in v for v in moved[0])
    [update] = [r for r in report.relations if r.relation == "update"]
    assert "90" in update.evidence.why


def test_two_tolls_of_two_kinds_are_two_conflicts():
    report = _report(
        ("2025-03-04", "The fire at Marde killed three people.\n\n"
         "The fire at Marde injured 12 people."),
        ("2025-03-04", "The fire at Marde killed four people.\n\n"
         "The fire at Marde injured 15 people."),
    )  # fmt: skip
    assert len(_values(report, "contradiction")) == 2
