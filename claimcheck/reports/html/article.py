"""The page of one article: its text, and beside each paragraph who else says so."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from claimcheck.reports.html.body import Paragraph, Run, body
from claimcheck.reports.html.document import Article, Claim, Relation
from claimcheck.reports.html.question import Answer, Question


@dataclass(frozen=True, slots=True)
class Other:
    """What another outlet answers to a question that a claim answers."""

    question: Question
    answer: Answer
    state: str
    """How it stands to that claim: agrees where both say the same, else as in the question."""


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
            told = next((n for n in beside if others and _same(n, claim, others)), None)
            if told is not None:
                notes[number] = told
                continue
            numbered += bool(others)
            note = Note(claim, numbered if others else 0, status[number], others)
            notes[number] = note
            (beside if others else alone).append(note)
        passages.append(Passage(paragraph, tuple(beside), tuple(alone)))
    return ArticleView(article, tuple(passages), notes, counts)


def noted(view: ArticleView, run: Run) -> list[Note]:
    """The notes with others whose numbers belong after ``run``, each once."""
    found = {view.numbers[n].number: view.numbers[n] for n in run.ends}
    return [note for number, note in sorted(found.items()) if number]


def _others(claim: Claim, questions: Sequence[Question]) -> tuple[Other, ...]:
    """What others answer, each sentence of theirs once; the gravest question first.

    The article itself counts where it contradicts itself, not where it repeats itself.
    """
    found: list[Other] = []
    for question in questions:
        groups = {a.group for a in question.answers if a.claim.id == claim.id}
        for answer in question.answers:
            said = answer.claim
            own = said.article is claim.article and answer.state != "conflicts"
            if said.id != claim.id and not own and not any(_overlap(o, said) for o in found):
                same = answer.group in groups
                found.append(Other(question, answer, "agrees" if same else answer.state))
    return tuple(found)


def _overlap(other: Other, claim: Claim) -> bool:
    told = other.answer.claim
    return told.article is claim.article and told.start < claim.end and claim.start < told.end


def _same(note: Note, claim: Claim, others: Sequence[Other]) -> bool:
    """Whether a note says it all for a clause that overlaps its own."""
    near = note.claim.start < claim.end and claim.start < note.claim.end
    return near and all(any(_overlap(o, x.answer.claim) for o in note.others) for x in others)
