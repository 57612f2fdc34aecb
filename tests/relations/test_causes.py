"""Causes: the same, hedged on one side, or two causes that may both be at work."""

from __future__ import annotations

import pytest

from claimcheck.articles.reading import article_from_text
from claimcheck.check import cross_reference

pytestmark = pytest.mark.model


def causes(a, b):
    pair = [article_from_text(t, outlet=o) for t, o in ((a, "Lamp"), (b, "Echo"))]
    found = cross_reference(pair).relations
    return [str(r.relation) for r in found if r.evidence.slot == "cause"]


def test_the_same_cause_agrees():
    a = "The ferry was delayed because of thick fog."
    b = "The ferry arrived late, delayed due to fog."
    assert causes(a, b) == ["agreement"]


def test_a_hedged_cause_is_compatible():
    a = "The ferry was delayed possibly because of fog."
    b = "The ferry was delayed because of fog."
    assert causes(a, b) == ["compatible"]


def test_another_cause_is_left_alone():
    a = "The ferry was delayed because of fog."
    b = "The ferry was delayed because of a strike."
    assert causes(a, b) == []
