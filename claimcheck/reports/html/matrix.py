"""The claim and outlet table: one row a question, one column an outlet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from claimcheck.reports.html.document import Article
from claimcheck.reports.html.question import Answer, Question, gravest_state

COLUMNS = 12  # outlets of one story above which a row names who says what instead


@dataclass(frozen=True, slots=True)
class Cell:
    """What one outlet answers; ``state`` is silent where it does not."""

    outlet: str
    answers: tuple[Answer, ...]
    state: str
    origin: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A question with a cell for each outlet of its story."""

    question: Question
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """An outlet of a story with its articles and the copy families that they belong to."""

    outlet: str
    articles: tuple[Article, ...]
    families: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """The table of one story; ``wide`` where a column for each outlet would not be readable."""

    story: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]

    @property
    def wide(self) -> bool:
        """Whether there are too many outlets for columns."""
        return len(self.columns) > COLUMNS


def matrices(
    articles: Sequence[Article], questions: Sequence[Question], families: dict[str, str]
) -> tuple[Matrix, ...]:
    """A table for each story in which something is related, the gravest story first."""
    by_story: dict[str, list[Question]] = {}
    for question in questions:
        by_story.setdefault(question.answers[0].claim.article.story or "", []).append(question)
    members: dict[str, list[Article]] = {}
    for article in articles:
        if not article.skipped:
            members.setdefault(article.story or "", []).append(article)
    return tuple(_matrix(story, members[story], rows, families) for story, rows in by_story.items())


def _matrix(
    story: str,
    articles: Sequence[Article],
    questions: Sequence[Question],
    families: dict[str, str],
) -> Matrix:
    ordered = sorted(articles, key=lambda a: (a.published or "9", a.outlet, a.id))
    outlets: dict[str, list[Article]] = {}
    for article in ordered:
        outlets.setdefault(article.outlet, []).append(article)
    columns = tuple(
        Column(o, tuple(own), tuple(dict.fromkeys(families[a.family] for a in own if a.family)))
        for o, own in outlets.items()
    )
    rows = tuple(Row(q, tuple(_cell(q, c.outlet) for c in columns)) for q in questions)
    return Matrix(story, ordered[0].title, columns, rows)


def _cell(question: Question, outlet: str) -> Cell:
    own = [a for a in question.answers if a.claim.article.outlet == outlet]
    if not own:
        return Cell(outlet, (), "silent")
    once = tuple({a.words.casefold(): a for a in reversed(own)}.values())[::-1]
    return Cell(outlet, once, gravest_state([a.state for a in own]), own[0].origin)
