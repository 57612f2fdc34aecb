"""What the first page shows, in the order in which a reader needs it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from claimcheck.reports.html.document import Article, Claim, Document, Finding
from claimcheck.reports.html.matrix import Matrix, matrices
from claimcheck.reports.html.question import Question
from claimcheck.reports.html.statement import Statement, plain_statement, sentence_around

WHOLE = 2_000  # characters on either side of a claim in which its sentence begins and ends
SINGLE = ("CC201", "CC202")


@dataclass(frozen=True, slots=True)
class StoryName:
    """How a story is called where a report holds several."""

    number: int
    title: str


@dataclass(frozen=True, slots=True)
class Single:
    """A claim that stands on one source, with the clauses of the same sentence that do too."""

    finding: Finding
    statements: tuple[Statement, ...]
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Remark:
    """A finding that belongs to no question: an error inside one article, a claim not carried."""

    finding: Finding
    quotes: tuple[tuple[Article, str], ...]


@dataclass(frozen=True, slots=True)
class Overview:
    """The sections of the first page."""

    conflicts: tuple[Question, ...]
    updates: tuple[Question, ...]
    singles: tuple[Single, ...]
    agreements: tuple[Question, ...]
    repeated: tuple[Question, ...]
    """Agreements on sentences that an agreement above has shown."""
    compatible: tuple[Question, ...]
    remarks: tuple[Remark, ...]
    matrices: tuple[Matrix, ...]
    families: dict[str, tuple[Article, ...]]
    """The articles of each copy family, under the letter that marks it."""
    single_claims: int
    """How many claims stand on one source, whether or not their sentences are listed once."""


def overview(document: Document, questions: Sequence[Question]) -> Overview:
    """Sort everything in ``document`` into the sections of the first page."""
    by_status: dict[str, list[Question]] = {}
    for question in questions:
        by_status.setdefault(question.status, []).append(question)
    agreements, repeated = _agreements(by_status.get("agreement", []))
    shown = {f.fingerprint for q in questions for f in q.findings}
    letters = family_letters(document.articles)
    singles = [f for f in document.findings if f.code in SINGLE and f.claims]
    table = [
        *by_status.get("contradiction", []),
        *by_status.get("update", []),
        *agreements,
        *by_status.get("compatible", []),
    ]
    return Overview(
        conflicts=tuple(by_status.get("contradiction", [])),
        updates=tuple(by_status.get("update", [])),
        singles=_singles(singles),
        agreements=tuple(agreements),
        repeated=tuple(repeated),
        compatible=tuple(by_status.get("compatible", [])),
        remarks=tuple(
            _remark(f)
            for f in document.findings
            if f.fingerprint not in shown and (f.code not in SINGLE or not f.claims)
        ),
        matrices=matrices(document.articles, table, letters),
        families={
            letter: tuple(a for a in document.articles if a.family == family)
            for family, letter in letters.items()
        },
        single_claims=len(singles),
    )


def family_letters(articles: Sequence[Article]) -> dict[str, str]:
    """A letter (A, B, ... Z, A1, ...) for each copy family, in the order of the articles."""
    families = dict.fromkeys(a.family for a in articles if a.family)
    return {f: chr(65 + n % 26) + (str(n // 26) if n > 25 else "") for n, f in enumerate(families)}


def story_names(articles: Sequence[Article]) -> dict[str, StoryName]:
    """The stories by identifier, named by their first article; none where there is only one."""
    first: dict[str, Article] = {}
    for article in articles:
        if article.story is not None:
            first.setdefault(article.story, article)
    if len(first) < 2:
        return {}
    return {story: StoryName(n, a.title) for n, (story, a) in enumerate(first.items(), 1)}


def _agreements(found: Sequence[Question]) -> tuple[list[Question], list[Question]]:
    """Agreements, widest first, and those of which every clause has been shown before."""
    ordered = sorted(found, key=lambda q: (-q.origins, -len(q.outlets), -q.score, q.id))
    kept: list[Question] = []
    repeated: list[Question] = []
    seen: dict[str, list[tuple[int, int]]] = {}
    for question in ordered:
        claims = [a.claim for a in question.answers]
        fresh = [
            c
            for c in claims
            if not any(s < c.end and c.start < e for s, e in seen.get(c.article.id, ()))
        ]
        (kept if fresh else repeated).append(question)
        for claim in fresh:
            seen.setdefault(claim.article.id, []).append((claim.start, claim.end))
    return kept, repeated


def _singles(findings: Sequence[Finding]) -> tuple[Single, ...]:
    """The most newsworthy first; clauses of one sentence together."""
    sentences: dict[tuple[str, int], list[Finding]] = {}
    for finding in sorted(findings, key=lambda f: (-f.score, f.fingerprint)):
        claim = finding.claims[0]
        sentence = sentence_around(claim.article.text, claim.start, claim.end, WHOLE)
        sentences.setdefault((claim.article.id, sentence.left), []).append(finding)
    return tuple(
        Single(
            finding=own[0],
            statements=tuple(plain_statement(c) for c in own[0].claims),
            claims=tuple(f.claims[0] for f in own),
        )
        for own in sentences.values()
    )


def _remark(finding: Finding) -> Remark:
    quotes = [(article, article.text[start:end]) for article, start, end in finding.places]
    return Remark(finding, tuple(quotes))
