"""The pages of a report, each from the document alone."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from claimcheck.reports.html.article import ArticleView, article_view
from claimcheck.reports.html.document import Article, Claim, Document, Relation
from claimcheck.reports.html.links import Links
from claimcheck.reports.html.overview import Overview, family_letters, overview, story_names
from claimcheck.reports.html.question import Question
from claimcheck.reports.html.questions import questions
from claimcheck.reports.html.rendering import render
from claimcheck.reports.html.shown import counted
from claimcheck.reports.html.side_by_side import SideBySide, Tie, closest, side_by_side, ties
from claimcheck.reports.html.wording import NOUNS, SYMBOLS


class Pages:
    """The pages of one document; what they share is worked out once."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.questions = questions(document)
        self.compared = sorted(
            (a for a in document.articles if not a.skipped),
            key=lambda a: (a.published or "9", a.outlet, a.id),
        )
        self.families = family_letters(document.articles)
        self.stories = story_names(self.compared)

    def index(self) -> str:
        """The first page of a folder."""
        pair = closest(self.ties, self.compared) is not None
        links = Links("folder", "index", pair)
        return self._render(
            "index", links, **self._report(), compare_href="compare.html" if pair else ""
        )

    def article(self, article: Article) -> str:
        """The page of one article of a folder."""
        links = Links("folder", "article", len(self.compared) > 1)
        return self._render("article", links, view=self._view(article), single=False)

    def compare(self, *, alone: bool = False) -> str | None:
        """The page that sets two articles side by side; None where there are not two.

        ``alone`` where there is no report around it.
        """
        pair = closest(self.ties, self.compared)
        if pair is None:
            return None
        links = Links("pair" if alone else "folder", "compare", True)
        return self._render("compare", links, **self._pair(*pair), single=False)

    def single(self) -> str:
        """Everything on one page."""
        pair = closest(self.ties, self.compared)
        links = Links("single", "index", pair is not None)
        parts = self._report()
        parts["compare_href"] = "#compare" if pair else ""
        parts["pair"] = None
        parts.update(self._pair(*pair) if pair else {"views": self.views})
        return self._render("single", links, **parts, single=True)

    @cached_property
    def ties(self) -> tuple[Tie, ...]:
        """Claims of two articles that answer the same questions."""
        return ties(self.document)

    @cached_property
    def overview(self) -> Overview:
        """The sections of the first page."""
        return overview(self.document, self.questions)

    @cached_property
    def views(self) -> tuple[ArticleView, ...]:
        """The pages of all articles that were compared."""
        return tuple(self._view(a) for a in self.compared)

    @cached_property
    def _asked(self) -> Mapping[str, list[Question]]:
        asked: dict[str, list[Question]] = {}
        for question in self.questions:
            for name in dict.fromkeys(a.claim.id for a in question.answers):
                asked.setdefault(name, []).append(question)
        return asked

    @cached_property
    def _claims(self) -> Mapping[str, list[Claim]]:
        own: dict[str, list[Claim]] = {a.id: [] for a in self.document.articles}
        for claim in self.document.claims.values():
            own[claim.article.id].append(claim)
        return own

    @cached_property
    def _relations(self) -> Mapping[str, list[Relation]]:
        own: dict[str, list[Relation]] = {a.id: [] for a in self.document.articles}
        for relation in self.document.relations:
            for name in {relation.a.article.id, relation.b.article.id}:
                own[name].append(relation)
        return own

    def _view(self, article: Article) -> ArticleView:
        claims, relations = self._claims[article.id], self._relations[article.id]
        return article_view(article, claims, relations, self._asked)

    def _report(self) -> dict[str, Any]:
        o = self.overview
        kinds = {r.kind for r in self.document.relations}
        kinds.update(k for c in self.document.claims.values() for k in c.kinds)
        return {
            "o": o,
            "headline": headline(self.document, o),
            "skipped": [a for a in self.document.articles if a.skipped],
            "tallies": {a.number: self._tally(a) for a in self.compared},
            "codes": sorted({(f.code, f.name) for f in self.document.findings}),
            "kinds": sorted(kinds),
        }

    def _tally(self, article: Article) -> dict[str, int]:
        tally: dict[str, int] = {}
        for claim in self._claims[article.id]:
            asked = self._asked.get(claim.id)
            status = asked[0].status if asked else "single"
            tally[status] = tally.get(status, 0) + 1
        return tally

    def _pair(self, a: Article, b: Article) -> dict[str, Any]:
        pair = side_by_side(self.document, a, b, self.ties)
        return {
            "pair": pair,
            "pair_counts": pair_counts(pair),
            "ties": self.ties,
            "views": self.views,
        }

    def _render(self, kind: str, links: Links, **parts: Any) -> str:
        return render(
            kind,
            version=self.document.raw["tool"]["version"],
            document=self.document,
            raw=self.document.raw,
            links=links,
            compared=self.compared,
            families=self.families,
            stories=self.stories,
            numbers={o: n for n, o in enumerate(self.document.outlets)},
            **parts,
        )


def headline(document: Document, o: Overview) -> str:
    """The report in one line."""
    outlets = counted(len({a.outlet for a in document.articles if not a.skipped}), "outlet")
    if not o.conflicts:
        return f"{outlets}, no conflict found"
    return f"{outlets} differ on {counted(len(o.conflicts), 'point')}"


def pair_counts(pair: SideBySide) -> str:
    """How many claims of two articles stand in which relation."""
    verbs = [t.verb for t in pair.ties]
    named = [(n, NOUNS[v]) for v in SYMBOLS if (n := verbs.count(v))]
    return (
        ", ".join(f"{n} {noun}" if noun == "compatible" else counted(n, noun) for n, noun in named)
        or "No claim was found that both speak of."
    )
