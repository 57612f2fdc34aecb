"""ninjs, the news in JSON of the IPTC: versions 1.x and 2.x/3.x, as objects of a JSON file.

https://iptc.org/standards/ninjs/
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from claimcheck.articles.markup import fragment_text
from claimcheck.articles.source import Draft, metadata, whole
from claimcheck.errors import ReadError

# The bodies of version 1 by their names, the one that needs no conversion first.
_BODIES = ("body_text", "body_xhtml", "body_html", "bodytext", "bodyhtml")


def is_ninjs(value: Mapping[str, Any]) -> bool:
    """Whether a JSON object is a ninjs item: no ``text`` of our own, but a body of theirs."""
    own = isinstance(value.get("text"), str)
    named = any(isinstance(value.get(k), str) for k in _BODIES)
    return not own and (named or isinstance(value.get("bodies"), list))


def draft(value: Mapping[str, Any], where: str, line: int = 1) -> Draft:
    """The article of a ninjs item. Raises ReadError where no body has text."""
    text = next((t for t in _bodies(value) if t.strip()), "")
    if not text:
        raise ReadError(
            "is a ninjs item whose bodies are empty", where=where, remedy="give an item with text"
        )
    holder = value.get("copyrightholder")
    sources = _names(value.get("infosources")) or _names(value.get("infosource"))
    fields = {
        "id": value.get("uri"),
        "outlet": (holder if isinstance(holder, str) else "") or value.get("source") or sources,
        "title": value.get("headline") or _first_value(value.get("headlines")),
        "url": value.get("url") or value.get("canonicalurl") or _link(value),
        "published": value.get("versioncreated")
        or value.get("contentmodified")
        or value.get("contentcreated")
        or value.get("firstcreated"),
        "author": value.get("byline") or _first_value(value.get("bylines")),
        "language": value.get("language"),
    }
    return Draft(whole(text), 0, metadata(fields), line)


def _bodies(value: Mapping[str, Any]) -> Iterator[str]:
    for key in _BODIES:
        body = value.get(key)
        if isinstance(body, str):
            yield body if key in {"body_text", "bodytext"} else fragment_text(body)
    bodies = value.get("bodies")
    for body in bodies if isinstance(bodies, list) else ():
        if isinstance(body, dict) and isinstance(body.get("value"), str):
            kind = str(body.get("contenttype", "text/plain")).lower()
            yield body["value"] if kind.startswith("text/plain") else fragment_text(body["value"])


def _first_value(entries: object) -> object:
    """The first value of a list of ``{"role", "value"}``; a byline may be under ``byline``."""
    for entry in entries if isinstance(entries, list) else ():
        if isinstance(entry, dict):
            value = entry.get("value") or entry.get("byline")
            if isinstance(value, str):
                return value
    return None


def _names(entries: object) -> list[str]:
    found = entries if isinstance(entries, list) else ()
    return [e["name"] for e in found if isinstance(e, dict) and isinstance(e.get("name"), str)]


def _link(value: Mapping[str, Any]) -> object:
    """The item's own identifier, where it is the address of a page."""
    uri = value.get("uri")
    return uri if isinstance(uri, str) and uri.startswith(("https://", "http://")) else None
