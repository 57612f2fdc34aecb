"""Sparse rows: the same as dense ones."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.alignment import sparse_rows
from claimcheck.alignment.sparse_rows import SparseRows

ENTRY = st.sampled_from([0.0, 0.0, 0.25, 0.5, 1.0, 2.0])
TABLE = st.integers(1, 6).flatmap(
    lambda width: st.lists(st.lists(ENTRY, min_size=width, max_size=width), min_size=1, max_size=7)
)


def sparse(table):
    dense = np.array(table)
    rows, columns = np.nonzero(dense)
    starts = np.searchsorted(rows, np.arange(len(dense) + 1))
    return dense, SparseRows(starts, columns, dense[rows, columns], dense.shape[1])


def dense_of(rows):
    table = np.zeros((len(rows), rows.width))
    table[rows.numbers, rows.columns] = rows.values
    return table


@given(TABLE)
def test_unit_rows(table):
    dense, rows = sparse(table)
    norms = np.linalg.norm(dense, axis=1, keepdims=True)
    assert np.allclose(dense_of(rows.unit()), dense / np.maximum(norms, 1e-9))


@given(TABLE, st.integers(1, 3))
def test_the_strongest_entries_are_kept(table, count):
    dense, rows = sparse(table)
    kept = dense_of(rows.strongest(count))
    for row, left in zip(dense, kept, strict=True):
        order = [n for n in np.argsort(-row, kind="stable")[:count] if row[n]]
        assert np.flatnonzero(left).tolist() == sorted(order)
        assert left[order].tolist() == row[order].tolist()


@given(TABLE, st.sampled_from([1, 5, 1000]))
def test_products_and_overlaps_are_those_of_dense_rows(table, room):
    dense, rows = sparse(table)
    expected = dense @ dense.T
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(sparse_rows, "PRODUCTS", room)  # as many blocks as there can be
        found = {
            pair
            for i, j in rows.overlapping(rows, 0.5)
            for pair in zip(i.tolist(), j.tolist(), strict=True)
        }
    assert found == set(zip(*map(np.ndarray.tolist, np.nonzero(expected >= 0.5)), strict=True))
    everything = np.arange(len(dense))
    for i in everything:
        assert np.allclose(rows.products(i, everything), expected[i])


def test_no_entries_at_all():
    nothing = np.empty(0, np.int64)
    rows = SparseRows(np.array([0, 0, 0]), nothing, np.empty(0), 0)
    assert [len(i) for i, _ in rows.overlapping(rows, 0.1)] == [0]
    assert rows.products(0, np.array([1])).tolist() == [0.0]
    assert len(rows.unit()) == 2
