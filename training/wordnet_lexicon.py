"""Fold WordNet 3.0 into the small table of related words that ships with the package.

    python training/wordnet_lexicon.py WORDNET_DICT claimcheck/lexicons/wordnet.tsv.gz

WORDNET_DICT is the folder with ``data.verb``, ``index.verb`` and ``cntlist.rev`` (Debian's package
wordnet-base installs it as /usr/share/wordnet). A row is a lemma and, each as a comma-separated
list, the concepts that it commonly names, the concepts right above those, and its antonyms. A
concept is a synset; a noun or adjective that is derived from a verb ("departure") also names the
verb's concept, so that an event is one concept whatever its part of speech.
"""

from __future__ import annotations

import gzip
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

FILES = {"n": "noun", "v": "verb", "a": "adj", "r": "adv"}
PARTS = {1: "n", 2: "v", 3: "a", 4: "r", 5: "a"}
SENSES = {"n": 3, "v": 5, "a": 3, "r": 2}  # senses kept: the commonest ones
RARE = 0.08  # a sense below this share of a word's tagged uses is left out, the first two stay
Synset = tuple[str, str]


def main(source: Path, target: Path) -> None:
    """Read WordNet's files and write the table."""
    words, pointers = _synsets(source)
    tagged = _tag_counts(source)
    index = _index(source)
    rows: dict[str, tuple[set[Synset], set[Synset], set[str]]] = defaultdict(
        lambda: (set(), set(), set())
    )
    for (part, lemma), synsets in sorted(index.items()):
        common = list(_common(part, lemma, synsets, tagged))
        used = sum(tagged[(part, lemma, n)] for n in range(1, len(synsets) + 1))
        if part == "n" and not used and not _from_verb(common, pointers):
            continue
        concepts, above, antonyms = rows[lemma]
        for synset in common:
            concepts.add(synset)
            at = words[synset].index(lemma) + 1 if lemma in words[synset] else 0
            for symbol, other, here, there in pointers[synset]:
                if (symbol in {"@", "@i"} and part != "n") or (symbol == "@" and part == "n"):
                    above.add(other)
                elif symbol == "+" and here == at and other[0] == "v" and part != "v":
                    concepts.add(other)
                elif symbol == "!" and here == at:
                    antonyms.add(words[other][there - 1])
                elif symbol == "&":  # near adjectives share the antonyms of their cluster's head
                    antonyms.update(
                        words[o][t - 1] for s, o, _, t in pointers[other] if s == "!" and t
                    )
    _write(rows, target)


def _synsets(source: Path) -> tuple[dict[Synset, list[str]], dict[Synset, list]]:
    words, pointers = {}, {}
    for part, name in FILES.items():
        for line in _lines(source / f"data.{name}"):
            field = line.split("|")[0].split()
            count = int(field[3], 16)
            key = (part, field[0])
            words[key] = [re.sub(r"\(.*\)", "", w).lower() for w in field[4 : 4 + 2 * count : 2]]
            first = 5 + 2 * count
            pointers[key] = [
                (symbol, ("a" if p == "s" else p, at), int(ends[:2], 16), int(ends[2:], 16))
                for symbol, at, p, ends in zip(
                    *(field[first + k : first + 4 * int(field[first - 1]) : 4] for k in range(4)),
                    strict=True,
                )
            ]
    return words, pointers


def _index(source: Path) -> dict[tuple[str, str], list[Synset]]:
    found = {}
    for part, name in FILES.items():
        for line in _lines(source / f"index.{name}"):
            field = line.split()
            found[(part, field[0])] = [(part, at) for at in field[-int(field[2]) :]]
    return found


def _tag_counts(source: Path) -> Counter[tuple[str, str, int]]:
    counts: Counter[tuple[str, str, int]] = Counter()
    for line in (source / "cntlist.rev").read_text(encoding="utf-8").splitlines():
        key, number, count = line.split()
        lemma, rest = key.split("%")
        counts[(PARTS[int(rest[0])], lemma, int(number))] = int(count)
    return counts


def _common(
    part: str, lemma: str, synsets: list[Synset], tagged: Counter[tuple[str, str, int]]
) -> Iterator[Synset]:
    total = sum(tagged[(part, lemma, n)] for n in range(1, len(synsets) + 1))
    for number, synset in enumerate(synsets[: SENSES[part]], 1):
        if number <= 2 or tagged[(part, lemma, number)] >= RARE * max(1, total):
            yield synset


def _from_verb(synsets: list[Synset], pointers: dict[Synset, list]) -> bool:
    """Whether a noun tells a verb's event ("departure"), however rare it is."""
    return any(
        symbol == "+" and other[0] == "v"
        for synset in synsets
        for symbol, other, _, _ in pointers[synset]
    )


def _write(rows: dict, target: Path) -> None:
    numbers: dict[Synset, int] = {}

    def short(synsets: set[Synset]) -> str:
        return ",".join(str(numbers.setdefault(s, len(numbers))) for s in sorted(synsets))

    lines = [
        f"{lemma}\t{short(concepts)}\t{short(above)}\t{','.join(sorted(antonyms))}\n"
        for lemma, (concepts, above, antonyms) in sorted(rows.items())
    ]
    text = "".join(sorted(lines))  # by whole rows, so that a reader can bisect
    with target.open("wb") as raw, gzip.GzipFile("", "wb", fileobj=raw, mtime=0) as out:
        out.write(text.encode())
    print(f"{len(rows)} lemmas, {target.stat().st_size // 1024} KiB")


def _lines(path: Path) -> Iterator[str]:
    with path.open(encoding="utf-8") as handle:
        yield from (line for line in handle if not line.startswith("  "))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
