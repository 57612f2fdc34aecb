"""Articles for the measurements, written as one JSON Lines file a folder."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import numpy as np

LOOKED_AT = 1_000  # articles among which one large story is looked for


def lines(data: Path) -> list[str]:
    """The lines of a JSON Lines file, gzipped or not."""
    opener = gzip.open if data.suffix == ".gz" else open
    with opener(data, "rt", encoding="utf-8") as handle:
        return [line for line in handle if line.strip()]


def folder(root: Path, name: str, chosen: list[str]) -> Path:
    """A folder with these lines."""
    made = root / name
    made.mkdir(exist_ok=True)
    (made / "articles.jsonl").write_text("".join(chosen), encoding="utf-8")
    return made


def one_story(chosen: list[str], count: int) -> list[str]:
    """The ``count`` articles that are most like one of them: the densest place of the sample.

    They come nearer to one large story than articles drawn at random.
    """
    from claimcheck.alignment.documents import document, document_vectors
    from claimcheck.articles.reading import read_bytes

    chosen = chosen[:LOOKED_AT]
    articles = [read_bytes(line.encode(), "a.jsonl")[0] for line in chosen]
    vectors = document_vectors([document(a) for a in articles])
    everybody = np.arange(len(chosen))
    likeness = np.stack([vectors.products(i, everybody) for i in range(len(chosen))])
    nearest = np.sort(likeness, axis=1)[:, -count:].sum(axis=1)
    order = np.argsort(-likeness[int(np.argmax(nearest))], kind="stable")[:count]
    return [chosen[int(i)] for i in sorted(order)]


def changed(line: str) -> str:
    """The article with one more sentence at its end."""
    row: dict[str, Any] = json.loads(line)
    row["text"] += "\n\nThe council will meet again on Friday, its speaker said."
    return json.dumps(row, ensure_ascii=False) + "\n"
