"""Draw claims for readers to judge: a fixed seed, one row a claim, with the sentence around it.

    python benchmarks/claim_sample.py --seed 7 --size 200 FOLDER... > sheet.jsonl

A row holds where the claim stands (folder, article, start, end) and what was read out of it; a
reader adds for each column whether it is right: ``span`` (the smallest clause that carries it),
``alone`` (the text stands alone), ``attribution``, ``certainty`` (with polarity) and ``values``
(quantities, times and places).
"""

from __future__ import annotations

import argparse
import json
import random
from pathlib import Path

from claimcheck.articles.reading import read_articles
from claimcheck.claims.extraction import extract


def main() -> None:
    """Print the sample."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--size", type=int, default=200)
    options = parser.parse_args()
    rows = []
    for folder in options.folders:
        texts = sorted(p for p in folder.iterdir() if p.suffix in {".txt", ".md", ".html"})
        articles = {a.id: a for a in read_articles(texts).articles}
        for claim in extract(articles.values()):
            article = articles[claim.article]
            said = claim.attribution
            rows.append(
                {
                    "folder": folder.name,
                    "article": Path(article.path).name,
                    "published": article.published,
                    "start": claim.span.start,
                    "end": claim.span.end,
                    "before": article.text[
                        max(0, claim.sentence.start - 300) : claim.sentence.start
                    ],
                    "sentence": claim.sentence.of(article.text),
                    "claim": claim.span.of(article.text),
                    "text": claim.text,
                    "unresolved": list(claim.unresolved),
                    "source": said.source if said else None,
                    "certainty": claim.factuality.certainty,
                    "polarity": claim.factuality.polarity,
                    "quantities": [
                        [q.text, q.low, q.high, q.bound, q.dimension, q.unit, q.counted]
                        for q in claim.quantities
                    ],
                    "times": [
                        [t.text, t.start and t.start.isoformat(), t.end and t.end.isoformat()]
                        for t in claim.times
                    ],
                    "places": [[p.text, p.relation, p.name] for p in claim.places],
                }
            )
    rows.sort(key=lambda r: (r["folder"], r["article"], r["start"], r["end"]))
    for number, row in enumerate(random.Random(options.seed).sample(rows, options.size), 1):
        print(json.dumps({"n": number, **row}, ensure_ascii=False))


if __name__ == "__main__":
    main()
