"""Ranks that do not depend on the database that looks the articles up."""

from __future__ import annotations

import heapq
import math
from collections.abc import Iterable, Sequence

import numpy as np

COMMON = 0.02  # share of all articles that hold an anchor from which it says nothing
SPARE = 32  # articles beyond those wanted that a database has to give
UNITS = 1_000_000  # of one unit of an anchor's weight: sums of whole numbers have one order


def closest(
    found: Iterable[tuple[str, Sequence[float]]], about: np.ndarray, count: int
) -> set[str]:
    """The identifiers of the ``count`` vectors of ``found`` with the largest inner product with
    ``about``; of equal ones those that come first by identifier.

    Databases add up the products of 32-bit floats in orders of their own and differ in the last
    digits. They give ``SPARE`` more than are wanted; the products are added exactly here.
    """
    wanted = np.asarray(about, np.float32).astype(np.float64)
    scored = (
        (-math.fsum((np.asarray(vector, np.float32) * wanted).tolist()), identifier)
        for identifier, vector in found
    )
    return {identifier for _, identifier in heapq.nsmallest(count, scored)}
