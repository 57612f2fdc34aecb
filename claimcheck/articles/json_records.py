"""Readers for .json (one object or a list) and .jsonl (one object a line)."""

from __future__ import annotations

import json
from collections.abc import Iterator

from claimcheck.articles.source import Draft, metadata, text_field
from claimcheck.errors import ReadError

_REMEDY = "give objects with id, outlet, url, title, published and text"


def read(text: str, where: str) -> list[Draft | ReadError]:
    """The articles of a JSON file; entries that are no articles come back as errors."""
    try:
        value = json.loads(text)
    except (json.JSONDecodeError, RecursionError) as error:
        line = getattr(error, "lineno", 1)
        raise ReadError("is not JSON", where=f"{where}:{line}", remedy=_REMEDY) from error
    entries = value if isinstance(value, list) else [value]
    return [_draft(e, f"{where}:1", f"entry {n}") for n, e in enumerate(entries, 1)]


def read_lines(text: str, where: str) -> list[Draft | ReadError]:
    """The articles of a JSON Lines file; bad lines come back as errors."""
    return list(_lines(text, where))


def is_annotation(text: str) -> bool:
    """Whether a JSON file is an annotation (``gold.json``) and no article."""
    try:
        value = json.loads(text)
    except (json.JSONDecodeError, RecursionError):
        return False  # the reader says what is wrong with it
    return isinstance(value, dict) and "facts" in value


def _lines(text: str, where: str) -> Iterator[Draft | ReadError]:
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            yield _draft(json.loads(line), f"{where}:{number}", "the line", number)
        except (json.JSONDecodeError, RecursionError):
            yield ReadError("is not JSON", where=f"{where}:{number}", remedy=_REMEDY)


def _draft(value: object, where: str, what: str, line: int = 1) -> Draft | ReadError:
    if not isinstance(value, dict):
        return ReadError(f"{what} is no JSON object", where=where, remedy=_REMEDY)
    try:
        return Draft(text_field(value, where), 0, metadata(value), line)
    except ReadError as error:
        return error
