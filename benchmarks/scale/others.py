"""What a user would take instead, on the same stories in the same run: time only.

hallucination-check (every article against every other one of its story, both ways), and a
cross-encoder of MiniLM's size over all pairs of sentences of different articles. The second is
extrapolated: the number of pairs times what one row of that length takes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations, permutations
from pathlib import Path

from benchmarks.scale.runs import processor_seconds
from benchmarks.scale.sample import folder

ROWS = 100  # pairs of sentences that are run through the network


def table(root: Path, lines: list[str]) -> Iterator[str]:
    """Processor seconds of the three, the models loaded before."""
    from hallucination_check import GroundingChecker

    from claimcheck.alignment.slot_encoder import builtin
    from claimcheck.alignment.stories import stories
    from claimcheck.articles.reading import read_articles
    from claimcheck.check import cross_reference
    from claimcheck.claims.parsing import pipeline
    from claimcheck.config import Config

    articles = read_articles([folder(root, "others", lines)]).articles
    nlp, encoder, checker = pipeline(), builtin(), GroundingChecker()
    nlp("One.")
    story = stories(articles, Config())
    told = defaultdict(list)
    for article in articles:
        if article.id in story:
            told[story[article.id]].append(article)
    told = {name: members for name, members in told.items() if len(members) > 1}
    given = [a for members in told.values() for a in members]
    start = processor_seconds()
    cross_reference(given)
    ours = processor_seconds() - start
    start = processor_seconds()
    for members in told.values():
        for a, b in permutations(members, 2):
            checker.check(a.text, [b.text])
    theirs = processor_seconds() - start
    sentences = {a.id: [s.text for s in nlp(a.text).sents] for a in given}
    pairs = sum(
        len(sentences[a.id]) * len(sentences[b.id])
        for members in told.values()
        for a, b in combinations(members, 2)
    )
    first = next(iter(told.values()))
    rows = [f"{x} {y}" for x in sentences[first[0].id] for y in sentences[first[1].id]][:ROWS]
    encoder.encode(["One sentence."])
    start = processor_seconds()
    encoder.encode(rows)
    network = (processor_seconds() - start) / len(rows) * pairs
    yield f"| {len(given)} articles in {len(told)} stories | processor seconds | times |"
    yield "| --- | --- | --- |"
    yield f"| claimcheck report | {ours:.1f} | 1 |"
    times = theirs / ours
    yield f"| hallucination-check 0.1.0, all pairs of articles | {theirs:.1f} | {times:.2f} |"
    yield (
        f"| MiniLM-L6 over {pairs:,} pairs of sentences (extrapolated from {len(rows)}) | "
        f"{network:,.0f} | {network / ours:.2f} |"
    )
