"""Laws that hold for every input."""

from __future__ import annotations

import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimcheck.articles.reading import article_from_text, read_articles
from claimcheck.check import cross_reference
from claimcheck.claims.extraction import extract
from claimcheck.claims.quantity import Bound, Quantity
from claimcheck.relations.comparison import Outcome
from claimcheck.relations.quantity import compare_quantities
from claimcheck.reports.json_report import to_json
from claimcheck.spans import LineIndex, Span

numbers = st.integers(0, 10_000_000).map(float)
quantities = st.builds(
    lambda low, bound: Quantity(Span(0, 1), str(low), low, low, bound, counted="person"),
    numbers,
    st.sampled_from(list(Bound)),
)


@given(quantities, quantities)
def test_comparison_of_quantities_is_symmetric(a, b):
    assert compare_quantities(a, b).outcome is compare_quantities(b, a).outcome


@given(quantities)
def test_a_quantity_never_conflicts_with_itself(a):
    assert compare_quantities(a, a).outcome is not Outcome.CONFLICTS


@given(st.floats(1, 1000))
def test_conversion_changes_nothing(miles):
    a = Quantity(Span(0, 1), "x", miles, miles, dimension="length", unit="mile")
    km = miles * 1.609344
    b = Quantity(Span(0, 1), "y", km, km, dimension="length", unit="kilometer")
    assert compare_quantities(a, b).outcome is Outcome.SAME


@given(st.text())
def test_line_and_column_point_back(text):
    index = LineIndex.of(text)
    for offset in range(0, len(text), max(1, len(text) // 7)):
        line, column = index.line_column(offset)
        assert index.starts[line - 1] + column - 1 == offset


@pytest.mark.model
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=300))
def test_any_text_is_read_and_spans_stay_inside(text):
    article = article_from_text(text)
    for skipped in article.skipped_spans:
        assert skipped.span.end <= len(text)
    for claim in extract([article]):
        assert claim.span.end <= len(text)
        for value in (*claim.quantities, *claim.times):
            assert claim.span.contains(value.span)
            assert value.span.of(text)


@pytest.mark.model
def test_order_of_articles_changes_nothing(corpora):
    articles = list(read_articles([corpora / "northgate-merger"]).articles)
    first = to_json(cross_reference(articles))
    random.Random(1).shuffle(articles)
    assert to_json(cross_reference(articles)) == first


@pytest.mark.model
@pytest.mark.parametrize(
    "event", ["armoured-train", "harrow-flood", "merlen-cable-car", "northgate-merger"]
)
def test_report_holds_together(corpora, event):
    report = cross_reference(read_articles([corpora / event]).articles)
    texts = {a.id: a.text for a in report.articles}
    claims = {c.id: c for c in report.claims}
    assert len(claims) == len(report.claims)
    for claim in report.claims:
        assert claim.sentence.overlap(claim.span)
        # What introduces reported speech stands in the span, not in what is compared.
        assert claim.surface
        assert claim.surface in " ".join(claim.span.of(texts[claim.article]).split())
    seen = set()
    for r in report.relations:
        assert claims[r.a].span.contains(r.evidence.a)
        assert claims[r.b].span.contains(r.evidence.b)
        assert max(len(r.evidence.a), len(r.evidence.b)) <= 120
        key = (frozenset((r.a, r.b)), r.evidence.slot)
        assert key not in seen
        seen.add(key)
    slots = [(c.slot, i) for c in report.clusters for i in c.claims]
    assert len(slots) == len(set(slots))
