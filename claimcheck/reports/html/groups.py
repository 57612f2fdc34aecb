"""Joining things that belong together: disjoint sets, in the order in which they were given."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import TypeVar

T = TypeVar("T", bound=Hashable)


def joined(things: Iterable[T], pairs: Iterable[tuple[T, T]]) -> list[list[T]]:
    """The sets that ``pairs`` join ``things`` into; things of no pair stand alone."""
    root = {thing: thing for thing in things}
    place = {thing: n for n, thing in enumerate(root)}

    def find(thing: T) -> T:
        while root[thing] != thing:
            root[thing] = root[root[thing]]
            thing = root[thing]
        return thing

    for a, b in pairs:
        first, second = sorted((find(a), find(b)), key=place.__getitem__)
        root[second] = first
    sets: dict[T, list[T]] = {}
    for thing in root:
        sets.setdefault(find(thing), []).append(thing)
    return list(sets.values())
