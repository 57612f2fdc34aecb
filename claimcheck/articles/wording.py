"""The words of an article with their places, for finding what articles have word for word."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from claimcheck.articles.article import Article
from claimcheck.spans import Span

_WORD = re.compile(r"\w+(?:[.,:’'-](?=\w)\w+)*")
_MARK = re.compile(r'["“”]')
LONGEST = 60  # characters of a word that are looked at
LEAST = 4  # words of a line that can be boilerplate
STORIES = 3  # stories in which a line stands from which it is boilerplate


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of one article: ``words[n]`` in small letters, from ``starts[n]`` to before
    ``ends[n]`` of its text.

    ``lines[n]`` numbers the line of the word; ``quoted[n]`` tells whether it stands between double
    quotation marks.
    """

    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    lines: tuple[int, ...]
    quoted: tuple[bool, ...]

    def __len__(self) -> int:
        return len(self.words)

    def span(self, start: int, stop: int) -> Span:
        """The place of the words from ``start`` to before ``stop``."""
        return Span(self.starts[start], self.ends[stop - 1])


def wording(article: Article, repeated: Collection[str] = ()) -> Wording:
    """The words of ``article`` without its boilerplate and without the ``repeated`` lines."""
    text = article.text
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    lines: list[int] = []
    quoted: list[bool] = []
    for number, line in enumerate(_lines(article)):
        if repeated and _key(line.of(text)) in repeated:
            continue
        marks = [m.start() for m in _MARK.finditer(text, line.start, line.end)]
        found = list(_WORD.finditer(text, line.start, line.end))
        words += [match[0][:LONGEST].lower().replace("’", "'") for match in found]
        starts += [match.start() for match in found]
        ends += [match.end() for match in found]
        lines += [number] * len(found)
        quoted += [bisect_left(marks, match.start()) % 2 == 1 for match in found]
    return Wording(tuple(words), tuple(starts), tuple(ends), tuple(lines), tuple(quoted))


def repeated_lines(articles: Iterable[Article], story: Mapping[str, str]) -> frozenset[str]:
    """Lines that stand in the articles of several stories: notices, not copied news."""
    holders: dict[str, set[str]] = defaultdict(set)
    for article in articles:
        if article.id in story:
            for key in line_keys(article):
                if key.count(" ") + 1 >= LEAST:
                    holders[key].add(story[article.id])
    return frozenset(key for key, found in holders.items() if len(found) >= STORIES)


def line_keys(article: Article) -> Iterator[str]:
    """The lines of ``article`` as `repeated_lines` knows them."""
    return (_key(line.of(article.text)) for line in _lines(article))


def _lines(article: Article) -> Iterator[Span]:
    for kept in article.kept():
        at = kept.start
        while at < kept.end:
            stop = article.text.find("\n", at, kept.end)
            stop = kept.end if stop < 0 else stop
            if stop > at:
                yield Span(at, stop)
            at = stop + 1


def _key(line: str) -> str:
    return " ".join(line.lower().split())
