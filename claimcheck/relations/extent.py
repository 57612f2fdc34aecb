"""How two stretches lie to each other: equal, one within the other, overlapping or apart.

The relations are Allen's (1983), folded to what a comparison of two answers needs.
"""

from __future__ import annotations

from enum import Enum

Stretch = tuple[float, float]  # half-open, low < high


class Extent(Enum):
    """How stretch a lies to stretch b."""

    EQUAL = "equal"
    A_WITHIN = "a within b"
    B_WITHIN = "b within a"
    OVERLAP = "overlap"
    APART = "apart"
    UNKNOWN = "unknown"

    def swapped(self) -> Extent:
        """The same with the two stretches exchanged."""
        if self is Extent.A_WITHIN:
            return Extent.B_WITHIN
        return Extent.A_WITHIN if self is Extent.B_WITHIN else self


def extent(a: Stretch, b: Stretch) -> Extent:
    """How ``a`` lies to ``b``; either may be open at an end (``math.inf``)."""
    if a == b:
        return Extent.EQUAL
    if a[1] <= b[0] or b[1] <= a[0]:
        return Extent.APART
    if b[0] <= a[0] and a[1] <= b[1]:
        return Extent.A_WITHIN
    if a[0] <= b[0] and b[1] <= a[1]:
        return Extent.B_WITHIN
    return Extent.OVERLAP


def gap(a: Stretch, b: Stretch) -> float:
    """How far apart two stretches are; 0 where they touch or overlap."""
    return max(0.0, b[0] - a[1], a[0] - b[1])


def both(first: Extent, second: Extent) -> Extent:
    """Two dimensions together (the day and the hour); what is unknown says nothing."""
    if Extent.APART in (first, second):
        return Extent.APART
    if first is Extent.UNKNOWN:
        return second
    if second is Extent.UNKNOWN or first is second or second is Extent.EQUAL:
        return first
    return second if first is Extent.EQUAL else Extent.OVERLAP
