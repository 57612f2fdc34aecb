"""Which parts of a text are not journalism: notices, teasers, captions, by-lines, page titles."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache

from claimcheck.articles.article import SkippedSpan
from claimcheck.articles.paragraphs import hard_wrapped, paragraphs
from claimcheck.lexicons import load
from claimcheck.spans import Span

LONGEST = 400  # characters of a line or sentence that can be boilerplate
HEADING = 120  # characters of the longest line that can be a heading
TITLES = 50  # lines that may be looked at as page titles, each against the whole text
BEFORE = 3  # paragraphs that stand before the first heading inside a text
_CLOSING = frozenset(".!?:;,\"'”’)…-–—")
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z\"'])")
_DATELINE = re.compile(
    r"[A-Z][A-Z .'-]{2,30}(?:, [A-Z][\w. ]{1,30})? ?\([A-Z][\w ./]{1,30}\) ?(?:-|--|–|—) "
)
_SITE = re.compile(r".{15,200} (?:-|–|—|\|) (?P<site>(?:The )?[A-Z][\w.' ]{2,40})$")
_GLUED = re.compile(r"(?P<notice>(?:Accept )?Read More)(?=[A-Z])")


def skipped_spans(text: str, start: int, site_names: tuple[str, ...] = ()) -> list[SkippedSpan]:
    """The boilerplate of ``text`` from ``start`` on, in order and without overlaps.

    ``site_names`` are names under which the outlet may end a page title.
    """
    wrapped = hard_wrapped(text[start:])
    whole = Span(start, len(text))
    lines = list(paragraphs(text, whole, wrapped=True)) if wrapped else _lines(text, start)
    found: list[SkippedSpan] = []
    captions: list[str] = []
    titles = 0
    for span in lines:
        line = span.of(text) if len(span) <= LONGEST else ""
        reason = _reason(line)
        if reason is None and titles < TITLES and (site := _SITE.fullmatch(line)):
            titles += 1
            reason = _page_title(line, site["site"], text, site_names)
        if reason:
            found.append(SkippedSpan(span, reason))
            if reason == "caption":
                captions.append(line)
        else:
            found.extend(_within(text, span))
    taken = {s.span for s in found}
    captions.sort()
    for span in lines:  # a caption that is repeated without its credit
        line = span.of(text) if captions and len(span) <= LONGEST else ""
        if span not in taken and len(line) > 30:
            # Of the captions in order the first from the line on begins with it, if any does.
            at = bisect_left(captions, line)
            if at < len(captions) and captions[at].startswith(line):
                found.append(SkippedSpan(span, "caption"))
    taken = {s.span for s in found}
    found.extend(_headings(text, [s for s in lines if s not in taken]))
    return sorted(found, key=lambda s: s.span)


def _headings(text: str, lines: list[Span]) -> Iterator[SkippedSpan]:
    """Sub-headings and headlines of other stories that stand between the paragraphs.

    They are short, end without a full stop, and have whole paragraphs before and after them; the
    article's own headline and deck have none before.
    """
    whole = [len(s) > HEADING or text[s.end - 1] in _CLOSING for s in lines]
    before = 0
    for n, span in enumerate(lines):
        words = span.of(text).split() if not whole[n] else []
        inside = before >= BEFORE and n + 1 < len(lines) and whole[n + 1]
        if inside and whole[n - 1] and len(words) > 1 and words[0][:1].isupper():
            yield SkippedSpan(span, "heading")
        before += whole[n]


@cache
def patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    """The compiled patterns of the lexicon with their reasons."""
    return tuple(
        (re.compile(e["pattern"], 0 if e.get("case") else re.IGNORECASE), e["reason"])
        for e in load("boilerplate")["line"]
    )


def _reason(line: str) -> str | None:
    if not line:
        return None
    return next((reason for pattern, reason in patterns() if pattern.match(line)), None)


def _page_title(line: str, site: str, text: str, site_names: tuple[str, ...]) -> str | None:
    if line.endswith("."):
        return None
    # Sites name themselves again on the page: a slogan, a newsletter, the foot.
    named = site.casefold() in {s.casefold() for s in site_names} or text.count(site) >= 2
    return "page title" if named else None


def _lines(text: str, start: int) -> list[Span]:
    spans, at = [], start
    while at < len(text):
        stop = text.find("\n", at)
        stop = len(text) if stop < 0 else stop
        left = at + len(text[at:stop]) - len(text[at:stop].lstrip())
        right = at + len(text[at:stop].rstrip())
        if right > left:
            glued = _GLUED.search(text, left, min(right, left + LONGEST))
            if glued:  # a page title stuck to the notice before it
                spans.append(Span(left, glued.end()))
                left = glued.end()
            spans.append(Span(left, right))
        at = stop + 1
    return spans


def _within(text: str, line: Span) -> list[SkippedSpan]:
    """Boilerplate inside a line: its dateline, and notices glued to its sentences."""
    found = []
    dateline = _DATELINE.match(text, line.start, min(line.end, line.start + 120))
    if dateline:
        found.append(SkippedSpan(Span(line.start, dateline.end()), "dateline"))
    if len(line) > 4 * LONGEST:
        return found
    body = line.of(text)
    at = 0
    for cut in [*(m for m in _SENTENCE.finditer(body)), None]:
        stop = cut.start() if cut else len(body)
        sentence = body[at:stop]
        if at and len(sentence) <= LONGEST:
            reason = _reason(sentence)
            if reason and reason not in {"caption", "by-line"}:
                found.append(SkippedSpan(Span(line.start + at, line.start + stop), reason))
        at = cut.end() if cut else stop
    return found
