"""Certainty and polarity of a predicate: what the text commits to.

The scale is FactBank's (Sauri and Pustejovsky 2009). From the predicate the tree is climbed: at
each step the governor decides by its signature what becomes of its complement (Nairn, Condoravdi
and Karttunen 2006), and its own modals and negations are added.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.claims import modality
from claimcheck.claims.claim import Certainty, Factuality, Polarity
from claimcheck.claims.clauses import Clause
from claimcheck.claims.signatures import Signature, signature

if TYPE_CHECKING:
    from claimcheck.claims.syntax import Token

_ORDER = (Certainty.ASSERTED, Certainty.PROBABLE, Certainty.POSSIBLE, Certainty.HYPOTHETICAL)
_COMPLEMENT = frozenset({"xcomp", "ccomp", "acl", "csubj", "csubjpass", "acomp", "attr", "oprd"})
_HIGHEST = 12  # steps up the tree; more is a parser's error
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl"})


def factuality(clause: Clause, question: bool = False) -> Factuality:
    """What the clause commits to. ``question`` marks a sentence that asks."""
    return commitment(clause.predicate, question)


def commitment(predicate: Token, question: bool = False) -> Factuality:
    """What the text commits to about the event that ``predicate`` names."""
    negative, levels = modality.negated(predicate), [modality.hedge(predicate)]
    at, embedded = predicate, False
    for _ in range(_HIGHEST):
        if modality.counterfactual(at) or modality.conditioned(at):
            levels.append(Certainty.HYPOTHETICAL)
        governor = at.head
        if governor == at:
            asked = question and not modality.presupposing(at)
            if asked or (modality.imperative(at) and not embedded):
                levels.append(Certainty.HYPOTHETICAL)
            break
        open_noun = at.dep_ == "relcl" and modality.sought(governor)
        if open_noun and max(levels, key=_ORDER.index) is Certainty.ASSERTED:
            levels.append(Certainty.HYPOTHETICAL)
        if at.dep_ == "conj" and governor.pos_ in {"VERB", "AUX"}:
            negative ^= modality.alternative(at)
            if not any(c.dep_ in _SUBJECTS or c.dep_ == "aux" for c in at.children):
                levels.append(modality.hedge(governor, only_modal=True))
            at = governor
            continue
        if modality.conditional(at) or modality.purposed(at):
            levels.append(Certainty.HYPOTHETICAL)
            break
        if at.dep_ == "pcomp":
            if governor.lower_ == "without" and modality.negated(governor.head):
                levels.append(Certainty.HYPOTHETICAL)  # "never left without paying"
            elif governor.lower_ == "without" or modality.replaced(governor):
                negative = not negative
            break
        kind = signature(governor, at) if at.dep_ in _COMPLEMENT else None
        if kind is None or kind is Signature.FACTIVE:
            break
        turned, level = kind.effect(modality.negated(governor))
        negative ^= turned
        levels += [level, modality.hedge(governor)]
        embedded = embedded or at.dep_ != "xcomp"
        at = governor
    return Factuality(
        max(levels, key=_ORDER.index), Polarity.NEGATIVE if negative else Polarity.POSITIVE
    )
