"""What the second check of a draft costs beside the first: 40 articles, none of them changed.

Prints CPU seconds of whole processes: the start of spaCy, the first check, what a later one may
cost (the start and a tenth of the rest of the first), checks after an edit, and one without. Usage:
`python -m benchmarks.check_again ARTICLES.jsonl[.gz]` for the 40 articles that come nearest to each
other, which fall into several stories all the same, or FOLDER with articles whose paragraphs are
mixed into 40 short ones of one story.
"""

from __future__ import annotations

import compileall
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

import claimcheck
from benchmarks.scale import sample
from claimcheck.claims.parsing import MODEL, UNUSED

ARTICLES = 40
PARAGRAPHS = 12
START = f"import {MODEL}; {MODEL}.load(exclude={list(UNUSED)})('One.')"


def main(given: Path) -> None:
    """Print the table."""
    # As pip does when it installs a package; one that is installed to be edited may have none.
    compileall.compile_dir(Path(claimcheck.__file__).parent, quiet=1)
    *coverage, copy = nearest(given) if given.is_file() else mixed(given)
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        (root / "coverage").mkdir()
        for number, text in enumerate(coverage):
            (root / "coverage" / f"{number}.txt").write_text(text, encoding="utf-8")
        draft = root / "draft.md"
        draft.write_text(copy, encoding="utf-8")
        environment = {**os.environ, "CLAIMCHECK_CACHE_DIR": str(root / "cache")}
        start = min(seconds(["-c", START], environment) for _ in range(2))
        check = ["-m", "claimcheck", "check", str(draft), "--against", str(root / "coverage")]
        check += ["--output-format", "concise", "--fail-on", "never"]
        first = seconds(check, environment)
        print(f"start of spaCy {start:.2f}, first check {first:.2f}")
        print(f"a later check may cost {start + (first - start) / 10:.2f}")
        for edit in ("One lorry was burnt.", "Two lorries were burnt."):
            draft.write_text(f"{copy}\n\n{edit}\n", encoding="utf-8")
            print(f"after an edit {seconds(check, environment):.2f}")
        print(f"without an edit {seconds(check, environment):.2f}")


def nearest(data: Path) -> list[str]:
    """The articles of a JSON Lines file that come nearest to one story, the last one as draft."""
    rows = map(json.loads, sample.one_story(sample.lines(data), ARTICLES + 1))
    return [
        f"---\noutlet: {r.get('outlet')}\npublished: {r.get('published')}\n---\n{r['text']}"
        for r in rows
    ]


def mixed(folder: Path) -> list[str]:
    """Short articles made of the paragraphs of a folder's."""
    from claimcheck.articles.reading import read_articles

    texts = [a.text[a.text.find("---", 4) + 3 :] for a in read_articles([folder]).articles]
    pool = [p for t in texts for p in t.split("\n") if len(p) > 60]
    shuffled = random.Random(7)
    made = []
    for number in range(ARTICLES + 1):
        body = "\n\n".join(shuffled.sample(pool, min(PARAGRAPHS, len(pool))))
        made.append(f"---\noutlet: Outlet {number}\npublished: 2025-03-12\n---\n{body}")
    return made


def seconds(arguments: list[str], environment: dict[str, str]) -> float:
    """CPU seconds, user and system, of one Python process."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(
        [sys.executable, *arguments], env=environment, check=True, stdout=subprocess.DEVNULL
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


if __name__ == "__main__":
    main(Path(sys.argv[1]))
