"""Certainty and polarity against two recast corpora of the Diverse NLI Collection (Poliak 2018).

    python benchmarks/factuality.py PATH [PART]

PATH is the folder of the corpus, PART dev unless given. "Factuality" (UDS-IH2): did the event of
one word happen? What is asserted or probable and positive happened, everything else did not.
"MegaVeridicality": does the clause follow, its opposite, or neither? Asserted and positive
follows, asserted and negative gives the opposite, all else and what is only somebody's word
neither. Each is shown beside the share of its most frequent answer.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.claims.claim import Certainty, Factuality, Polarity
from claimcheck.claims.factuality import commitment
from claimcheck.claims.framing import frames
from claimcheck.claims.parsing import parse_text
from claimcheck.claims.quotations import quotations
from claimcheck.claims.speakers import attributes

if TYPE_CHECKING:
    from collections.abc import Iterable

    from claimcheck.claims.syntax import Doc, Token

SURE = frozenset({Certainty.ASSERTED, Certainty.PROBABLE})


def rows(folder: Path, part: str, name: str) -> list[dict[str, str]]:
    """The items of one recast corpus."""
    file = folder / f"{part}_recast_{name}_data.json.gz"
    with gzip.open(file, "rt", encoding="utf-8") as handle:
        found: list[dict[str, str]] = json.load(handle)
    return found


def parsed(texts: Iterable[str]) -> dict[str, Doc]:
    """Each text once with its parse; marks of the Penn Treebank become plain ones."""
    once = sorted(set(texts))
    plain = (t.replace("``", '"').replace("''", '"') for t in once)
    return dict(zip(once, map(parse_text, plain), strict=True))


def gerunds(lemma: str) -> set[str]:
    """How the "-ing" form of a verb may be spelt."""
    forms = {f"{lemma}ing", f"{lemma}{lemma[-1:]}ing"}
    if lemma.endswith("ie"):
        forms.add(f"{lemma[:-2]}ying")
    elif lemma.endswith("e"):
        forms.add(f"{lemma[:-1]}ing")
    return forms


def event(doc: Doc, gerund: str) -> Token | None:
    """The first verb, else word, of which ``gerund`` is the "-ing" form."""
    words = [t for t in doc if gerund in gerunds(t.lemma_.lower()) or t.lower_ == gerund]
    verbs = [t for t in words if t.pos_ in {"VERB", "AUX"}]
    return next(iter(verbs or words), None)


def committed(token: Token) -> Factuality:
    """What the sentence of ``token`` commits to about it."""
    asks = token.sent.text.rstrip("\"' ").endswith("?")
    return commitment(token, question=asks)


def happened(folder: Path, part: str) -> None:
    """Print the accuracy of "it happened" and "it did not happen"."""
    items: dict[tuple[str, str], bool] = {}
    for row in rows(folder, part, "factuality"):
        denied = row["hypothesis"].endswith("did not happen")
        gerund = row["hypothesis"].split()[1].lower()
        items[row["context"], gerund] = (row["label"] == "entailed") != denied
    docs = parsed(context for context, _ in items)
    right: Counter[str] = Counter()
    for (context, gerund), answer in items.items():
        token = event(docs[context], gerund)
        found = committed(token) if token is not None else Factuality()
        positive = found.polarity is Polarity.POSITIVE
        right["certainty and polarity"] += (found.certainty in SURE and positive) == answer
        right["polarity alone"] += positive == answer
        right["always happened"] += answer
        right["word not found"] += token is None
    print(f"factuality {part}: {len(items)} events")
    for name, count in right.items():
        print(f"  {name:24}{count / len(items):.3f}")


def follows(folder: Path, part: str) -> None:
    """Print the accuracy of "follows", "its opposite follows", "neither"."""
    answers: dict[str, str] = {}
    for row in rows(folder, part, "megaveridicality"):
        if row["label"] == "entailed":
            text = row["hypothesis"]
            opposite = "n't" in text or " not " in text
            answers[row["context"]] = "?" if " might " in text else "-" if opposite else "+"
    docs = parsed(answers)
    right, given = 0, Counter(answers.values())
    for context, answer in answers.items():
        doc = docs[context]
        token = [t for t in doc if t.pos_ in {"VERB", "AUX"}][-1]
        told = any(
            f.clausal and token in f.content and attributes(f) for f in frames(doc, quotations(doc))
        )
        found = committed(token)
        sure = found.certainty is Certainty.ASSERTED and not told
        sign = "+" if found.polarity is Polarity.POSITIVE else "-"
        right += (sign if sure else "?") == answer
    print(f"megaveridicality {part}: {len(answers)} sentences")
    print(f"  {'certainty and polarity':24}{right / len(answers):.3f}")
    print(f"  {'most frequent answer':24}{given.most_common(1)[0][1] / len(answers):.3f}")


def main() -> None:
    """Print both accuracies beside those of the most frequent answers."""
    folder, part = Path(sys.argv[1]), (sys.argv[2:] or ["dev"])[0]
    happened(folder, part)
    follows(folder, part)


if __name__ == "__main__":
    main()
