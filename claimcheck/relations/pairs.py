"""Relating two short texts: all their claims against each other, and the texts as wholes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from msgspec import structs

from claimcheck.articles.reading import article_from_text
from claimcheck.claims.claim import Claim, Factuality
from claimcheck.claims.extraction import extract
from claimcheck.config import Config
from claimcheck.relations.comparison import Comparison, Outcome
from claimcheck.relations.confidence import confident
from claimcheck.relations.coverage import with_coverage
from claimcheck.relations.judge import judge
from claimcheck.relations.pairing import Pairing
from claimcheck.relations.participants import namesakes
from claimcheck.relations.propositions import MATTER, other_figure
from claimcheck.relations.relation import Kind, Relation, Verb
from claimcheck.relations.verbatim import altered_figures, figure_relation
from claimcheck.spans import Span

SAME_MATTER = 0.3  # share of two texts that must match for two sides to argue over one thing
WHOLE = 0.45  # share of two texts that must match before one clause makes them agree
_RANK = {Verb.CONTRADICTION: 0, Verb.UPDATE: 1, Verb.COMPATIBLE: 2, Verb.AGREEMENT: 3}


def relate_texts(pairs: Sequence[Mapping[str, Any]], config: Config) -> list[Relation | None]:
    """The relation that decides for each pair of texts, None where they share no question.

    Of several relations the gravest counts; a mere difference in certainty or precision gives way
    to a firmer agreement on the same words.
    """
    articles = [
        article_from_text(
            str(pair[side]),
            outlet=f"{number}{side}",
            published=pair.get(f"{side}_date"),
            path=f"{number:09}{side}",
        )
        for number, pair in enumerate(pairs)
        for side in ("a", "b")
    ]
    by_article: dict[str, list[Claim]] = {a.id: [] for a in articles}
    for claim in extract(articles):
        by_article[claim.article].append(claim)
    results = []
    for number in range(len(pairs)):
        first, second = articles[2 * number : 2 * number + 2]
        left, right = _with_whole(by_article[first.id]), _with_whole(by_article[second.id])
        copied = _copied(first.text, second.text, left, right, config)
        decided = copied or _decide(left, right, config)
        if copied is None and left and right:
            decided = with_coverage(Pairing(left[-1], right[-1], config), decided)
        results.append(decided)
    if config.raw_scores:
        return results
    return [None if r is None else confident([r])[0] for r in results]


def _copied(
    a: str, b: str, left: list[Claim], right: list[Claim], config: Config
) -> Relation | None:
    """What the figures decide where nothing else differs and neither text is the later one."""
    if not (left and right):
        return None
    pair = Pairing(left[-1], right[-1], config)
    if pair.order:
        return None
    figures = altered_figures(a, b, pair.a.quantities, pair.b.quantities)
    return figure_relation(pair, figures)


def _with_whole(claims: list[Claim]) -> list[Claim]:
    """The claims of a text and, where there are several, the whole text as one more."""
    if len(claims) < 2:
        return claims
    first, last = min(c.span.start for c in claims), max(c.span.end for c in claims)
    main = next((c for c in claims if c.predicate != "be"), claims[0])
    terms = {t.span: t for c in claims for t in c.terms if t.own}
    whole = structs.replace(
        main,
        id=f"{main.id}-whole",
        span=Span(first, last),
        terms=tuple(terms[s] for s in sorted(terms)),
        mentions=tuple({m.span: m for c in claims for m in c.mentions}.values()),
        quantities=tuple({q.span: q for c in claims for q in c.quantities}.values()),
        times=tuple({t.span: t for c in claims for t in c.times}.values()),
        places=tuple({p.span: p for c in claims for p in c.places}.values()),
        factuality=Factuality(main.factuality.certainty, main.factuality.polarity),
        context=frozenset(),
    )
    return [*claims, whole]


def _decide(left: list[Claim], right: list[Claim], config: Config) -> Relation | None:
    claims = [*left, *right]
    pairs = [(i, len(left) + j) for i in range(len(left)) for j in range(len(right))]
    relations = judge(claims, pairs, config)
    whole = Pairing(left[-1], right[-1], config) if left and right else None
    if whole is None:
        return None
    if namesakes(whole):
        return _of_two_people(whole)
    if all(r.evidence.slot == MATTER for r in relations):
        positions = _positions(whole, left, right)
        if positions is not None or not relations:
            return positions
    best = min(
        relations,
        key=lambda r: (
            r.evidence.slot == MATTER, _RANK[r.relation], -r.score, r.a, r.b, r.evidence.slot
        ),
    )  # fmt: skip
    scene = {c.id for c in claims if c.subordinate}
    kinds = {r.kind for r in relations if r.relation is Verb.AGREEMENT and not {r.a, r.b} & scene}
    circumstance = kinds <= {Kind.TIME, Kind.PLACE}
    if best.relation is Verb.AGREEMENT and circumstance and not _one_topic(whole):
        return None  # two things that happened in one town or on one day
    elsewhere = (circumstance and not _told_alike(whole)) or whole.match.both < WHOLE
    if best.relation is Verb.AGREEMENT and (elsewhere or other_figure(whole)):
        # The topic is one, but what they say of it is not: only when, where or the scene agrees.
        return structs.replace(best, relation=Verb.COMPATIBLE, entails="none")
    return best


def _one_topic(whole: Pairing) -> bool:
    return whole.match.both >= WHOLE or whole.one_event


def _told_alike(whole: Pairing) -> bool:
    """Whether two texts tell one thing, neither adding a matter of its own."""
    one_side = whole.a.factuality.polarity is whole.b.factuality.polarity
    return one_side and whole.match.both >= whole.config.agreement and not whole.each_adds


def _of_two_people(whole: Pairing) -> Relation | None:
    """Two people of one surname in one matter: never the same, nor against each other."""
    if whole.match.both < SAME_MATTER:
        return None
    comparison = Comparison(Outcome.NOT_COMPARABLE, "two people share a surname")
    a, b = whole.a.span, whole.b.span
    return whole.relation(Verb.COMPATIBLE, Kind.NAME, MATTER, a, b, comparison, whole.match.both)


def _positions(whole: Pairing, left: list[Claim], right: list[Claim]) -> Relation | None:
    """Agreement on who says what: both texts give word to the same two sides or more."""
    sources_a, sources_b = _sources(left), _sources(right)
    if len(sources_a) < 2 or sources_a != sources_b or whole.match.both < SAME_MATTER:
        return None
    comparison = Comparison(Outcome.SAME, f"both give word to {' and '.join(sorted(sources_a))}")
    a, b = whole.a.span, whole.b.span
    score = whole.match.both
    return whole.relation(Verb.AGREEMENT, Kind.POLARITY, "positions", a, b, comparison, score)


def _sources(claims: list[Claim]) -> set[str]:
    found = {c.attribution.source.lower() for c in claims if c.attribution is not None}
    return {s.removeprefix("the ") for s in found}
