"""What extraction costs beyond the parse that it stands on, as a share of that parse.

Parse and extraction of the same articles by the same components alternate in one process, so that
neither a busy machine nor a slow parse flatters the ratio. Processor time counts, not the clock.

    python benchmarks/extraction.py FOLDER... [--profile]
"""

from __future__ import annotations

import argparse
import cProfile
import pstats
import statistics
import time
from pathlib import Path

from claimcheck.articles.article import Article
from claimcheck.articles.reading import read_articles
from claimcheck.claims.extraction import extract
from claimcheck.claims.parsing import BATCH, pipeline, texts

ROUNDS = 5


def seconds(articles: tuple[Article, ...]) -> tuple[float, float]:
    """Processor time of one parse, and of one extraction with its parse."""
    start = time.process_time()
    words = sum(
        len(doc) for doc, _ in pipeline().pipe(texts(articles), as_tuples=True, batch_size=BATCH)
    )
    parsed = time.process_time()
    assert words
    extract(articles)
    return parsed - start, time.process_time() - parsed


def main() -> None:
    """Print the medians and their ratio, or where extraction spends its time."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("folders", type=Path, nargs="+")
    arguments.add_argument("--profile", action="store_true")
    options = arguments.parse_args()
    articles = tuple(read_articles(options.folders).articles)
    seconds(articles)  # loads the model, the lexicons and the caches
    if options.profile:
        profile = cProfile.Profile()
        profile.runcall(extract, articles)
        pstats.Stats(profile).sort_stats("tottime").print_stats(45)
        return
    rounds = [seconds(articles) for _ in range(ROUNDS)]
    unit = statistics.median(a for a, _ in rounds)
    beyond = statistics.median(b - a for a, b in rounds)
    print(f"{len(articles)} articles")
    print(f"parse       {unit:6.2f} s")
    print(f"extraction  {beyond:6.2f} s beyond the parse")
    print(f"ratio       {beyond / unit:6.2f}")


if __name__ == "__main__":
    main()
