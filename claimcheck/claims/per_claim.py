"""What is worked out of one claim, once: a claim is compared with hundreds of others."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

from claimcheck.claims.claim import Claim

Value = TypeVar("Value")
CLAIMS = 1 << 12  # claims of which is remembered what was worked out: some 100 articles
_REMEMBERED: list[dict[int, Any]] = []  # what each function remembers


def per_claim(work: Callable[[Claim], Value]) -> Callable[[Claim], Value]:
    """``work``, remembered for the claims that it was last asked about.

    A claim is known again by being the same object: to compare or to hash all that it holds would
    cost more than most of the work. ``work`` must depend on the claim alone, and nobody may change
    what it returns.
    """
    known: dict[int, tuple[Claim, Value]] = {}  # a claim that is kept shares its id with no other
    _REMEMBERED.append(known)

    @wraps(work)
    def remembered(claim: Claim) -> Value:
        found = known.get(id(claim))
        if found is None:
            if len(known) >= CLAIMS:
                known.clear()
            found = known[id(claim)] = claim, work(claim)
        return found[1]

    return remembered


def forget() -> None:
    """Let go of all claims, once they are compared: nobody asks about the same objects again."""
    for known in _REMEMBERED:
        known.clear()
