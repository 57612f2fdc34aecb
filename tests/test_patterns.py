"""No regular expression of the package takes more than linear time on a text made against it."""

from __future__ import annotations

import time

import pytest
from patterns import attacks, package_patterns

pytestmark = [pytest.mark.model, pytest.mark.slow]
# These see one line of at most boilerplate.LONGEST characters: less than exponential is enough.
SHORT = {"claimcheck.articles.boilerplate"}
# These are only ever matched against a whole text.
WHOLE = {"claimcheck.findings.suppression_comments"}
NOISE = 0.006  # seconds of processor time below which a growth cannot be told


def seconds(call, text):
    start = time.process_time()
    call(text)
    return time.process_time() - start


def grows(call, small, large, least):
    """Whether the larger text takes ``least`` times the smaller one's time, twice measured."""
    slow = seconds(call, large)
    if slow < NOISE:
        return False
    quick = min(seconds(call, small) for _ in range(3))
    return min(slow, seconds(call, large)) > least * max(quick, 1e-5)


def trouble(pattern, module):
    """A text on which the time grows faster than its length, or None."""
    for call in (pattern.fullmatch,) if module in WHOLE else (pattern.search, pattern.fullmatch):
        for size in (10, 14, 18):  # step by step: what is exponential must not get far
            sizes = zip(attacks(pattern, size), attacks(pattern, size + 4), strict=True)
            for small, large in sizes:
                if grows(call, small, large, 8):
                    return small
        if module in SHORT:
            continue
        for small, large in zip(attacks(pattern, 300), attacks(pattern, 1200), strict=True):
            if grows(call, small, large, 8):  # 4 times the text: quadratic takes 16 times as long
                return small
    return None


def test_growth_of_time(corpora):
    found = package_patterns(str(corpora / "northgate-merger"))
    assert len(found) > 100
    slow = {f"{m}: {p.pattern[:80]}": trouble(p, m) for p, m in found}
    assert {k: v[:60] for k, v in slow.items() if v} == {}


@pytest.mark.parametrize("pattern", [r"(?:a|b|[ab]+)*c", r"x*x*y", r"(a+)+$"])
def test_the_check_finds_slow_ones(pattern):
    import re

    assert trouble(re.compile(pattern), "claimcheck.somewhere")
