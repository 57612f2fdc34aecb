"""Indicators: what became of those that a count counts (the dead, the injured, the missing)."""

from __future__ import annotations

from claimcheck.alignment.similarity import groups, names_alike
from claimcheck.claims.claim import Claim, Role, Term
from claimcheck.claims.per_claim import per_claim
from claimcheck.claims.quantity import Quantity

# What is counted decides the indicator: the injured are not the dead. Each word stands for its
# synonym group.
INDICATORS = ("kill", "injure", "hospital", "missing", "arrest", "evacuate", "rescue", "order")


# Nouns that say no more than that something is counted: "the number of people injured".
NEAR = 14  # code points from a figure within which a word tells what it counts
COUNTERS = frozenset({"number", "toll", "count", "figure", "tally", "total"})
PRONOUNS = frozenset({"they", "them", "it", "he", "she", "we"})
PARENTS = frozenset({"mother", "father", "parent", "mum", "mom", "dad", "grandmother"})


def noun_of(claim: Claim, quantity: Quantity) -> str:
    """The lemma of what is counted, looked up where a pronoun or "the number of" stands for it."""
    counted = quantity.counted
    if counted in PRONOUNS:  # "one of them": whoever the clause is about
        if any(q.dimension == "count" and q != quantity for q in claim.quantities):
            return counted  # "nineteen of the injured, four of them children"
        about = [t for t in claim.terms if t.role is Role.SUBJECT and t.pos == "NOUN"]
        return about[-1].lemma if about else ""
    if counted in COUNTERS:
        at = next((t.span.end for t in claim.terms if t.lemma == counted), None)
        behind = [t for t in claim.terms if at is not None and 0 < t.span.start - at <= 16]
        return behind[0].lemma if behind and behind[0].pos in {"NOUN", "ADJ"} else counted
    return counted


def part_of(claim: Claim, quantity: Quantity) -> bool:
    """Whether a count is of some among more: "five of the children"."""
    _, _, behind = claim.surface.partition(quantity.text)
    return behind.lower().split()[:1] == ["of"]


def offspring(claim: Claim, quantity: Quantity) -> bool:
    """Whether a count is of somebody's children, as "a mother of four" has it."""
    return any(
        t.lemma in PARENTS and 1 <= quantity.span.start - t.span.end <= 5 for t in claim.terms
    )


def indicators(claim: Claim, quantity: Quantity) -> frozenset[int]:
    """The synonym groups of what is counted, among those that tell one toll from another."""
    known = _indicators(claim).get(quantity)
    return _indicated(claim, quantity) if known is None else known


@per_claim
def _indicators(claim: Claim) -> dict[Quantity, frozenset[int]]:
    return {q: _indicated(claim, q) for q in claim.quantities}


def _indicated(claim: Claim, quantity: Quantity) -> frozenset[int]:
    known = frozenset().union(*(groups(w) for w in INDICATORS))
    counted = noun_of(claim, quantity)
    if claim.predicate in {"lose", "claim", "cost", "take"} and any(
        t.lemma == "life" for t in claim.terms
    ):
        return groups("kill") & known  # "lost their lives"
    near = {counted, *quantity.modifiers}
    found = frozenset().union(*(groups(w) for w in near)) & known
    if found:
        # "Killed one person, injured dozens": of several the verb of the clause is the one
        found = (found & groups(claim.predicate)) or found
        counts = [q for q in claim.quantities if q.dimension == "count"]
        if len(counts) > 1 and not (quantity == counts[0] and part_of(claim, quantity)):
            return found
        # "Nineteen of the injured were in hospital"
        at = (t.lemma for t in claim.terms if t.role is Role.OBLIQUE and t.main)
        taken = frozenset().union(*(groups(w) for w in at)) & groups("hospital")
        return taken if part_of(claim, quantity) else found | taken
    words = [claim.predicate]
    after = [
        t.lemma
        for t in claim.terms
        if _gap(t, quantity) <= NEAR
        and all(_gap(t, quantity) <= _gap(t, q) for q in claim.quantities)
    ]
    if quantity.counted in COUNTERS:  # "the number of people injured has risen to 41"
        after += [t.lemma for t in claim.terms if t.role is Role.SUBJECT and not t.proper]
    found = frozenset().union(*(groups(w) for w in [*words, *after])) & known
    if found or counted not in {"", "person", "people"}:
        return found
    # "The death toll stood at six", "seven people are under arrest"
    wide = [
        t.lemma
        for t in claim.terms
        if t.role is Role.SUBJECT
        or claim.predicate == "be"
        or (t.role is Role.OBLIQUE and t.main)  # "were ferried to hospital"
    ]
    return frozenset().union(*(groups(w) for w in wide)) & known


def _gap(term: Term, quantity: Quantity) -> int:
    """Code points between a word and a figure."""
    return max(term.span.start - quantity.span.end, quantity.span.start - term.span.end, 0)


def harmed() -> frozenset[int]:
    """The injured and those of them in hospital: two counts that are easily confused."""
    return groups("injure") | groups("hospital")


def same_person(a: Claim, x: Quantity, b: Claim, y: Quantity) -> bool:
    """Whether two ages are said of one name (or, with no name, of one kind of person)."""
    left, right = _person(a, x), _person(b, y)
    if not left or not right:
        return False
    return names_alike(left[-1].lemma, right[-1].lemma) >= 0.95


def _person(claim: Claim, age: Quantity) -> list[Term]:
    """The name that an age stands beside."""
    before = [
        t for t in claim.terms
        if t.proper and t.own and 0 <= age.span.start - t.span.end <= 8
    ]  # fmt: skip
    after = [
        t for t in claim.terms
        if t.proper and t.own and 0 <= t.span.start - age.span.end <= 30
    ]  # fmt: skip
    if before:
        return before[-1:]
    if not after and claim.predicate in {"old", "be"}:  # "X, the winner, is eight years old"
        return [t for t in claim.terms if t.proper and t.role is Role.SUBJECT][-1:]
    run: list[Term] = []
    for term in after:
        if run and term.span.start - run[-1].span.end > 2:
            break
        run.append(term)
    return run
