"""What screening leaves out stands in no relation, and its bounds are bounds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.alignment.bounds import bounds
from claimcheck.alignment.candidates import Candidates
from claimcheck.alignment.matching import NAMED
from claimcheck.alignment.similarity import names_alike, words_alike
from claimcheck.alignment.word_bounds import word_bounds
from claimcheck.claims.claim import Claim
from claimcheck.config import PRESETS, Config
from claimcheck.lexicons import load
from claimcheck.relations.judge import comparators, judge_pair
from claimcheck.relations.one_claim import told
from claimcheck.relations.pairing import Pairing


@pytest.mark.parametrize("preset", sorted(PRESETS))
def test_a_comparator_that_is_not_called_finds_nothing(
    told_stories: tuple[tuple[Claim, ...], Candidates], preset: str
) -> None:
    claims, candidates = told_stories
    config = Config(**PRESETS[preset])
    called = {(i, j): c for i, j, c in comparators(claims, candidates.pairs, config)}
    assert 0.02 < len(called) / len(candidates.pairs) < 0.6  # else it would hardly be tried
    for i, j in candidates.pairs.tolist():
        a, b = claims[i], claims[j]
        asked = called.get((i, j), frozenset())
        assert judge_pair(a, b, config, asked) == judge_pair(a, b, config), (a.text, b.text)


def test_what_is_called_for_a_pair_does_not_depend_on_the_others(
    told_stories: tuple[tuple[Claim, ...], Candidates],
) -> None:
    claims, candidates = told_stories
    whole = {(i, j): c for i, j, c in comparators(claims, candidates.pairs, Config())}
    half = candidates.pairs[::2]
    some = {(i, j): c for i, j, c in comparators(claims, half, Config())}
    assert some == {two: whole[two] for two in map(tuple, half.tolist()) if two in whole}


def test_two_claims_share_no_more_than_their_bounds(
    told_stories: tuple[tuple[Claim, ...], Candidates],
) -> None:
    claims, candidates = told_stories
    pairs = candidates.pairs[::7]
    contents = [told(c) for c in claims]
    words = word_bounds(sorted({k for c in contents for k in c.keys}))
    most = bounds(contents, pairs, words)
    for n, (i, j) in enumerate(pairs.tolist()):
        match = Pairing(claims[i], claims[j], Config()).match
        assert match.a <= most.a[n]
        assert match.b <= most.b[n]
        assert match.both <= most.both[n] + 1e-6


def _words() -> list[str]:
    groups = [w for group in load("synonyms")["groups"] for w in group]
    names = [n for c, e in load("countries")["countries"].items() for n in (c, *e["people"])]
    plain = ["fire", "blaze", "burn_down", "burn", "dog", "animal", "rise", "fall", "go_up", "dead"]
    written = [
        "qaddafi",
        "kadhafi",
        "zelensky",
        "zelenskyy",
        "mohamed",
        "mohammed",
        "lind",
        "linde",
    ]
    return sorted({*groups[::5], *names[::4], *plain, *written})


@given(st.lists(st.sampled_from(_words()), min_size=2, max_size=40), st.randoms())
def test_two_words_are_no_more_alike_than_their_bound(words: list[str], random) -> None:  # type: ignore[no-untyped-def]
    keys = sorted({NAMED + w if random.random() < 0.5 else w for w in words})
    known = word_bounds(keys)
    for n, key in enumerate(keys):
        most = dict(zip(known.near[n].tolist(), known.like[n].tolist(), strict=True))
        for m, other in enumerate(keys):
            if key.startswith(NAMED) and other.startswith(NAMED):
                alike = names_alike(key[1:], other[1:])
            else:
                alike = words_alike(key.removeprefix(NAMED), other.removeprefix(NAMED))
            assert alike <= most.get(m, 0.0) + 1e-6, (key, other)
