"""Findings: codes, locations, fingerprints."""

from __future__ import annotations

import pytest

from claimcheck.articles.reading import article_from_text
from claimcheck.check import cross_reference
from claimcheck.errors import UsageError
from claimcheck.findings.catalogue import markdown, rule, rules


def codes(*texts, **kwargs):
    articles = [
        article_from_text(t, outlet=f"Outlet {i}", path=f"{i}.txt", **kwargs)
        for i, t in enumerate(texts)
    ]
    return {f.code for f in cross_reference(articles).findings}


@pytest.mark.model
@pytest.mark.parametrize(
    ("a", "b", "code"),
    [
        ("The train has 20 bulletproof cars.", "The train has 38 bulletproof cars.", "CC101"),
        ("The dam broke on Sunday evening.", "The dam broke on Monday.", "CC102"),
        (
            "The ferry sank two miles west of Port Varn.",
            "The ferry sank two miles east of Port Varn.",
            "CC103",
        ),
        ("Mara Lind, 52, steered the ferry.", "Mara Lind, 54, steered the ferry.", "CC104"),
    ],
)
def test_conflicts_have_the_code_of_their_kind(a, b, code):
    assert code in codes(a, b)


@pytest.mark.model
def test_fingerprint_does_not_depend_on_the_place():
    a, b = "The train has 20 armoured cars.", "The train has 38 armoured cars."

    def prints(lead):
        pair = [article_from_text(lead + t, outlet=o) for t, o in ((a, "Lamp"), (b, "Echo"))]
        findings = cross_reference(pair).findings
        return {f.fingerprint for f in findings if f.code == "CC101"}

    assert prints("") == prints("Snow fell in the hills overnight.\n\n") != set()


def test_every_rule_explains_itself():
    assert all(f"## {r.code}" in markdown() and r.what and r.why for r in rules())
    with pytest.raises(UsageError, match="did you mean"):
        rule("CC1O1")
