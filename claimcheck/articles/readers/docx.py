"""Reader for Word documents (.docx): paragraphs and tables by python-docx."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import TYPE_CHECKING

from claimcheck.articles.readers.containers import BROKEN, unpacked
from claimcheck.articles.source import Draft, Input, foreign, metadata, whole
from claimcheck.errors import ReadError

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

_REMEDY = "open it in a word processor and save it again, or its text as .txt"
_READ = (".xml", ".rels")  # parts that hold text or say where it is


def read(given: Input) -> Iterator[Draft]:
    """The article of a Word document, as it stands with all changes accepted. Raises ReadError.

    A document says when it was made, not when it is published: the date comes from the text.
    """
    import docx

    stripped = _stripped(given)
    with foreign("a Word document", given.where, _REMEDY):
        document = docx.Document(stripped)
        text = "\n".join(_lines(document))
        told = document.core_properties
        fields = {"title": told.title, "author": told.author, "language": told.language}
    if not text.strip():
        raise ReadError("is empty", where=given.where, remedy="add the article's text")
    if fields["author"] == "python-docx":
        fields["author"] = None  # what that library puts where nobody is named
    yield Draft(whole(text), 0, (*given.hints, *metadata(fields)))


def _lines(document: Document) -> Iterator[str]:
    from docx.table import Table
    from docx.text.paragraph import Paragraph

    for block in document.iter_inner_content():
        if isinstance(block, Paragraph):
            yield _text(block)
        elif isinstance(block, Table):
            for row in block.rows:
                cells = dict.fromkeys(cell._tc for cell in row.cells)  # merged ones once
                yield " | ".join("".join(tc.itertext()).strip() for tc in cells)


def _text(paragraph: Paragraph) -> str:
    """The text of a paragraph with what was inserted and without what was deleted by tracking."""
    w = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    pieces = []
    for element in paragraph._p.iter(f"{w}t", f"{w}tab", f"{w}br", f"{w}cr", f"{w}noBreakHyphen"):
        name = element.tag.removeprefix(w)
        pieces.append(
            {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}.get(name)
            or element.text
            or ""
        )
    return "".join(pieces)


def _stripped(given: Input) -> io.BytesIO:
    """The document without its pictures and other binary parts, each part unpacked in bounds."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(given.raw))
        entries = archive.infolist()
    except BROKEN as error:
        raise ReadError(
            f"is no Word document: {error}", where=given.where, remedy=_REMEDY
        ) from error
    result = io.BytesIO()
    with archive, zipfile.ZipFile(result, "w") as copy:
        for entry in entries:
            given.budget.member(given.where)
            raw = b""
            if entry.filename.lower().endswith(_READ):
                where = f"{given.where}, {entry.filename}"
                try:
                    with archive.open(entry) as stream:
                        raw = unpacked(stream, entry.compress_size, given, where)
                except BROKEN as error:
                    raise ReadError(
                        f"cannot be unpacked: {error}", where=where, remedy=_REMEDY
                    ) from error
            copy.writestr(entry.filename, raw)
    result.seek(0)
    return result
