"""How much of what annotators quote lies inside claims, and how small those claims are.

For each quote of each ``gold.json`` below a folder: is it inside some claim; is it so without the
punctuation around it; inside a claim of at most ``max(160, 3 x the quote)`` code points; do claims
together hold every word of it (a quote may join two clauses, which are two claims); does such a
claim overlap it by half of the shorter of the two (what the annotation guidelines ask of a claim
that carries a quote).

    python benchmarks/coverage.py FOLDER [--show]
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from pathlib import Path

from claimcheck.articles.reading import read_articles
from claimcheck.claims.extraction import extract
from claimcheck.spans import Span

CLAUSE = 160  # code points up to which a claim counts as a clause whatever the quote


def measure(folder: Path, show: bool) -> Counter[str]:
    """The counts for one annotated folder."""
    articles = read_articles([folder]).articles
    claims: dict[str, list[Span]] = {a.path: [] for a in articles}
    paths = {a.id: a.path for a in articles}
    for claim in extract(articles):
        claims[paths[claim.article]].append(claim.span)
    texts = {a.path: a for a in articles}
    counts: Counter[str] = Counter(claims=sum(map(len, claims.values())))
    for fact in json.loads((folder / "gold.json").read_text(encoding="utf-8"))["facts"]:
        for member in fact["members"]:
            article, quote = texts[member["article"]], member["quote"]
            matter = [s.span.end for s in article.skipped_spans if s.reason == "front matter"]
            at = article.text.index(quote, max(matter, default=0))
            span = Span(at, at + len(quote))
            most = max(CLAUSE, 3 * len(span))
            around = [c for c in claims[article.path] if c.contains(span)]
            small = [c for c in around if len(c) <= most]
            fitting = [
                c
                for c in claims[article.path]
                if len(c) <= most and c.overlap(span) >= 0.5 * min(len(c), len(span)) > 0
            ]
            counts["quotes"] += 1
            counts["inside"] += bool(around)
            bare = _bare(article.text, span)
            counts["inside but for punctuation"] += any(
                c.contains(bare) for c in claims[article.path]
            )
            counts["inside a small claim"] += bool(small)
            counts["words all claimed"] += all(
                any(c.contains(word) for c in claims[article.path])
                for word in _words(article.text, span)
            )
            counts["carried"] += bool(fitting)
            if show and not small:
                kind = "long" if around else "loose" if fitting else "missed"
                print(f"{kind:7} {article.path}: {quote}")
    return counts


def _bare(text: str, span: Span) -> Span:
    words = _words(text, span)
    return Span(words[0].start, words[-1].end) if words else span


def _words(text: str, span: Span) -> list[Span]:
    return [
        Span(m.start(), m.end()) for m in re.compile(r"\w+").finditer(text, span.start, span.end)
    ]


def main() -> None:
    """Print the shares of every annotated story and of all together."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("--show", action="store_true", help="print quotes without a small claim")
    options = arguments.parse_args()
    total: Counter[str] = Counter()
    for gold in sorted(options.folder.rglob("gold.json")):
        counts = measure(gold.parent, options.show)
        total.update(counts)
        print(_line(gold.parent.name, counts))
    print(_line("all", total))


def _line(name: str, counts: Counter[str]) -> str:
    shares = [f"{counts[k] / counts['quotes']:.3f} {k}" for k in list(counts)[2:]]
    return f"{name:16} {counts['claims']:5} claims {counts['quotes']:5} quotes  {'  '.join(shares)}"


if __name__ == "__main__":
    main()
