"""Slots of annotated stories, for measuring: never learnt from.

    python training/gold_slots.py GOLD_FOLDER OUT.jsonl

Each line is a slot that the product itself extracted: story, article, kind, the facts whose quotes
hold it, and its text as a marked clause and as a marked sentence. GOLD_FOLDER holds one folder per
story, with its articles and a gold.json.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

from claimcheck.alignment.slot_marks import mark, mark_claim
from claimcheck.articles.reading import read_articles
from claimcheck.claims.extraction import extract
from claimcheck.spans import Span


def story_slots(folder: Path) -> Iterator[dict[str, object]]:
    """The slots of one story, each value once an article: with its narrowest claim."""
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    articles = {a.id: a for a in read_articles([folder]).articles}
    best: dict[tuple[str, str, Span], tuple[int, dict[str, object]]] = {}
    for claim in extract(tuple(articles.values()), None):
        article = articles[claim.article]
        members = [
            (fact, Span(at, at + len(m["quote"])), len(fact_members(fact, m["article"])))
            for fact in gold["facts"]
            for m in fact["members"]
            if m["article"] == Path(article.path).name
            and (at := article.text.find(m["quote"])) >= 0
        ]
        values = [
            *(("quantity", q.span, q.text, q.dimension) for q in claim.quantities),
            *(("time", t.span, t.text, "") for t in claim.times),
            *(("place", p.span, p.text, "") for p in claim.places),
        ]
        for kind, span, text, dimension in values:
            facts = [
                [fact["id"], fact["relation"], fact["kind"]]
                for fact, quote, _ in members
                if quote.contains(span)
            ]
            sentence = claim.sentence.of(article.text)
            at = span.start - claim.sentence.start
            row: dict[str, object] = {
                "story": folder.name,
                "article": article.id,
                "kind": kind,
                "value": text,
                "dimension": dimension,
                "facts": facts,
                "clause": mark_claim(claim, span, text, kind),
                "sentence": mark(sentence, at, at + len(span), kind),
            }
            key = (article.id, kind, span)
            if key not in best or len(claim.span) < best[key][0]:
                best[key] = (len(claim.span), row)
    for key in sorted(best):
        yield best[key][1]


def fact_members(fact: dict[str, object], article: str) -> list[object]:
    """The members of ``fact`` in one article."""
    return [m for m in fact["members"] if m["article"] == article]  # type: ignore[attr-defined]


def main() -> None:
    """Write the slots of every story below the folder given."""
    with Path(sys.argv[2]).open("w", encoding="utf-8") as out:
        for path in sorted(Path(sys.argv[1]).glob("*/gold.json")):
            for row in story_slots(path.parent):
                out.write(json.dumps(row, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
