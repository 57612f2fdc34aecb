"""Attribution against PolNeAR (Newell, Margolin and Ruths 2018): source, cue and content.

    python benchmarks/attribution.py PATH [PART]

PATH is the corpus, unpacked or as tar.gz, PART its folder under data/ (dev unless given). Where
several annotators read one article, the first of them by name counts, so that no attribution
counts twice. As the corpus gives each token to one attribution, nested ones are left out.

A part is right where its words overlap with those of the annotation by at least 0.8, by Dice's
coefficient (the F1 of the two sets of words) and by Jaccard's; each prediction and annotation
counts in one match only. "content, source" asks that one attribution has both right; where the
annotation names no source, none may be given.
"""

from __future__ import annotations

import re
import sys
import tarfile
from bisect import bisect_right
from collections.abc import Callable, Iterator
from pathlib import Path

from claimcheck.articles.reading import article_from_text
from claimcheck.claims.framing import attributions
from claimcheck.spans import Span

OVERLAP = 0.8
DIGITS = "0123456789"
WORD = re.compile(r"\w+")
TEXT_BOUND = re.compile(r"^(T\d+)\t\S+ ([\d ;]+)\t")
Parts = tuple[frozenset[int], ...]  # the words of source, cue and content
Measure = Callable[[frozenset[int], frozenset[int]], float]


def dice(a: frozenset[int], b: frozenset[int]) -> float:
    """Twice the common words over all words; two empty sets are equal."""
    return 2 * len(a & b) / (len(a) + len(b)) if a or b else 1.0


def jaccard(a: frozenset[int], b: frozenset[int]) -> float:
    """The common words over the words of either; two empty sets are equal."""
    return len(a & b) / len(a | b) if a or b else 1.0


def members(path: Path) -> Iterator[tuple[str, str]]:
    """Name and text of every file of the corpus."""
    if path.is_dir():
        for file in sorted(path.rglob("*")):
            if file.suffix in {".txt", ".ann"}:
                yield file.as_posix(), file.read_bytes().decode("utf-8")
        return
    with tarfile.open(path) as archive:
        for member in archive:
            content = archive.extractfile(member)
            if content is not None and member.name.endswith((".txt", ".ann")):
                yield member.name, content.read().decode("utf-8")


def corpus(path: Path, part: str) -> tuple[dict[str, str], dict[str, str]]:
    """Texts and annotations of one part, by the name of the article."""
    texts: dict[str, str] = {}
    annotations: dict[str, tuple[str, str]] = {}
    for name, content in members(path):
        folder, stem = Path(name).parent, Path(name).stem
        if folder.parent.name != part:
            continue
        if folder.name == "text":
            texts[stem] = content
        else:
            article, annotator = stem.rsplit("_", 1)
            first = annotations.get(article)
            if first is None or annotator < first[0]:
                annotations[article] = (annotator, content)
    return texts, {article: content for article, (_, content) in annotations.items()}


def words_in(spans: list[Span], words: list[tuple[int, int]]) -> frozenset[int]:
    """The indices of the words that ``spans`` touch."""
    starts = [start for start, _ in words]
    found: set[int] = set()
    for span in spans:
        first = max(bisect_right(starts, span.start) - 1, 0)
        while first < len(words) and words[first][0] < span.end:
            if words[first][1] > span.start:
                found.add(first)
            first += 1
    return frozenset(found)


def annotated(content: str, words: list[tuple[int, int]]) -> list[Parts]:
    """The attributions of one annotation file."""
    spans: dict[str, list[Span]] = {}
    found: list[Parts] = []
    for line in content.split("\n"):
        bound = TEXT_BOUND.match(line)
        if bound:
            pieces = [piece.split() for piece in bound[2].split(";")]
            spans[bound[1]] = [Span(int(a), int(b)) for a, b in pieces]
        elif line.startswith("E"):
            named = [pair.split(":") for pair in line.split("\t")[1].split()]
            parts = {
                role: [s for r, t in named if r.rstrip(DIGITS) == role for s in spans.get(t, ())]
                for role in ("Source", "Cue", "Content")
            }
            found.append(tuple(words_in(p, words) for p in parts.values()))
    return found


def predicted(
    texts: dict[str, str], words: dict[str, list[tuple[int, int]]]
) -> dict[str, list[Parts]]:
    """The attributions that claimcheck finds, but for nested ones."""
    found: dict[str, list[Parts]] = {name: [] for name in texts}
    for name, text in texts.items():
        for _, block in attributions([article_from_text(text)]):
            found[name].extend(
                tuple(words_in(list(p), words[name]) for p in (a.source, a.cue, a.content))
                for a in block
                if not a.nested
            )
    return found


def matches(ours: list[Parts], theirs: list[Parts], right: Callable[[Parts, Parts], bool]) -> int:
    """The size of the largest matching of attributions that agree (augmenting paths)."""
    options = [[j for j, t in enumerate(theirs) if right(o, t)] for o in ours]
    taken: dict[int, int] = {}

    def place(i: int, seen: set[int]) -> bool:
        for j in options[i]:
            if j not in seen:
                seen.add(j)
                if j not in taken or place(taken[j], seen):
                    taken[j] = i
                    return True
        return False

    return sum(place(i, set()) for i in range(len(ours)))


def scores(
    pairs: list[tuple[list[Parts], list[Parts]]], measure: Measure, roles: tuple[int, ...]
) -> tuple[float, float, float]:
    """Precision, recall and F1 of attributions in which all ``roles`` are right."""

    def right(ours: Parts, theirs: Parts) -> bool:
        return all(measure(ours[r], theirs[r]) >= OVERLAP for r in roles)

    hits = predictions = annotations = 0
    for ours, theirs in pairs:
        given = [p for p in ours if p[roles[0]]]
        wanted = [p for p in theirs if p[roles[0]]]
        hits += matches(given, wanted, right)
        predictions += len(given)
        annotations += len(wanted)
    precision, recall = hits / max(predictions, 1), hits / max(annotations, 1)
    return precision, recall, 2 * hits / max(predictions + annotations, 1)


def main() -> None:
    """Print precision, recall and F1 for each part, by Dice and by Jaccard."""
    path, part = Path(sys.argv[1]), (sys.argv[2:] or ["dev"])[0]
    texts, annotations = corpus(path, part)
    words = {name: [m.span() for m in WORD.finditer(text)] for name, text in texts.items()}
    ours = predicted(texts, words)
    pairs = [(ours[n], annotated(annotations[n], words[n])) for n in sorted(annotations)]
    count = sum(len(theirs) for _, theirs in pairs)
    found = sum(len(given) for given, _ in pairs)
    print(f"{part}: {len(pairs)} articles, {count} attributions annotated, {found} found")
    print(f"{'':16}{'Dice >= 0.8':>24}{'Jaccard >= 0.8':>24}")
    print(f"{'':16}" + f"{'P':>8}{'R':>8}{'F1':>8}" * 2)
    for label, roles in {
        "source": (0,),
        "cue": (1,),
        "content": (2,),
        "content, source": (2, 0),
    }.items():
        row = [*scores(pairs, dice, roles), *scores(pairs, jaccard, roles)]
        print(f"{label:16}" + "".join(f"{x:8.3f}" for x in row))


if __name__ == "__main__":
    main()
