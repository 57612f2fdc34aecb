"""Participants: who did what to whom, and the names and titles of one person."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache

from claimcheck.alignment.first_names import first_names_alike
from claimcheck.alignment.matching import terms_alike
from claimcheck.alignment.similarity import names_alike, words_alike
from claimcheck.claims.animacy import person_gender
from claimcheck.claims.claim import Claim, Mention, Role, Term
from claimcheck.claims.per_claim import per_claim
from claimcheck.lexicons import load
from claimcheck.relations.comparison import Comparison, Outcome
from claimcheck.relations.one_claim import phrases
from claimcheck.relations.opposites import converse
from claimcheck.relations.pairing import ONE_EVENT, Pairing
from claimcheck.relations.pairings import Flags, Pairings
from claimcheck.relations.relation import Kind, Relation, Verb
from claimcheck.spans import Span

ONE_MATTER = 0.4  # share of matching content from which a title in common is worth telling
SWAPPED = 0.55  # share of matching content from which two participants may have changed places
_LIGHT = frozenset({"do", "make", "have", "take", "get", "give"})  # what is done is their object
_CALLS = frozenset({"consider", "call", "name", "deem", "regard", "describe", "dub"})
OFFICES = 0.3  # the same, from which two offices of one person exclude each other
SAME_POST = 0.8  # word similarity from which two nouns name one post


NAMES = 65_536  # names of which is remembered what they are made of
FORMS_OF_ADDRESS = frozenset({"mr", "mr.", "mrs", "mrs.", "ms", "ms.", "miss", "dr", "dr.", "sir"})


def role_relations(pair: Pairing) -> Iterator[Relation]:
    """Who did what to whom; the title and the name of one person."""
    yield from _swapped(pair)
    yield from _titles(pair)
    yield from _portfolios(pair)
    yield from name_relations(pair)


def may_share_participant(asked: Pairings) -> Flags:
    """For each pair whether `role_relations` may find anything."""
    titles = asked.both(lambda c: _titled(c) or _offices(c))
    both = asked.share.both
    placed = (asked.predicate & (both >= SWAPPED)) | (titles & (both >= OFFICES))
    return placed | _may_be_namesakes(asked)


def _may_be_namesakes(asked: Pairings) -> Flags:
    """For each pair whether a surname with two first names stands in it."""
    first_names: dict[str, set[str]] = defaultdict(set)
    for claim in asked.claims:
        for _, (first, last) in _first_and_last(claim):
            first_names[last].add(first)

    def names(claim: Claim) -> set[tuple[str, str]]:
        return {(first, last) for _, (first, last) in _first_and_last(claim)}

    def others(claim: Claim) -> set[tuple[str, str]]:
        told = names(claim)
        return {(x, last) for first, last in told for x in first_names[last] if x != first}

    return asked.meet(names, others)


def _swapped(pair: Pairing) -> Iterator[Relation]:
    if pair.match.both < SWAPPED or pair.predicate < ONE_EVENT or pair.same_article:
        return
    a_by, a_to = main_term(pair.a, Role.SUBJECT), main_term(pair.a, Role.OBJECT)
    b_by, b_to = main_term(pair.b, Role.SUBJECT), main_term(pair.b, Role.OBJECT)
    if not (a_by and a_to and b_by and b_to) or converse(pair.a.predicate, pair.b.predicate):
        return
    if pair.a.predicate in _LIGHT | _CALLS:
        return
    crossed = _names_one(pair, Role.SUBJECT, Role.OBJECT, a_by, b_to) and _names_one(
        pair, Role.OBJECT, Role.SUBJECT, a_to, b_by
    )
    straight = _names_one(pair, Role.SUBJECT, Role.SUBJECT, a_by, b_by) or _names_one(
        pair, Role.OBJECT, Role.OBJECT, a_to, b_to
    )
    if crossed and not straight and pair.a.factuality.polarity is pair.b.factuality.polarity:
        why = f"{a_by.text} and {a_to.text} change places"
        yield pair.says(Verb.CONTRADICTION, Kind.ROLE, a_by.span, b_by.span, why, pair.match.both)


def _names_one(pair: Pairing, of_a: Role, of_b: Role, a: Term, b: Term) -> bool:
    """Whether the participants in two roles are one, by name or else by their nouns."""
    names_a, names_b = phrases(pair.a)[of_a].names, phrases(pair.b)[of_b].names
    if names_a and names_b:
        return any(names_alike(x.lemma, y.lemma) >= 0.95 for x in names_a for y in names_b)
    return terms_alike(a, b) >= 0.9


@per_claim
def _offices(claim: Claim) -> list[tuple[tuple[str, ...], str, Span]]:
    """The titles before names with the word that narrows them: "Interior Minister", "Sousa"."""
    words, departments = load("titles")["words"], load("cues")["sources"]["department"]
    terms = sorted((t for t in claim.terms if t.own), key=lambda t: t.span)
    found: list[tuple[tuple[str, ...], str, Span]] = []
    for before, title, name in zip(terms, terms[1:], terms[2:], strict=False):
        beside = before.span.end + 1 == title.span.start and title.span.end + 1 == name.span.start
        if beside and name.proper and before.lemma in departments and title.lemma in words:
            last = next((t for t in terms if t.proper and t.span.start == name.span.end + 1), name)
            span = Span(before.span.start, title.span.end)
            found.append(((before.lemma, title.lemma), last.lemma, span))
    return found


def _portfolios(pair: Pairing) -> Iterator[Relation]:
    """ "Interior Minister X" and "Justice Minister X" where the parse has no mention of X."""
    for one, x, span in _offices(pair.a):
        for other, y, place in _offices(pair.b):
            departments = words_alike(one[0], other[0])
            if (
                x == y
                and one[1] == other[1]
                and departments < SAME_POST
                and pair.match.both >= OFFICES
            ):
                why = f"{' '.join(one)} and {' '.join(other)} are different offices"
                yield pair.says(Verb.CONTRADICTION, Kind.ROLE, span, place, why, 0.7)


@per_claim
def _titled(claim: Claim) -> list[Mention]:
    """The participants that are named with a title."""
    return [m for m in claim.mentions if m.name and m.title_span]


def _titles(pair: Pairing) -> Iterator[Relation]:
    """ "Interior Minister X" and "Justice Minister X": one office, two portfolios."""
    departments = {*load("cues")["sources"]["department"]}
    for x in _titled(pair.a):
        for y in _titled(pair.b):
            if not (_same_name(x.name, y.name) and x.title_span and y.title_span):
                continue
            left, right = x.title.split(), y.title.split()
            if words_alike(left[-1], right[-1]) >= 0.9 and x.title_span and y.title_span:
                yield from _one_title(pair, x, y)
            if left[-1] != right[-1] or len(left) < 2 or len(right) < 2:
                continue
            if person_gender(left[-1]) is None or not {left[-2], right[-2]} <= departments:
                continue  # descriptions: "the Senate Democratic leader", "the minority leader"
            if words_alike(left[-2], right[-2]) < 0.8 and pair.match.both >= OFFICES:
                why = f"{x.title} and {y.title} are different offices"
                yield pair.says(Verb.CONTRADICTION, Kind.ROLE, x.title_span, y.title_span, why, 0.7)


def _one_title(pair: Pairing, x: Mention, y: Mention) -> Iterator[Relation]:
    """Both call one person the same: "the goalkeeper Mara Lind", "Lind, a goalkeeper"."""
    left, right = x.title.split(), y.title.split()
    if {left[-1], right[-1]} & FORMS_OF_ADDRESS or pair.same_article:
        return
    if pair.match.both < ONE_MATTER:
        return  # that both call somebody a director is no news beside what each says of him
    if len(left) > 1 and len(right) > 1 and words_alike(left[-2], right[-2]) < 0.8:
        return  # ministers of two departments
    assert x.title_span is not None and y.title_span is not None
    why = f"both call {x.name} {' '.join(right)}"
    surname = x.name.lower().split()[-1]
    if surname in load("cues")["sources"]["institution"]:
        return  # the Justice Department, the General Assembly
    comparison = Comparison(Outcome.SAME, why, "both")
    yield pair.relation(
        Verb.AGREEMENT, Kind.ROLE, f"title:{surname}", x.title_span, y.title_span, comparison, 0.7
    )


def name_relations(pair: Pairing) -> Iterator[Relation]:
    """One office, one surname, two first names."""
    if pair.match.both < ONE_MATTER:
        return  # husband and wife, father and son
    posts = {*load("titles")["words"]}
    for x, first in _first_and_last(pair.a):
        for y, second in _first_and_last(pair.b):
            if first[1] != second[1]:
                continue
            if first_names_alike(first[0], second[0]) or not (x.title and y.title):
                continue
            offices = words_alike(x.title.split()[0], y.title.split()[0])
            held = {x.title.split()[-1], y.title.split()[-1]} <= posts
            if offices >= 0.9 and held:
                why = f"{x.name} and {y.name} hold one office"
                yield pair.says(Verb.CONTRADICTION, Kind.NAME, x.span, y.span, why, 0.7)


@per_claim
def _first_and_last(claim: Claim) -> list[tuple[Mention, list[str]]]:
    """The participants whose names are of two words, with these."""
    names = [(m, m.name.lower().split()) for m in claim.mentions]
    return [(m, words) for m, words in names if len(words) == 2]


@lru_cache(maxsize=NAMES)
def _same_name(a: str, b: str) -> bool:
    first, second = a.lower().split(), b.lower().split()
    if not first or not second or names_alike(first[-1], second[-1]) < 0.95:
        return False
    if min(len(first), len(second)) == 1 or names_alike(first[0], second[0]) >= 0.9:
        return True
    return len(first) == len(second) and first_names_alike(first[0], second[0])


def namesakes(pair: Pairing) -> bool:
    """Whether two people share a surname and nothing else."""
    return any(
        x != y and x[1] == y[1] and not first_names_alike(x[0], y[0])
        for x in _full_names(pair.a)
        for y in _full_names(pair.b)
    )


@per_claim
def _full_names(claim: Claim) -> list[tuple[str, str]]:
    """The full names of people in a claim."""
    return [name for m in claim.mentions if (name := _full_name(m.name))]


@lru_cache(maxsize=NAMES)
def _full_name(name: str) -> tuple[str, str] | None:
    """First name and surname of what looks like a person's name, not an acronym or an award."""
    words = name.split()
    if len(words) != 2 or any(w.isupper() or not w[:1].isupper() for w in words):
        return None
    return words[0].lower(), words[1].lower()


def other_participant(pair: Pairing) -> bool:
    """Whether both sides name somebody in one role and the names differ."""
    for role in (Role.SUBJECT, Role.OBJECT):
        names_a, names_b = phrases(pair.a)[role].names, phrases(pair.b)[role].names
        if names_a and names_b and not any(
            names_alike(x.lemma, y.lemma) for x in names_a for y in names_b
        ):  # fmt: skip
            return True
    return False


def other_office(pair: Pairing) -> bool:
    """Whether both sides give one person's post and the posts differ: "director", "officer"."""
    return any(
        _same_name(x.name, y.name)
        and x.title
        and y.title
        and words_alike(x.title.split()[-1], y.title.split()[-1]) < SAME_POST
        for x in pair.a.mentions
        for y in pair.b.mentions
    )


def other_title(pair: Pairing) -> bool:
    """Whether the two give one person different offices or trades: no agreement on who it is."""
    titled = [
        (x.title.split(), y.title.split())
        for x in pair.a.mentions
        for y in pair.b.mentions
        if x.title and y.title and _same_name(x.name, y.name)
    ]
    return bool(titled) and all(
        words_alike(x[-1], y[-1]) < 0.8
        or (len(x) > 1 and len(y) > 1 and words_alike(x[-2], y[-2]) < 0.5)
        for x, y in titled
    )


def main_term(claim: Claim, role: Role) -> Term | None:
    """The head of the phrase in ``role``, if the claim has one."""
    return phrases(claim)[role].head
