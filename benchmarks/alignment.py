"""Alignment on public data: QA-Align, SuperPAL and Pyramid content units.

    python benchmarks/alignment.py DATA [--pairs N] [--topics N]

QA-Align (Brook Weiss and others 2021) aligns questions and answers of two sentences; here two
predicates are aligned if any of their questions are, and predicted so if the claims that carry them
are related (or, in the second row, agree, conflict or update). SuperPAL (Ernst and others 2021)
and the content units of fusion_val (Pyramid annotation of DUC and TAC) give texts that express one
unit: every text is an article of its own, the texts of a topic are one story, and a pair of texts
is predicted where two of their claims are. Pairwise precision, recall and F1, and the same for
clusters by B-cubed (Bagga and Baldwin 1998). Beside them plain word overlap, or one verb.
"""

from __future__ import annotations

import argparse
import ast
import csv
import gzip
from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import combinations
from pathlib import Path
from typing import Any

from claimcheck.articles.reading import article_from_text
from claimcheck.check import cross_reference
from claimcheck.claims.claim import Claim, Role
from claimcheck.claims.extraction import extract
from claimcheck.config import Config
from claimcheck.relations.judge import judge
from claimcheck.relations.relation import Verb

Pair = tuple[Any, Any]
JOINING = {Verb.AGREEMENT, Verb.CONTRADICTION, Verb.UPDATE}


def f1(said: set[Pair], gold: set[Pair]) -> str:
    """Precision, recall and F1 as cells of a table."""
    hit = len(said & gold)
    precision, recall = hit / max(1, len(said)), hit / max(1, len(gold))
    score = 2 * precision * recall / max(1e-9, precision + recall)
    return f"{len(gold)} | {len(said)} | {precision:.3f} | {recall:.3f} | {score:.3f}"


def b_cubed(said: Mapping[Any, int], gold: Mapping[Any, int]) -> str:
    """B-cubed precision, recall and F1 of two clusterings of the same items."""
    mine, true = _members(said), _members(gold)
    precision = recall = 0.0
    for item in gold:
        common = len(mine[said[item]] & true[gold[item]])
        precision += common / len(mine[said[item]])
        recall += common / len(true[gold[item]])
    precision, recall = precision / len(gold), recall / len(gold)
    return f"{precision:.3f} | {recall:.3f} | {2 * precision * recall / (precision + recall):.3f}"


def _members(clusters: Mapping[Any, int]) -> dict[int, set[Any]]:
    found: dict[int, set[Any]] = defaultdict(set)
    for item, number in clusters.items():
        found[number].add(item)
    return found


def joined(items: Iterable[Any], pairs: Iterable[Pair]) -> dict[Any, int]:
    """The connected components that ``pairs`` make of ``items``."""
    root = {item: item for item in items}

    def find(item: Any) -> Any:
        while root[item] != item:
            item = root[item]
        return item

    for a, b in pairs:
        root[find(a)] = find(b)
    number = {r: n for n, r in enumerate(dict.fromkeys(find(i) for i in root))}
    return {item: number[find(item)] for item in root}


def qa_align(data: Path, count: int) -> None:
    """Predicates of sentence pairs."""
    gold: set[Pair] = set()
    lemma: set[Pair] = set()
    said: dict[str, set[Pair]] = {"any relation": set(), "one row": set()}
    with gzip.open(data / "qa_align/qaalign_dev_gold_official.csv.gz", "rt") as handle:
        rows = list(csv.DictReader(handle))
    for n, row in enumerate(rows[:: max(1, len(rows) // count)] if count else rows):
        sides = []
        for side in ("1", "2"):
            tokens = row[f"tokens_{side}"].split(" ")
            starts = [sum(len(t) + 1 for t in tokens[:i]) for i in range(len(tokens))]
            article = article_from_text(" ".join(tokens), outlet=side, path=f"{n}-{side}")
            verbs = sorted({q["verb_idx"] for q in ast.literal_eval(row[f"qas_{side}"])})
            claims = extract([article])
            sides.append((tokens, verbs, [_carrier(claims, starts[v]) for v in verbs], claims))
        for match in ast.literal_eval(row["alignments"]):
            gold.update(
                (f"{n}-{x['verb_idx']}", f"{n}-{y['verb_idx']}")
                for x in match["sent1"]
                for y in match["sent2"]
            )
        (tokens_a, verbs_a, of_a, claims_a), (tokens_b, verbs_b, of_b, claims_b) = sides
        every = [*claims_a, *claims_b]
        pairs = [(i, len(claims_a) + j) for i in range(len(claims_a)) for j in range(len(claims_b))]
        found = judge(every, pairs, Config())
        related = {frozenset((r.a, r.b)) for r in found}
        close = {frozenset((r.a, r.b)) for r in found if r.relation in JOINING}
        for x, a in zip(verbs_a, of_a, strict=True):
            for y, b in zip(verbs_b, of_b, strict=True):
                key = (f"{n}-{x}", f"{n}-{y}")
                if _stem(tokens_a[x]) == _stem(tokens_b[y]):
                    lemma.add(key)
                if a is None or b is None:
                    continue
                if frozenset((a.id, b.id)) in related:
                    said["any relation"].add(key)
                if frozenset((a.id, b.id)) in close:
                    said["one row"].add(key)
    print("| QA-Align dev, predicates | gold | said | precision | recall | F1 |")
    print(f"| the same verb | {f1(lemma, gold)} |")
    for name, pairs_said in said.items():
        print(f"| {name} | {f1(pairs_said, gold)} |", flush=True)


def _carrier(claims: Iterable[Claim], at: int) -> Claim | None:
    """The claim whose predicate stands at a place, else the smallest around it."""
    around = [c for c in claims if c.span.start <= at < c.span.end]
    exact = [c for c in around
             if any(t.role is Role.PREDICATE and t.span.start == at for t in c.terms)]  # fmt: skip
    return min(exact or around, key=lambda c: (len(c.span), c.id), default=None)


def _stem(word: str) -> str:
    low = word.lower()
    return next((low[: -len(e)] for e in ("ing", "ed", "es", "s", "e") if low.endswith(e)), low)


def content_units(name: str, topics: Mapping[str, list[tuple[frozenset[str], str]]]) -> None:
    """Texts by topic, each with the units that it expresses: pairs and clusters."""
    gold: set[Pair] = set()
    words: set[Pair] = set()
    said: set[Pair] = set()
    related: set[Pair] = set()
    true: dict[Any, int] = {}
    mine: dict[Any, int] = {}
    overlapping: dict[Any, int] = {}
    for topic, texts in topics.items():
        articles = [
            article_from_text(text, outlet=f"o{i}", path=f"{i:04}")
            for i, (_, text) in enumerate(texts)
        ]
        number = {a.id: (topic, int(a.path)) for a in articles}
        report = cross_reference(articles, Config(story=0.0))
        of = {c.id: number[c.article] for c in report.claims}
        items = [(topic, i) for i in range(len(texts))]
        here: set[Pair] = set()
        for r in report.relations:
            key = tuple(sorted((of[r.a], of[r.b])))
            if key[0] == key[1]:
                continue
            related.add(key)
            if r.relation in JOINING:
                here.add(key)
        said |= here
        bags = [{w for w in t.lower().split() if len(w) > 3} for _, t in texts]
        lexical = {
            ((topic, i), (topic, j))
            for i, j in combinations(range(len(texts)), 2)
            if len(bags[i] & bags[j]) >= 0.4 * min(len(bags[i]), len(bags[j])) > 0
        }
        words |= lexical
        same = {((topic, i), (topic, j)) for i, j in combinations(range(len(texts)), 2)
                if texts[i][0] & texts[j][0]}  # fmt: skip
        gold |= same
        for table, pairs in ((true, same), (mine, here), (overlapping, lexical)):
            base = len(table)
            table.update({k: base + v for k, v in joined(items, pairs).items()})
    print(f"| {name}, pairs of texts | gold | said | precision | recall | F1 |")
    print(f"| 40 % of the shorter one's words | {f1(words, gold)} |")
    print(f"| any relation | {f1(related, gold)} |")
    print(f"| one row | {f1(said, gold)} |")
    print(f"| {name}, clusters of {len(true)} texts by B-cubed | precision | recall | F1 |")
    print(f"| 40 % of the shorter one's words | {b_cubed(overlapping, true)} |")
    print(f"| one row | {b_cubed(mine, true)} |", flush=True)


def superpal(data: Path) -> dict[str, list[tuple[frozenset[str], str]]]:
    """The summary's span names a unit; it and the spans of the documents are its texts."""
    topics: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    with (data / "superpal/dev_MN_only.csv").open(encoding="utf-8", newline="") as handle:
        for row in csv.DictReader(handle):
            unit = " ".join(row["summarySpanText"].replace("...", " ").split())
            text = " ".join(row["docSpanText"].replace("...", " ").split())
            topics[row["topic"]][unit].add(unit)
            topics[row["topic"]][text].add(unit)
    return {t: [(frozenset(u), x) for x, u in sorted(texts.items())] for t, texts in topics.items()}


def pyramid(data: Path, count: int) -> dict[str, list[tuple[frozenset[str], str]]]:
    """The sentences of each topic with the content units that they contribute to."""
    topics: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    with gzip.open(data / "qa_align/fusion_val.csv.gz", "rt", encoding="utf-8") as handle:
        for row in csv.DictReader(handle):
            topics[row["topic"]][row["text"]].add(row["abs_scu_id"])
    names = sorted(topics)[: count or None]
    return {t: [(frozenset(u), x) for x, u in sorted(topics[t].items())] for t in names}


def main() -> None:
    """Print the tables."""
    csv.field_size_limit(10**8)
    parser = argparse.ArgumentParser()
    parser.add_argument("data", type=Path)
    parser.add_argument("--pairs", type=int, default=0)
    parser.add_argument("--topics", type=int, default=0)
    args = parser.parse_args()
    content_units("SuperPAL dev", superpal(args.data))
    qa_align(args.data, args.pairs)
    content_units("content units", pyramid(args.data, args.topics))


if __name__ == "__main__":
    main()
