"""Reader for .txt and .md, with optional YAML front matter between ``---`` lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from claimcheck.articles.source import Draft, Input, metadata
from claimcheck.errors import ReadError

_OPEN = re.compile(r"---[ \t]*\r?\n")
_CLOSE = re.compile(r"^---[ \t]*(?:\r?\n|\Z)", re.MULTILINE)


def read(given: Input) -> Iterator[Draft]:
    """The one article of a text; front matter stays in the text. Raises ReadError."""
    text, where = given.text(), given.where
    opened = _OPEN.match(text)
    if not opened:
        yield Draft(text, 0, given.hints)
        return
    limit = given.limits.front_matter
    closed = _CLOSE.search(text, opened.end(), opened.end() + limit)
    if not closed:
        raise ReadError(
            f"has front matter that is not closed within {limit:,} characters"
            if len(text) > limit
            else "has front matter that is not closed",
            where=f"{where}:1",
            remedy="end it with a line of three hyphens",
        )
    values = _yaml(text[opened.end() : closed.start()], where)
    if not text[closed.end() :].strip():
        raise ReadError("has no text after its front matter", where=where, remedy="add the text")
    yield Draft(text, closed.end(), (*given.hints, *metadata(values)))


def _yaml(text: str, where: str) -> dict[Any, Any]:
    import yaml

    try:
        # BaseLoader keeps dates and numbers as they were written.
        values = yaml.load(text, Loader=yaml.BaseLoader)
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        mark = getattr(error, "problem_mark", None)
        line = (mark.line if mark else 0) + 2
        problem = getattr(error, "problem", None) or "no YAML"
        if isinstance(error, RecursionError):
            problem = "too many lists inside each other"
        raise ReadError(
            f"has front matter that cannot be read: {problem}",
            where=f"{where}:{line}",
            remedy='write one "key: value" a line and quote values that hold a colon',
        ) from error
    if values in (None, ""):
        return {}
    if not isinstance(values, dict):
        raise ReadError(
            "has front matter that is no list of keys and values",
            where=f"{where}:2",
            remedy='write one "key: value" a line',
        )
    return values
