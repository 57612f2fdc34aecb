"""claimcheck: what outlets agree on, where they contradict each other, what stands on one source.

>>> from claimcheck import article_from_text, cross_reference
>>> a = article_from_text("The train has a top speed of 37 mph.", outlet="Courier")
>>> b = article_from_text("The train has a top speed of 47 mph.", outlet="Examiner")
>>> [str(r.relation) for r in cross_reference([a, b]).relations]
['contradiction']
"""

from __future__ import annotations

from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from claimcheck.articles.reading import article_from_text, read_articles
    from claimcheck.check import Report, cross_reference, relate
    from claimcheck.config import Config

__all__ = ["Config", "Report", "article_from_text", "cross_reference", "read_articles", "relate"]

try:
    __version__ = version("claimcheck-news")
except PackageNotFoundError:  # run from a source tree that is not installed
    __version__ = "0+unknown"

# Names are imported when they are first used: `claimcheck --help` must not load spaCy.
_HOMES = {
    "Config": "claimcheck.config",
    "Report": "claimcheck.check",
    "cross_reference": "claimcheck.check",
    "relate": "claimcheck.check",
    "article_from_text": "claimcheck.articles.reading",
    "read_articles": "claimcheck.articles.reading",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
