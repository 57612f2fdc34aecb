"""What is fuzzed: each target takes bytes and raises only where the program has a fault.

A target calls one part of the program with hostile input. The errors that the part promises are
caught; everything else that is raised, and every promise that is broken, is a finding. The same
targets are driven by atheris (run.py), by Hypothesis and by the cases that were found before
(tests/fuzz).
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable
from dataclasses import replace
from functools import cache, partial
from pathlib import Path
from xml.etree import ElementTree

from claimcheck.articles.article import Article
from claimcheck.articles.kinds import KINDS
from claimcheck.articles.limits import MIB, Limits
from claimcheck.articles.reading import article_from_text, items_of
from claimcheck.errors import ClaimcheckError, ReadError

# Far below what is used, so that the limits themselves are fuzzed too.
LIMITS = Limits(file_bytes=4 * MIB, unpacked_bytes=8 * MIB, free_bytes=MIB, members=50,
                text_characters=200_000, page_bytes=MIB, page_elements=20_000, pdf_pages=20,
                records=500, json_values=20_000, front_matter=8_192)  # fmt: skip


def read(suffix: str, data: bytes) -> None:
    """Whatever a file holds, its reader yields articles, errors and what it passes over."""
    for item in items_of(data, f"x{suffix}", LIMITS):
        if isinstance(item, Article):
            check_article(item)
        elif isinstance(item, ReadError):
            assert item.where.startswith("x") and item.what and item.remedy, item
            str(item).encode()
        else:
            (item.where + item.why).encode("utf-8", "surrogatepass")


def check_article(article: Article) -> None:
    """Its words have a form in UTF-8, its spans lie inside of it and do not overlap."""
    for value in (article.text, article.title, article.url, article.outlet, article.author):
        (value or "").encode()
    assert article.text.strip()
    assert article.date is None or article.date.year > 0
    for skipped in article.skipped_spans:
        assert 0 <= skipped.span.start <= skipped.span.end <= len(article.text)
    at = 0
    for kept in article.kept():
        assert at <= kept.start < kept.end <= len(article.text)
        at = kept.end


def dates(data: bytes) -> None:
    """A time that can be read is an ISO date, or date and time in UTC."""
    import datetime as dt

    from claimcheck.articles.dates import from_metadata, from_url

    text = as_text(data)
    for found in (from_metadata(text), from_url(text)):
        if found:
            dt.datetime.fromisoformat(found)


def claims(data: bytes) -> None:
    """Claims lie inside their article, and their values inside the claims."""
    from claimcheck.claims.extraction import extract

    article = article_from_text(as_text(data)[:2_000])
    for claim in extract([article]):
        assert article.text[claim.span.start : claim.span.end].strip()
        assert claim.span.end <= len(article.text)
        claim.text.encode("utf-8", "surrogatepass")
        for value in (*claim.quantities, *claim.times, *claim.places):
            assert claim.span.contains(value.span), (claim, value)


def suppressions(data: bytes) -> None:
    """Comments in copy and a sidecar beside it are suppressions, problems, or a ConfigError."""
    from claimcheck.findings.sidecar import sidecar_suppressions
    from claimcheck.findings.suppression_comments import comment_suppressions

    text = as_text(data)
    article = article_from_text(text)
    for found in comment_suppressions(article):
        assert 0 <= found.span.start <= found.span.end <= len(text)
        assert found.problem or found.codes
    file = scratch() / "story.claimcheck.toml"
    file.write_bytes(data)
    try:
        for found in sidecar_suppressions(article_from_text("The bridge fell. It rained."), file):
            assert found.problem or found.codes
    except ClaimcheckError as error:
        assert error.where


def configuration(data: bytes) -> None:
    """A configuration is settings or a ConfigError that names the file, or the one it extends."""
    from claimcheck.settings.files import read_file, read_inline
    from claimcheck.settings.settings import load_settings, show

    file = scratch() / "claimcheck.toml"
    file.write_bytes(data)
    try:
        read_file(file)
        settings = load_settings(file.parent, given=[str(file)])
        settings.config()
        show(settings)
    except ClaimcheckError as error:
        assert error.where
    try:
        read_inline(as_text(data))
    except ClaimcheckError as error:
        assert error.what


def records(data: bytes) -> None:
    """Baselines and decisions are read, or end in an error that names the file."""
    from claimcheck.findings.baseline import read_baseline
    from claimcheck.findings.decisions import read_decisions

    for reader, name in ((read_baseline, "baseline.json"), (read_decisions, "decisions.jsonl")):
        file = scratch() / name
        file.write_bytes(data)
        try:
            reader(file)
        except ClaimcheckError as error:
            assert name in error.where


def reports(data: bytes) -> None:
    """Whatever articles are called, every format can be written and what it writes be read."""
    from claimcheck.reports.emitters import TEXTS
    from claimcheck.reports.html.document import Document
    from claimcheck.reports.html.pages import Pages
    from claimcheck.reports.json_report import to_dict

    # Readers see to it that all that they give has a form in UTF-8.
    words = [w for w in data.decode("utf-8", "replace").split("\0") if w] or ["x"]
    base = base_report()
    articles = tuple(
        replace(a, title=words[0][:500], outlet=words[n % len(words)][:500],
                path=f"{words[(n + 1) % len(words)][:200]}{n}", url=words[-1][:500])
        for n, a in enumerate(base.articles)
    )  # fmt: skip
    report = replace(base, articles=articles)
    for name, to_text in TEXTS.items():
        text = to_text(report)
        text.encode("utf-8", "backslashreplace")
        if name in {"json", "sarif", "gitlab"}:
            json.loads(text)
        elif name == "junit":
            ElementTree.fromstring(text.encode("utf-8", "backslashreplace"))
    pages = Pages(Document.of(to_dict(report)))
    assert "<script>alert" not in pages.index()
    pages.single()


@cache
def base_report():
    """A small report with findings, whose articles are renamed."""
    from claimcheck.check import cross_reference

    texts = ("The ferry carried 214 passengers. Five of them, two men and one woman, were hurt.",
             "The ferry carried 241 passengers on Tuesday.")  # fmt: skip
    return cross_reference(
        article_from_text(t, outlet=f"Outlet {n}", path=f"{n}.txt") for n, t in enumerate(texts)
    )


@cache
def scratch() -> Path:
    """A folder for files that have to be on the disk."""
    return Path(tempfile.mkdtemp(prefix="claimcheck-fuzz-"))


def as_text(data: bytes) -> str:
    """Any text, lone surrogates included, from any bytes."""
    return data.decode("utf-8", "surrogateescape")


TARGETS: dict[str, Callable[[bytes], None]] = {
    **{f"read{suffix}": partial(read, suffix) for suffix in KINDS if suffix not in {".htm", ".md"}},
    "dates": dates,
    "claims": claims,
    "suppressions": suppressions,
    "configuration": configuration,
    "records": records,
    "reports": reports,
}
