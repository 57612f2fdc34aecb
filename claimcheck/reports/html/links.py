"""Where a page finds the other parts of its report."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal
from urllib.parse import quote

from claimcheck.reports.html.document import Article, Claim
from claimcheck.reports.html.question import Question


@dataclass(frozen=True, slots=True)
class Links:
    """Addresses relative to a page.

    ``layout`` says what there is to link to: a ``folder`` of pages, one ``single`` page with
    everything, or a ``pair`` of articles alone. ``here`` names the page: index, article, compare.
    """

    layout: Literal["folder", "single", "pair"]
    here: Literal["index", "article", "compare"] = "index"
    pairs: bool = False
    """Whether there are two articles to set side by side."""

    @property
    def report(self) -> bool:
        """Whether there is a report to go back to."""
        return self.layout != "pair"

    @property
    def texts(self) -> bool:
        """Whether the texts of articles can be reached."""
        return self.layout != "pair"

    @property
    def home(self) -> str:
        """The first page."""
        return "#top" if self.layout == "single" else f"{self._up}index.html"

    def question(self, question: Question) -> str:
        """The card of a question."""
        index = "" if self.layout == "single" or self.here == "index" else f"{self._up}index.html"
        return f"{index}#q-{question.id}"

    def article(self, article: Article) -> str:
        """The page of an article."""
        if self.layout == "single":
            return f"#article-{article.page}"
        return f"{'' if self.here == 'article' else 'articles/'}{article.page}.html"

    def claim(self, claim: Claim) -> str:
        """Where a claim stands in its article."""
        if self.layout == "single":
            return f"#c-{claim.number}"
        return f"{self.article(claim.article)}#c-{claim.number}"

    def compare(self, a: Article, b: Article) -> str:
        """Two articles side by side."""
        return f"{self._compare}#?a={quote(a.page)}&b={quote(b.page)}"

    def beside(self, a: Article) -> str:
        """One article, and another one yet to be chosen."""
        return f"{self._compare}#?a={quote(a.page)}"

    @property
    def _compare(self) -> str:
        return "" if self.layout == "single" else f"{self._up}compare.html"

    @property
    def _up(self) -> str:
        return "../" if self.here == "article" else ""
