"""Where the articles that findings name stand in their files, for those that are markup."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from claimcheck.articles.decoding import decode
from claimcheck.articles.source_map import SourceMap
from claimcheck.check import Report
from claimcheck.desk.reading import Copy
from claimcheck.errors import ReadError

MARKUP = frozenset({".html", ".htm", ".xhtml", ".xml"})


def sources_of(report: Report, copy: Copy) -> dict[str, SourceMap]:
    """The way back to its file for each article that a finding names and that was extracted.

    A draft that is typed is looked for in what is typed. What cannot be read again, because it has
    gone since or lies in an archive, is left out: its places have no lines then.
    """
    named = {p.article for f in report.findings for p in (f.location, *f.related)}
    found = {}
    for article in report.articles:
        if article.id in named and PurePosixPath(article.path).suffix.lower() in MARKUP:
            file = copy.house.get(article.id, Path(article.path))
            try:
                typed = copy.typed is not None and file == copy.typed[0]
                raw = copy.typed[1] if copy.typed and typed else file.read_bytes()
                found[article.id] = SourceMap.of(decode(raw, article.path), article.text)
            except (OSError, ReadError):
                continue
    return found
