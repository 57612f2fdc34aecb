"""Markup to text and trees: HTML fragments, and XML without what makes it dangerous."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from claimcheck.articles.limits import LIMITS, Limits
from claimcheck.articles.source import foreign
from claimcheck.errors import ReadError

_BLOCKS = frozenset(
    (
        "address", "article", "aside", "blockquote", "body", "br", "dd", "div", "dl", "dt",
        "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6",
        "header", "hl1", "hl2", "hr", "html", "li", "main", "nav", "ol", "p", "pre", "section",
        "table", "td", "th", "tr", "ul",
    )
)  # fmt: skip
_UNSEEN = frozenset(
    ("head", "iframe", "noscript", "object", "script", "style", "svg", "template", "title")
)
_SPACE = re.compile(r"[ \t\r\n\f]+")
_REMEDY = "save the article's page itself, or its text as .txt"


def fragment_text(html: str, where: str = "", limits: Limits = LIMITS) -> str:
    """The text of an HTML or XHTML fragment, one line for each block. Raises ReadError."""
    if not html.strip():
        return ""
    return tree_text(page_tree(html, where, limits))


def page_tree(html: str, where: str, limits: Limits = LIMITS) -> Any:
    """The tree of an HTML page (lxml). Raises ReadError for one that is too large or deep."""
    from lxml import html as lxml_html

    check_page(html, where, limits)
    with foreign("HTML", where, _REMEDY):
        parser = lxml_html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
        raw = _plain(html).encode("utf-8", "replace")
        tree = lxml_html.document_fromstring(raw, parser=parser)
    # libxml2 leaves out what lies deeper, and what walks the tree does so by recursion.
    if any(
        entry.type_name == "ERR_RESOURCE_LIMIT" or "depth" in entry.message.lower()
        for entry in parser.error_log
    ):
        raise ReadError(
            "is a page with too many elements inside each other", where=where, remedy=_REMEDY
        )
    return tree


def check_page(html: str, where: str, limits: Limits = LIMITS) -> None:
    """Raise ReadError for a page that is too large for what walks its tree."""
    too = ""
    if len(html) > limits.page_bytes:
        too = f"is longer than {limits.page_bytes:,} characters"
    elif html.count("<") > limits.page_elements:
        too = f"has more than {limits.page_elements:,} tags"
    if too:
        raise ReadError(f"is a page that {too}", where=where, remedy=_REMEDY)


def tree_text(root: Any) -> str:
    """The text below an element: one line for each block, white space as a browser shows it."""
    lines = (_SPACE.sub(" ", line).strip() for line in "".join(_walk(root)).split("\x00"))
    return "\n".join(line for line in lines if line)


def xml_tree(raw: bytes, where: str, limits: Limits = LIMITS) -> Any:
    """The root of an XML document: no entities, no network, limited depth. Raises ReadError."""
    from lxml import etree

    if raw.count(b"<") > limits.json_values // 4:
        raise ReadError(
            f"has more than {limits.json_values // 4:,} elements",
            where=where,
            remedy="give it in several files",
        )
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False,
        remove_comments=True, remove_pis=True,
    )  # fmt: skip
    with foreign("XML", where, "see whether the file is whole"):
        return etree.fromstring(raw, parser)


def local_name(element: Any) -> str:
    """The name of an element without its namespace; "" for what is no element."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _walk(root: Any) -> Iterator[str]:
    """Text in the order of the document, ``\\0`` where a block begins or ends; no recursion."""
    stack: list[tuple[Any, bool]] = [(root, False)]
    while stack:
        element, leaving = stack.pop()
        name = local_name(element).lower()
        block = name in _BLOCKS
        if leaving:
            yield "\0" if block else ""
            if element is not root:
                yield (element.tail or "").replace("\0", "")
            continue
        stack.append((element, True))
        yield "\0" if block else ""
        if name and name not in _UNSEEN:
            yield (element.text or "").replace("\0", "")
            stack.extend((child, False) for child in reversed(element))


def _plain(html: str) -> str:
    """Without an XML declaration, whose encoding no longer holds for decoded text, and NULs."""
    return re.sub(r"\A\s*<\?xml[^>]{0,200}\?>", "", html).replace("\0", "")
