"""Signatures: what a governing word makes of the certainty and polarity of its complement.

After Nairn, Condoravdi and Karttunen (2006) and Karttunen (2012): "managed to" asserts its
complement and denies it where it is negated itself, "failed to" does the opposite, "forced to"
asserts but says nothing where negated, "knew that" takes its complement for granted.
"""

from __future__ import annotations

from enum import Enum
from functools import cache
from typing import TYPE_CHECKING

from claimcheck.claims.claim import Certainty
from claimcheck.claims.modality import superlative
from claimcheck.lexicons import load

if TYPE_CHECKING:
    from claimcheck.claims.syntax import Token

_SURE, _OPEN = Certainty.ASSERTED, Certainty.HYPOTHETICAL


class Signature(Enum):
    """What a plain and a negated governor do to the complement: (turned round, certainty)."""

    FACTIVE = ((False, _SURE), (False, _SURE))
    IMPLICATIVE = ((False, _SURE), (True, _SURE))  # managed to
    NEGATIVE_IMPLICATIVE = ((True, _SURE), (False, _SURE))  # failed to
    CAUSING = ((False, _SURE), (False, _OPEN))  # forced to
    PREVENTING = ((True, _SURE), (False, _OPEN))  # refused to, denied that
    REPORT = ((False, Certainty.ASSERTED), (False, Certainty.HYPOTHETICAL))  # said that
    PROBABLE = ((False, Certainty.PROBABLE), (True, Certainty.PROBABLE))  # believe that
    POSSIBLE = ((False, Certainty.POSSIBLE), (False, Certainty.POSSIBLE))  # fear that
    OPEN = ((False, Certainty.HYPOTHETICAL), (False, _OPEN))  # wants to

    def effect(self, negated: bool) -> tuple[bool, Certainty]:
        """Whether polarity is turned round, and how certain the complement is at most."""
        return self.value[1] if negated else self.value[0]


@cache
def _table() -> dict[str, Signature]:
    lexicon = load("cues")
    certainty, implicative = lexicon["certainty"], lexicon["implicative"]
    rows = {
        Signature.REPORT: [*lexicon["reporting"]["plain"], *lexicon["reporting"]["stance"]],
        Signature.OPEN: certainty["hypothetical"],
        Signature.POSSIBLE: certainty["possible"],
        Signature.PROBABLE: certainty["probable"],
        Signature.FACTIVE: lexicon["factive"]["words"],
        Signature.CAUSING: implicative["causing"],
        Signature.PREVENTING: implicative["preventing"],
        Signature.IMPLICATIVE: implicative["positive"],
        Signature.NEGATIVE_IMPLICATIVE: implicative["negative"],
    }
    return {word: kind for kind, words in rows.items() for word in words}


def signature(governor: Token, complement: Token) -> Signature | None:
    """The signature of ``governor`` over ``complement``; None where it governs nothing.

    A finite clause is taken as reported and an infinitive as open where the word is not listed:
    "She wrote that ...", "a decision to ...".
    """
    if complement.dep_ == "acl":
        infinitive = any(c.tag_ == "TO" for c in complement.children)
        if infinitive and superlative(governor):
            return None
        if not infinitive and not any(c.dep_ == "mark" for c in complement.children):
            return None  # "the bridge built in May" is a description
    elif complement.dep_ in {"acomp", "attr", "oprd"}:
        # "was not able to" denies, "is not clear that" leaves open
        infinitive = any(c.dep_ == "xcomp" for c in complement.children)
        return Signature.IMPLICATIVE if infinitive else Signature.REPORT
    lemma = governor.lemma_
    known = _table().get(lemma)
    if any(c.tag_ == "TO" for c in complement.children):
        if governor.pos_ == "ADJ" and any(c.lower_ == "too" for c in governor.children):
            return Signature.PREVENTING  # "too weak to hold"
        if lemma in load("cues")["factive"]["infinitive_too"]:
            return Signature.FACTIVE
        if lemma in {"forget", "decline", "remember"}:
            return _INFINITIVE[lemma]
        if known is Signature.FACTIVE:
            return Signature.OPEN
        verbal = governor.pos_ in {"VERB", "AUX"} and complement.dep_ == "xcomp"
        return known or (Signature.CAUSING if verbal else Signature.OPEN)
    if known is Signature.PREVENTING and lemma in _DISPUTED:
        return Signature.OPEN  # what somebody denies is disputed, not settled
    if known is Signature.OPEN and lemma in load("cues")["reporting"]["telling"]:
        return Signature.REPORT
    if known is None:
        return Signature.IMPLICATIVE if complement.dep_ == "xcomp" else Signature.REPORT
    return known


_DISPUTED = frozenset({"deny", "reject", "dispute"})
_INFINITIVE = {
    "forget": Signature.NEGATIVE_IMPLICATIVE,
    "decline": Signature.PREVENTING,
    "remember": Signature.IMPLICATIVE,
}
