"""JSON text of a large object, piece by piece.

A report takes twenty times the room of its text as plain values; here only a few items of its
lists are that at once.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

import msgspec

TOGETHER = 500  # items of a list that are plain values at once


def laid_out(members: Iterable[tuple[str, Any]]) -> Iterator[str]:
    """The text, indented by one, of the object that has these ``members`` (at least one).

    A value that is an iterator is written as the list of its items. Ends in a newline.
    """
    before = "{\n"
    for name, value in members:
        yield before
        if isinstance(value, Iterator):
            yield from _list(name, value)
        else:
            yield _text({name: value})[len("{\n") : -len("\n}")]
        before = ",\n"
    yield "\n}\n"


def _list(name: str, items: Iterator[Any]) -> Iterator[str]:
    start, end = f" {json.dumps(name)}: [\n", "\n ]"
    group = list(islice(items, TOGETHER))
    if not group:
        yield _text({name: []})[len("{\n") : -len("\n}")]
        return
    yield start
    while group:
        yield _text({name: group})[len("{\n" + start) : -len(end + "\n}")]
        group = list(islice(items, TOGETHER))
        yield ",\n" if group else end


def _text(value: dict[str, Any]) -> str:
    text = json.dumps(value, ensure_ascii=False, allow_nan=False)
    # Laid out afterwards: where it has to do that itself, json takes three times as long.
    indented = msgspec.json.format(text.encode("utf-8", "surrogatepass"), indent=1)
    # A lone surrogate (from a damaged file) has no UTF-8 form.
    written = indented.decode("utf-8", "surrogatepass").encode("utf-8", "backslashreplace")
    return written.decode("utf-8")
