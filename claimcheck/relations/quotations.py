"""Quotations: one speaker's words as two reports have them."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher

from rapidfuzz import fuzz

from claimcheck.alignment.similarity import names_alike
from claimcheck.claims.claim import Claim
from claimcheck.relations.evidence import same_source
from claimcheck.relations.pairing import Pairing
from claimcheck.relations.relation import Kind, Relation, Verb
from claimcheck.spans import Span


def quote_relations(pair: Pairing) -> Iterator[Relation]:
    """The same speaker's words on the same occasion."""
    if not (pair.a.direct and pair.b.direct) or pair.same_article:
        return
    left, right = _plain(pair.a.surface), _plain(pair.b.surface)
    if min(len(left.split()), len(right.split())) < 4:
        return
    ratio = fuzz.ratio(left, right)
    if ratio < 78 and not _one_word_changed(pair, left.split(), right.split()):
        return
    changed = set(left.split()) ^ set(right.split())
    telling = [w for w in changed if len(w) > 3 or w in {"not", "no"}]
    both_sides = all(changed & set(s.split()) for s in (left, right)) or {"not", "no"} & changed
    pairs = [(x, y) for x in telling for y in telling if x < y and names_alike(x, y) >= 0.9]
    rewritten = len(telling) - 2 * len(pairs)
    if (
        pair.a.factuality.polarity is not pair.b.factuality.polarity
        or ratio < 78
        or (both_sides and 0 < rewritten <= 3 and ratio < 97 and abs(len(left) - len(right)) <= 12)
    ):
        why = "the same words are quoted differently"
        yield pair.says(
            Verb.CONTRADICTION, Kind.QUOTE, _said(pair.a), _said(pair.b), why, ratio / 100
        )
    elif ratio >= 90:
        why = "the same words are quoted"
        yield pair.says(Verb.AGREEMENT, Kind.QUOTE, _said(pair.a), _said(pair.b), why, ratio / 100)


def _said(claim: Claim) -> Span:
    """The words of a quotation without the speaker who is named behind them."""
    own = [t.span.end for t in claim.terms if t.own and claim.span.contains(t.span)]
    return Span(claim.span.start, max(own, default=claim.span.end))


def _one_word_changed(pair: Pairing, left: list[str], right: list[str]) -> bool:
    """Whether one speaker's words differ in one place only ("a tragedy", "an accident")."""
    x, y = pair.a.attribution, pair.b.attribution
    if x is None or y is None or not same_source(x.source, y.source):
        return False
    blocks = SequenceMatcher(None, left, right, autojunk=False).get_matching_blocks()
    same = sum(block.size for block in blocks)
    changed = max(len(left), len(right)) - same
    swapped = min(len(left), len(right)) > same  # something stands in each that the other lacks
    return swapped and same >= 4 and changed <= 2 and len([b for b in blocks if b.size]) <= 2


def _plain(text: str) -> str:
    return "".join(c for c in text.lower() if c.isalnum() or c == " ")
