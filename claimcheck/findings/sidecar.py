"""Suppressions beside the copy, in ``NAME.claimcheck.toml``: for text in which a comment would be
printed."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from claimcheck.articles.article import Article
from claimcheck.articles.paragraphs import paragraphs
from claimcheck.errors import ConfigError
from claimcheck.findings.suppression_comments import suppression_of
from claimcheck.findings.suppressions import Suppression
from claimcheck.spans import Span

SUFFIX = ".claimcheck.toml"
_KEYS = {
    "ignore": {"codes", "reason", "until", "quote", "from", "to"},
    "file-ignore": {"codes", "reason", "until"},
}


def sidecar_of(draft: Path) -> Path | None:
    """The sidecar of a draft, if there is one: ``story.claimcheck.toml`` beside ``story.txt``."""
    beside = (draft.with_name(draft.name + SUFFIX), draft.with_name(draft.stem + SUFFIX))
    return next((p for p in beside if p.is_file()), None)


def sidecar_suppressions(article: Article, sidecar: Path) -> list[Suppression]:
    """The suppressions of ``sidecar``. Raises ConfigError for what is no TOML or unknown."""
    try:
        values = tomllib.loads(sidecar.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ConfigError(
            f"cannot be read: {error}", where=str(sidecar), remedy="mend it"
        ) from error
    return list(_suppressions(article, values, sidecar))


def _suppressions(article: Article, values: dict[str, Any], sidecar: Path) -> Iterator[Suppression]:
    for name, entries in values.items():
        if name not in _KEYS or not isinstance(entries, list):
            raise ConfigError(
                f"there is no table {name}",
                where=str(sidecar),
                remedy="write [[ignore]] or [[file-ignore]]",
            )
        for number, entry in enumerate(entries, 1):
            unknown = sorted(set(entry) - _KEYS[name])
            if unknown:
                raise ConfigError(
                    f"[[{name}]] has no key {unknown[0]}",
                    where=str(sidecar),
                    remedy=f"keys are {', '.join(sorted(_KEYS[name]))}",
                )
            yield _suppression(article, name, entry, f"{sidecar.name}, {name} {number}")


def _suppression(article: Article, name: str, entry: dict[str, Any], where: str) -> Suppression:
    codes = entry.get("codes", [])
    span, problem = _span(article, name, entry)
    until = entry.get("until")
    suppression = suppression_of(
        article,
        at=Span(span.start, span.start),
        span=span,
        codes=tuple(map(str, codes if isinstance(codes, list) else [codes])),
        reason=str(entry.get("reason", "")).strip(),
        until=None if until is None else str(until),
        where=where,
    )
    if problem and not suppression.problem:
        from dataclasses import replace

        return replace(suppression, problem=problem)
    return suppression


def _span(article: Article, name: str, entry: dict[str, Any]) -> tuple[Span, str]:
    text = article.text
    if name == "file-ignore":
        return Span(0, len(text)), ""
    first = str(entry.get("quote") or entry.get("from") or "")
    last = str(entry.get("to") or first)
    start, end = _paragraph(article, first), _paragraph(article, last)
    if start is None or end is None:
        missing = first if start is None else last
        said = f"the copy does not hold “{missing}”" if missing else "an ignore needs a quote"
        return Span(0, 0), said
    return Span(start.start, max(start.end, end.end)), ""


def _paragraph(article: Article, quote: str) -> Span | None:
    """The first paragraph that holds the words of ``quote``, however its lines are broken."""
    words = quote.split()
    found = re.search(r"\s+".join(map(re.escape, words)), article.text) if words else None
    if found is None:
        return None
    whole = Span(0, len(article.text))
    return next(
        (
            p
            for p in paragraphs(article.text, whole, wrapped=article.wrapped)
            if p.end > found.start()
        ),
        None,
    )
