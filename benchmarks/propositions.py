"""Propositions against PropSegmEnt (Chen and others, Findings of ACL 2023): F1 of token sets.

A claim is the set of words in its span and of the subject that its sentence supplies; a
proposition of the corpus the set of words that its annotators marked. Equal sets of one sentence
count once. Pairs are matched one to one within a sentence, greedily from the highest Jaccard
similarity; F1 is over all propositions of the file (micro).

    python benchmarks/propositions.py proposition_segmentation.dev.jsonl.gz [--show N]
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
from collections.abc import Iterable, Iterator, Set
from pathlib import Path

from claimcheck.articles.reading import article_from_text
from claimcheck.claims.claim import Claim
from claimcheck.claims.extraction import extract

LEVELS = (0.8, 0.5)
WORD = re.compile(r"\w+(?:['’]\w+)?")
MARK = re.compile(r"\[/?M\]")
Words = frozenset[int]


def marked(annotated: str) -> Words:
    """The numbers of the words between [M] and [/M] in a sentence."""
    inside, plain, spans = False, "", []
    at = 0
    for mark in MARK.finditer(annotated):
        piece = annotated[at : mark.start()]
        if inside:
            spans.append((len(plain), len(plain) + len(piece)))
        plain += piece
        at, inside = mark.end(), mark.group() == "[M]"
    return covered(plain + annotated[at:], spans)


def covered(sentence: str, spans: Iterable[tuple[int, int]]) -> Words:
    """The numbers of the words of ``sentence`` that begin inside one of ``spans``."""
    spans = list(spans)
    return frozenset(
        number
        for number, word in enumerate(WORD.finditer(sentence))
        if any(start <= word.start() < end for start, end in spans)
    )


def of_claim(claim: Claim, sentence: str) -> Words:
    """The words of a claim with its supplied subject."""
    spans = [claim.span, *(t.span for t in claim.terms if not t.own)]
    return covered(sentence, ((s.start, s.end) for s in spans))


def pairs(ours: Set[Words], theirs: Set[Words]) -> Iterator[float]:
    """The similarities of the pairs of a greedy matching, from the highest."""
    scored = sorted(
        (-len(x & y) / len(x | y), sorted(x), sorted(y)) for x in ours for y in theirs if x & y
    )
    used_x: set[Words] = set()
    used_y: set[Words] = set()
    for minus, a, b in scored:
        x, y = frozenset(a), frozenset(b)
        if x not in used_x and y not in used_y:
            used_x.add(x)
            used_y.add(y)
            yield -minus


def main() -> None:
    """Print precision, recall and F1 at each level of similarity."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("file", type=Path)
    arguments.add_argument("--show", type=int, default=0, help="sentences to print")
    options = arguments.parse_args()
    with gzip.open(options.file, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    articles = [article_from_text(r["sentence"], path=f"{i:09}") for i, r in enumerate(rows)]
    found: dict[str, list[Claim]] = {a.id: [] for a in articles}
    for claim in extract(articles):
        found[claim.article].append(claim)
    ours_total = theirs_total = 0
    hits = dict.fromkeys(LEVELS, 0)
    for number, (article, row) in enumerate(zip(articles, rows, strict=True)):
        ours = {of_claim(c, row["sentence"]) for c in found[article.id]} - {frozenset()}
        theirs = {marked(p) for p in row["propositions"].split("[SEP]")} - {frozenset()}
        ours_total, theirs_total = ours_total + len(ours), theirs_total + len(theirs)
        matched = list(pairs(ours, theirs))
        for level in LEVELS:
            hits[level] += sum(score >= level for score in matched)
        if number < options.show:
            print(row["sentence"])
            for name, sets in (("ours", ours), ("theirs", theirs)):
                words = WORD.findall(row["sentence"])
                for chosen in sorted(map(sorted, sets)):
                    print(f"  {name:7}", " ".join(words[i] for i in chosen))
    print(f"{len(rows)} sentences, {ours_total} claims, {theirs_total} propositions")
    for level in LEVELS:
        precision, recall = hits[level] / ours_total, hits[level] / theirs_total
        f1 = 2 * precision * recall / (precision + recall)
        print(f"Jaccard {level}: precision {precision:.3f} recall {recall:.3f} F1 {f1:.3f}")


if __name__ == "__main__":
    main()
