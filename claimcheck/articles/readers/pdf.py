"""Reader for PDF: the text of the pages by pypdf, without what repeats on each of them."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from claimcheck.articles.source import Draft, Input, foreign, metadata, whole
from claimcheck.errors import ReadError

if TYPE_CHECKING:
    from pypdf import PdfReader

_REMEDY = "open it and save its text as .txt"
_EDGE = 2  # lines at the top and at the bottom of a page that can be its furniture
_HYPHEN = re.compile(r"(?<=[a-z])[-\u00ad]\n(?=[a-z])")
_NUMBER = re.compile(r"\d+")


def read(given: Input) -> Iterator[Draft]:
    """The article of a PDF. Raises ReadError for one without text, such as a scan.

    A PDF says when it was made, not when it was published: the date comes from the text.
    """
    import pypdf

    with foreign("PDF", given.where, _REMEDY):
        reader = pypdf.PdfReader(io.BytesIO(given.raw))
        locked = reader.is_encrypted and not reader.decrypt("")
    if locked:
        raise ReadError("is locked", where=given.where, remedy="save it without its password")
    pages = _pages(reader, given)
    text = _joined(pages)
    if not text.strip():
        raise ReadError(
            "is a PDF without text: its pages are pictures",
            where=given.where,
            remedy="have the text recognised first",
        )
    with foreign("PDF", given.where, _REMEDY):
        told: Mapping[str, object] = reader.metadata or {}
        fields = {"title": told.get("/Title"), "author": told.get("/Author")}
    yield Draft(whole(text), 0, (*given.hints, *metadata(fields)))


def _pages(reader: PdfReader, given: Input) -> list[list[str]]:
    with foreign("PDF", given.where, _REMEDY):
        count = len(reader.pages)
    if count > given.limits.pdf_pages:
        raise ReadError(
            f"has more than {given.limits.pdf_pages:,} pages",
            where=given.where,
            remedy="give the pages of the article only",
        )
    pages, size, commands = [], 0, 0
    heavy = ReadError("draws more than pages of text", where=given.where, remedy=_REMEDY)

    def counted(*_: object) -> None:
        nonlocal commands
        commands += 1
        if commands > given.limits.pdf_commands:
            raise heavy

    for number in range(count):
        with foreign("PDF", f"{given.where}, page {number + 1}", _REMEDY):
            page = reader.pages[number]
            contents = page.get_contents()
            drawn = len(contents.get_data()) if contents is not None else 0
            if drawn > given.limits.drawn_bytes:
                raise heavy
            text = page.extract_text(visitor_operand_before=counted) or ""
        if commands > given.limits.pdf_commands:  # pypdf passes over what is raised inside forms
            raise heavy
        size += len(text)
        if size > given.limits.text_characters:
            raise ReadError("holds more than an article", where=given.where, remedy=_REMEDY)
        pages.append([line.rstrip() for line in text.replace("\0", "").split("\n")])
    return pages


def _joined(pages: Sequence[Sequence[str]]) -> str:
    """The lines of all pages without running titles and page numbers; words joined at hyphens."""
    edges: Counter[str] = Counter()
    for page in pages:
        lines = [_key(line) for line in page if line.strip()]
        edges.update({*lines[:_EDGE], *lines[-_EDGE:]})
    repeated = {k for k, n in edges.items() if n >= 2 and 2 * n >= len(pages)}
    kept: list[str] = []
    for page in pages:
        filled = [n for n, line in enumerate(page) if line.strip()]
        edge = {*filled[:_EDGE], *filled[-_EDGE:]}
        kept.extend(
            line
            for n, line in enumerate(page)
            if not (n in edge and (_key(line) in repeated or line.strip().isdigit()))
        )
    return _HYPHEN.sub("", "\n".join(kept)).strip("\n")


def _key(line: str) -> str:
    """A line with its numbers made equal, as those of pages are not."""
    return _NUMBER.sub("0", line.strip())
