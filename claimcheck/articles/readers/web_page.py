"""Reader for saved web pages: the body by trafilatura, the rest as the page says it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from claimcheck.articles.markup import fragment_text, page_tree
from claimcheck.articles.page_furniture import without_teasers
from claimcheck.articles.page_metadata import article_body, page_fields
from claimcheck.articles.source import Draft, Input, foreign, metadata, whole
from claimcheck.errors import ReadError

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s{0,9}=\s{0,9}[\"']?\s{0,9}([\w.:-]{2,40})", re.I)
FEWEST = 8  # words that an article has at least; pages with less hold a menu or a message
_HEAD = 4096  # bytes in which a page has to say its encoding
_REMEDY = "save the article's page itself, or its text as .txt"


def read(given: Input) -> Iterator[Draft]:
    """The article of an HTML page. Raises ReadError where no body can be told."""
    text = _text(given)
    tree = page_tree(text, given.where, given.limits)
    fields = page_fields(tree)
    body = _body(tree, given)
    if len(body.split()) < FEWEST:
        raise ReadError(
            "is a page in which no article could be found", where=given.where, remedy=_REMEDY
        )
    told = metadata(fields)
    yield Draft(whole(body), 0, (*given.hints, *told))


def _text(given: Input) -> str:
    from claimcheck.articles.decoding import decode

    named = _CHARSET.search(given.raw[:_HEAD])
    declared = given.charset or (named[1].decode("ascii", "replace") if named else None)
    return decode(given.raw, given.where, declared)


def _body(tree: Any, given: Input) -> str:
    """The text of the article: what trafilatura finds, or the page's own JSON-LD.

    The latter counts where trafilatura finds less than half of it, as on pages that show their
    text by a script, or took the same words from there, which it does without their paragraphs.
    """
    import trafilatura

    with foreign("a web page", given.where, _REMEDY):
        found = trafilatura.bare_extraction(
            without_teasers(tree), include_comments=False, with_metadata=False
        )
    body = (getattr(found, "text", None) or "").strip()
    stored = article_body(tree)
    if stored:
        stored = fragment_text(stored, given.where, given.limits) if "<" in stored else stored
        if len(body) < len(stored) / 2 or body.split() == stored.split():
            return stored.strip()
    return body
