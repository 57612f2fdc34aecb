"""Slots in running text by their lexical forms: numbers, times, places and names.

Good enough to make training pairs from edited prose; the product itself finds its values in a
parse. A slot is (kind, value, start, end): ``value`` is a normalised key that is equal where two
texts state the same value.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

WORDS = (
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred "
    "thousand million billion trillion dozen"
).split()
VALUES = dict(
    zip(
        WORDS,
        [*range(2, 21), 30, 40, 50, 60, 70, 80, 90, 100, 10**3, 10**6, 10**9, 10**12, 12],
        strict=True,
    )
)
WORD = "|".join(sorted(WORDS, key=len, reverse=True))
MONTH = (
    "January|February|March|April|May|June|July|August|September|October|November|December|"
    "Jan\\.|Feb\\.|Aug\\.|Sept\\.|Oct\\.|Nov\\.|Dec\\."
)
DAY = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
TIME = re.compile(
    rf"(?:(?:{DAY}) (?:morning|afternoon|evening|night)"
    rf"|(?:{MONTH}) \d{{1,2}}(?:st|nd|rd|th)?(?: ?, \d{{4}})?\b"
    rf"|\d{{1,2}}(?:st|nd|rd|th)? (?:{MONTH})(?: \d{{4}})?\b"
    rf"|(?:{MONTH}) (?:of )?\d{{4}}\b"
    rf"|\b\d{{1,2}}:\d{{2}}(?: ?[ap]\.?m\.?)?|\b\d{{1,2}} ?[ap]\.m\."
    rf"|\b(?:{DAY})\b|\b(?:1[0-9]|20)\d0s\b|\b(?:1[5-9]\d\d|20[0-2]\d)\b"
    rf"|\b(?:January|February|April|June|July|August|September|October|November|December)\b"
    rf"|\b\d{{1,2}}(?:st|nd|rd|th) century\b)"
)
NUMBER = re.compile(
    rf"(?<![\w.,])\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?(?: (?:million|billion|trillion))?(?![\w])"
    r"|(?<![\w.,/:-])\d+(?:\.\d+)?(?:[- ](?:hundred|thousand|million|billion|trillion))?"
    r"(?![\w/:]|-\d|,\d)"
    rf"|\b(?:{WORD})(?:[- ](?:and )?(?:{WORD}))*\b",
    re.IGNORECASE,
)
NAME = re.compile(
    r"\b[A-Z][\w'\u2019.&-]*"
    r"(?: (?:of|the|de|von|van|for|and)(?: the)?(?= [A-Z])| [A-Z][\w'\u2019.&-]*)*"
)
PREPOSITION = re.compile(r"\b(?:in|at|near|from|outside|to|around|across|off|into) (?:the )?$")
BORING = frozenset(
    "The A An It He She They In On At This That These Those His Her Its Their There I We You But "
    "And As For After Before During When While With By From Some Many Most One Two Three".split()
)


@dataclass(frozen=True, slots=True)
class Slot:
    """A value in a text: its kind (NUM, TIME, PLACE, NAME), its key and where it stands."""

    kind: str
    value: str
    start: int
    end: int


def number_key(text: str) -> str:
    """A key that is equal for "1,200", "1200" and "twelve hundred"."""
    total, current = 0.0, 0.0
    for piece in re.findall(r"\d[\d,]*(?:\.\d+)?|[a-z]+", text.lower()):
        if piece[0].isdigit():
            current += float(piece.replace(",", ""))
        elif piece in VALUES:
            value = VALUES[piece]
            if value == 12 and piece == "dozen":
                current = (current or 1) * 12
            elif value < 100:
                current += value
            elif value == 100:
                current = (current or 1) * 100
            else:
                total += (current or 1) * value
                current = 0.0
    return f"{total + current:g}"


def slots(text: str) -> list[Slot]:
    """All slots of ``text`` in order; they do not overlap."""
    found: list[Slot] = []
    taken: list[tuple[int, int]] = []

    def free(start: int, end: int) -> bool:
        return all(end <= a or start >= b for a, b in taken)

    for m in TIME.finditer(text):
        before = text[max(0, m.start() - 2) : m.start()]
        if before.endswith(("$", "-", "£")) or re.match(r" (?:people|men|women)", text[m.end() :]):
            continue
        taken.append(m.span())
        year = re.search(r"\d{4}", m.group())
        key = year.group() if year and len(m.group()) == 4 else m.group().lower()
        found.append(Slot("TIME", re.sub(r"[ ,.]+", " ", key).strip(), *m.span()))
    for m in NUMBER.finditer(text):
        if free(*m.span()):
            taken.append(m.span())
            found.append(Slot("NUM", number_key(m.group()), *m.span()))
    for m in NAME.finditer(text):
        start, end = m.span()
        words = m.group().split(" ")
        while words and words[0] in BORING:
            start += len(words[0]) + 1
            words = words[1:]
        while words and words[-1].rstrip(".") == "":
            words = words[:-1]
        value = " ".join(words).rstrip(".'’")
        end = start + len(value)
        if len(value) < 3 or not free(start, end) or value in BORING:
            continue
        if start == 0 and len(words) == 1 and not text[end:].startswith((" is ", " was ", " has ")):
            continue  # the first word of a sentence is capital whatever it is
        taken.append((start, end))
        kind = "PLACE" if PREPOSITION.search(text[max(0, start - 14) : start]) else "NAME"
        found.append(Slot(kind, value.lower(), start, end))
    return sorted(found, key=lambda s: s.start)


def marked(text: str, slot: Slot, kind: str | None = None) -> str:
    """``text`` with the value replaced by its marker."""
    return f"{text[: slot.start]}[{kind or slot.kind}]{text[slot.end :]}"


CUT = re.compile(r" ?(?:[,;:()]| -- | – | — )(?: (?:and|but|while|which|who|where|that|as))? ?")
VERB = re.compile(
    r" (?:is|was|are|were|has|had|have|did|does|will|would|can|could|became|began|won|played|"
    r"released|starred|directed|wrote|died|served|made|received|said) "
)


def clause(text: str) -> str:
    """The piece of a marked sentence around its marker, led by the sentence's subject."""
    mark = re.search(r"\[(?:NUM|TIME|PLACE|NAME)\]", text)
    if mark is None:
        return text
    start, end = 0, len(text)
    for m in CUT.finditer(text):
        inner = m.group().strip()
        if m.end() <= mark.start():
            start = m.end()
        elif m.start() >= mark.end() and end == len(text):
            if inner == "," and re.match(r"\d", text[m.end() :]):
                continue
            end = m.start()
    piece = text[start:end]
    if len(piece.split()) < 4:
        return text
    if start:
        verb = VERB.search(text[:start])
        lead = text[: verb.start()] if verb else ""
        lead = CUT.split(lead)[0]
        if lead and len(lead.split()) <= 5:
            piece = f"{lead} {piece}"
    return piece.strip()
