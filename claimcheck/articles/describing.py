"""From a draft to an article: outlet, date, language, and what of the text is no journalism."""

from __future__ import annotations

import hashlib
import json
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from claimcheck.articles import dates
from claimcheck.articles.article import Article, SkippedSpan
from claimcheck.articles.boilerplate import skipped_spans
from claimcheck.articles.comments import comments
from claimcheck.articles.language import not_english
from claimcheck.articles.outlets import find_outlet
from claimcheck.articles.paragraphs import hard_wrapped
from claimcheck.articles.source import INSIDE, Draft
from claimcheck.spans import Span

_HOST = re.compile(r"[\w.-]{1,253}")


def described(draft: Draft, path: str) -> Article:
    """The article of a draft that was found under ``path``."""
    url = draft.get("url")
    host = host_of(url)
    stem = PurePosixPath(path.rpartition(INSIDE)[2].removesuffix(".gz")).stem
    outlet = draft.get("outlet") or (find_outlet(host).name if host else stem)
    lines = dates.date_lines(draft.text, draft.body)
    published = (
        dates.from_metadata(draft.get("published", "date"))
        or (lines[0][1] if lines else None)
        or dates.from_dateline(draft.text, draft.body)
        or dates.from_url(url)
    )
    skipped = [SkippedSpan(span, "date line") for span, _ in lines]
    if draft.body:
        skipped.append(SkippedSpan(Span(0, draft.body), "front matter"))
    skipped.extend(SkippedSpan(span, "comment") for span in comments(draft.text, draft.body))
    boilerplate = skipped_spans(draft.text, draft.body, tuple({outlet, host} - {""}))
    skipped.extend(_clear_of(boilerplate, [s.span for s in skipped]))
    key = json.dumps([outlet, draft.get("id", "url") or "", draft.text])
    return Article(
        id=_digest(key)[:12],
        path=path,
        outlet=outlet,
        text=draft.text,
        sha256=_digest(draft.text),
        title=draft.get("title"),
        url=url,
        published=published,
        author=draft.get("author"),
        language=draft.get("language"),
        skipped=not_english(draft.text[draft.body :]),
        skipped_spans=tuple(sorted(skipped, key=lambda s: s.span)),
        wrapped=hard_wrapped(draft.text[draft.body :]),
    )


def _clear_of(found: Iterable[SkippedSpan], taken: Iterable[Span]) -> Iterator[SkippedSpan]:
    """Those of ``found`` that share nothing with what is ``taken``."""
    starts: list[int] = []
    ends: list[int] = []  # the farthest end of the spans up to each start
    for span in sorted(taken):
        starts.append(span.start)
        ends.append(max(span.end, ends[-1] if ends else 0))
    for skipped in found:
        before = bisect_left(starts, skipped.span.end)
        if not before or ends[before - 1] <= skipped.span.start:
            yield skipped


def host_of(url: str | None) -> str:
    """The host of an address without ``www.``; "" for none and for what is no address."""
    try:
        host = (urlsplit(url).hostname or "") if url else ""
    except ValueError:
        return ""
    return host.removeprefix("www.") if _HOST.fullmatch(host) else ""


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
