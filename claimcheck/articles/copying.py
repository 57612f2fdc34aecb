"""Copied passages and families of articles that carry one text.

Candidates come from MinHash LSH over windows of words (Broder 1997; Leskovec, Rajaraman and Ullman
2014, chapter 3), so that an article is compared with the few that may hold its words and not with
all; an exact alignment of the two texts follows.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from claimcheck.articles.article import Article
from claimcheck.articles.minhash import Index, sketches
from claimcheck.articles.text_alignment import Aligned, Seeds, align, replaced
from claimcheck.articles.wording import Wording, repeated_lines, wording
from claimcheck.spans import Span

SEEDED = 256  # articles whose seeds are kept at hand
NEAREST = 12  # earlier articles with one text that an article is compared with at most
QUOTED = 0.8  # share of the common words in quotation marks from which they are one quotation
FAMILY = 0.4  # share of the shorter text that is copied from which two articles are one family
FAMILY_WORDS = 40  # words copied at least: a sentence in common makes no family of two short texts
EDIT = 4  # words that an editor put for others inside a copy, at most
AROUND = 3  # common words before and after an edit


@dataclass(frozen=True, slots=True)
class Edit:
    """Words of one article that stand where the other has others."""

    a: Span
    b: Span


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage that two articles (identifiers ``a`` and ``b``) share, give or take edits.

    ``common`` counts the words in common, ``drift`` the code points of both that are not: by so
    much can words stand elsewhere in the one than in the other. ``quoted`` says that the passage is
    one quotation in both.
    """

    a: str
    b: str
    a_span: Span
    b_span: Span
    common: int
    drift: int
    quoted: bool
    edits: tuple[Edit, ...] = ()


@dataclass(frozen=True)
class Copies:
    """What articles have word for word.

    ``family`` names the family of each article that shares much of its text with another one.
    """

    passages: tuple[Passage, ...] = ()
    family: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def texts(self) -> Mapping[str, tuple[tuple[Span, str], ...]]:
        """The copied spans of each article, each with the name of the text that it carries.

        Passages that overlap by half in an article carry one text, so that A and C share it where
        A is compared with B and B with C alone.
        """
        sides = [(p.a, p.a_span) for p in self.passages] + [(p.b, p.b_span) for p in self.passages]
        count = len(self.passages)
        root = list(range(count))
        by_article: dict[str, list[tuple[Span, int]]] = defaultdict(list)
        for n, (article, span) in enumerate(sides):
            by_article[article].append((span, n % count))
        for found in by_article.values():
            found.sort(key=lambda f: (f[0].start, f[0].end, f[1]))
            for at, (span, n) in enumerate(found):
                for other, m in found[at + 1 :]:
                    if other.start >= span.end:
                        break
                    if 2 * span.overlap(other) >= min(len(span), len(other)):
                        x, y = sorted((_root(root, n), _root(root, m)))
                        root[y] = x
        return {
            article: tuple((span, f"text {_root(root, n)}") for span, n in found)
            for article, found in by_article.items()
        }


def copies_in(
    articles: Sequence[Article],
    story: Mapping[str, str],
    repeated: Collection[str] | None = None,
) -> Copies:
    """The passages that articles of one story share; ``story`` names that of each article.

    ``repeated`` are the lines that stand in several stories (see `repeated_lines`), where these
    are known from more articles than are given.
    """
    if repeated is None:
        repeated = repeated_lines(articles, story)
    told: dict[str, list[Article]] = defaultdict(list)
    for article in sorted(articles, key=lambda a: (a.published or "~", a.id)):
        if article.id in story:
            told[story[article.id]].append(article)
    passages: list[Passage] = []
    shares: list[tuple[str, str]] = []
    for _, members in sorted(told.items()):
        wordings = [wording(a, repeated) for a in members] if len(members) > 1 else []
        seeded = lru_cache(SEEDED)(lambda n, told=wordings: Seeds.of(told[n].words))
        for i, j in _candidates(wordings):
            alike = align(seeded(i), seeded(j))
            found = list(_passages(members[i], members[j], wordings[i], wordings[j], alike))
            passages.extend(found)
            copied = sum(p.common for p in found if not p.quoted)
            shorter = min(len(wordings[i]), len(wordings[j]))
            if copied >= max(FAMILY_WORDS, FAMILY * shorter):
                shares.append((members[i].id, members[j].id))
    return Copies(tuple(passages), _families(shares))


def _candidates(wordings: Sequence[Wording]) -> Iterator[tuple[int, int]]:
    """Pairs of articles that may share a passage, the earlier one first.

    A window that many have already is not filed again: who copies it later finds the first ones.
    """
    index = Index()
    for j, told in enumerate(wordings):
        hits: Counter[int] = Counter()
        fresh = []
        for sketch in sketches(told.words):
            holders = index.holders(sketch)
            hits.update(holders)
            if len(holders) < NEAREST:
                fresh.append(sketch)
        for sketch in fresh:
            index.add(j, sketch)
        nearest = sorted(hits, key=lambda i: (-hits[i], i))[:NEAREST]
        yield from ((i, j) for i in sorted(nearest))


def _passages(
    x: Article, y: Article, a: Wording, b: Wording, alike: Iterable[Aligned]
) -> Iterator[Passage]:
    for found in alike:
        common = len(found.common)
        edits = replaced(a.words, b.words, found, EDIT, AROUND)
        edges = _edges(a, found.a), _edges(b, found.b)
        # What an editor changed at the very beginning or end of a paragraph belongs to it.
        changed = [all(0 < size <= EDIT for size in sizes) for sizes in zip(*edges, strict=True)]
        (i, j), (k, m) = found.a, found.b
        if changed[0]:
            edits.insert(0, ((i - edges[0][0], i), (k - edges[1][0], k)))
            i, k = i - edges[0][0], k - edges[1][0]
        if changed[1]:
            edits.append(((j, j + edges[0][1]), (m, m + edges[1][1])))
            j, m = j + edges[0][1], m + edges[1][1]
        spans = a.span(i, j), b.span(k, m)
        uncommon = (
            len(span) * max(0, 1 - common / words)
            for span, words in zip(spans, (j - i, m - k), strict=True)
        )
        yield Passage(
            x.id,
            y.id,
            *spans,
            common,
            drift=round(sum(uncommon)),
            quoted=sum(a.quoted[n] for n in found.common) >= QUOTED * common,
            edits=tuple(Edit(a.span(*one), b.span(*other)) for one, other in edits),
        )


def _edges(told: Wording, place: tuple[int, int]) -> tuple[int, int]:
    """How many words of their lines stand before and after the words of ``place``."""
    start, stop = place
    before = bisect_left(told.lines, told.lines[start])
    after = bisect_right(told.lines, told.lines[stop - 1])
    return start - before, after - stop


def _families(shares: Sequence[tuple[str, str]]) -> dict[str, str]:
    names = sorted({n for pair in shares for n in pair})
    at = {n: i for i, n in enumerate(names)}
    root = list(range(len(names)))
    for a, b in shares:
        x, y = sorted((_root(root, at[a]), _root(root, at[b])))
        root[y] = x
    return {n: names[_root(root, i)] for n, i in at.items()}


def _root(root: list[int], i: int) -> int:
    while root[i] != i:
        root[i] = root[root[i]]
        i = root[i]
    return i
