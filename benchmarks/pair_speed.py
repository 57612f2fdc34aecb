"""Pairs that the judgement decides in a second of processor time, on one core.

    python benchmarks/pair_speed.py FOLDER [--model builtin|FILE.onnx|NAME]

The pairs are those that the blocking keeps of the articles in FOLDER, judged twice: the second time
the word tables are warm. The judgement runs on one thread; two processes do twice as much.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path

from claimcheck.alignment.candidates import candidate_pairs
from claimcheck.alignment.stories import stories
from claimcheck.articles.copying import copies_in
from claimcheck.articles.reading import read_articles
from claimcheck.claims.extraction import extract
from claimcheck.config import Config
from claimcheck.relations.judge import judge_pairs


def main() -> None:
    """Print the speed of both rounds."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--model", default="builtin")
    args = parser.parse_args()
    config = Config(relation_model=args.model)
    articles = read_articles([args.folder]).articles
    story = stories(articles, config)
    claims = extract(articles)
    kept = candidate_pairs(claims, story, copies_in(articles, story), config.candidate).pairs
    for name in ("first", "again"):
        began = time.process_time()
        found = judge_pairs(claims, kept, config)
        took = time.process_time() - began
        print(f"{name}: {len(kept)} pairs of {len(claims)} claims, {len(found)} relations, "
              f"{len(kept) / took:.0f} pairs a CPU second")  # fmt: skip


if __name__ == "__main__":
    main()
