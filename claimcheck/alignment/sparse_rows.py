"""Sparse rows of numbers, with the products that stories need.

By numpy alone: importing scipy.sparse takes longer than all of the work on forty articles.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

PRODUCTS = 4_000_000  # entries of an intermediate array: 32 MB


@dataclass(frozen=True, slots=True)
class SparseRows:
    """Row ``n`` has ``values[starts[n]:starts[n + 1]]`` in the ``columns`` of the same places.

    The columns of a row are in order; there are ``width`` of them at most.
    """

    starts: np.ndarray
    columns: np.ndarray
    values: np.ndarray
    width: int

    def __len__(self) -> int:
        return len(self.starts) - 1

    @property
    def numbers(self) -> np.ndarray:
        """The row of each entry."""
        return np.repeat(np.arange(len(self)), np.diff(self.starts))

    def sums(self, values: np.ndarray) -> np.ndarray:
        """For each row the sum of ``values``, of which there is one for each entry."""
        return np.bincount(self.numbers, values, len(self))

    def unit(self) -> SparseRows:
        """Rows scaled to unit length; empty ones stay empty."""
        norms = np.sqrt(self.sums(self.values * self.values))
        scale = 1 / np.maximum(norms, 1e-9)
        return SparseRows(self.starts, self.columns, self.values * scale[self.numbers], self.width)

    def strongest(self, count: int) -> SparseRows:
        """Each row's ``count`` greatest entries, of equal ones the first."""
        order = np.lexsort((-self.values, self.numbers))
        rank = np.arange(len(order)) - self.starts[self.numbers]
        kept = np.sort(order[rank < count])
        sizes = np.minimum(np.diff(self.starts), count)
        starts = np.concatenate([[0], np.cumsum(sizes)])
        return SparseRows(starts, self.columns[kept], self.values[kept], self.width)

    def overlapping(
        self, others: SparseRows, least: float
    ) -> Iterator[tuple[np.ndarray, np.ndarray]]:
        """Blocks of pairs (rows of these, rows of the others) whose product is ``least`` or more.

        Takes time and memory in the number of pairs of entries in one column.
        """
        order = np.argsort(others.columns, kind="stable")
        holders, held = others.numbers[order], others.values[order]
        first = np.searchsorted(others.columns[order], np.arange(self.width + 1))
        sizes = (first[1:] - first[:-1])[self.columns]
        done = np.concatenate([[0], np.cumsum(sizes)])[self.starts]
        start = 0
        while start < len(self):
            most = np.searchsorted(done, done[start] + PRODUCTS, side="right") - 1
            dense = max(1, PRODUCTS // max(1, len(others)))
            stop = int(min(max(start + 1, most), start + dense, len(self)))
            own = slice(self.starts[start], self.starts[stop])
            count = sizes[own]
            begin = np.repeat(first[self.columns[own]], count)
            at = begin + np.arange(len(begin)) - np.repeat(np.cumsum(count) - count, count)
            rows = np.repeat(self.numbers[own] - start, count)
            products = np.repeat(self.values[own], count) * held[at]
            cells = rows * len(others) + holders[at]
            total = np.bincount(cells, products, (stop - start) * len(others))
            i, j = np.divmod(np.flatnonzero(total >= least), len(others))
            yield i + start, j
            start = stop

    def products(self, i: int, others: np.ndarray) -> np.ndarray:
        """The product of row ``i`` with each of the rows ``others``."""
        row = np.zeros(self.width)
        own = slice(self.starts[i], self.starts[i + 1])
        row[self.columns[own]] = self.values[own]
        sizes = np.diff(self.starts)[others]
        begin = np.repeat(self.starts[others], sizes)
        at = begin + np.arange(len(begin)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
        entries = self.values[at] * row[self.columns[at]]
        return np.bincount(np.repeat(np.arange(len(others)), sizes), entries, len(others))
