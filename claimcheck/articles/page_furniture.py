"""What stands on a page beside its article and is told by its form, not by its words."""

from __future__ import annotations

from copy import deepcopy
from itertools import islice
from typing import Any

_HEADINGS = ("h2", "h3", "h4", "h5")
_LONGEST = 80  # words of a teaser with its heading
_BLOCKS = frozenset(("article", "div", "li", "section", "td"))


def without_teasers(root: Any) -> Any:
    """A copy of a page's tree without its teasers and the captions of its pictures.

    A teaser is a block whose one heading is nothing but a link: to another story.
    """
    tree = deepcopy(root)
    for heading in list(tree.iter(*_HEADINGS)):
        if _is_link(heading):
            teaser = _teaser_around(heading)
            if teaser is not None and teaser.getparent() is not None:
                teaser.drop_tree()
    for caption in list(tree.iter("figcaption")):
        caption.drop_tree()
    return tree


def _is_link(heading: Any) -> bool:
    """Whether all words of a heading are those of one link."""
    links = list(islice(heading.iter("a"), 2))
    words = _words(heading)
    return len(links) == 1 and bool(words) and _words(links[0]) == words


def _teaser_around(heading: Any) -> Any:
    """The largest short block around a heading that holds no other one; None for the whole page."""
    found = None
    for block in heading.iterancestors():
        several = len(list(islice(block.iter("h1", *_HEADINGS), 2))) > 1
        if several or len(_words(block)) > _LONGEST:
            break
        if block.tag in _BLOCKS:
            found = block
    return found


def _words(element: Any) -> list[str]:
    """The first words of an element, one more than a teaser has."""
    found: list[str] = []
    for text in element.itertext():
        found.extend(text.split(None, _LONGEST + 1)[: _LONGEST + 1])
        if len(found) > _LONGEST:
            break
    return found
