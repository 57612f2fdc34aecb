"""Reader for saved web pages: body and metadata by trafilatura."""

from __future__ import annotations

from claimcheck.articles.source import Draft, metadata
from claimcheck.errors import ReadError


def read(text: str, where: str) -> list[Draft]:
    """The article of an HTML page. Raises ReadError where no body can be told."""
    import trafilatura

    found = trafilatura.bare_extraction(text, include_comments=False, with_metadata=True)
    body = (getattr(found, "text", None) or "").strip()
    if not body:
        raise ReadError(
            "is a page in which no article could be found",
            where=where,
            remedy="save the article's page itself, or its text as .txt",
        )
    values = {
        "outlet": found.sitename,
        "title": found.title,
        "url": found.url,
        "published": found.date,
        "author": found.author,
        "language": found.language,
    }
    return [Draft(body, 0, metadata(values))]
