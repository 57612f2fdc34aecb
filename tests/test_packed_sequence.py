"""Values that are packed come back as they were, in order and by their place."""

from __future__ import annotations

import pytest

from claimcheck import packed_sequence
from claimcheck.packed_sequence import PackedSequence, Sorter
from claimcheck.relations.relation import Evidence, Kind, Relation, Verb
from claimcheck.spans import Span

RELATIONS = tuple(
    Relation(
        f"a{n}", f"b{n}", Verb.UPDATE, Kind.QUANTITY, "neither",
        Evidence("count:boat", Span(n, n + 2), f"{n}", Span(0, 3), "\u201csix\u201d", "why"),
        0.1 * n, between="sources" if n % 2 else None,
    )
    for n in range(7)
)  # fmt: skip


@pytest.fixture(params=[1, 3, 1_000])
def kept(request, monkeypatch):
    monkeypatch.setattr(packed_sequence, "GROUP", request.param)
    return PackedSequence(Relation, iter(RELATIONS))


def test_values_come_back(kept):
    assert len(kept) == 7
    assert tuple(kept) == RELATIONS == tuple(kept)  # as often as one asks
    assert [kept[n] for n in range(-7, 7)] == [*RELATIONS, *RELATIONS]
    assert kept[1:6:2] == RELATIONS[1:6:2]
    assert RELATIONS[4] in kept
    assert kept.index(RELATIONS[5]) == 5


def test_no_place_beyond_the_last(kept):
    for place in (7, -8):
        with pytest.raises(IndexError):
            kept[place]
    with pytest.raises(IndexError):
        PackedSequence(Relation)[0]


def test_equal_values_are_equal(kept):
    assert kept == PackedSequence(Relation, RELATIONS)
    assert kept == RELATIONS
    assert kept != PackedSequence(Relation, RELATIONS[1:])
    assert kept != RELATIONS[::-1]
    assert not PackedSequence(Relation)


@pytest.mark.parametrize("run", [1, 2, 5, 100])
@pytest.mark.parametrize(
    "key", [lambda r: r.a, lambda r: (r.score > 0.3, r.between or ""), lambda r: 0]
)
def test_what_comes_in_any_order_is_sorted(monkeypatch, run, key):
    monkeypatch.setattr(packed_sequence, "GROUP", 2)
    parts = [RELATIONS[n : n + 3] for n in range(5)]  # some values come several times
    sorter = Sorter(Relation, key, run)
    for part in parts:
        sorter.extend(part)
    found = sorter.in_order()
    assert found == tuple(sorted((r for part in parts for r in part), key=key))
    assert isinstance(found, PackedSequence)


def test_what_comes_at_once_is_not_packed():
    sorter = Sorter(Relation, lambda r: r.score, run=2)
    sorter.extend(reversed(RELATIONS))
    assert sorter.in_order() == RELATIONS
    assert isinstance(sorter.in_order(), tuple)


def test_nothing_sorted_is_nothing():
    assert Sorter(Relation, lambda r: r.a).in_order() == ()


def test_packed_is_smaller():
    many = PackedSequence(Relation, RELATIONS * 300)
    assert sum(map(len, many._groups)) < 100 * len(many)
