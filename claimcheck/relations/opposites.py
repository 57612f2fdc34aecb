"""Words that exclude each other, and states of which one follows the other."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from claimcheck.alignment.matching import event
from claimcheck.alignment.similarity import groups
from claimcheck.claims.claim import Claim, Polarity, Role, Term
from claimcheck.claims.per_claim import per_claim
from claimcheck.lexicons import load
from claimcheck.relations.pairing import Pairing
from claimcheck.relations.pairings import Flags, Pairings
from claimcheck.spans import Span

# "Ended the day four per cent lower", "a pipe upstream of the works"
DIRECTIONS = frozenset({"high", "low", "up", "down", "higher", "lower", "upstream", "downstream"})
_ENDED = frozenset({"end", "stop", "halt", "cancel", "scrap", "drop", "abandon", "block", "kill"})
WORDS = 1 << 13  # pairs of words of which is remembered whether they are opposites
# What stands behind "not" sets nothing aside: "not only", "not a single one".
_NOT = re.compile(
    r"(?:\bnot|n['’]t|\bcannot|\brather than|\binstead of) "
    r"(?:(?:be|been|have|the|really|actually) )*+"
    r"(?!only|just|all|every|yet|to|a|an|one|any|even|so|very )([\w-]++)"
)


def opposition(pair: Pairing) -> tuple[Term, Term] | None:
    """Two words, one of each claim's predicate, that exclude each other."""
    for x, sense in _excluding(pair.a):
        for y, other in _excluding(pair.b):
            if _antonyms(sense, other):
                return x, y
    return None


def may_be_opposites(asked: Pairings) -> Flags:
    """For each pair whether `opposition` may find anything."""
    return asked.meet(lambda c: _sides(c)[0], lambda c: _sides(c)[1])


@per_claim
def _sides(claim: Claim) -> tuple[set[int], set[int]]:
    """The numbers of the antonyms of which a claim has a word of the first, or the second side."""
    senses = {sense for _, sense in _excluding(claim)}
    first, second = (
        {n for sense in senses for n in numbers.get(sense, ())} for numbers in _numbers()
    )
    return first, second


@cache
def _numbers() -> tuple[Mapping[str, list[int]], Mapping[str, list[int]]]:
    """The numbers of the antonyms that have a word on their first, or their second side."""
    sides: tuple[dict[str, list[int]], dict[str, list[int]]] = {}, {}
    for number, pair in enumerate(load("antonyms")["pairs"]):
        for numbers, words in zip(sides, pair, strict=True):
            for word in words:
                numbers.setdefault(word, []).append(number)
    return sides


@per_claim
def _excluding(claim: Claim) -> list[tuple[Term, str]]:
    """The words of a predicate that may exclude another, each with its sense."""
    if _finds_bodies(claim):
        return []
    lessened = [t.span.end for t in claim.terms if t.lemma in {"less", "least", "little"}]
    heights = {"high", "low"}  # "down from its high" is a level, no way
    return [
        (t, _sense(t))
        for t in _predicate_terms(claim)
        if not (t.lemma in heights and t.marker in {"from", "of"})
        and not any(0 < t.span.start - end <= 1 for end in lessened)  # "less expensive"
    ]


def _finds_bodies(claim: Claim) -> bool:
    """ "Divers recovered two bodies" tells of the dead, not of anybody's recovery."""
    return claim.predicate == "recover" and any(
        t.role is Role.OBJECT and t.main for t in claim.terms
    )


def _predicate_terms(claim: Claim) -> list[Term]:
    return [
        t
        for t in claim.terms
        if t.role is Role.PREDICATE
        or (t.lemma in DIRECTIONS and not (_before_a_noun(t, claim) or t.pos == "NOUN"))
        or (t.marker == "without" and t.main)
        or (t.marker == "with" and t.pos in {"ADJ", "VERB"})
        or (t.main and (t.pos == "ADJ" or (t.role is Role.OBJECT and t.pos == "NOUN")))
    ]


def _before_a_noun(term: Term, claim: Claim) -> bool:
    """Whether a word only says which thing is meant: "low-enriched uranium", "the upper house"."""
    behind = claim.surface[term.span.end - claim.span.start :]
    if claim.span.contains(term.span) and behind[:1] == "-":
        return True  # "a lower-key approach"
    return term.role in {Role.SUBJECT, Role.OBJECT} and any(
        0 < t.span.start - term.span.end <= 1 and t.role is term.role for t in claim.terms
    )


def wording(term: Term) -> str:
    """The word as it is told, with the "without" before it."""
    return f"without a {term.text}" if term.marker == "without" else term.text


def _sense(term: Term) -> str:
    """The lemma, with the "without" that turns it round."""
    if term.marker == "without":
        return f"without_{term.lemma}"
    return {"higher": "high", "lower": "low"}.get(term.lemma, term.lemma)


@lru_cache(WORDS)
def _antonyms(a: str, b: str) -> bool:
    return any(
        (a in left and b in right) or (a in right and b in left)
        for left, right in load("antonyms")["pairs"]
    ) and not converse(a, b)


@lru_cache(WORDS)
def converse(a: str, b: str) -> bool:
    """Whether two verbs tell one event from its two ends: "bought from", "sold to"."""
    return any({a, b} == set(pair) for pair in load("antonyms")["converse"])


def may_be_converse(asked: Pairings) -> Flags:
    """For each pair whether its predicates are `converse`."""
    pairs = [tuple(pair) for pair in load("antonyms")["converse"]]
    return asked.meet(
        lambda c: [n for n, (one, _) in enumerate(pairs) if c.predicate == one],
        lambda c: [n for n, (_, other) in enumerate(pairs) if c.predicate == other],
    )


@per_claim
def denied(claim: Claim) -> frozenset[str]:
    """Words that a positive clause sets aside: "guilty" in "pleaded not guilty"."""
    if claim.factuality.polarity is Polarity.NEGATIVE:
        return frozenset()
    found: set[str] = set()
    for match in _NOT.finditer(claim.surface.lower()):
        found.add(match[1])
    return frozenset(found)


@dataclass(frozen=True, slots=True)
class Denial:
    """A word that one side sets aside; ``a`` and ``b`` are where it stands, None in the context."""

    word: str
    a: Span | None
    b: Span | None
    terms: tuple[Term, ...]


def denial(pair: Pairing) -> Denial | None:
    """What one side says and the other sets aside, if anything."""
    no_a, no_b = denied(pair.a), denied(pair.b)
    if not no_a and not no_b:
        return None
    if Polarity.NEGATIVE in {c.factuality.polarity for c in (pair.a, pair.b)}:
        return None  # both say no: "agreed that he would not return", "he will not return"
    for x, y in pair.match.pairs:
        if x.lemma == y.lemma and x.own and y.own and (x.text in no_a) != (y.text in no_b):
            return Denial(x.text, x.span, y.span, (x, y))
    for term in pair.match.only_a:
        if term.own and term.text in no_a and term.lemma in pair.b.context:
            return Denial(term.text, term.span, None, (term,))
    for term in pair.match.only_b:
        if term.own and term.text in no_b and term.lemma in pair.a.context:
            return Denial(term.text, None, term.span, (term,))
    return None


def may_be_denied(asked: Pairings) -> Flags:
    """For each pair whether `denial` may find anything."""
    return asked.meet(_denied_lemmas, _lemmas)


@per_claim
def _denied_lemmas(claim: Claim) -> set[str]:
    return {t.lemma for t in claim.terms if t.own and t.text in denied(claim)}


@per_claim
def _lemmas(claim: Claim) -> set[str]:
    """The lemmas of a claim and of its sentence."""
    return {t.lemma for t in claim.terms} | claim.context


def successive(pair: Pairing) -> tuple[Term, Term] | None:
    """The words of a state and of one that follows it, if the later report gives the second.

    In the order of the claims.
    """
    early, late = (pair.a, pair.b) if pair.order < 0 else (pair.b, pair.a)
    if early.predicate in _ENDED:
        return None  # "the ruling ends plans to hold a hunt"
    before, after = _before(early), _after(late)
    after = {word: t for word, t in after.items() if t.text not in denied(late)}  # "not guilty"
    states = load("antonyms")["successive"]
    for first, then in (states[n] for n in sorted(_left(early) & _entered(late))):
        old = next((before[w] for w in first if w in before and w not in after), None)
        old = old or next((before[w] for w in first if w in before), None)
        new = next((after[w] for w in then if w in after), None)
        if old is not None and new is not None and not any(w in before for w in then):
            return (old, new) if pair.order < 0 else (new, old)
    return None


def may_be_successive(asked: Pairings) -> Flags:
    """For each pair whether `successive` may find anything."""
    return asked.meet(_left, _entered)


def other_step(pair: Pairing) -> bool:
    """Whether the two tell two steps of one course of events: "was charged", "was convicted"."""
    a, b = _steps(event(pair.a)), _steps(event(pair.b))
    return any(course in b and b[course].isdisjoint(steps) for course, steps in a.items())


@cache
def _steps(verb: str) -> dict[int, set[int]]:
    """The courses that a verb belongs to, by number, each with the steps that it names."""
    found: dict[int, set[int]] = {}
    for course, steps in enumerate(load("antonyms")["steps"]):
        for step, verbs in enumerate(steps):
            if verb in verbs:
                found.setdefault(course, set()).add(step)
    return found


@per_claim
def _before(claim: Claim) -> dict[str, Term]:
    """The words of an earlier report that may name a state."""
    return {_open(t, claim): t for t in claim.terms if _states(t)}


@per_claim
def _after(claim: Claim) -> dict[str, Term]:
    """The words of a later report that may name a state."""
    return {_entering(t): t for t in claim.terms if _states(t)}


def _states(term: Term) -> bool:
    """Whether a word of a claim may tell a state: no name, and nothing deep in a phrase."""
    return not term.proper and (term.main or term.role is Role.PREDICATE or term.pos == "ADJ")


@per_claim
def _left(claim: Claim) -> set[int]:
    """The numbers of the successions whose first state a claim names."""
    successions = enumerate(load("antonyms")["successive"])
    return {n for n, (first, _) in successions if not _before(claim).keys().isdisjoint(first)}


@per_claim
def _entered(claim: Claim) -> set[int]:
    """The numbers of the successions whose second state a claim names."""
    successions = enumerate(load("antonyms")["successive"])
    return {n for n, (_, then) in successions if not _after(claim).keys().isdisjoint(then)}


def _open(term: Term, claim: Claim) -> str:
    """The lemma; "clear" and "known" in "it was not clear" are what is open."""
    if term.text == "missing":
        return term.text  # and "missed an opportunity" is none
    negative = claim.factuality.polarity is Polarity.NEGATIVE
    return "unclear" if negative and term.lemma in {"clear", "known", "know"} else term.lemma


def _entering(term: Term) -> str:
    """The lemma; people are accounted for, and an account of something is none of it."""
    return term.text if term.text == "accounted" else term.lemma


def explained(pair: Pairing) -> bool:
    """Whether the later report gives a cause where the earlier one knew of none."""
    early, late = (pair.a, pair.b) if pair.order < 0 else (pair.b, pair.a)
    unknown = any(_open(t, early) == "unclear" for t in early.terms)
    causes = groups("cause")
    asked = any(groups(t.lemma) & causes for t in early.terms)
    return unknown and asked and bool(groups(late.predicate) & causes)


def everyone(pair: Pairing) -> bool:
    """Whether the later report says that nobody is left: "everyone has been accounted for"."""
    late = pair.b if pair.order < 0 else pair.a
    return late.surface.lower().split()[:1] in (["everyone"], ["everybody"], ["all"], ["nobody"])
