"""What the blocking keeps: the facts it leaves within reach, the share of pairs, the growth.

    python benchmarks/blocking.py GOLD_FOLDER [ARTICLES.jsonl.gz]

A fact is within reach if two claims that carry two of its quotes (on different sides, for a
conflict or an update) were extracted, and kept if the blocking lets one such pair through. Growth
is measured on one made-up story: the articles of the file in order, as if all were one event.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections import Counter
from itertools import combinations
from pathlib import Path

from annotated import joins, stories

from claimcheck.alignment.candidates import candidate_pairs
from claimcheck.articles.article import Article
from claimcheck.articles.reading import article_from_text
from claimcheck.claims.claim import Claim
from claimcheck.claims.extraction import extract
from claimcheck.config import Config
from claimcheck.findings.coverage import NO_COPIES

SIZES = (500, 1000, 2000, 4000)


def reach(folder: Path) -> None:
    """Print what is kept of the annotated facts, by relation and by kind."""
    there: Counter[str] = Counter()
    reached: Counter[str] = Counter()
    kept: Counter[str] = Counter()
    possible = compared = 0
    for story in stories(folder, Config()):
        claims = story.report.claims
        found = candidate_pairs(claims, story.report.story, story.report.copies, Config().candidate)
        pairs = {frozenset(p) for p in found.pairs}
        possible, compared = possible + found.possible, compared + len(pairs)
        carriers = {f: _carriers(f, claims) for f in story.facts if not f.borderline}
        for fact, members in carriers.items():
            joined = [
                {i, j}
                for i, j in combinations(members, 2)
                if joins(fact, claims[i], claims[j]) or joins(fact, claims[j], claims[i])
            ]
            for name in (fact.relation, fact.kind, f"{fact.relation} {fact.kind}", "all"):
                there[name] += 1
                reached[name] += bool(joined)
                kept[name] += any(p in pairs for p in map(frozenset, joined))
    print(f"pairs kept: {compared} of {possible}, {compared / possible:.3f}")
    print("| facts | annotated | within reach | kept | kept of those within reach |")
    for name in sorted(there, key=lambda n: (n.count(" "), -there[n])):
        share = kept[name] / reached[name] if reached[name] else 0
        print(f"| {name} | {there[name]} | {reached[name]} | {kept[name]} | {share:.3f} |")


def _carriers(fact: object, claims: tuple[Claim, ...]) -> list[int]:
    from annotated import carries

    members = fact.members  # type: ignore[attr-defined]
    return [i for i, c in enumerate(claims) if any(carries(c, m) for m in members)]


def growth(file: Path) -> None:
    """Print how many pairs are kept for a story of more and more claims."""
    claims: list[Claim] = []
    articles: list[Article] = []
    with gzip.open(file, "rt", encoding="utf-8") as handle:
        for line in handle:
            row = json.loads(line)
            article = article_from_text(
                row["text"], outlet=row["outlet"], published=row["published"], path=row["id"]
            )
            articles.append(article)
            claims.extend(extract([article]))
            if len(claims) >= SIZES[-1]:
                break
    print("| claims | pairs possible | pairs kept | share | kept for each claim |")
    for size in SIZES:
        some = claims[:size]
        story = {c.article: "one" for c in some}
        found = candidate_pairs(some, story, NO_COPIES, Config().candidate)
        kept = len(found.pairs)
        print(f"| {size} | {found.possible} | {kept} | {kept / found.possible:.3f} | "
              f"{kept / size:.1f} |")  # fmt: skip


def main() -> None:
    """Print both tables."""
    reach(Path(sys.argv[1]))
    if len(sys.argv) > 2:
        growth(Path(sys.argv[2]))


if __name__ == "__main__":
    main()
