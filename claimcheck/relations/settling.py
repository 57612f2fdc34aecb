"""What is left of the relations of pairs once they are seen side by side.

Reports repeat a figure in headline, lead and body, and give parts beside the whole; an editor wants
each conflict of two articles once.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from claimcheck.claims.claim import Claim
from claimcheck.claims.quantity import Quantity
from claimcheck.relations.indicators import indicators
from claimcheck.relations.relation import Kind, Relation, Verb
from claimcheck.spans import Span

_CONFLICTS = frozenset({Verb.CONTRADICTION, Verb.UPDATE})
_ANSWERS = frozenset({Kind.QUANTITY, Kind.TIME, Kind.ROLE, Kind.QUOTE})


def without_answered(relations: Sequence[Relation], claims: Mapping[str, Claim]) -> list[Relation]:
    """Drop conflicts over a figure that the other article has too, for the same question.

    Where both reports give both figures (two counts by two sources, a part and a whole), they
    agree on who says what. Of two quotations one that the other article has as well is enough:
    people say much the same twice.
    """
    answered: set[tuple[str, int, str, str]] = set()
    for r in relations:
        if r.relation is Verb.AGREEMENT and r.kind in _ANSWERS:
            a, b = claims[r.a], claims[r.b]
            answered.add((a.article, r.evidence.a.start, b.article, r.evidence.slot))
            answered.add((b.article, r.evidence.b.start, a.article, r.evidence.slot))
    kept = []
    for r in relations:
        a, b = claims[r.a], claims[r.b]
        left = (a.article, r.evidence.a.start, b.article, r.evidence.slot) in answered
        right = (b.article, r.evidence.b.start, a.article, r.evidence.slot) in answered
        enough = left or right if r.kind is Kind.QUOTE else left and right
        if r.relation in _CONFLICTS and enough:
            continue
        kept.append(r)
    return kept


def told_once(relations: Sequence[Relation], claims: Mapping[str, Claim]) -> list[Relation]:
    """Of one conflict of figures between two articles its clearest place only.

    The same two figures for one slot are one conflict. Of several figures by which a later article
    moves one on, the largest is the whole and the others are its parts.
    """
    best: dict[tuple[object, ...], Relation] = {}
    for r in relations:
        if not _over_figures(r, claims):
            continue
        key = _conflict(r, claims)
        if key not in best or _rank(r, claims) < _rank(best[key], claims):
            best[key] = r
    told = {id(r) for r in best.values()}
    kept = [r for r in relations if id(r) in told or not _over_figures(r, claims)]
    return _without_nested(kept, claims)


def _without_nested(relations: list[Relation], claims: Mapping[str, Claim]) -> list[Relation]:
    """Drop a conflict over words that lie within those of another one of its kind.

    Claims nest ("this was a tragedy", "a tragedy waiting to happen"); the longer evidence stays.
    """
    seen: dict[tuple[object, ...], list[Relation]] = {}
    nested: set[int] = set()
    for r in sorted(relations, key=lambda r: (-_length(r), -r.score, *_words(r, claims))):
        if r.relation not in _CONFLICTS:
            continue
        wider = seen.setdefault((claims[r.a].article, claims[r.b].article, r.kind, r.relation), [])
        if any(_inside(r, w) for w in wider):
            nested.add(id(r))
        else:
            wider.append(r)
    return [r for r in relations if id(r) not in nested]


def _words(r: Relation, claims: Mapping[str, Claim]) -> tuple[object, ...]:
    """An order by what the claims say, whatever their places: a moved paragraph changes nothing."""
    surfaces = sorted((claims[r.a].surface, claims[r.b].surface))
    return (sum(map(len, surfaces)), *surfaces, r.a, r.b)


def _inside(r: Relation, wider: Relation) -> bool:
    return wider.evidence.a.contains(r.evidence.a) and wider.evidence.b.contains(r.evidence.b)


def _length(r: Relation) -> int:
    a, b = r.evidence.a, r.evidence.b
    return a.end - a.start + b.end - b.start


def _over_figures(r: Relation, claims: Mapping[str, Claim]) -> bool:
    figures = (
        _figure(claims[r.a], r.evidence.a) is not None
        and _figure(claims[r.b], r.evidence.b) is not None
    )
    return r.relation in _CONFLICTS and r.kind is Kind.QUANTITY and figures


def _conflict(r: Relation, claims: Mapping[str, Claim]) -> tuple[object, ...]:
    """What a conflict is over: the articles, the slot, who is counted and the two figures."""
    a, b = claims[r.a], claims[r.b]
    x, y = _figure(a, r.evidence.a), _figure(b, r.evidence.b)
    assert x is not None and y is not None
    befell = min(indicators(a, x) & indicators(b, y), default=-1)
    key = (a.article, b.article, r.relation, r.evidence.slot, befell)
    if r.relation is Verb.UPDATE and _grown(a, x, b, y):
        return key
    return (*key, x.low, x.high, y.low, y.high)


def _grown(a: Claim, x: Quantity, b: Claim, y: Quantity) -> bool:
    early, late = (x, y) if (a.published or "") <= (b.published or "") else (y, x)
    return x.dimension == "count" and late.high > early.high


def _figure(claim: Claim, span: Span) -> Quantity | None:
    """The figure that lies in ``span``."""
    return next((q for q in claim.quantities if span.overlap(q.span)), None)


def _rank(r: Relation, claims: Mapping[str, Claim]) -> tuple[object, ...]:
    """The clearest first: the whole of an update, the body, the better score, the shorter text."""
    a, b = claims[r.a], claims[r.b]
    x, y = _figure(a, r.evidence.a), _figure(b, r.evidence.b)
    assert x is not None and y is not None
    whole = max(x.high, y.high) if r.relation is Verb.UPDATE else 0.0
    length = a.span.end - a.span.start + b.span.end - b.span.start
    return (-whole, a.headline + b.headline, -r.score, length, *_words(r, claims))
