"""Pages of our own making: stories.toml's wordings dressed as clauses and sentences of reports.

Every page is one invented story: the same people and places throughout, some of its domain's
questions, each in two or three wordings. Names are made of syllables, so that none is anybody's.
"""

from __future__ import annotations

import random
import tomllib
from pathlib import Path

from pages import Text

KINDS = {"{N}": "NUM", "{T}": "TIME", "{P}": "PLACE", "{W}": "NAME"}
ONSETS = "b br c d dr f g gr h k l m n p r s st t tr v w".split()
NUCLEI = "a e i o u ea ia au".split()
CODAS = "n l r s nd rk st m t ck ll".split()
TOWN_ENDS = "ford burg ia stad ton ville mouth haven field grad".split()
BODIES = (
    "ministry of transport|police|city council|rescue service|navy|health office|opposition|"
    "central bank|workers' union|fire brigade|prosecutor's office|state television"
).split("|")
ROLES = "minister president coach director mayor general chairman spokesman suspect".split()
FRAMES = (
    "{}|{}|{}|{}|{}|{}, {b} said|{b} said {}|{}, officials said|{}, according to {b}|witnesses "
    "said {}|{}, a spokesman told reporters|according to {b}, {}|{}, local media reported|"
    "{b} announced that {}|it was reported that {}|{}, it emerged on {day}|{} , {a} told a {c} "
    "newspaper|on {day} {}|{} on {day}|in {c}, {}|{} in {c}|earlier reports that {}|{} , the "
    "highest figure so far|{}, but this could not be confirmed|{} after the {event}|following "
    "the {event}, {}"
).split("|")
HEDGES = "at least|about|more than|some|around|nearly|up to|an estimated|roughly|over".split("|")
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
EVENTS = "accident attack decision talks announcement incident vote disaster meeting".split()


def name(rng: random.Random, syllables: int = 2) -> str:
    """A made-up name."""
    word = "".join(rng.choice(ONSETS) + rng.choice(NUCLEI) for _ in range(syllables - 1))
    return (word + rng.choice(ONSETS) + rng.choice(NUCLEI)[0] + rng.choice(CODAS)).capitalize()


def story(questions: dict[str, list[str]], rng: random.Random) -> list[Text]:
    """One invented story as a page."""
    town = lambda: name(rng, 1) + rng.choice(TOWN_ENDS)  # noqa: E731
    first, last = name(rng), name(rng)
    fill = {
        "a": [f"{first} {last}", last, f"{rng.choice(ROLES)} {last}", "the " + rng.choice(ROLES)],
        "b": [f"{name(rng)} {rng.choice(['Group', 'Holdings', 'Agency', 'Institute'])}"]
        if rng.random() < 0.4
        else [f"the {rng.choice(BODIES)}"],
        "c": [town(), "the town", "the city"],
        "d": [town(), "the capital"],
        "event": [rng.choice(EVENTS)],
        "day": DAYS,
    }
    if rng.random() < 0.5:
        fill["c"] = fill["c"][:1]
    page: list[Text] = []
    kinds = {q: next(k for m, k in KINDS.items() if m in t[0]) for q, t in questions.items()}
    kind = rng.choices(["NUM", "TIME", "PLACE", "NAME"], [6, 3, 2, 2])[0]
    some = [q for q in questions if kinds[q] == kind]
    for question in rng.sample(some, min(len(some), 6)):
        wordings = questions[question]
        for wording in rng.sample(wordings, min(len(wordings), 3)):
            text = wording
            for mark, k in KINDS.items():
                hedge = rng.choice(HEDGES) + " " if k == "NUM" and rng.random() < 0.25 else ""
                if f" {mark}" not in f" {text}" or f"at least {mark}" in text:
                    hedge = ""
                text = text.replace(f"{mark}", f"{hedge}[{k}]", 1)
            short = _fill(text, fill, rng)
            long = _fill(rng.choice(FRAMES).replace("{}", text, 1), fill, rng)
            if rng.random() < 0.5:  # a second fact of the story in the same sentence
                other = rng.choice(questions[rng.choice(sorted(questions))])
                for mark, k in KINDS.items():
                    other = other.replace(mark, value(k, rng))
                joint = rng.choice([" and ", ", while ", ", and ", " as ", ", after "])
                other = _fill(other, fill, rng)
                long = f"{long}{joint}{other}" if rng.random() < 0.7 else f"{other}{joint}{long}"
            long = long[0].upper() + long[1:] + "."
            page.append(Text(kind, "", question, long, short))
    return page


def value(kind: str, rng: random.Random) -> str:
    """A value of one kind."""
    if kind == "NUM":
        return str(
            rng.choice([rng.randint(2, 90), rng.randint(1, 99) * 10, "two", "seven", "a dozen"])
        )
    if kind == "TIME":
        return rng.choice(
            [*DAYS, str(rng.randint(1950, 2024)), f"{rng.randint(1, 12)} p.m.", "March"]
        )
    return name(rng)


def _fill(text: str, fill: dict[str, list[str]], rng: random.Random) -> str:
    for key, choices in fill.items():
        while "{" + key + "}" in text:
            text = text.replace("{" + key + "}", rng.choice(choices), 1)
    return text


def stories(count: int, seed: int = 11) -> list[list[Text]]:
    """``count`` invented stories."""
    rng = random.Random(seed)
    with Path(__file__).with_name("stories.toml").open("rb") as handle:
        domains = [d["questions"] for d in tomllib.load(handle)["domain"]]
    return [story(rng.choice(domains), rng) for _ in range(count)]
