"""Two articles in parallel: which claims answer the same questions, and how their words differ."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from claimcheck.reports.html.body import Paragraph, body
from claimcheck.reports.html.document import Article, Claim, Document, Relation
from claimcheck.reports.html.question import RANK
from claimcheck.reports.html.statement import Piece
from claimcheck.reports.html.words import differing

MOSTLY = 0.6  # share of a clause from which words that differ are not marked


@dataclass(frozen=True, slots=True)
class Tie:
    """Two claims that answer the same questions; ``a`` stands in the earlier article by number.

    ``relations`` from the gravest on; the pieces of the two clauses have the words that differ
    marked as ``differs`` and the words that answer as ``answer``.
    """

    a: Claim
    b: Claim
    relations: tuple[Relation, ...]
    a_pieces: tuple[Piece, ...]
    b_pieces: tuple[Piece, ...]

    @property
    def verb(self) -> str:
        """The gravest relation."""
        return self.relations[0].verb

    @property
    def pair(self) -> str:
        """The numbers of the two articles."""
        return f"{self.a.article.number}-{self.b.article.number}"


@dataclass(frozen=True, slots=True)
class SideBySide:
    """Two articles with their ties, both texts set for the pair."""

    a: Article
    b: Article
    ties: tuple[Tie, ...]
    a_text: tuple[Paragraph, ...]
    b_text: tuple[Paragraph, ...]

    @property
    def graved(self) -> list[tuple[int, Tie]]:
        """The ties with their numbers, the gravest first."""
        return sorted(enumerate(self.ties, 1), key=lambda t: (RANK.index(t[1].verb), t[0]))


def ties(document: Document) -> tuple[Tie, ...]:
    """Every tie between two articles, pair by pair in the order of the text of the former.

    Of overlapping clauses that say the same the strongest pair is kept.
    """
    found: dict[tuple[int, int], list[Relation]] = {}
    claims: dict[int, Claim] = {}
    for relation in document.relations:
        if relation.a.article is not relation.b.article:
            a, b = sorted((relation.a, relation.b), key=lambda c: c.article.number)
            claims[a.number], claims[b.number] = a, b
            found.setdefault((a.number, b.number), []).append(relation)
    strongest = sorted(
        found.items(),
        key=lambda f: (_gravity(f[1]), -max(r.score for r in f[1]), f[0]),
    )
    kept: dict[tuple[int, int], list[_Pair]] = {}
    for (first, second), relations in strongest:
        pair = _Pair(claims[first], claims[second], relations)
        near = kept.setdefault((pair.a.article.number, pair.b.article.number), [])
        if not any(other.tells(pair) for other in near):
            near.append(pair)
    made = [_tie(p.a, p.b, p.relations) for near in kept.values() for p in near]
    return tuple(
        sorted(made, key=lambda t: (t.a.article.number, t.b.article.number, t.a.start, t.b.start))
    )


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two related claims before it is known whether they get a tie of their own."""

    a: Claim
    b: Claim
    relations: list[Relation]

    def tells(self, pair: _Pair) -> bool:
        """Whether ``pair`` only says again, of overlapping clauses, what this one says.

        For conflicts and updates the answers have to be the same words as well.
        """
        if not (_meet(self.a, pair.a) and _meet(self.b, pair.b)):
            return False
        if _gravity(pair.relations) > RANK.index("update"):
            return True
        ours = {(r.a_span, r.b_span) for r in self.relations}
        return all((r.a_span, r.b_span) in ours for r in pair.relations)


def _gravity(relations: Sequence[Relation]) -> int:
    return min(RANK.index(r.verb) for r in relations)


def _meet(a: Claim, b: Claim) -> bool:
    return a.start < b.end and b.start < a.end


def side_by_side(document: Document, a: Article, b: Article, tied: Sequence[Tie]) -> SideBySide:
    """Set ``a`` and ``b`` (in the order of their numbers) for the pair."""
    own = tuple(t for t in tied if t.a.article is a and t.b.article is b)
    status: dict[int, str] = {}
    for tie in sorted(own, key=lambda t: -RANK.index(t.verb)):
        status[tie.a.number] = status[tie.b.number] = tie.verb
    relations = [r for t in own for r in t.relations]
    marked = frozenset(r.number for r in relations if r.verb in ("contradiction", "update"))

    def text(article: Article) -> tuple[Paragraph, ...]:
        claims = [c for c in document.claims.values() if c.article is article]
        return body(article, claims, relations, status, marked)

    return SideBySide(a, b, own, text(a), text(b))


def closest(tied: Sequence[Tie], articles: Sequence[Article]) -> tuple[Article, Article] | None:
    """The pair to open with: most conflicts, then most ties; None with fewer than two articles.

    The one with the lower number comes first, as in a tie.
    """
    read = sorted((a for a in articles if not a.skipped), key=lambda a: a.number)
    if len(read) < 2:
        return None
    score: dict[tuple[int, int], tuple[int, int]] = {}
    by_number = {a.number: a for a in read}
    for tie in tied:
        pair = (tie.a.article.number, tie.b.article.number)
        grave, all_ties = score.get(pair, (0, 0))
        score[pair] = (grave + (tie.verb in ("contradiction", "update")), all_ties + 1)
    if not score:
        return read[0], read[1]
    a, b = min(score, key=lambda p: (-score[p][0], -score[p][1], p))
    return by_number[a], by_number[b]


def _tie(a: Claim, b: Claim, found: Sequence[Relation]) -> Tie:
    relations = sorted(found, key=lambda r: (RANK.index(r.verb), r.slot))
    a_differs, b_differs = differing(a.words, b.words)
    # Where the sentences share little, marking the rest says nothing.
    if any(_length(d) > MOSTLY * len(c.words) for d, c in ((a_differs, a), (b_differs, b))):
        a_differs, b_differs = [], []
    sides = []
    for claim, differs in ((a, a_differs), (b, b_differs)):
        answers = [r.a_span if r.a is claim else r.b_span for r in relations if r.verb in _MARKED]
        sides.append(tuple(_pieces(claim, answers, differs)))
    return Tie(a, b, tuple(relations), sides[0], sides[1])


def _pieces(
    claim: Claim, answers: Sequence[tuple[int, int]], differs: Sequence[tuple[int, int]]
) -> Iterator[Piece]:
    """The clause in pieces; what answers a question wins over what merely differs."""
    length = claim.end - claim.start
    # Where the whole clause is the disputed answer, the words that differ in it are.
    whole = any(b - a >= length for a, b in answers)
    marks = [
        (claim.start + a, claim.start + b, "answer" if whole else "differs") for a, b in differs
    ]
    marks.extend((a, b, "answer") for a, b in answers if b - a < length)
    edges = sorted({claim.start, claim.end, *(e for m in marks for e in m[:2])})
    cut = []
    for start, end in pairwise(edges):
        over = {m[2] for m in marks if m[0] <= start and end <= m[1]}
        mark = "answer" if "answer" in over else "differs" if over else "claim"
        cut.append((mark, claim.article.text[start:end]))
    for mark, alike in groupby(cut, key=lambda piece: piece[0]):
        yield Piece("".join(text for _, text in alike), mark)


def _length(spans: Sequence[tuple[int, int]]) -> int:
    return sum(end - start for start, end in spans)


_MARKED = ("contradiction", "update")
