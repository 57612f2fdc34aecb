"""Draft: what a reader finds in one input, before it becomes an Article."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from claimcheck.errors import ReadError


@dataclass(frozen=True, slots=True)
class Draft:
    """Text and metadata of one article; ``body`` is where the text begins after front matter."""

    text: str
    body: int = 0
    metadata: tuple[tuple[str, str], ...] = ()
    line: int = 1

    def get(self, *keys: str) -> str | None:
        """The first of ``keys`` that has a value."""
        values = dict(self.metadata)
        return next((values[k] for k in keys if values.get(k)), None)


FIELDS = ("id", "outlet", "title", "url", "published", "date", "author", "language")


def metadata(values: dict[Any, Any]) -> tuple[tuple[str, str], ...]:
    """The known fields among ``values`` as text; keys are compared without case."""
    lower = {str(k).lower(): v for k, v in values.items()}
    return tuple((k, str(lower[k]).strip()) for k in FIELDS if lower.get(k) not in (None, ""))


def text_field(values: dict[Any, Any], where: str) -> str:
    """The ``text`` of a JSON article; raises ReadError where it is missing or blank."""
    text = values.get("text")
    if not isinstance(text, str) or not text.strip():
        raise ReadError('has no "text"', where=where, remedy='give the article\'s body as "text"')
    return text
