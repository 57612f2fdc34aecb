"""Readers for XML: feeds (RSS, Atom), NewsML-G2 and XHTML, told apart by their root element."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from claimcheck.articles.markup import fragment_text, local_name, tree_text, xml_tree
from claimcheck.articles.readers import web_page
from claimcheck.articles.source import Draft, Input, Item, Passed, foreign, metadata, whole
from claimcheck.errors import ReadError

_FEEDS = frozenset({"rss", "feed", "RDF"})
_NEWSML = frozenset({"newsItem", "newsMessage", "packageItem"})
_SITEMAPS = frozenset({"urlset", "sitemapindex"})
_REMEDY = "give RSS, Atom or NewsML-G2, or the text as .txt"


def read(given: Input) -> Iterator[Item]:
    """The articles of a feed or of NewsML-G2; entries without text come back as errors.

    Raises ReadError for XML of another kind or what is no XML.
    """
    start = given.raw.lstrip()[:300].lower()
    if start.startswith((b"<!doctype html", b"<html")):
        yield from web_page.read(given)
        return
    root = xml_tree(given.raw.lstrip(), given.where, given.limits)
    name = local_name(root)
    if name in _FEEDS:
        yield from _entries(given)
    elif name in _NEWSML:
        yield from _news_items(root, given)
    elif name in _SITEMAPS:
        yield Passed(given.where, "is a sitemap")
    elif name == "html":
        yield from web_page.read(given)
    else:
        raise ReadError(
            f"is XML of a kind that is not known (<{name[:40]}>)", where=given.where, remedy=_REMEDY
        )


def _entries(given: Input) -> Iterator[Item]:
    import feedparser

    with foreign("a feed", given.where, _REMEDY):
        # A stream: of a text feedparser would think that it may be a file or an address.
        feed = feedparser.parse(io.BytesIO(given.raw), resolve_relative_uris=False)
        title = str(feed.feed.get("title", ""))
        entries = list(feed.entries)
    if not entries:
        yield Passed(given.where, "is a feed without entries")
    for number, entry in enumerate(entries, 1):
        where = f"{given.where}, entry {number}"
        try:
            with foreign("an entry of a feed", where, _REMEDY):
                yield _entry(entry, title, where, given)
        except ReadError as error:
            yield error


def _entry(entry: Any, feed_title: str, where: str, given: Input) -> Draft:
    contents = [c for c in entry.get("content", ()) if c.get("value")]
    html = [c for c in contents if "html" in str(c.get("type", ""))]
    chosen = (html or contents or [entry.get("summary_detail") or {}])[0]
    value = str(chosen.get("value", ""))
    marked = "html" in str(chosen.get("type", "")) or "<" in value
    text = fragment_text(value, where, given.limits) if marked else value
    if not text.strip():
        raise ReadError(
            "has no text", where=where, remedy="give a feed with full content, or save the page"
        )
    source = entry.get("source") or {}
    fields = {
        "id": entry.get("id"),
        "outlet": source.get("title") or entry.get("publisher") or feed_title,
        "title": fragment_text(str(entry.get("title", "")), where, given.limits),
        "url": entry.get("link"),
        "published": entry.get("published") or entry.get("updated"),
        "author": entry.get("author"),
        "language": (entry.get("content") or [{}])[0].get("language"),
    }
    return Draft(whole(text), 0, metadata(fields))


def _news_items(root: Any, given: Input) -> Iterator[Item]:
    """The text items of NewsML-G2: https://iptc.org/standards/newsml-g2/"""
    items = [e for e in root.iter() if local_name(e) == "newsItem"]
    if not items:
        yield Passed(given.where, "is NewsML-G2 without news items")
    for number, item in enumerate(items, 1):
        where = f"{given.where}, item {number}" if len(items) > 1 else given.where
        kind = _attribute(item, "itemClass", "qcode")
        if kind and not kind.endswith((":text", ":composite")):
            yield Passed(where, f"is a news item of the class {kind}")
            continue
        try:
            yield _news_item(item, where, given)
        except ReadError as error:
            yield error


def _news_item(item: Any, where: str, given: Input) -> Draft:
    text = ""
    for content in item.iter():
        name = local_name(content)
        if name == "inlineXML":
            body = next((e for e in content.iter() if local_name(e) in _TEXTS), content)
            text = tree_text(body)
        elif name == "inlineData":
            data = "".join(content.itertext())
            text = fragment_text(data, where, given.limits) if "<" in data else data
        if text.strip():
            break
    if not text.strip():
        raise ReadError(
            "holds no text", where=where, remedy="give an item with inlineXML or inlineData"
        )
    holder = _child_text(item, "copyrightHolder", "name") or _child_text(item, "provider", "name")
    fields = {
        "id": item.get("guid"),
        "outlet": holder or _attribute(item, "provider", "literal"),
        "title": _child_text(item, "headline"),
        "url": _attribute(item, "link", "href"),
        "published": _child_text(item, "versionCreated") or _child_text(item, "contentCreated"),
        "author": _child_text(item, "by") or _child_text(item, "creator", "name"),
        "language": item.get("{http://www.w3.org/XML/1998/namespace}lang"),
    }
    return Draft(whole(text.strip()), 0, metadata(fields))


_TEXTS = frozenset({"body", "body.content", "nitf"})  # of XHTML and NITF, which items hold


def _find(item: Any, name: str) -> Any:
    return next((e for e in item.iter() if local_name(e) == name), None)


def _child_text(item: Any, *path: str) -> str:
    """The text of the first element of a name, or of an element inside it; "" for none."""
    element = item
    for name in path:
        element = _find(element, name)
        if element is None:
            return ""
    return " ".join("".join(element.itertext()).split())


def _attribute(item: Any, name: str, attribute: str) -> str:
    element = _find(item, name)
    return "" if element is None else str(element.get(attribute) or "")
