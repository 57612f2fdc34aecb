"""What a web page says of itself: JSON-LD, Open Graph, meta elements, its title and address.

schema.org/NewsArticle, ogp.me, and the names under which common publishing systems write the same.
Nothing is guessed from the words of the page, nor from the day on which it is read.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from claimcheck.articles import dates
from claimcheck.articles.markup import local_name

_PUBLISHED = (
    "article:published_time", "og:article:published_time", "og:published_time", "parsely-pub-date",
    "sailthru.date", "datepublished", "date.published", "dc.date.issued", "dcterms.issued",
    "dcterms.created", "dc.date", "dcterms.date", "pubdate", "publishdate", "publish-date",
    "publication_date", "article.published", "cxenseparse:recs:publishtime", "date",
)  # fmt: skip
_TITLES = ("og:title", "dc.title", "dcterms.title", "headline", "parsely-title", "twitter:title")
_AUTHORS = ("author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "byl")
_SITES = ("og:site_name", "application-name", "dc.publisher", "dcterms.publisher", "publisher")
_URLS = ("og:url", "parsely-link", "twitter:url")
_LANGUAGES = ("og:locale", "content-language", "dc.language", "language")
_ARTICLES = frozenset(
    (
        "Article", "NewsArticle", "ReportageNewsArticle", "AnalysisNewsArticle", "WebPage",
        "BackgroundNewsArticle", "OpinionNewsArticle", "LiveBlogPosting", "BlogPosting", "Report",
    )
)  # fmt: skip
_DEEPEST = 20  # lists and objects of JSON-LD inside each other that are looked into


def page_fields(root: Any) -> dict[str, Any]:
    """The fields of an article as its page gives them: title, outlet, url, published, ..."""
    given = _meta(root)
    posting = _posting(root)
    published = (
        posting.get("datePublished"),
        *(given.get(name) for name in _PUBLISHED),
        *_marked_times(root),
        posting.get("dateCreated"),
    )
    return {
        "title": _text(posting.get("headline")) or _first(given, _TITLES) or _title(root),
        "outlet": _name(posting.get("publisher")) or _first(given, _SITES),
        "url": _canonical(root) or _first(given, _URLS) or _address(posting),
        "published": _best(published),
        "author": _name(posting.get("author")) or _person(given),
        "language": _text(posting.get("inLanguage"))
        or root.get("lang")
        or _first(given, _LANGUAGES),
    }


def article_body(root: Any) -> str:
    """The whole text that the page's JSON-LD holds, or ""; it may be HTML."""
    return _text(_posting(root).get("articleBody"))


def _best(values: tuple[object, ...]) -> str | None:
    """The first value with a time of day that can be read, else the first day."""
    known = [(v, dates.from_metadata(v)) for v in values if isinstance(v, str)]
    readable = [(text, iso) for text, iso in known if iso]
    timed = (text for text, iso in readable if "T" in iso)
    return next(timed, None) or next((text for text, _ in readable), None)


def _meta(root: Any) -> dict[str, str]:
    """The content of meta elements by name, property or itemprop in small letters."""
    found: dict[str, str] = {}
    for element in root.iter("meta"):
        content = (element.get("content") or "").strip()
        for key in ("property", "name", "itemprop", "http-equiv"):
            name = (element.get(key) or "").strip().lower()
            if name and content:
                found.setdefault(name, content)
    return found


def _marked_times(root: Any) -> Iterator[str]:
    """The times that the page marks as its publication, then the one in its header."""
    for element in root.iter("time", "span", "div", "abbr"):
        names = f"{element.get('itemprop') or ''} {element.get('property') or ''}".lower()
        when = element.get("datetime") or element.get("content") or element.get("title")
        if when and ("datepublished" in names or element.get("pubdate") is not None):
            yield when
    for element in root.iter("time"):
        near = [element, *element.iterancestors()][:4]
        kinds = " ".join((e.get("class") or "") + " " + local_name(e) for e in near).lower()
        aside = any(word in kinds for word in ("aside", "related", "comment", "footer", "update"))
        if element.get("datetime") and not aside:
            yield element.get("datetime")
            return


def _posting(root: Any) -> Mapping[str, Any]:
    """The JSON-LD object of the article, else of the page; empty where there is none."""
    found: list[Mapping[str, Any]] = []
    for script in root.iter("script"):
        kind = (script.get("type") or "").strip().lower()
        if kind == "application/ld+json" and script.text:
            try:
                value = json.loads(script.text, strict=False)
            except (ValueError, RecursionError):
                continue  # broken JSON-LD is common, and the page has other metadata
            found.extend(_objects(value))
    found.sort(key=lambda o: ("WebPage" in _types(o), "articleBody" not in o))
    return found[0] if found else {}


def _objects(value: Any, depth: int = 0) -> Iterator[Mapping[str, Any]]:
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for entry in value[:200]:
            yield from _objects(entry, depth + 1)
    elif isinstance(value, dict):
        if _types(value) & _ARTICLES:
            yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _objects(value.get(key), depth + 1)


def _types(value: Mapping[str, Any]) -> set[str]:
    kinds = value.get("@type")
    listed = kinds if isinstance(kinds, list) else [kinds]
    return {k.rpartition("/")[2] for k in listed if isinstance(k, str)}


def _name(value: Any) -> str:
    """The name of a person or publisher: a text, an object with a name, or a list of them."""
    if isinstance(value, list):
        return ", ".join(n for n in map(_name, value[:10]) if n)
    if isinstance(value, dict):
        return _text(value.get("name"))
    return _text(value)


def _text(value: Any) -> str:
    return value.strip() if isinstance(value, str) else ""


def _person(given: Mapping[str, str]) -> str:
    """The author of the meta elements, unless it is the address of a profile."""
    named = (given.get(name, "") for name in _AUTHORS)
    return next((n for n in named if n and "://" not in n), "")


def _first(given: Mapping[str, str], names: tuple[str, ...]) -> str:
    return next((given[name] for name in names if given.get(name)), "")


def _title(root: Any) -> str:
    """The one top heading, else the page's title."""
    headings = [" ".join(h.itertext()).strip() for h in root.iter("h1")]
    if len(headings) == 1 and headings[0]:
        return " ".join(headings[0].split())
    title = next((t.text for t in root.iter("title") if t.text), "")
    return " ".join(title.split())


def _canonical(root: Any) -> str:
    for link in root.iter("link"):
        if (link.get("rel") or "").strip().lower() == "canonical":
            href = (link.get("href") or "").strip()
            if "://" in href:
                return str(href)
    return ""


def _address(posting: Mapping[str, Any]) -> str:
    page = posting.get("mainEntityOfPage")
    named = page.get("@id") if isinstance(page, dict) else page
    return next((t for t in map(_text, (posting.get("url"), named)) if "://" in t), "")
