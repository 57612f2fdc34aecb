"""Quotations: one speaker's words as two reports have them."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher

import numpy as np
from rapidfuzz import fuzz, process

from claimcheck.claims.claim import Claim
from claimcheck.claims.per_claim import per_claim
from claimcheck.lexicons import load
from claimcheck.relations.evidence import same_source
from claimcheck.relations.misquotations import (
    DASH,
    EDITED,
    GAP,
    PRONOUNS,
    changed_words,
    misquotes,
)
from claimcheck.relations.pairing import Pairing
from claimcheck.relations.pairings import Flags, Pairings
from claimcheck.relations.relation import Kind, Relation, Verb
from claimcheck.spans import Span

# The same words spoken and written: "couldn't", "could not". "'s" is left: it may be an owner's.
_CONTRACTIONS = (
    *(
        ("won't", "will not"),
        ("can't", "can not"),
        ("cannot", "can not"),
        ("gonna", "going to"),
        ("n't", " not"),
    ),
    *(("'re", " are"), ("'ve", " have"), ("'ll", " will"), ("'m", " am"), ("'d", " would")),
)
ALIKE = 78  # ratio (0 to 100, rapidfuzz) from which two quotations are of one statement
SPELLING = 97  # ratio from which what differs may be how a word is written
SHARED = 0.6  # share of the words of the shorter quotation that the other one has
LONG = 12  # words of a quotation from which it may differ in two places
CHANGED = 2  # words of a quotation that another report may have otherwise


def quote_relations(pair: Pairing) -> Iterator[Relation]:
    """The same speaker's words on the same occasion."""
    if not (pair.a.direct and pair.b.direct) or pair.same_article:
        return
    left, right = _words(pair.a)[0], _words(pair.b)[0]
    if min(len(left.split()), len(right.split())) < 4:
        return
    alike = fuzz.ratio(left, right) >= ALIKE
    if not alike and not _one_word_changed(pair, left.split(), right.split()):
        return
    left, right = _overlap(left.split(), right.split())
    ratio = fuzz.ratio(left, right)
    changes = changed_words(pair, left.split(), right.split())
    negated = any("not" in {*x, *y} for x, y in changes)
    negated = negated and pair.a.factuality.polarity is not pair.b.factuality.polarity
    places = 1 + min(len(left.split()), len(right.split())) // LONG
    spelling = ratio >= SPELLING and not any({*x, *y} <= PRONOUNS for x, y in changes)
    same = sum(w in right.split() for w in left.split())
    shared = same >= SHARED * min(len(left.split()), len(right.split()))
    changed = shared and 0 < len(changes) <= places and any(map(misquotes, changes))
    if negated or (changed and not spelling):
        why = "the same words are quoted differently"
        yield pair.says(
            Verb.CONTRADICTION, Kind.QUOTE, _said(pair.a), _said(pair.b), why, ratio / 100
        )
    elif ratio >= 90:
        why = "the same words are quoted"
        yield pair.says(Verb.AGREEMENT, Kind.QUOTE, _said(pair.a), _said(pair.b), why, ratio / 100)


def _overlap(left: list[str], right: list[str]) -> tuple[str, str]:
    """What two quotations both give, from the first to the last words that they share.

    Where a report begins and stops to quote is its own business, unless it is in another word.
    """
    blocks = SequenceMatcher(None, left, right, autojunk=False).get_matching_blocks()[:-1]
    if not blocks:
        return " ".join(left), " ".join(right)
    begin = blocks[0].a, blocks[0].b
    end = blocks[-1].a + blocks[-1].size, blocks[-1].b + blocks[-1].size
    if all(begin):
        begin = 0, 0
    if end[0] < len(left) and end[1] < len(right):
        end = len(left), len(right)
    return " ".join(left[begin[0] : end[0]]), " ".join(right[begin[1] : end[1]])


def may_quote_the_same(asked: Pairings) -> Flags:
    """For each pair whether `quote_relations` may find anything."""
    found = asked.both(lambda c: c.direct)
    said = [_words(c) if c.direct else ("", frozenset()) for c in asked.claims]
    a, b = asked.pairs[found].T.tolist()
    alike = process.cpdist([said[i][0] for i in a], [said[j][0] for j in b], scorer=fuzz.ratio)
    near = [
        max(len(said[i][1] - said[j][1]), len(said[j][1] - said[i][1])) <= CHANGED
        for i, j in zip(a, b, strict=True)
    ]
    found[found] = (alike >= ALIKE - 1) | np.array(near, bool)
    return found


@per_claim
def _words(claim: Claim) -> tuple[str, frozenset[str]]:
    """What a claim says without punctuation, and its words."""
    plain = _plain(claim.surface)
    return plain, frozenset(plain.split())


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
    return swapped and same >= 4 and changed <= CHANGED and len([b for b in blocks if b.size]) <= 2


def _plain(text: str) -> str:
    spaced = EDITED.sub(f" {GAP} ", text.lower()).replace("’", "'")
    for short, full in _CONTRACTIONS:
        spaced = spaced.replace(short, full)
    numerals = load("numbers")["words"]
    spaced = DASH.sub(" ", spaced)
    words = "".join(c for c in spaced if c.isalnum() or c.isspace() or c == GAP).split()
    return " ".join(str(numerals.get(word, word)) for word in words)
