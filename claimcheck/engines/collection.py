"""How often Python looks for values that refer to each other in a ring (cycles).

A run makes a great many small values that live to its end: looking through them again and again is
a tenth of a short run.
"""

from __future__ import annotations

import gc

YOUNG = 100_000  # values more than before from which the newest are looked through; Python's: 700


def collect_seldom() -> None:
    """Look for cycles seldom from now on, in this process."""
    gc.set_threshold(YOUNG, 20, 20)
