"""Story grouping on labelled articles, beside two baselines in the same run.

    python benchmarks/stories.py ARTICLES.jsonl[.gz]

Every line holds an article as claimcheck reads it and a ``story``, null where none is known: those
stay in the pool and are not scored. Pairwise F1 and B-cubed (Bagga and Baldwin 1998) are measured
over the labelled articles. Each baseline is given the threshold that is best for it on these very
articles; claimcheck runs with its defaults. ``--folds`` sets claimcheck's two thresholds on one
half of the stories and measures on the other.
"""

from __future__ import annotations

import argparse
import gzip
import json
import resource
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from claimcheck.alignment.documents import document
from claimcheck.alignment.similarity import vector, weight
from claimcheck.alignment.stories import stories
from claimcheck.articles.article import Article
from claimcheck.articles.reading import read_articles
from claimcheck.config import Config

STEPS = np.round(np.arange(0.10, 0.995, 0.01), 2)


@dataclass(frozen=True, slots=True)
class Scores:
    """Pairwise and B-cubed precision, recall and F1."""

    pairs: tuple[float, float, float]
    b_cubed: tuple[float, float, float]

    def __str__(self) -> str:
        return "".join(f"{v:8.3f}" for v in (*self.pairs, *self.b_cubed))


def scores(gold: Sequence[str | None], found: Sequence[object]) -> Scores:
    """Both measures over the items that have a gold label."""
    items = [(g, f) for g, f in zip(gold, found, strict=True) if g is not None]
    of_gold, of_found = Counter(g for g, _ in items), Counter(f for _, f in items)
    joint = Counter(items)
    together = sum(n * (n - 1) for n in joint.values())
    precision = together / max(1, sum(n * (n - 1) for n in of_found.values()))
    recall = together / max(1, sum(n * (n - 1) for n in of_gold.values()))
    b_precision = sum(n * n / of_found[f] for (_, f), n in joint.items()) / len(items)
    b_recall = sum(n * n / of_gold[g] for (g, _), n in joint.items()) / len(items)
    return Scores(
        (precision, recall, _f1(precision, recall)),
        (b_precision, b_recall, _f1(b_precision, b_recall)),
    )


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def load(path: Path) -> tuple[list[Article], list[str | None]]:
    """The articles and their stories."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as handle:
        lines = handle.readlines()
    with TemporaryDirectory() as folder:
        copy = Path(folder) / "articles.jsonl"
        copy.write_text("".join(lines), encoding="utf-8")
        articles = list(read_articles([copy]).articles)
    label = {(r["outlet"], r["text"]): r["story"] for r in map(json.loads, lines)}
    return articles, [label.get((a.outlet, a.text)) for a in articles]


def claimcheck(articles: list[Article], gold: list[str | None]) -> tuple[Scores, str]:
    """The grouping of this package with its defaults."""
    found = stories(articles, Config())
    return scores(gold, [found.get(a.id, a.id) for a in articles]), "defaults"


def tf_idf(articles: list[Article], gold: list[str | None]) -> tuple[Scores, str]:
    """Single link over the cosine of TF-IDF vectors: log counts, no background, no dates."""
    from scipy.sparse import csr_array, diags_array

    texts = [document(a).body for a in articles]
    spread = Counter(w for t in texts for w in set(t))
    index = {w: i for i, w in enumerate(sorted(w for w, n in spread.items() if n > 1))}
    rarity = np.log(len(texts) / np.array([spread[w] for w in index]))
    rows, columns, values = [], [], []
    for row, text in enumerate(texts):
        for word, count in Counter(text).items():
            if word in index:
                rows.append(row)
                columns.append(index[word])
                values.append((1 + np.log(count)) * rarity[index[word]])
    matrix = csr_array((values, (rows, columns)), shape=(len(texts), len(index)))
    norms = np.sqrt(np.asarray((matrix * matrix).sum(axis=1)).ravel())
    matrix = (diags_array(1 / np.maximum(norms, 1e-9)) @ matrix).tocsr()
    return _single_link((matrix @ matrix.T).tocsr(), gold)


def embeddings(articles: list[Article], gold: list[str | None]) -> tuple[Scores, str]:
    """A threshold on the cosine of mean word vectors (static, distilled from MiniLM)."""
    from scipy.sparse import csr_array

    means = []
    for article in articles:
        counts = Counter(document(article).body)
        means.append(sum(n * weight(w) ** 4 * vector(w) for w, n in counts.items()))
    matrix = np.stack(means) - np.mean(means, axis=0)
    matrix /= np.maximum(np.linalg.norm(matrix, axis=1, keepdims=True), 1e-9)
    alike = matrix @ matrix.T
    alike[alike < STEPS[0]] = 0
    return _single_link(csr_array(alike), gold)


def _single_link(alike, gold: list[str | None]) -> tuple[Scores, str]:
    """Connected components at the threshold that is best for these articles."""
    from scipy.sparse.csgraph import connected_components

    best: tuple[Scores, str] | None = None
    for threshold in STEPS:
        alike.data[alike.data < threshold] = 0
        alike.eliminate_zeros()
        found = scores(gold, connected_components(alike, directed=False)[1].tolist())
        if best is None or found.pairs[2] > best[0].pairs[2]:
            best = found, f"{threshold:.2f}"
    assert best is not None
    return best


METHODS: dict[str, Callable[[list[Article], list[str | None]], tuple[Scores, str]]] = {
    "claimcheck": claimcheck,
    "TF-IDF, single link": tf_idf,
    "embeddings, threshold": embeddings,
}


def measure(name: str, articles: list[Article], gold: list[str | None], pipe) -> None:
    """Run one method in a process of its own, so that its time and memory are its own."""
    cpu, wall = time.process_time(), time.perf_counter()
    found, threshold = METHODS[name](articles, gold)
    spent = time.process_time() - cpu, time.perf_counter() - wall
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    pipe.send((found, threshold, *spent, peak))


def folds(articles: list[Article], gold: list[str | None]) -> None:
    """Thresholds from one half of the stories, measured on the other."""
    names = sorted({g for g in gold if g is not None})
    grid = [(s, g) for s in (0.02, 0.03, 0.05, 0.07) for g in (0.11, 0.14, 0.17, 0.20)]
    found = {pair: stories(articles, Config(story=pair[0], story_groups=pair[1])) for pair in grid}
    for half in (0, 1):
        part = {n: i % 2 == half for i, n in enumerate(names)}
        here = [g if g is not None and part[g] else None for g in gold]
        rest = [g if g is not None and not part[g] else None for g in gold]

        def on(labels: list[str | None], pair: tuple[float, float]) -> Scores:
            return scores(labels, [found[pair].get(a.id, a.id) for a in articles])

        chosen = max(grid, key=lambda pair: on(here, pair).pairs[2])
        print(f"half {half}: chosen {chosen}, on the other half{on(rest, chosen)}")
        print(f"        defaults on the other half{on(rest, (0.03, 0.14))}")


def main() -> None:
    """Print one row for each method."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("articles", type=Path)
    parser.add_argument("--folds", action="store_true")
    options = parser.parse_args()
    articles, gold = load(options.articles)
    known = [g for g in gold if g is not None]
    print(f"{len(articles)} articles, {len(known)} of them in {len(set(known))} stories")
    print(f"{'':24}{'pairs P':>8}{'R':>8}{'F1':>8}{'B3 P':>8}{'R':>8}{'F1':>8}"
          f"{'at':>10}{'CPU s':>8}{'wall s':>8}{'MiB':>7}")  # fmt: skip
    context = get_context("spawn")
    for name in METHODS:
        here, there = context.Pipe()
        process = context.Process(target=measure, args=(name, articles, gold, there))
        process.start()
        found, threshold, cpu, wall, peak = here.recv()
        process.join()
        print(f"{name:24}{found}{threshold:>10}{cpu:8.1f}{wall:8.1f}{peak:7.0f}")
    if options.folds:
        folds(articles, gold)


if __name__ == "__main__":
    main()
