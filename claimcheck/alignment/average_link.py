"""Average-link clustering over a sparse graph of likely pairs."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterable


def average_link(
    count: int,
    pairs: Iterable[tuple[int, int, float]],
    needed: Callable[[int, int], float],
    places: list[float | None],
    widest: float,
) -> list[int]:
    """The cluster of each of ``count`` items, named by its first item.

    ``pairs`` are (i, j, likeness), in any order and one way or both; pairs that are not given count
    as 0. Two clusters are joined, the most alike first, as long as the mean likeness over all pairs
    between them (UPGMA, Sokal and Michener 1958) is at least ``needed`` for their sizes and their
    known ``places`` on a line stay within ``widest`` of each other. Takes time in the number of
    pairs, not of items squared.
    """
    linked: list[dict[int, float]] = [{} for _ in range(count)]
    for i, j, likeness in pairs:
        linked[i][j] = linked[j][i] = likeness
    size = [1] * count
    extent = [(p, p) if p is not None else None for p in places]
    owner = list(range(count))
    heap = [
        (-likeness, i, j)
        for i in range(count)
        for j, likeness in linked[i].items()
        if i < j and likeness >= needed(1, 1)
    ]
    heapq.heapify(heap)
    while heap:
        minus, i, j = heapq.heappop(heap)
        if owner[i] != i or owner[j] != j or j not in linked[i]:
            continue
        mean = linked[i][j] / (size[i] * size[j])
        if mean != -minus or mean < needed(size[i], size[j]):
            continue  # one of the two has grown since
        joint = _hull(extent[i], extent[j])
        if joint is not None and joint[1] - joint[0] > widest:
            continue
        owner[j], extent[i] = i, joint
        size[i] += size[j]
        for other, likeness in linked[j].items():
            del linked[other][j]
            if other != i:
                linked[i][other] = linked[other][i] = linked[i].get(other, 0.0) + likeness
        linked[j] = {}
        for other, likeness in linked[i].items():
            mean = likeness / (size[i] * size[other])
            if mean >= needed(size[i], size[other]):
                heapq.heappush(heap, (-mean, min(i, other), max(i, other)))
    return [_root(owner, i) for i in range(count)]


def _hull(
    a: tuple[float, float] | None, b: tuple[float, float] | None
) -> tuple[float, float] | None:
    if a is None or b is None:
        return a or b
    return min(a[0], b[0]), max(a[1], b[1])


def _root(owner: list[int], i: int) -> int:
    while owner[i] != i:
        i = owner[i]
    return i
