"""CC208: a figure or a name that an editor changed inside copied text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from claimcheck.articles.copying import Edit, Passage
from claimcheck.claims.claim import Claim
from claimcheck.claims.quantity import Quantity
from claimcheck.findings.building import claim_finding, text_finding
from claimcheck.findings.coverage import Coverage
from claimcheck.findings.finding import Finding, Level
from claimcheck.findings.rule import Rule
from claimcheck.lexicons import load
from claimcheck.relations.comparison import Outcome
from claimcheck.relations.quantity import compare_quantities
from claimcheck.spans import Span

ALTERED = Rule(
    code="CC208",
    name="altered-copy",
    level=Level.WARNING,
    what="A figure or a name differs inside passages that are otherwise copied word for word.",
    why="What changes between an agency's copy and the page is a correction that the agency should "
    "hear of, or a slip of the editing; IPSO's Editors' Code (clause 1, Accuracy) asks that "
    "significant inaccuracies be corrected promptly.",
    example='An agency has 186 passengers; the paper that prints its copy has "168".',
    false_positives="Two versions of an agency's story of which each outlet printed another one.",
)
RULES = (ALTERED,)

SCORE = 0.9
_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_POSSESSIVE = re.compile(r"\s?['’]\s?s\b")


def find(coverage: Coverage) -> Iterator[Finding]:
    """One finding for each telling edit between two outlets, placed in the later article."""
    claims: dict[str, list[Claim]] = {}
    for claim in coverage.claims.values():
        claims.setdefault(claim.article, []).append(claim)
    for passage in coverage.copies.passages:
        a, b = coverage.articles[passage.a], coverage.articles[passage.b]
        if passage.quoted or a.outlet == b.outlet:
            continue
        for edit in passage.edits:
            sides = _holding(claims.get(a.id, ()), edit.a), _holding(claims.get(b.id, ()), edit.b)
            if telling(edit, a.text, b.text, *(s.quantities if s else () for s in sides)):
                yield _finding(coverage, passage, edit, sides)


def telling(
    edit: Edit, a: str, b: str, left: Sequence[Quantity] = (), right: Sequence[Quantity] = ()
) -> bool:
    """Whether an edit puts another figure or another name, not another style.

    ``a`` and ``b`` are the texts, ``left`` and ``right`` the quantities around the edit.
    """
    one, other = (_POSSESSIVE.sub("", s.of(t)) for s, t in ((edit.a, a), (edit.b, b)))
    figures = (
        [q for q in left if q.span.overlap(edit.a)],
        [q for q in right if q.span.overlap(edit.b)],
    )
    if all(figures):
        return any(
            compare_quantities(x, y).outcome is Outcome.CONFLICTS
            for x in figures[0]
            for y in figures[1]
        )
    if any(figures):
        return False
    digits = ["".join(c for c in s if c.isdigit()) for s in (one, other)]
    if any(digits):
        return all(digits) and digits[0] != digits[1]
    names = _names(one, edit.a, a), _names(other, edit.b, b)
    return all(names) and not any(_one_name(x, y) for x in names[0] for y in names[1])


def _names(words: str, span: Span, text: str) -> list[str]:
    """The words of a name; none where one is written small, is an acronym or opens a sentence."""
    found = [w for w in _WORD.findall(words) if w.lower() not in {"the", *load("titles")["words"]}]
    before = text[: span.start].rstrip(" \"'“‘")
    opening = not before or before[-1] in ".!?:\n"
    if opening or any(not w[0].isupper() or (len(w) > 1 and w.isupper()) for w in found):
        return []
    return [w.lower() for w in found]


def _one_name(a: str, b: str) -> bool:
    """Whether one word of a name is the other or its beginning ("Nov", "November")."""
    return a.startswith(b) or b.startswith(a)


def _holding(claims: Sequence[Claim], span: Span) -> Claim | None:
    """The smallest claim that holds all of ``span``."""
    holding = [c for c in claims if c.span.contains(span)]
    return min(holding, key=lambda c: (len(c.span), c.span, c.id), default=None)


def _finding(
    coverage: Coverage, passage: Passage, edit: Edit, sides: tuple[Claim | None, Claim | None]
) -> Finding:
    """The later article leads, house copy before it."""
    places = [(passage.a, edit.a, sides[0]), (passage.b, edit.b, sides[1])]
    order = sorted(
        places,
        key=lambda p: (p[0] in coverage.house, coverage.articles[p[0]].published or "", p[0]),
        reverse=True,
    )
    (article, span, claim), (source, source_span, source_claim) = order
    here, there = coverage.articles[article], coverage.articles[source]
    message = (
        f'{here.outlet} has "{_flat(span.of(here.text))}" where the text that it shares with '
        f'{there.outlet} has "{_flat(source_span.of(there.text))}"'
    )
    if claim is not None and source_claim is not None:
        return claim_finding(
            coverage, ALTERED, (claim, source_claim), message,
            slot="copy", score=SCORE, spans=(span, source_span),
        )  # fmt: skip
    found = text_finding(coverage, ALTERED, article, (span,), message, slot="copy", score=SCORE)
    return replace(found, related=(coverage.place(source, source_span),))


def _flat(text: str) -> str:
    return " ".join(text.split())
