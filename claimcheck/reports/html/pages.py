"""From a document to finished pages: Jinja2 templates, style and scripts, the policy over them."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable, Iterator, Mapping
from functools import cache, cached_property
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from claimcheck.reports.html.article import ArticleView, article_view
from claimcheck.reports.html.chart import chart
from claimcheck.reports.html.document import Article, Claim, Document, Relation
from claimcheck.reports.html.links import Links
from claimcheck.reports.html.overview import Overview, family_letters, overview
from claimcheck.reports.html.questions import Question, questions
from claimcheck.reports.html.shown import anchor, band, clipped, counted
from claimcheck.reports.html.side_by_side import SideBySide, Tie, closest, side_by_side, ties
from claimcheck.reports.html.statement import statements

NOUNS = {
    "contradiction": "conflict",
    "update": "update",
    "agreement": "agreement",
    "compatible": "compatible",
    "single": "one source",
}
SYMBOLS = {"contradiction": "≠", "update": "→", "agreement": "=", "compatible": "≈", "single": "○"}
MEANINGS = {
    "contradiction": "another outlet conflicts",
    "update": "moved on by later coverage",
    "agreement": "others agree",
    "compatible": "others are vaguer or more precise",
    "single": "only here",
}
SIGNS = {
    "conflicts": "≠",
    "updates": "→",
    "superseded": "←",
    "agrees": "=",
    "refines": "⊂",
    "allows": "≈",
}
# What each kind of page is made of, in this order.
STYLES = {
    "index": ("base", "cards", "table", "print"),
    "article": ("base", "article", "print"),
    "compare": ("base", "table", "compare", "print"),
    "single": ("base", "cards", "table", "article", "compare", "print"),
}
SCRIPTS = {
    "index": ("address", "say", "filter", "copy", "keys"),
    "article": ("address", "say", "notes", "keys"),
    "compare": ("address", "say", "pair", "keys"),
    "single": ("address", "say", "filter", "copy", "notes", "pair", "keys"),
}


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

    def index(self) -> str:
        """The first page of a folder."""
        pair = closest(self.ties, self.compared) is not None
        links = Links("folder", "index", pair)
        return self._render("index", links, **self._report(links), compare_href="compare.html" if pair else "")

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
        parts = self._report(links)
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

    def _report(self, links: Links) -> dict[str, Any]:
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
        first, second = sorted((a, b), key=lambda x: x.number)
        pair = side_by_side(self.document, first, second, self.ties)
        return {"pair": pair, "pair_counts": pair_counts(pair), "ties": self.ties, "views": self.views}

    def _render(self, kind: str, links: Links, **parts: Any) -> str:
        css, js = _joined("css", STYLES[kind]), _joined("js", SCRIPTS[kind])
        return _environment().get_template(f"{kind}.html").render(
            css=Markup(css),
            js=Markup(js),
            policy=_policy(css, js),
            version=self.document.raw["tool"]["version"],
            document=self.document,
            raw=self.document.raw,
            links=links,
            compared=self.compared,
            families=self.families,
            numbers={o: n for n, o in enumerate(self.document.outlets)},
            **parts,
        )


def headline(document: Document, o: Overview) -> str:
    """The report in one line."""
    outlets = counted(len({a.outlet for a in document.articles if not a.skipped}), "outlet")
    if not o.conflicts:
        return f"{outlets}, no conflict found"
    conflicts = counted(len(o.conflicts), "point")
    return f"Where {outlets} differ: {conflicts}"


def pair_counts(pair: SideBySide) -> str:
    """How many claims of two articles stand in which relation."""
    verbs = [t.verb for t in pair.ties]
    named = [(n, NOUNS[v]) for v in SYMBOLS if (n := verbs.count(v))]
    return ", ".join(
        f"{n} {noun}" if noun == "compatible" else counted(n, noun) for n, noun in named
    ) or "No claim was found that both speak of."


def _policy(css: str, js: str) -> str:
    """A Content-Security-Policy that lets run what is on the page and nothing else."""
    return (
        f"default-src 'none'; style-src {_digest(css)}; script-src {_digest(js)}; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )


def _digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


@cache
def _joined(folder: str, names: tuple[str, ...]) -> str:
    """The modules of a style or a script in one, each script module in a scope that all share."""
    root = files("claimcheck.reports.html").joinpath(folder)
    texts = [root.joinpath(f"{name}.{folder}").read_text(encoding="utf-8") for name in names]
    joined = "\n".join(_lean(texts))
    return f'(() => {{\n"use strict";\n{joined}\n}})();' if folder == "js" else joined


def _lean(texts: list[str]) -> Iterator[str]:
    """Lines without indents and without those that are comments alone."""
    for text in texts:
        for line in text.splitlines():
            bare = line.strip()
            if bare and not bare.startswith("//") and not (bare[:2] == "/*" and bare[-2:] == "*/"):
                yield bare


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("claimcheck.reports.html"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    filters: dict[str, Callable[..., Any]] = {
        "clip": clipped,
        "counted": lambda n, one, many="": counted(n, one, many),
        "upper_first": lambda text: text[:1].upper() + text[1:],
        "anchor": anchor,
    }
    environment.filters.update(filters)
    environment.globals.update(
        nouns=NOUNS, symbols=SYMBOLS, signs=SIGNS, meanings=MEANINGS,
        band=band, chart=chart, statements=statements,
    )  # fmt: skip
    return environment
