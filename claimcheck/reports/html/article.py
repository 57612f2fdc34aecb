"""The page of one article: its text, and beside each paragraph who else says so."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from claimcheck.reports.html.body import Paragraph, body
from claimcheck.reports.html.document import Article, Claim, Relation
from claimcheck.reports.html.question import Answer, Question


@dataclass(frozen=True, slots=True)
class Other:
    """What another outlet answers to a question that a claim answers."""

    question: Question
    answer: Answer


@dataclass(frozen=True, slots=True)
class Note:
    """What stands beside a claim; ``number`` counts the notes with others, 0 without."""

    claim: Claim
    number: int
    status: str
    others: tuple[Other, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph with its notes: those of claims that others answer too, and those of the rest."""

    paragraph: Paragraph
    notes: tuple[Note, ...]
    alone: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class ArticleView:
    """Everything on an article's page."""

    article: Article
    passages: tuple[Passage, ...]
    numbers: Mapping[int, Note]
    counts: Mapping[str, int]
    """Claims by status."""


def article_view(
    article: Article,
    claims: Sequence[Claim],
    relations: Sequence[Relation],
    asked: Mapping[str, Sequence[Question]],
) -> ArticleView:
    """The page of ``article``; ``asked`` are the questions that each claim (by id) answers."""
    status = {c.number: asked[c.id][0].status if asked.get(c.id) else "single" for c in claims}
    by_number = {c.number: c for c in claims}
    counts: dict[str, int] = {}
    for value in status.values():
        counts[value] = counts.get(value, 0) + 1
    notes: dict[int, Note] = {}
    passages = []
    numbered = 0
    for paragraph in body(article, claims, relations, status):
        beside: list[Note] = []
        alone: list[Note] = []
        for number in paragraph.claims:
            claim = by_number[number]
            others = _others(claim, asked.get(claim.id, ()))
            numbered += bool(others)
            note = Note(claim, numbered if others else 0, status[number], others)
            notes[number] = note
            (beside if others else alone).append(note)
        passages.append(Passage(paragraph, tuple(beside), tuple(alone)))
    return ArticleView(article, tuple(passages), notes, counts)


def _others(claim: Claim, questions: Sequence[Question]) -> tuple[Other, ...]:
    """What others answer, once for each outlet and wording; the gravest question first."""
    found: dict[tuple[str, str], Other] = {}
    for question in questions:
        for answer in question.answers:
            if answer.claim.id != claim.id:
                key = (answer.claim.article.id, answer.claim.words)
                found.setdefault(key, Other(question, answer))
    return tuple(found.values())
