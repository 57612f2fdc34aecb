"""Question: what several claims answer, with the answers side by side; one row of the table."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from claimcheck.reports.html.document import Article, Claim, Finding, Relation

RANK = ("contradiction", "update", "agreement", "compatible", "single")
"""From what a reader has to see first to what can wait."""


STATES = ("conflicts", "updates", "superseded", "agrees", "refines", "allows")
"""How an answer can stand to the others, the gravest first."""


def gravest_state(states: Collection[str]) -> str:
    """The gravest of ``states``; there has to be one."""
    return min(states, key=STATES.index)


def gravest(relations: Iterable[Relation]) -> str:
    """The gravest of what ``relations`` say; there has to be one."""
    return min((r.verb for r in relations), key=RANK.index)


@dataclass(frozen=True, slots=True)
class Answer:
    """The words of one claim on one question.

    ``group`` numbers the answers that say the same; ``state`` is agrees, conflicts, updates,
    superseded, refines or allows; ``origin`` is a letter that outlets with one visible
    origin share, else empty.
    """

    claim: Claim
    start: int
    end: int
    group: int
    state: str
    origin: str

    @property
    def words(self) -> str:
        """The answer as it was printed."""
        return self.claim.article.text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Question:
    """Answers to one question. ``origins`` counts the independent ones, 0 where not known."""

    id: str
    label: str
    status: str
    answers: tuple[Answer, ...]
    relations: tuple[Relation, ...]
    findings: tuple[Finding, ...]
    origins: int

    @property
    def outlets(self) -> tuple[str, ...]:
        """Who answers, in the order of the answers."""
        return tuple(dict.fromkeys(a.claim.article.outlet for a in self.answers))

    @property
    def kinds(self) -> tuple[str, ...]:
        """What sorts of answer were compared."""
        return tuple(sorted({r.kind for r in self.relations}))

    @property
    def score(self) -> float:
        """The strongest alignment among the relations that give the status."""
        return max((r.score for r in self.relations if r.verb == self.status), default=0.0)

    @property
    def groups(self) -> tuple[tuple[Answer, ...], ...]:
        """The answers, those that say the same together."""
        sets: dict[int, list[Answer]] = {}
        for answer in self.answers:
            sets.setdefault(answer.group, []).append(answer)
        return tuple(tuple(answers) for answers in sets.values())

    @property
    def facing(self) -> tuple[Article, Article] | None:
        """Two articles that stand in this relation most strongly; None inside one article."""
        apart = [r for r in self.relations if r.a.article is not r.b.article]
        if not apart:
            return None
        best = min(apart, key=lambda r: (RANK.index(r.verb), -r.score, r.number))
        return best.a.article, best.b.article

    @property
    def between_sources(self) -> bool:
        """Whether it is the quoted sources that differ, not the outlets."""
        verbs = {r.between for r in self.relations if r.verb == "contradiction"}
        return verbs == {"sources"}

    @property
    def order(self) -> tuple[int, bool, int, float, str]:
        """What sorts the questions: gravest first, then widest, then strongest."""
        rank = RANK.index(self.status)
        return (rank, self.between_sources, -len(self.outlets), -self.score, self.id)
