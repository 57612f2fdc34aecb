"""Pairs of statements for the second question: does one imply the other, exclude it, or neither?

Sources whose licences let the weights be shared (README.md): the NLI corpora of pages.py; FEVER
claims with the sentence that decides them, and with other sentences on the same subject as
look-alikes; and pairs of our own making from stories.toml and outcomes.toml: two wordings of one
question with one value (same) or two (conflict), of two questions (neither), outcomes that exclude
each other, causes, and who did what to whom with the parties exchanged.
"""

from __future__ import annotations

import gzip
import json
import random
import re
import tomllib
from collections import defaultdict
from pathlib import Path
from typing import Any

from pages import clean, nli_pairs
from story_pages import FRAMES, KINDS, ROLES, TOWN_ENDS, name, value

IMPLIES, NEITHER, EXCLUDES = 0, 1, 2
BOTH = 38  # words of both statements: claims are short, and so are the steps then
LABELS = {"entailment": IMPLIES, "neutral": NEITHER, "contradiction": EXCLUDES}
Pair = tuple[str, str, int]


def nli(folder: Path) -> list[Pair]:
    """Premise, hypothesis and label of every NLI source."""
    return [
        (clean(a), clean(b), LABELS[label])
        for a, b, label in nli_pairs(folder)
        if len(a.split()) + len(b.split()) <= BOTH
    ]


def fever(folder: Path) -> list[Pair]:
    """Evidence and claim; other evidence on the same subject decides nothing."""
    by_subject: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
    with gzip.open(folder / "fever_train/fever_train_claims_evidence.jsonl.gz", "rt") as handle:
        for line in handle:
            row = json.loads(line)
            if len(row["evidence"]) == 1:
                claim, evidence = clean(row["claim"]), clean(row["evidence"][0])
                if len(claim.split()) + len(evidence.split()) > BOTH:
                    continue
                words = re.findall(r"[A-Z][\w'-]+(?: [A-Z][\w'-]+)?", claim)
                subject = words[0] if words else ""
                by_subject[subject].append((evidence, claim, row["label"]))
    rng, found = random.Random(5), []
    for rows in by_subject.values():
        for evidence, claim, label in rows:
            found.append((evidence, claim, IMPLIES if label == "SUPPORTS" else EXCLUDES))
            other, another, _ = rng.choice(rows)
            if other != evidence and rng.random() < 0.6:
                found.append((other, claim, NEITHER))
            if another != claim and rng.random() < 0.2:
                found.append((another, claim, NEITHER))
    return found


class Made:
    """Endless pairs of our own making."""

    def __init__(self, seed: int) -> None:
        here = Path(__file__).parent
        self.rng = random.Random(seed)
        stories = tomllib.loads((here / "stories.toml").read_text(encoding="utf-8"))
        self.domains: list[dict[str, list[str]]] = [d["questions"] for d in stories["domain"]]
        self.outcomes: dict[str, Any] = tomllib.loads(
            (here / "outcomes.toml").read_text(encoding="utf-8")
        )

    def __iter__(self) -> Made:
        return self

    def __next__(self) -> Pair:
        kind = self.rng.choices([self.value, self.outcome, self.cause, self.act], [4, 4, 1, 3])[0]
        a, b, label = kind()
        fill = self._people()
        a, b = self._filled(a, fill), self._filled(b, fill)
        return self._dressed(a, fill), self._dressed(b, fill), label

    def value(self) -> Pair:
        """Two wordings of one question of a story, or of two questions."""
        rng = self.rng
        questions = rng.choice(self.domains)
        mark = rng.choice(list(KINDS))
        names = [q for q, texts in questions.items() if all(mark in t for t in texts)]
        if len(names) < 2:
            return self.value()
        one, other = rng.sample(names, 2)
        x, y = value(KINDS[mark], rng), value(KINDS[mark], rng)
        first = rng.choice(questions[one])
        if rng.random() < 0.4:
            second = rng.choice(questions[other])
            return first.replace(mark, x), second.replace(mark, rng.choice([x, y])), NEITHER
        second = rng.choice(questions[one])
        if rng.random() < 0.5 or x == y:
            return first.replace(mark, x), second.replace(mark, x), IMPLIES
        return first.replace(mark, x), second.replace(mark, y), EXCLUDES

    def outcome(self) -> Pair:
        """Two outcomes of one matter, or of two."""
        rng = self.rng
        one, other = rng.sample(self.outcomes["outcome"], 2)
        side, against = rng.sample(["yes", "no"], 2)
        draw = rng.random()
        if draw < 0.35:
            return rng.choice(one[side]), rng.choice(one[against]), EXCLUDES
        if draw < 0.65:
            return rng.choice(one[side]), rng.choice(one[side]), IMPLIES
        return rng.choice(one[side]), rng.choice(other[against]), NEITHER

    def cause(self) -> Pair:
        """What something was put down to."""
        rng, table = self.rng, self.outcomes["causes"]
        event, another = rng.sample(table["events"], 2)
        x, y = rng.sample(table["causes"], 2)
        first, second = (rng.choice(table["wordings"]) for _ in range(2))
        draw = rng.random()
        if draw < 0.4:
            event_b, cause_b, label = event, y, EXCLUDES
        elif draw < 0.7:
            event_b, cause_b, label = event, x, IMPLIES
        else:
            event_b, cause_b, label = another, rng.choice([x, y]), NEITHER
        return (
            first.replace("{e}", event).replace("{x}", x),
            second.replace("{e}", event_b).replace("{x}", cause_b),
            label,
        )

    def act(self) -> Pair:
        """Who did what to whom, the parties as they are or exchanged, or another act."""
        rng = self.rng
        verb, another = rng.sample(self.outcomes["acts"]["verbs"], 2)

        def told(verb: str, by: str, to: str) -> str:
            past, participle = verb.split("/")
            return f"{by} {past} {to}" if rng.random() < 0.6 else f"{to} was {participle} by {by}"

        by, to = rng.sample(["{a}", "{b}", "the {r}", "{c}"], 2)
        draw = rng.random()
        if draw < 0.4:
            return told(verb, by, to), told(verb, to, by), EXCLUDES
        if draw < 0.7:
            return told(verb, by, to), told(verb, by, to), IMPLIES
        if draw < 0.85:
            return told(verb, by, to), told(another, *rng.sample([by, to], 2)), NEITHER
        third = rng.choice([p for p in ("{a}", "{b}", "{c}") if p not in (by, to)])
        return told(verb, by, to), told(verb, third, to), NEITHER

    def _people(self) -> dict[str, str]:
        rng = self.rng
        body = rng.choice(["the ministry", "the club", "the company", "the union", "the agency"])
        return {
            "a": f"{name(rng)} {name(rng)}" if rng.random() < 0.5 else name(rng),
            "b": f"{name(rng)} {name(rng)}" if rng.random() < 0.5 else name(rng),
            "c": body if rng.random() < 0.5 else f"{name(rng)} Group",
            "d": name(rng, 1) + rng.choice(TOWN_ENDS),
            "r": rng.choice(ROLES),
            "event": rng.choice(["talks", "accident", "meeting", "vote"]),
            "day": rng.choice(["Monday", "Wednesday", "Friday", "Sunday"]),
        }

    @staticmethod
    def _filled(text: str, fill: dict[str, str]) -> str:
        for key, chosen in fill.items():
            text = text.replace("{" + key + "}", chosen)
        return text

    def _dressed(self, text: str, fill: dict[str, str]) -> str:
        if self.rng.random() < 0.35:
            frame = self.rng.choice([f for f in FRAMES if "this could not" not in f])
            text = self._filled(frame.replace("{}", text, 1), fill)
        return text[0].upper() + text[1:] + "."
