"""Evidence: the words that a relation shows, and whether two sources are one."""

from __future__ import annotations

from rapidfuzz import fuzz

from claimcheck.alignment.similarity import names_alike
from claimcheck.claims.claim import Claim
from claimcheck.spans import Span

LONGEST_EVIDENCE = 120  # code points of an evidence span
VERBATIM = 85.0  # rapidfuzz ratio from which two passages are one text copied


def same_source(a: str, b: str) -> bool:
    """Whether two sources are one, by a name that both hold or by their wording."""
    names_a = [w.strip(".,'’\"") for w in a.split() if w[:1].isupper()]
    names_b = [w.strip(".,'’\"") for w in b.split() if w[:1].isupper()]
    if names_a and names_b:
        return any(
            names_alike(x.lower(), y.lower()) >= 0.95
            for x in names_a
            for y in names_b
            if len(x) > 3 and len(y) > 3
        )
    return fuzz.ratio(a.lower(), b.lower()) >= VERBATIM


def short(span: Span) -> Span:
    """The span, cut to the longest evidence."""
    return Span(span.start, min(span.end, span.start + LONGEST_EVIDENCE))


def excerpt(claim: Claim, span: Span) -> str:
    """The words of ``span``; the claim's surface is all of its text that is kept."""
    named = [(v.span, v.text) for v in claim.quantities]
    named += [(v.span, v.text) for v in claim.times]
    named += [(v.span, v.text) for v in claim.places]
    for at, text in named:
        if at == span:
            return " ".join(text.split())
    words = [t.text for t in claim.terms if t.own and span.contains(t.span)]
    return " ".join(words) if words and span != claim.span else claim.surface[:LONGEST_EVIDENCE]
