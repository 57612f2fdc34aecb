"""Origins that were packed are those that the stories found."""

from __future__ import annotations

import pytest

from claimcheck.alignment.origins import Origin, OriginKind
from claimcheck.alignment.packed_origins import PackedOrigins, Resting
from claimcheck.articles.reading import read_articles
from claimcheck.check import cross_reference

LAMP, MARA = Origin(OriginKind.OUTLET, "Lamp"), Origin(OriginKind.SOURCE, "mara lind")


def test_each_claim_has_the_set_of_its_number():
    known = PackedOrigins(
        [
            Resting(("a", "b", "c"), (frozenset({LAMP}), frozenset({LAMP, MARA})), (0, 1, 0)),
            Resting((), (), ()),
            Resting(("d",), (frozenset(),), (0,)),
        ]
    )
    assert known == {"a": {LAMP}, "b": {LAMP, MARA}, "c": {LAMP}, "d": frozenset()}
    assert isinstance(next(iter(known["a"])), Origin)
    assert "e" not in known


def test_claims_with_one_set_share_its_number():
    told = {"a": frozenset({LAMP}), "c": frozenset({LAMP}), "z": frozenset({MARA})}
    resting = Resting.of("abc", told)
    assert resting == Resting(("a", "b", "c"), (frozenset({LAMP}), frozenset()), (0, 1, 0))
    assert PackedOrigins([resting]) == {"a": {LAMP}, "b": frozenset(), "c": {LAMP}}


@pytest.mark.model
def test_a_report_counts_origins_as_its_stories_did(corpora):
    report = cross_reference(read_articles([corpora / "harrow-flood"]).articles)
    assert set(report.origins.of_claim) == {c.id for c in report.claims}
    rows = [c for c in report.clusters if len(c.claims) > 1]
    assert rows
    assert all(report.origins.independent(c.claims) == c.independent_origins for c in rows)
