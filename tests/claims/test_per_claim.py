"""What is worked out of one claim is worked out once, and never told of another."""

from __future__ import annotations

import sys

import pytest
from msgspec import structs

from claimcheck.claims import per_claim as module
from claimcheck.claims.claim import Claim
from claimcheck.claims.per_claim import forget, per_claim
from claimcheck.spans import Span


def _claim(surface: str) -> Claim:
    span = Span(0, len(surface))
    return Claim("c", "a", "o", None, span, span, 0, 1, 1, surface, surface, "be", ())


def test_one_claim_is_asked_once() -> None:
    asked: list[str] = []
    words = per_claim(lambda claim: asked.append(claim.surface) or claim.surface.split())
    claim = _claim("The mill stands.")
    assert words(claim) == words(claim) == ["The", "mill", "stands."]
    assert asked == ["The mill stands."]


def test_claims_with_one_identifier_are_told_apart() -> None:
    size = per_claim(lambda claim: len(claim.surface))
    claim = _claim("The mill stands.")
    assert [size(claim), size(structs.replace(claim, surface="It fell.")), size(claim)] == [
        16,
        8,
        16,
    ]


def test_no_more_claims_are_kept_than_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "CLAIMS", 2)
    asked: list[str] = []
    size = per_claim(lambda claim: asked.append(claim.surface) or len(claim.surface))
    claims = [_claim("a" * n) for n in range(1, 6)]
    assert [size(c) for c in (*claims, *claims)] == [1, 2, 3, 4, 5] * 2
    assert len(asked) > len(claims)  # those that came first were forgotten


def test_claims_that_are_done_with_are_let_go() -> None:
    size = per_claim(lambda claim: len(claim.surface))
    claim = _claim("The mill stands.")
    size(claim)
    held = sys.getrefcount(claim)
    forget()
    assert sys.getrefcount(claim) < held
    assert size(claim) == 16
