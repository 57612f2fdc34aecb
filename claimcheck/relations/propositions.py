"""Whole propositions: polarity and outcome, roles and names, quotations, plain agreement."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from rapidfuzz import fuzz

from claimcheck.alignment.matching import match, terms_alike
from claimcheck.alignment.similarity import groups, names_alike, words_alike
from claimcheck.claims.claim import Certainty, Claim, Polarity, Role, Term
from claimcheck.lexicons import load
from claimcheck.relations.comparison import Comparison, Outcome
from claimcheck.relations.pairing import Pairing
from claimcheck.relations.quantity import compare_quantities
from claimcheck.relations.relation import Kind, Relation, Verb
from claimcheck.spans import Span

ALWAYS = 0.6  # shared content from which the two forms speak of the same two acts
ENOUGH = 2  # shared words, one of them a name, below which nothing can be called the same
_LEVELS = (Certainty.ASSERTED, Certainty.PROBABLE, Certainty.POSSIBLE, Certainty.HYPOTHETICAL)


def polarity_relations(pair: Pairing) -> Iterator[Relation]:
    """Did and did not; and predicates that exclude each other."""
    if pair.same_article or not pair.committed or not pair.participant:
        return
    opposite = opposition(pair)
    same_side = pair.a.factuality.polarity is pair.b.factuality.polarity
    rest = match(pair.a, pair.b, opposite or ()).both
    if opposite and same_side and rest >= 0.6:
        follows = pair.order and _successive(pair)
        verb = Verb.UPDATE if follows else Verb.CONTRADICTION
        why = f"{opposite[0].text} and {opposite[1].text} exclude each other"
        yield _relation(pair, verb, Kind.POLARITY, opposite[0].span, opposite[1].span, why, rest)
    elif (
        not same_side
        and not opposite
        and pair.same_tense
        and pair.predicate >= 0.9
        and pair.match.both >= 0.62
        and pair.match.strict >= 0.55
    ):
        why = "one says that it is so, the other that it is not"
        yield _relation(
            pair, Verb.CONTRADICTION, Kind.POLARITY, _event(pair.a), _event(pair.b), why,
            pair.match.both,
        )  # fmt: skip
    elif pair.days_apart and _successive(pair) and pair.match.both >= 0.5:
        why = "the later report has moved on"
        yield _relation(
            pair, Verb.UPDATE, Kind.OTHER, _event(pair.a), _event(pair.b), why, pair.match.both
        )


def role_relations(pair: Pairing) -> Iterator[Relation]:
    """Who did what to whom; the title and the name of one person."""
    yield from _swapped(pair)
    yield from _titles(pair)
    yield from _names(pair)


def quote_relations(pair: Pairing) -> Iterator[Relation]:
    """The same speaker's words on the same occasion."""
    if not (pair.a.direct and pair.b.direct) or pair.same_article:
        return
    left, right = _plain(pair.a.surface), _plain(pair.b.surface)
    if min(len(left.split()), len(right.split())) < 4:
        return
    ratio = fuzz.ratio(left, right)
    if ratio < 78:
        return
    changed = set(left.split()) ^ set(right.split())
    telling = [w for w in changed if len(w) > 3 or w in {"not", "no"}]
    both_sides = all(changed & set(s.split()) for s in (left, right)) or {"not", "no"} & changed
    pairs = [(x, y) for x in telling for y in telling if x < y and names_alike(x, y) >= 0.9]
    rewritten = len(telling) - 2 * len(pairs)
    if pair.a.factuality.polarity is not pair.b.factuality.polarity or (
        both_sides and 0 < rewritten <= 3 and ratio < 97 and abs(len(left) - len(right)) <= 12
    ):
        why = "the same words are quoted differently"
        yield _relation(
            pair, Verb.CONTRADICTION, Kind.QUOTE, pair.a.span, pair.b.span, why, ratio / 100
        )
    elif ratio >= 90:
        why = "the same words are quoted"
        yield _relation(
            pair, Verb.AGREEMENT, Kind.QUOTE, pair.a.span, pair.b.span, why, ratio / 100
        )


def plain_relations(pair: Pairing) -> Iterator[Relation]:
    """Agreement of whole propositions, or compatibility where one is more certain."""
    if pair.same_article:
        return
    a, b, config = pair.a.factuality, pair.b.factuality, pair.config
    if _always(pair):
        why = "never the one without the other is always the other before the one"
        yield _relation(
            pair, Verb.AGREEMENT, Kind.OTHER, pair.a.span, pair.b.span, why, pair.match.both
        )
        return
    if a.polarity is not b.polarity and _went_ahead(pair):
        why = "what was not called off took place"
        yield _relation(
            pair, Verb.AGREEMENT, Kind.POLARITY, pair.a.span, pair.b.span, why, pair.match.both
        )
        return
    if a.polarity is not b.polarity and _view(pair):
        why = "one reports a view, the other says that it is not so"
        yield _relation(
            pair, Verb.COMPATIBLE, Kind.POLARITY, pair.a.span, pair.b.span, why, pair.match.both
        )
        return
    if a.polarity is not b.polarity:
        opposite = opposition(pair)
        if opposite is None or match(pair.a, pair.b, opposite).both < 0.5 or not pair.participant:
            return
        why = "the negation of one is what the other says"
        yield _relation(
            pair, Verb.AGREEMENT, Kind.POLARITY, pair.a.span, pair.b.span, why, pair.match.both
        )
        return
    score = pair.match.both
    speech = _same_statement(pair)
    needed = config.statement if speech else config.agreement
    if score < needed or pair.match.strict < 0.8 * needed:
        return
    if _other_participant(pair) or other_figure(pair):
        return
    shared = [x for x, y in pair.match.pairs if x.own and y.own]
    if pair.predicate < 0.5 and score < 0.75 and not speech:
        return
    if len(shared) < ENOUGH or (len(shared) == ENOUGH and not any(t.proper for t in shared)):
        return  # too little is said to call it the same
    if (pair.a.predicate == "be") != (pair.b.predicate == "be") and pair.match.strict < 0.8:
        return
    gap = abs(_LEVELS.index(a.certainty) - _LEVELS.index(b.certainty))
    if gap:
        surer = "a" if _LEVELS.index(a.certainty) < _LEVELS.index(b.certainty) else "b"
        why = f"one side is {a.certainty}, the other {b.certainty}"
        yield _relation(
            pair, Verb.COMPATIBLE, Kind.POLARITY, pair.a.span, pair.b.span, why, score, surer
        )
        return
    kind = Kind.ROLE if {pair.a.predicate, pair.b.predicate} == {"be"} else Kind.OTHER
    yield _relation(
        pair, Verb.AGREEMENT, kind, pair.a.span, pair.b.span, "both say the same", score
    )


def _other_participant(pair: Pairing) -> bool:
    """Whether both sides name somebody in one role and the names differ."""
    for role in (Role.SUBJECT, Role.OBJECT):
        names_a = [t for t in pair.a.terms if t.role is role and t.proper]
        names_b = [t for t in pair.b.terms if t.role is role and t.proper]
        if names_a and names_b and not any(
            names_alike(x.lemma, y.lemma) for x in names_a for y in names_b
        ):  # fmt: skip
            return True
    return False


def namesakes(pair: Pairing) -> bool:
    """Whether two people share a surname and nothing else."""
    return any(
        len(x.name.split()) > 1
        and len(y.name.split()) > 1
        and x.name.split()[-1] == y.name.split()[-1]
        and not _same_name(x.name, y.name)
        for x in pair.a.mentions
        for y in pair.b.mentions
    )


def _went_ahead(pair: Pairing) -> bool:
    """ "The vote was not postponed" and "they voted"."""
    off = groups("cancel") | groups("postpone")
    for x, y in ((pair.a, pair.b), (pair.b, pair.a)):
        event = _main(x, Role.OBJECT) or _main(x, Role.SUBJECT)
        if (
            x.factuality.polarity is Polarity.NEGATIVE
            and groups(x.predicate) & off
            and event is not None
            and words_alike(event.lemma, y.predicate) >= 0.9
            and pair.match.both >= pair.config.conflicting
        ):
            return True
    return False


def _view(pair: Pairing) -> bool:
    """Whether one side only reports what somebody calls a thing that the other denies."""
    verbs = load("cues")["reporting"]["views"]
    views = [c for c in (pair.a, pair.b) if c.predicate in verbs]
    return len(views) == 1 and pair.match.both >= pair.config.agreement


def _same_statement(pair: Pairing) -> bool:
    """Whether one speaker, named in both, says something of the same people in both."""
    verbs = load("cues")["reporting"]
    said = {*verbs["plain"], *verbs["stance"]}
    names = [
        (x, y) for x, y in pair.match.pairs if x.proper and y.proper and terms_alike(x, y) >= 0.95
    ]
    speaker = any(x.role is Role.SUBJECT and y.role is Role.SUBJECT for x, y in names)
    return {pair.a.predicate, pair.b.predicate} <= said and speaker and len(names) > 1


def _always(pair: Pairing) -> bool:
    """ "Always X before Y" says what "never Y without X" says."""
    words = [set(c.surface.lower().split()) for c in (pair.a, pair.b)]
    return pair.match.both >= ALWAYS and any(
        {"never", "without"} <= x and "always" in y for x, y in (words, words[::-1])
    )


def other_figure(pair: Pairing) -> bool:
    """Whether both sides give a figure of one kind and none of them is the same."""
    kinds = {q.dimension for q in pair.a.quantities} & {q.dimension for q in pair.b.quantities}
    return any(
        not any(
            compare_quantities(x, y).outcome is Outcome.SAME
            for x in pair.a.quantities
            for y in pair.b.quantities
            if x.dimension == y.dimension == kind
        )
        for kind in kinds
    )


def opposition(pair: Pairing) -> tuple[Term, Term] | None:
    """Two words, one of each claim's predicate, that exclude each other."""
    for x in _predicate_terms(pair.a):
        for y in _predicate_terms(pair.b):
            if _antonyms(x.lemma, y.lemma):
                return x, y
    return None


def _swapped(pair: Pairing) -> Iterator[Relation]:
    if pair.predicate < 0.9 or pair.same_article or pair.match.both < 0.55:
        return
    a_by, a_to = _main(pair.a, Role.SUBJECT), _main(pair.a, Role.OBJECT)
    b_by, b_to = _main(pair.b, Role.SUBJECT), _main(pair.b, Role.OBJECT)
    if not (a_by and a_to and b_by and b_to) or _converse(pair.a.predicate, pair.b.predicate):
        return
    crossed = _names_one(pair, Role.SUBJECT, Role.OBJECT, a_by, b_to) and _names_one(
        pair, Role.OBJECT, Role.SUBJECT, a_to, b_by
    )
    straight = _names_one(pair, Role.SUBJECT, Role.SUBJECT, a_by, b_by) or _names_one(
        pair, Role.OBJECT, Role.OBJECT, a_to, b_to
    )
    if crossed and not straight and pair.a.factuality.polarity is pair.b.factuality.polarity:
        why = f"{a_by.text} and {a_to.text} change places"
        yield _relation(
            pair, Verb.CONTRADICTION, Kind.ROLE, a_by.span, b_by.span, why, pair.match.both
        )


def _names_one(pair: Pairing, of_a: Role, of_b: Role, a: Term, b: Term) -> bool:
    """Whether the participants in two roles are one, by name or else by their nouns."""
    names_a = [t for t in pair.a.terms if t.role is of_a and t.proper]
    names_b = [t for t in pair.b.terms if t.role is of_b and t.proper]
    if names_a and names_b:
        return any(names_alike(x.lemma, y.lemma) >= 0.95 for x in names_a for y in names_b)
    return terms_alike(a, b) >= 0.9


def _titles(pair: Pairing) -> Iterator[Relation]:
    """ "Interior Minister X" and "Justice Minister X": one office, two portfolios."""
    for x in pair.a.mentions:
        for y in pair.b.mentions:
            if not (_same_name(x.name, y.name) and x.title_span and y.title_span):
                continue
            left, right = x.title.split(), y.title.split()
            if left[-1] != right[-1] or len(left) < 2 or len(right) < 2:
                continue
            if words_alike(left[-2], right[-2]) < 0.8 and pair.match.both >= 0.3:
                why = f"{x.title} and {y.title} are different offices"
                yield _relation(
                    pair, Verb.CONTRADICTION, Kind.ROLE, x.title_span, y.title_span, why, 0.7
                )


def _names(pair: Pairing) -> Iterator[Relation]:
    """One office, one surname, two first names."""
    for x in pair.a.mentions:
        for y in pair.b.mentions:
            first, second = x.name.lower().split(), y.name.lower().split()
            if len(first) != 2 or len(second) != 2 or first[1] != second[1]:
                continue
            alike = first[0].startswith(second[0][:3]) or names_alike(first[0], second[0])
            if alike or not (x.title and y.title):
                continue
            offices = words_alike(x.title.split()[0], y.title.split()[0])
            if offices >= 0.9 and not {x.title, y.title} & {"mr", "mrs", "ms"}:
                why = f"{x.name} and {y.name} hold one office"
                yield _relation(pair, Verb.CONTRADICTION, Kind.NAME, x.span, y.span, why, 0.7)


def _same_name(a: str, b: str) -> bool:
    first, second = a.lower().split(), b.lower().split()
    if not first or not second or names_alike(first[-1], second[-1]) < 0.95:
        return False
    return min(len(first), len(second)) == 1 or names_alike(first[0], second[0]) >= 0.9


def _main(claim: Claim, role: Role) -> Term | None:
    return next((t for t in claim.terms if t.role is role and t.main), None)


def _predicate_terms(claim: Claim) -> list[Term]:
    return [
        t
        for t in claim.terms
        if t.role is Role.PREDICATE
        or (t.main and (t.pos == "ADJ" or (t.role is Role.OBJECT and t.pos == "NOUN")))
    ]


def _event(claim: Claim) -> Span:
    return next((t.span for t in claim.terms if t.role is Role.PREDICATE and t.own), claim.span)


@cache
def _antonyms(a: str, b: str) -> bool:
    return any(
        (a in left and b in right) or (a in right and b in left)
        for left, right in load("antonyms")["pairs"]
    ) and not _converse(a, b)


@cache
def _converse(a: str, b: str) -> bool:
    return any({a, b} == set(pair) for pair in load("antonyms")["converse"])


def _successive(pair: Pairing) -> bool:
    early, late = (pair.a, pair.b) if pair.order < 0 else (pair.b, pair.a)
    before = {t.lemma for t in early.terms if not t.proper}
    after = {t.lemma for t in late.terms if not t.proper}
    return any(
        before & set(first) and after & set(then) and not before & set(then)
        for first, then in load("antonyms")["successive"]
    )


def _plain(text: str) -> str:
    return "".join(c for c in text.lower() if c.isalnum() or c == " ")


def _relation(
    pair: Pairing,
    verb: Verb,
    kind: Kind,
    a: Span,
    b: Span,
    why: str,
    score: float,
    entails: str = "none",
) -> Relation:
    a = a if pair.a.span.contains(a) else pair.a.span
    b = b if pair.b.span.contains(b) else pair.b.span
    slot = {Kind.OTHER: "proposition", Kind.ROLE: "role"}.get(kind, kind.value)
    return pair.relation(verb, kind, slot, a, b, Comparison(Outcome.SAME, why, entails), score)
