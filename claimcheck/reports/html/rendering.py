"""Templates, styles and scripts as package data, and the policy over what a page may do."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable, Iterator
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from claimcheck.reports.html.article import noted
from claimcheck.reports.html.chart import chart
from claimcheck.reports.html.question import gravest_state
from claimcheck.reports.html.shown import band, clipped, counted
from claimcheck.reports.html.statement import statements
from claimcheck.reports.html.wording import MEANINGS, NOUNS, SIGNS, SYMBOLS

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


def render(kind: str, **context: Any) -> str:
    """The page of one kind (a key of STYLES) with its style, script and policy."""
    css, js = _joined("css", STYLES[kind]), _joined("js", SCRIPTS[kind])
    template = _environment().get_template(f"{kind}.html")
    return template.render(css=Markup(css), js=Markup(js), policy=_policy(css, js), **context)


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
        "gravest_state": gravest_state,
        "counted": lambda n, one, many="": counted(n, one, many),
        "upper_first": lambda text: text[:1].upper() + text[1:],
    }
    environment.filters.update(filters)
    environment.globals.update(
        nouns=NOUNS, symbols=SYMBOLS, signs=SIGNS, meanings=MEANINGS,
        band=band, chart=chart, noted=noted, statements=statements,
    )  # fmt: skip
    return environment
