"""Suppressions in the copy: ``<!-- claimcheck: ignore[CC101] reason -->``."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import replace

from claimcheck.articles.article import Article
from claimcheck.articles.comments import comments
from claimcheck.articles.paragraphs import paragraphs
from claimcheck.errors import UsageError
from claimcheck.findings.catalogue import rule
from claimcheck.findings.suppressions import Suppression
from claimcheck.spans import Span

VERBS = ("ignore", "disable", "enable", "file-ignore")
_DIRECTIVE = re.compile(
    r"<!--\s*+claimcheck\s*+:\s*+(?P<verb>[\w-]*+)\s*+(?:\[(?P<codes>[^\]]*)\])?(?P<rest>.*?)-->",
    re.DOTALL,
)
_UNTIL = re.compile(r"\buntil\s*=\s*(\S+)")


def comment_suppressions(article: Article) -> list[Suppression]:
    """The suppressions that stand in an article's own text, in order."""
    found: list[Suppression] = []
    for at in comments(article.text):
        match = _DIRECTIVE.fullmatch(at.of(article.text))
        if match is None:
            continue
        verb = match["verb"]
        suppression = suppression_of(
            article,
            at=at,
            span=_span(article, verb, at),
            codes=tuple(c for c in re.split(r"[,\s]+", match["codes"] or "") if c),
            reason=" ".join(_UNTIL.sub("", match["rest"]).split()),
            until=(_UNTIL.search(match["rest"]) or [None, None])[1],
            needs_reason=verb != "enable",
        )
        if verb not in VERBS:
            known = ", ".join(VERBS)
            found.append(replace(suppression, problem=f"there is no {verb}: use one of {known}"))
        elif verb == "enable":
            found = list(_closed(found, suppression))
        else:
            found.append(suppression)
    return found


def suppression_of(
    article: Article,
    *,
    at: Span,
    span: Span,
    codes: tuple[str, ...],
    reason: str,
    until: str | None,
    where: str = "",
    needs_reason: bool = True,
) -> Suppression:
    """A suppression with its problem, if what was written lacks something."""
    problem, known, day = "", [], None
    for code in codes:
        try:
            known.append(rule(code).code)
        except UsageError as error:
            problem = str(error)
    if not codes:
        problem = "the suppression names no rule: write ignore[CC101] and the reason"
    elif not reason and needs_reason and not problem:
        problem = f"the suppression of {', '.join(codes)} gives no reason"
    if until is not None:
        try:
            day = dt.date.fromisoformat(until)
        except ValueError:
            problem = problem or f"until={until} is no day: write it as 2026-12-31"
    return Suppression(article.id, tuple(known), reason, span, at, day, where, problem)


def _span(article: Article, verb: str, at: Span) -> Span:
    text = article.text
    if verb == "file-ignore":
        return Span(0, len(text))
    if verb == "disable":
        return Span(at.end, len(text))
    rest = Span(at.end, len(text))
    for paragraph in paragraphs(text, rest, wrapped=article.wrapped):
        if not text.startswith("<!--", paragraph.start):
            return paragraph
    return Span(at.end, at.end)


def _closed(found: list[Suppression], enable: Suppression) -> Iterator[Suppression]:
    """``found`` with the open regions of the enabled codes ended, or the enable as a problem."""
    ended = False
    for suppression in found:
        opened = suppression.span.end > enable.at.end and suppression.span.start < enable.at.start
        region = suppression.span.start == suppression.at.end
        if opened and region and set(enable.codes) & set(suppression.codes):
            ended = True
            closed = Span(suppression.span.start, enable.at.start)
            common = tuple(c for c in suppression.codes if c in enable.codes)
            rest = tuple(c for c in suppression.codes if c not in enable.codes)
            yield replace(suppression, codes=common, span=closed)
            if rest:  # codes that stay disabled
                yield replace(suppression, codes=rest)
        else:
            yield suppression
    if not ended or enable.problem:
        codes = ", ".join(enable.codes)
        yield replace(enable, problem=enable.problem or f"enable[{codes}] ends no region")
