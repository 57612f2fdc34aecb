"""Rows of the table: one fact each, whatever chains of agreements there are."""

from __future__ import annotations

from itertools import combinations

from claimcheck.claims.claim import Claim
from claimcheck.findings.coverage import NO_ORIGINS
from claimcheck.relations.cluster import clusters
from claimcheck.relations.relation import Evidence, Kind, Relation, Verb
from claimcheck.spans import Span


def claim(name: str) -> Claim:
    """A claim ``a1`` of the article ``a``."""
    span = Span(0, 9)
    return Claim(
        name,
        name[0],
        f"Outlet {name[0]}",
        None,
        span,
        span,
        0,
        1,
        1,
        f"text {name}",
        name,
        "be",
        (),
    )


def related(a: str, b: str, verb: Verb = Verb.AGREEMENT, score: float = 0.9) -> Relation:
    evidence = Evidence("slot", Span(0, 1), a, Span(0, 1), b, "why")
    return Relation(a, b, verb, Kind.OTHER, "both", evidence, score, None)


def rows(names: str, relations: list[Relation]) -> list[tuple[str, tuple[str, ...]]]:
    told = clusters([claim(n) for n in names.split()], relations, NO_ORIGINS)
    return [(c.status, c.claims) for c in told]


def test_all_that_agree_with_each_other_are_one_row():
    agreeing = [related(a, b) for a, b in combinations(["a1", "b1", "c1", "d1"], 2)]
    assert rows("a1 b1 c1 d1", agreeing) == [("agreement", ("a1", "b1", "c1", "d1"))]


def test_one_near_miss_does_not_join_two_rows():
    first = [related(a, b) for a, b in combinations(["a1", "b1", "c1"], 2)]
    second = [related(a, b) for a, b in combinations(["d1", "e1", "f1"], 2)]
    found = rows("a1 b1 c1 d1 e1 f1", [*first, *second, related("c1", "d1", score=0.7)])
    assert found == [("agreement", ("a1", "b1", "c1")), ("agreement", ("d1", "e1", "f1"))]


def test_what_is_in_conflict_is_one_row_however_loosely_it_hangs_together():
    first = [related(a, b) for a, b in combinations(["a1", "b1", "c1"], 2)]
    second = [related(a, b) for a, b in combinations(["d1", "e1", "f1"], 2)]
    found = rows("a1 b1 c1 d1 e1 f1", [*first, *second, related("c1", "d1", Verb.CONTRADICTION)])
    assert found == [("contradiction", ("a1", "b1", "c1", "d1", "e1", "f1"))]


def test_a_claim_that_joins_no_row_stands_alone():
    agreeing = [related(a, b) for a, b in combinations(["a1", "b1", "c1", "d1"], 2)]
    found = rows("a1 b1 c1 d1 e1", [*agreeing, related("d1", "e1", score=0.5)])
    assert found == [("single", ("e1",)), ("agreement", ("a1", "b1", "c1", "d1"))]


def test_rows_do_not_depend_on_the_order_of_the_relations():
    pairs = ("a1 b1", "b1 c1", "c1 d1", "d1 e1", "a2 c1", "b1 d1")
    chain = [related(*two.split()) for two in pairs]
    names = "a1 a2 b1 c1 d1 e1"
    assert rows(names, chain) == rows(names, chain[::-1])
