"""Who did it, and to whom: roles that one filler alone can have.

A race has one winner, an order one giver, so that two different names in such a role exclude each
other, where those of most verbs ("visited", "hit") may stand side by side (functional relations;
Ritter and others 2008).
"""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.alignment.matching import match, terms_alike
from claimcheck.alignment.similarity import names_alike, words_alike
from claimcheck.claims.animacy import person_gender
from claimcheck.claims.claim import Claim, Role, Term
from claimcheck.claims.per_claim import per_claim
from claimcheck.lexicons import load
from claimcheck.relations.pairing import ONE_EVENT, Pairing
from claimcheck.relations.pairings import Flags, Pairings
from claimcheck.relations.relation import Kind, Relation, Verb

REST = 0.6  # share of the content of both, the role apart, that must match
_ANYBODY = frozenset({"man", "woman", "person", "people", "individual", "somebody", "someone"})
APART = 0.45  # word similarity below which two nouns name two kinds of people


def functional_relations(pair: Pairing) -> Iterator[Relation]:
    """Two different fillers of a role that has one."""
    one_side = pair.a.factuality.polarity is pair.b.factuality.polarity
    if not one_side or not _functional(pair.a) or pair.predicate < ONE_EVENT or pair.same_article:
        return
    if not pair.committed or pair.other_year:
        return
    yield from _actors(pair)
    yield from _targets(pair)


@per_claim
def _functional(claim: Claim) -> bool:
    """Whether the event of a claim has a role with one filler."""
    events = load("functional")
    return claim.predicate in events["actor"] or claim.predicate in events["target"]


def may_exclude(asked: Pairings) -> Flags:
    """For each pair whether `functional_relations` may find anything."""
    return asked.predicate & asked.either(_functional)


def _actors(pair: Pairing) -> Iterator[Relation]:
    once = set(load("functional")["actor"])
    if not ({pair.a.predicate, pair.b.predicate} <= once):
        return
    phrases = [[t for t in c.terms if t.role is Role.SUBJECT] for c in (pair.a, pair.b)]
    if not _one_object(pair) or not _exclude(*phrases):
        return
    yield from _conflict(pair, *phrases)


def _one_object(pair: Pairing) -> bool:
    heads = [
        next((t for t in c.terms if t.role is Role.OBJECT and t.main), None)
        for c in (pair.a, pair.b)
    ]
    x, y = heads
    if any(h is not None and h.pos == "NOUN" and h.text != h.lemma for h in heads):
        return False  # of several things each may have another winner
    alike = x is not None and y is not None and terms_alike(x, y) >= 0.9
    return alike or pair.fit(Role.OBJECT) > 0


def _targets(pair: Pairing) -> Iterator[Relation]:
    markers = load("functional")["target"].get(pair.a.predicate)
    if markers is None:
        return
    phrases = [_filler(c, markers) for c in (pair.a, pair.b)]
    if not _exclude(*phrases) or pair.fit(Role.SUBJECT) < 0:
        return
    if "" not in markers and not (pair.fit(Role.OBJECT) > 0 or pair.fit(Role.SUBJECT) > 0):
        return
    yield from _conflict(pair, *phrases)


def _filler(claim: Claim, markers: list[str]) -> list[Term]:
    return [
        t
        for t in claim.terms
        if t.own
        and (
            (t.role is Role.OBLIQUE and t.marker in markers)
            or (t.role is Role.OBJECT and "" in markers)
        )
    ]


def _exclude(first: list[Term], second: list[Term]) -> bool:
    """Whether two phrases cannot name the same: two names, or two kinds of people."""
    names = [[t for t in phrase if t.proper] for phrase in (first, second)]
    if all(names):
        return not any(names_alike(x.lemma, y.lemma) for x in names[0] for y in names[1])
    heads = [next((t for t in phrase if t.main), None) for phrase in (first, second)]
    if any(names) or heads[0] is None or heads[1] is None:
        return False
    if any(h is not None and h.lemma in _ANYBODY for h in heads):
        return False  # the attacker is a man
    people = all(h is not None and person_gender(h.lemma) is not None for h in heads)
    return people and words_alike(heads[0].lemma, heads[1].lemma) < APART


def _conflict(pair: Pairing, first: list[Term], second: list[Term]) -> Iterator[Relation]:
    rest = match(pair.a, pair.b, [*first, *second])
    if rest.both < REST:
        return
    x, y = _head(first), _head(second)
    kind = Kind.NAME if x.proper and y.proper else Kind.ROLE
    why = f"{x.text} and {y.text} cannot both be the one"
    yield pair.says(Verb.CONTRADICTION, kind, x.span, y.span, why, rest.both)


def _head(phrase: list[Term]) -> Term:
    return next((t for t in phrase if t.main), phrase[-1])
