"""Writing the report: a folder of pages, one file, or two articles side by side."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from claimcheck.errors import UsageError
from claimcheck.reports.files import write_text
from claimcheck.reports.html.document import Document
from claimcheck.reports.html.pages import Pages

GENERATOR = '<meta name="generator" content="claimcheck'


def write_folder(document: Mapping[str, Any], target: Path) -> None:
    """Write index.html, compare.html and articles/ into ``target``.

    Pages of an earlier report there are replaced or removed, other files are left alone. Raises
    UsageError where ``target`` is a file, OSError where it cannot be written.
    """
    if target.exists() and not target.is_dir():
        raise UsageError("is a file", where=str(target), remedy="name a folder or --single-file")
    pages = Pages(Document.of(document))
    folder = target / "articles"
    folder.mkdir(parents=True, exist_ok=True)
    written = {target / "index.html"}
    for article in pages.compared:
        page = folder / f"{article.page}.html"
        write_text(page, pages.article(article))
        written.add(page)
    beside = pages.compare()
    if beside is not None:
        write_text(target / "compare.html", beside)
        written.add(target / "compare.html")
    # The index last: what it links to is there.
    write_text(target / "index.html", pages.index())
    for old in (*folder.glob("*.html"), target / "compare.html"):
        if old not in written and old.is_file() and _ours(old):
            old.unlink()


def write_single(document: Mapping[str, Any], target: Path) -> None:
    """Write everything into the one file ``target``. Raises UsageError where it is a folder."""
    _write(target, Pages(Document.of(document)).single())


def write_pair(document: Mapping[str, Any], target: Path) -> None:
    """Write the two articles of ``document`` side by side into the file ``target``.

    Raises UsageError where the document does not hold two articles that can be compared.
    """
    page = Pages(Document.of(document)).compare(alone=True)
    if page is None:
        raise UsageError("there are not two articles to compare", remedy="name two articles")
    _write(target, page)


def _write(target: Path, page: str) -> None:
    if target.is_dir():
        raise UsageError("is a folder", where=str(target), remedy="name a file")
    target.parent.mkdir(parents=True, exist_ok=True)
    write_text(target, page)


def _ours(page: Path) -> bool:
    with page.open(encoding="utf-8", errors="replace") as text:
        return GENERATOR in text.read(2000)
