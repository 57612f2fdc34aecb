"""Credits: which agency an article carries, and which outlets it says that it follows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from claimcheck.articles.article import Article
from claimcheck.articles.outlets import Outlet, known_outlets
from claimcheck.spans import Span

EDGE = 600  # characters of the beginning and of the end where an agency is credited
NEAR = 60  # characters between an outlet's name and the word that credits it
LEAD = 600  # characters of the body in which a credit holds for all of it
_CREDITING = re.compile(
    r"\b(?:accord\w+ to|report(?:s|ed|ing)?|told|tells?|sa(?:ys|id)|wrote|writes|cit(?:es|ed|ing)"
    r"|via|first published|quot(?:es|ed|ing)|obtained by|seen by|contributed)\b",
    re.IGNORECASE,
)
_RUN = re.compile(r"[^\W_]+")  # of letters and digits


@dataclass(frozen=True, slots=True)
class Credits:
    """Whom an article credits, by the names of outlets.

    ``agencies`` are those whose copy the whole article is said to be (dateline, by-line, last
    line). ``followed`` are the outlets and agencies that it cites, each with the part of the text
    that rests on it: the paragraph, or the whole article where the lead already cites it.
    """

    agencies: frozenset[str] = frozenset()
    followed: tuple[tuple[str, Span], ...] = ()


def credits_of(article: Article, own: Outlet, others: Sequence[Outlet] = ()) -> Credits:
    """The credits of ``article``, which ``own`` publishes and which never credits itself.

    ``others`` are the outlets of its story beside the known ones.
    """
    text = article.text
    body = next((s.span.end for s in article.skipped_spans if s.reason == "front matter"), 0)
    edges = (
        article.author or "",
        text[body : body + EDGE],
        text[max(body, len(text) - EDGE) :],
    )
    outlets = {o.name: o for o in (*known_outlets(), *others) if o.name != own.name}
    newsrooms = {o.name for o in others}
    folded = frozenset(run for edge in edges for run in _RUN.findall(_folded(edge)))
    agencies = {
        name
        for name, outlet in outlets.items()
        if outlet.agency or name in newsrooms
        if any(_runs(_folded(n)) <= folded for n in outlet.names)  # or not: the pattern is slow
        if any(_agency(outlet.names).search(edge) for edge in edges)
    }
    words = frozenset(_RUN.findall(text))
    followed = {
        (name, span)
        for name, outlet in outlets.items()
        for span in _cited([n for n in outlet.names if _runs(n) <= words], text, body)
    }
    return Credits(frozenset(agencies), tuple(sorted(followed)))


@lru_cache(maxsize=4096)
def _runs(name: str) -> frozenset[str]:
    """The letters and digits of ``name``, which stand in a text that cites it as they are here."""
    return frozenset(_RUN.findall(name))


@lru_cache(maxsize=512)
def _agency(names: tuple[str, ...]) -> re.Pattern[str]:
    """ "(AP)" or "LONDON (AP) -", "By Jo Penn, Associated Press", a last line "Reuters"."""
    name = "(?:" + "|".join(map(re.escape, sorted(names, key=len, reverse=True))) + ")"
    return re.compile(
        rf"\({name}(?:,[^)\n]{{0,40}})?\)\s*(?:[-–—]|$)"
        rf"|^(?:by\s+|source:\s*|from\s+)?(?:the\s+)?{name}\.?$"
        rf"|^by\s[^\n]{{2,60}},?\s(?:the\s)?{name}$"
        rf"|^{name}\s*[-–—]\s"
        rf"|^[A-Z][A-Z .,'-]{{2,40}}\s\({name}\)"
        rf"|^(?:with files from|additional reporting by)\s(?:the\s)?{name}\b",
        re.MULTILINE | re.IGNORECASE,
    )


@lru_cache(maxsize=1024)
def _folded(text: str) -> str:
    """``text`` without capitals: what a pattern that ignores case takes for one is one here too."""
    return text.replace("İ", "i").replace("ı", "i").casefold()


def _cited(names: Sequence[str], text: str, body: int) -> Iterator[Span]:
    """The parts of ``text`` that rest on an outlet, where a word that credits it stands near."""
    for name in names:
        at = text.find(name, body)
        while at >= 0:
            end = at + len(name)
            whole = not (text[at - 1 : at].isalnum() or text[end : end + 1].isalnum())
            before = text[max(body, at - NEAR) : at].rpartition("\n")[2]
            after = text[end : end + NEAR].partition("\n")[0]
            if whole and (_CREDITING.search(before) or _CREDITING.search(after)):
                if at < body + LEAD:
                    yield Span(body, len(text))
                    break
                stop = text.find("\n", end)
                yield Span(text.rfind("\n", body, at) + 1, len(text) if stop < 0 else stop)
            at = text.find(name, end)
