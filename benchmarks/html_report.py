"""How soon a large HTML report can be used, beside a plain page with the same claims.

    python benchmarks/html_report.py [--articles 500] [--claims 24]

A synthetic document is rendered as a folder, as one file and as a plain table of its claims, and
each is opened from disk in Chromium. Printed are medians: until the page answers (from the start of
the navigation to the first frame after its scripts), and from a keystroke in the search to the
first frame after it, the pause for typing included.
"""

from __future__ import annotations

import argparse
import html
import os
import random
import shutil
import statistics
import tempfile
import time
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, sync_playwright

from claimcheck.reports.html.site import write_folder, write_single

ROUNDS = 5
STORY = 20  # articles in a story, each by another outlet
OUTLETS = 40
SHARED = 0.35  # share of claims that answer a question others answer too
NOUNS = ("ferry", "bridge", "council", "harbour", "mayor", "pilot", "tower", "market", "storm")
VERBS = ("reached", "left", "carried", "closed", "blamed", "opened", "counted", "promised")
PLAIN = """<!doctype html><meta charset="utf-8"><title>Claims</title><input id="q"><output></output>
<table>{rows}</table><script>
const rows = Array.from(document.querySelectorAll("tr"));
document.getElementById("q").addEventListener("input", (event) => {{
  const term = event.target.value.toLowerCase();
  let shown = 0;
  for (const row of rows) {{
    const fits = row.textContent.toLowerCase().includes(term);
    row.style.display = fits ? "" : "none";
    shown += fits;
  }}
  document.querySelector("output").textContent = shown + " shown";
}});
requestAnimationFrame(() => setTimeout(() => performance.mark("interactive")));
</script>"""
FILTER = """([field, output, term]) => new Promise((resolve) => {
  const input = document.querySelector(field);
  const start = performance.now();
  const done = () => resolve(performance.now() - start);
  const changes = { childList: true, characterData: true, subtree: true };
  new MutationObserver((_, watch) => {
    watch.disconnect();
    requestAnimationFrame(() => setTimeout(done));
  }).observe(document.querySelector(output), changes);
  input.value = term;
  input.dispatchEvent(new Event("input", { bubbles: true }));
})"""


def synthetic(articles: int, claims: int) -> dict[str, Any]:
    """A document of version 1: ``articles`` texts of ``claims`` claims each, always the same."""
    draw = random.Random(7)
    made = [_article(n) for n in range(articles)]
    found: list[dict[str, Any]] = []
    relations: list[dict[str, Any]] = []
    clusters: list[dict[str, Any]] = []
    findings: list[dict[str, Any]] = []
    for first in range(0, articles, STORY):
        story = made[first : first + STORY]
        asked = [f"{draw.choice(NOUNS)} {draw.choice(VERBS)}" for _ in range(40)]
        by_question: dict[int, list[dict[str, Any]]] = {}
        for article in story:
            for n in range(claims):
                question = draw.randrange(40) if draw.random() < SHARED else None
                claim = _claim(article, n, draw, asked, question)
                found.append(claim)
                if question is None:
                    clusters.append(_cluster([claim], "single"))
                    findings.append(_finding("CC201", [claim], "only one outlet carries it"))
                else:
                    by_question.setdefault(question, []).append(claim)
        for question, group in sorted(by_question.items()):
            verb = "contradiction" if question < 6 else "update" if question < 10 else "agreement"
            own = [_relation(group[0], other, verb, f"q{question}") for other in group[1:]]
            relations.extend(own)
            clusters.append(_cluster(group, verb if own else "single"))
            if verb != "agreement":
                code = "CC101" if verb == "contradiction" else "CC110"
                findings.extend(
                    _finding(code, [group[0], other], r["evidence"]["why"])
                    for r, other in zip(own, group[1:], strict=True)
                )
    return {
        "schema_version": "1",
        "tool": {"name": "claimcheck", "version": "0", "models": {}, "config_digest": "0"},
        "articles": made, "claims": found, "clusters": clusters, "relations": relations,
        "findings": findings, "hidden": {"baseline": 0, "suppressed": 0, "filtered": 0},
        "pruned": {"pairs_possible": 0, "pairs_compared": 0},
    }  # fmt: skip


def _article(n: int) -> dict[str, Any]:
    day, hour = 1 + n % 28, n % 24
    return {
        "id": f"a{n:05}", "path": f"{n:05}.txt", "outlet": f"Outlet {n % OUTLETS:02}",
        "title": f"Report number {n} on the harbour", "url": f"https://example.org/{n}",
        "published": f"2025-03-{day:02}T{hour:02}:00:00Z", "sha256": "0" * 64,
        "story": f"s{n // STORY:03}", "copy_family": f"f{n // STORY}" if n % STORY < 3 else None,
        "text": "", "skipped": None, "skipped_spans": [],
    }  # fmt: skip


def _claim(
    article: dict[str, Any], n: int, draw: random.Random, asked: list[str], question: int | None
) -> dict[str, Any]:
    what = asked[question] if question is not None else f"{draw.choice(NOUNS)} {draw.choice(VERBS)}"
    figure = draw.choice((12, 14)) if question is not None else draw.randrange(1000)
    name = article["path"][:5]
    words = f"The {what} {figure} people near pier {question or name} on the {n + 1}th morning"
    start = len(article["text"])
    article["text"] += words + (". " if n % 4 else ".\n")
    place = start + words.index(str(figure))
    quantity = {
        "start": place, "end": place + len(str(figure)), "text": str(figure), "low": figure,
        "high": figure, "bound": "exact", "dimension": "count", "unit": "", "counted": "people",
    }  # fmt: skip
    said = {"source": "the harbour master", "cue": "said", "kind": "person"} if n % 3 else None
    return {
        "id": f"c{name}-{n}", "article": article["id"],
        "span": {"start": start, "end": start + len(words)}, "line": n // 4 + 1, "column": 1,
        "text": words, "selector": {"exact": words, "prefix": "", "suffix": ""},
        "attribution": said, "factuality": {"certainty": "asserted", "polarity": "positive"},
        "quantities": [quantity], "times": [], "places": [],
    }  # fmt: skip


def _cluster(group: list[dict[str, Any]], status: str) -> dict[str, Any]:
    return {
        "id": f"k{group[0]['id']}", "label": group[0]["text"], "status": status,
        "claims": [c["id"] for c in group], "independent_origins": len(group),
    }  # fmt: skip


def _relation(a: dict[str, Any], b: dict[str, Any], verb: str, slot: str) -> dict[str, Any]:
    sides = {
        side: {k: claim["quantities"][0][k] for k in ("start", "end")}
        | {"value": claim["quantities"][0]["text"]}
        for side, claim in (("a", a), ("b", b))
    }
    why = f"{sides['a']['value']} people and {sides['b']['value']} people"
    return {
        "a": a["id"], "b": b["id"], "relation": verb, "kind": "quantity", "entails": "none",
        "between": "outlets" if verb == "contradiction" else None, "score": 0.8,
        "origin": "independent", "evidence": {"slot": slot, **sides, "why": why},
    }  # fmt: skip


def _finding(code: str, claims: list[dict[str, Any]], message: str) -> dict[str, Any]:
    places = [{"article": c["article"], **c["span"], "line": 1, "column": 1} for c in claims]
    return {
        "fingerprint": f"{code}{claims[-1]['id']}", "code": code, "name": "a-rule",
        "level": "note", "score": 0.5, "message": message, "claims": [c["id"] for c in claims],
        "location": places[0], "related": places[1:], "baseline_state": None, "suppression": None,
    }  # fmt: skip


def plain(document: dict[str, Any]) -> str:
    """The claims as one table with a search, as one would write it first."""
    outlets = {a["id"]: a["outlet"] for a in document["articles"]}
    rows = "".join(
        f"<tr><td>{outlets[c['article']]}</td><td>{html.escape(c['text'])}</td>"
        f"<td>{html.escape((c['attribution'] or {}).get('source', ''))}</td></tr>"
        for c in document["claims"]
    )
    return PLAIN.format(rows=rows)


def measure(browser: Browser, page_file: Path, field: str, output: str) -> tuple[float, float]:
    """Medians in seconds: until the page answers, and for one search."""
    answers, filters = [], []
    for n in range(ROUNDS):
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.set_default_timeout(120_000)
        page.goto(page_file.as_uri())
        mark = "performance.getEntriesByName('interactive')[0]"
        page.wait_for_function(f"{mark} !== undefined")
        answers.append(page.evaluate(f"{mark}.startTime") / 1000)
        page.wait_for_timeout(500)  # a reader does not type at once
        term = ("ferry", "pier 7", "mayor")[n % 3]
        filters.append(page.evaluate(FILTER, [field, output, term]) / 1000)
        page.close()
    return statistics.median(answers), statistics.median(filters)


def main() -> None:
    """Print the table."""
    options = argparse.ArgumentParser()
    options.add_argument("--articles", type=int, default=500)
    options.add_argument("--claims", type=int, default=24)
    given = options.parse_args()
    document = synthetic(given.articles, given.claims)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        root = Path(folder)
        start = time.perf_counter()
        write_folder(document, root / "site")
        middle = time.perf_counter()
        write_single(document, root / "single.html")
        end = time.perf_counter()
        (root / "plain.html").write_text(plain(document), encoding="utf-8")
        sizes = [p.stat().st_size for p in (root / "site").rglob("*.html")]
        print(
            f"{len(document['articles'])} articles, {len(document['claims'])} claims; folder "
            f"{sum(sizes) / 1e6:.1f} MB in {len(sizes)} files written in {middle - start:.1f} s, "
            f"single file written in {end - middle:.1f} s"
        )
        path = os.environ.get("CLAIMCHECK_CHROMIUM") or shutil.which("chromium")
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        print(f"{'page':24}{'size, MB':>10}{'answers, s':>12}{'search, s':>12}")
        for name, file, field, output in (
            ("index.html", root / "site" / "index.html", "[name=q]", "#shown"),
            ("--single-file", root / "single.html", "[name=q]", "#shown"),
            ("plain table", root / "plain.html", "#q", "output"),
        ):
            answers, search = measure(browser, file, field, output)
            size = file.stat().st_size / 1e6
            print(f"{name:24}{size:>10.1f}{answers:>12.2f}{search:>12.2f}")
        browser.close()


if __name__ == "__main__":
    main()
