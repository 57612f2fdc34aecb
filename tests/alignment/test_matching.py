"""Matching gives the same, whatever is known of the words from pairs before."""

from __future__ import annotations

import pytest

from claimcheck.alignment import matching
from claimcheck.alignment.matching import NAMED, Likeness, match
from claimcheck.claims.claim import Claim, Role, Term
from claimcheck.spans import Span


def _claim(*words: str, context: frozenset[str] = frozenset()) -> Claim:
    terms = tuple(
        Term(Span(9 * i, 9 * i + 8), w.lower(), w.lower(), "NOUN", Role.OBJECT, proper=w.istitle())
        for i, w in enumerate(words)
    )
    span = Span(0, 9 * len(words))
    surface = " ".join(words)
    return Claim(
        "c", surface, "o", None, span, span, 0, 1, 1, surface, surface, "be", terms, context=context
    )


CLAIMS = (
    _claim("bridge", "collapse", "Elmford", context=frozenset({"lorry"})),
    _claim("viaduct", "collapse", "Elmford"),
    _claim("lorry", "bridge", "Russian"),
    _claim("minister", "Russia", "resign"),
)


def test_a_word_that_met_too_many_is_as_like_as_before(monkeypatch: pytest.MonkeyPatch) -> None:
    roomy = [match(a, b) for a in CLAIMS for b in CLAIMS]
    monkeypatch.setattr(matching, "OTHERS", 0)
    matching.likeness.cache_clear()
    claims = [_claim(*c.surface.split(), context=c.context) for c in CLAIMS]
    assert [match(a, b) for a in claims for b in claims] == roomy
    assert len({m.both for m in roomy}) > 2


def test_what_is_kept_of_a_word_is_limited(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(matching, "OTHERS", 1)
    word = Likeness("bridge")
    for other in ("viaduct", "bridge", "lorry", "minister"):
        assert (other in word.against(frozenset({other})).like) is (other in {"viaduct", "bridge"})
    assert len(word.known) == 2


def test_a_name_and_a_word_of_the_same_letters_are_told_apart() -> None:
    russia = Likeness(NAMED + "russia").against(frozenset({NAMED + "russian", "minister"}))
    assert russia.like == {NAMED + "russian": 0.9}


def test_a_word_said_elsewhere_in_the_sentence_counts_in_part() -> None:
    lorry = match(_claim("collapse", context=frozenset({"lorry"})), CLAIMS[2])
    assert match(_claim("collapse"), CLAIMS[2]).b < lorry.b < 1.0
    assert lorry.strict == match(_claim("collapse"), CLAIMS[2]).strict
