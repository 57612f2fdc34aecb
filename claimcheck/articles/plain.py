"""Reader for .txt and .md, with optional YAML front matter between ``---`` lines."""

from __future__ import annotations

import re

from claimcheck.articles.source import Draft, metadata
from claimcheck.errors import ReadError

_OPEN = re.compile(r"---[ \t]*\r?\n")
_CLOSE = re.compile(r"^---[ \t]*(?:\r?\n|\Z)", re.MULTILINE)


def read(text: str, where: str) -> list[Draft]:
    """The one article in ``text``; front matter stays in the text. Raises ReadError."""
    opened = _OPEN.match(text)
    if not opened:
        return [Draft(text)]
    closed = _CLOSE.search(text, opened.end())
    if not closed:
        raise ReadError(
            "has front matter that is not closed",
            where=f"{where}:1",
            remedy="end it with a line of three hyphens",
        )
    import yaml

    try:
        # BaseLoader keeps dates and numbers as they were written.
        values = yaml.load(text[opened.end() : closed.start()], Loader=yaml.BaseLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = (mark.line if mark else 0) + 2
        problem = getattr(error, "problem", None) or "no YAML"
        raise ReadError(
            f"has front matter that cannot be read: {problem}",
            where=f"{where}:{line}",
            remedy='write one "key: value" a line and quote values that hold a colon',
        ) from error
    if values in (None, ""):
        values = {}
    if not isinstance(values, dict):
        raise ReadError(
            "has front matter that is no list of keys and values",
            where=f"{where}:2",
            remedy='write one "key: value" a line',
        )
    if not text[closed.end() :].strip():
        raise ReadError("has no text after its front matter", where=where, remedy="add the text")
    return [Draft(text, closed.end(), metadata(values))]
