"""Skeleton: a sentence in lower case with a mark for each of its quantities."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from claimcheck.articles.article import Article
from claimcheck.claims.claim import Claim
from claimcheck.claims.quantity import Quantity
from claimcheck.spans import Span

MARK = "\ue000"  # a private-use character: no article's own text
# Years, ages, scores and house numbers are no operands: they stay words of the sentence.
OPERANDS = frozenset(
    {"count", "money", "percent", "percentage_point", "length", "mass", "area", "volume"}
    | {"duration", "speed"}
)
LONGEST = 1_000  # characters of a sentence that is looked at


@dataclass(frozen=True, slots=True)
class Skeleton:
    """``text`` with one MARK for each of ``quantities``, in order."""

    article: str
    text: str
    quantities: tuple[Quantity, ...]

    def at(self, match: re.Match[str], group: str) -> Quantity:
        """The quantity whose mark the named group of a match begins with."""
        return self.quantities[self.text.count(MARK, 0, match.start(group))]

    def within(self, match: re.Match[str], group: str) -> tuple[Quantity, ...]:
        """The quantities whose marks lie in the named group of a match."""
        first = self.text.count(MARK, 0, match.start(group))
        return self.quantities[first : first + match[group].count(MARK)]


def skeletons(claims: Iterable[Claim], articles: Mapping[str, Article]) -> Iterator[Skeleton]:
    """The sentences of ``claims`` that hold two quantities or more, in order."""
    found: dict[tuple[str, Span], dict[Span, Quantity]] = {}
    for claim in claims:
        inside = found.setdefault((claim.article, claim.sentence), {})
        inside.update((q.span, q) for q in claim.quantities if q.dimension in OPERANDS)
    for (article, sentence), inside in sorted(found.items()):
        if len(inside) < 2 or len(sentence) > LONGEST:
            continue
        text = articles[article].text
        parts: list[str] = []
        kept: list[Quantity] = []
        at = sentence.start
        for span, quantity in sorted(inside.items()):
            if span.start >= at:  # nested readings of one number count once
                parts.extend((_plain(text[at : span.start]), MARK))
                kept.append(quantity)
                at = span.end
        parts.append(_plain(text[at : max(at, sentence.end)]))
        yield Skeleton(article, "".join(parts), tuple(kept))


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", text.replace(MARK, " ")).replace("–", "—").lower()
