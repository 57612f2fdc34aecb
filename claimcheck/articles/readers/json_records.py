"""Readers for .json (one object or a list) and .jsonl (one object a line)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from claimcheck.articles.readers import ninjs
from claimcheck.articles.source import Draft, Input, Item, Passed, metadata, text_field
from claimcheck.errors import ReadError

REMEDY = "give objects with id, outlet, url, title, published and text"


def read(given: Input) -> Iterator[Item]:
    """The articles of a JSON file; entries that are no articles come back as errors.

    An annotation (``gold.json``) and a report are passed over. Raises ReadError for no JSON.
    """
    text = given.text()
    value = parsed(text, given, 1)
    if isinstance(value, dict) and "facts" in value:
        yield Passed(given.where, "is an annotation, not an article")
        return
    if isinstance(value, dict) and "schema_version" in value and "claims" in value:
        yield Passed(given.where, "is a report of claimcheck")
        return
    entries = value if isinstance(value, list) else [value]
    for number, entry in enumerate(entries, 1):
        yield _draft(entry, f"{given.where}:1", f"entry {number}", 1)


def read_lines(given: Input) -> Iterator[Item]:
    """The articles of a JSON Lines file; bad lines come back as errors."""
    for number, line in enumerate(given.text().split("\n"), 1):
        if not line.strip():
            continue
        try:
            value = parsed(line, given, number)
        except ReadError as error:
            yield error
            continue
        yield _draft(value, f"{given.where}:{number}", "the line", number)


def parsed(text: str, given: Input, line: int) -> Any:
    """The value of a JSON text at a line of ``given``. Raises ReadError."""
    where = f"{given.where}:{line}"
    if text.count(",") + text.count("[") + text.count("{") > given.limits.json_values:
        raise ReadError(
            f"holds more than {given.limits.json_values:,} values",
            where=where,
            remedy="give it as JSON Lines, one article a line",
        )
    try:
        return json.loads(text)
    except RecursionError as error:
        raise ReadError(
            "has too many lists inside each other", where=where, remedy=REMEDY
        ) from error
    except json.JSONDecodeError as error:
        at = f"{given.where}:{line + error.lineno - 1}"
        raise ReadError("is not JSON", where=at, remedy=REMEDY) from error
    except ValueError as error:  # an integer of thousands of digits
        raise ReadError(f"is not JSON: {error}", where=where, remedy=REMEDY) from error


def _draft(value: object, where: str, what: str, line: int) -> Draft | ReadError:
    if not isinstance(value, dict):
        return ReadError(f"{what} is no JSON object", where=where, remedy=REMEDY)
    try:
        if ninjs.is_ninjs(value):
            return ninjs.draft(value, where, line)
        return Draft(text_field(value, where), 0, metadata(value), line)
    except ReadError as error:
        return error
