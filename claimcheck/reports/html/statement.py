"""A statement: one claim in its sentence, the words that matter marked, and who answers for it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from claimcheck.reports.html.document import Claim
from claimcheck.reports.html.question import Answer, Question
from claimcheck.reports.html.words import differing

REACH = 160  # characters of its sentence shown on either side of a claim
LONG = 40  # characters of an answer from which only the words that differ are marked
TELLING = 0.5  # share of an answer below which the words that differ stand for it
_STOP = re.compile(r"[.!?…][\"'”’)\]»]*(?=\s)|\n")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text; ``mark`` says what it is: context, claim or answer."""

    text: str
    mark: str


@dataclass(frozen=True, slots=True)
class Statement:
    """What a card shows of one claim.

    ``words`` are those that answer the question, ``short`` those of them that make the difference
    where a whole clause answers.
    """

    claim: Claim
    pieces: tuple[Piece, ...]
    words: str
    short: str
    state: str = ""
    origin: str = ""


class Sentence(NamedTuple):
    """Where a sentence begins and ends, and whether it goes on beyond what is shown."""

    left: int
    right: int
    cut_left: bool
    cut_right: bool


def statements(question: Question) -> list[list[Statement]]:
    """The answers to ``question`` in their sentences, those that say the same together."""
    groups = question.groups
    found = []
    for n, group in enumerate(groups):
        other = groups[0 if n else 1][0] if len(groups) > 1 else None
        found.append([_statement(answer, other) for answer in _once(group)])
    return found


def plain_statement(claim: Claim) -> Statement:
    """``claim`` in its sentence, with no words singled out."""
    return Statement(claim, _pieces(claim, ()), claim.words, claim.words)


def sentence_around(text: str, start: int, end: int, reach: int = REACH) -> Sentence:
    """The sentence around ``text[start:end]``, at most ``reach`` characters further on each side.

    Only as good as its full stops: it helps reading, nothing is compared on it.
    """
    least, most = max(0, start - reach), min(len(text), end + reach)
    stops = [m.end() for m in _STOP.finditer(text, least, start)]
    left, cut_left = (stops[-1], False) if stops else (least, least > 0)
    if cut_left:
        left = max(left, text.find(" ", left, start) + 1)
    while left < start and text[left].isspace():
        left += 1
    stop = _STOP.search(text, end, most + 1)
    if stop is not None:
        return Sentence(left, stop.end(), cut_left, False)
    cut_right = most < len(text)
    space = text.rfind(" ", end, most) if cut_right else -1
    return Sentence(left, most if space < 0 else space, cut_left, cut_right)


def _statement(answer: Answer, other: Answer | None) -> Statement:
    spans = [(answer.start, answer.end)]
    claim = answer.claim
    clause = (answer.start, answer.end) == (claim.start, claim.end)
    short = answer.words
    if other is not None and (clause or answer.end - answer.start > LONG):
        own, _ = differing(answer.words, other.words)
        spans = [(answer.start + a, answer.start + b) for a, b in own] or spans
        if own and sum(b - a for a, b in own) < TELLING * len(answer.words):
            short = " … ".join(answer.words[a:b] for a, b in own)
    if spans == [(claim.start, claim.end)]:
        spans = []
    pieces = _pieces(claim, spans)
    return Statement(claim, pieces, answer.words, short, answer.state, answer.origin)


def _once(answers: Sequence[Answer]) -> list[Answer]:
    """Without answers that point at the same words of one article again."""
    return list({(a.claim.article.id, a.start, a.end): a for a in reversed(answers)}.values())[::-1]


def _pieces(claim: Claim, spans: Sequence[tuple[int, int]]) -> tuple[Piece, ...]:
    text = claim.article.text
    left, right, cut_left, cut_right = sentence_around(text, claim.start, claim.end)

    def parts() -> Iterator[tuple[int, int, str]]:
        yield left, claim.start, "context"
        at = claim.start
        for start, end in spans:
            yield at, start, "claim"
            yield start, end, "answer"
            at = end
        yield at, claim.end, "claim"
        yield claim.end, right, "context"

    pieces = [Piece(text[a:b], mark) for a, b, mark in parts() if b > a]
    if cut_left:
        pieces.insert(0, Piece("… ", "context"))
    if cut_right:
        pieces.append(Piece(" …", "context"))
    return tuple(pieces)
