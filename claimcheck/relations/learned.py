"""What only language can tell: pairs that the comparators leave open, put to an entailment model.

A pair is open where the typed comparators found nothing, and the whole propositions no more than
that both speak of one matter, or that both say the same although each has words that the other
lacks. The model is asked about it in both directions, and only where
the two share enough content and a participant to answer one question: a model of entailment takes
other facts of a story for conflicts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import structs

from claimcheck.claims.claim import Claim, Term
from claimcheck.relations.comparison import Comparison, Outcome
from claimcheck.relations.entailment import EntailmentModel
from claimcheck.relations.pairing import Pairing
from claimcheck.relations.propositions import MATTER
from claimcheck.relations.relation import Kind, Relation, Verb
from claimcheck.spans import Span

SLOT = "proposition"


def is_open(pair: Pairing, found: Sequence[Relation]) -> bool:
    """Whether a pair is left for the model, ``found`` being what the comparators say of it."""
    if any(r.evidence.slot not in {MATTER, SLOT} for r in found) or pair.same_article:
        return False
    alike = any(r.evidence.slot == SLOT for r in found)
    if alike and not (_lone(pair.a, pair.match.only_a) and _lone(pair.b, pair.match.only_b)):
        return False
    return pair.committed and pair.participant and pair.match.both >= pair.config.matter


def learned_relations(pair: Pairing, model: EntailmentModel) -> Iterator[Relation]:
    """At most one relation: each excludes the other, each implies the other, or one does.

    Both directions have to say so for a contradiction or an agreement; the weaker of the two is
    its score. The reason names the model and its probability.
    """
    a, b = pair.a.text, pair.b.text
    there, back = model.probabilities([(a, b), (b, a)])
    excluded, implied = float(min(there[2], back[2])), float(min(there[0], back[0]))
    config = pair.config
    if excluded >= config.excluded:
        spans = _apart(pair.a, pair.match.only_a), _apart(pair.b, pair.match.only_b)
        why = f"each excludes the other for {model.name} ({excluded:.2f})"
        comparison = Comparison(Outcome.CONFLICTS, why)
        found = pair.relation(Verb.CONTRADICTION, Kind.OTHER, SLOT, *spans, comparison, excluded)
        yield _signed(found, model)
        return
    one, two = float(there[0]), float(back[0])
    if max(one, two) < config.implied:
        return
    if implied >= config.implied:
        why, verb, side, score = "each implies the other", Verb.AGREEMENT, "both", implied
    elif one >= two:
        why, verb, side, score = "the first implies the second", Verb.COMPATIBLE, "a", one
    else:
        why, verb, side, score = "the second implies the first", Verb.COMPATIBLE, "b", two
    comparison = Comparison(Outcome.REFINES, f"{why} for {model.name} ({score:.2f})", side)
    spans = pair.a.span, pair.b.span
    yield _signed(pair.relation(verb, Kind.OTHER, SLOT, *spans, comparison, score), model)


def _signed(relation: Relation, model: EntailmentModel) -> Relation:
    return structs.replace(relation, evidence=structs.replace(relation.evidence, model=model.name))


def _apart(claim: Claim, lone: Sequence[Term]) -> Span:
    """The words that the other side lacks, from the first to the last; the claim without such."""
    own = _lone(claim, lone)
    if not own:
        return claim.span
    return Span(min(s.start for s in own), max(s.end for s in own))


def _lone(claim: Claim, lone: Sequence[Term]) -> list[Span]:
    return [t.span for t in lone if t.own and claim.span.contains(t.span)]
