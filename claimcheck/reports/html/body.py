"""The text of an article as runs: what is underlined, what is dimmed, where notes belong."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from claimcheck.reports.html.document import Article, Claim, Relation
from claimcheck.reports.html.question import RANK
from claimcheck.reports.html.segments import Mark, Segment, paragraphs


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text that is set in one way.

    ``status`` is the gravest status of the claims over it, empty where there is none; ``claims``
    and ``answers`` are the numbers of claims and of relations whose words lie here; ``marked``
    says that the words differ in the pair shown; ``starts`` and ``ends`` number the claims that
    begin and end here; ``skipped`` is why the stretch is not read for claims.
    """

    text: str
    status: str
    claims: tuple[int, ...]
    answers: tuple[int, ...]
    marked: bool
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    skipped: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One line of an article's text."""

    runs: tuple[Run, ...]
    claims: tuple[int, ...]
    """The claims that end in it, in their order."""

    @property
    def skipped(self) -> bool:
        """Whether all of it is left out of the reading."""
        return all(run.skipped or not run.text.strip() for run in self.runs)


_Key = tuple[str, int, str]  # what it is, its number, why it is skipped


def body(
    article: Article,
    claims: Sequence[Claim],
    relations: Iterable[Relation],
    status: Mapping[int, str],
    marked: frozenset[int] = frozenset(),
) -> tuple[Paragraph, ...]:
    """Set the text of ``article``.

    ``status`` is that of each claim to be underlined, by number; ``marked`` are the relations
    whose words differ in the pair that is shown.
    """
    marks: list[Mark[_Key]] = [Mark(a, b, ("skip", 0, why)) for a, b, why in article.skipped_spans]
    marks.extend(Mark(c.start, c.end, ("claim", c.number, "")) for c in claims)
    for relation in relations:
        for claim, span in ((relation.a, relation.a_span), (relation.b, relation.b_span)):
            if claim.article is article and span != (claim.start, claim.end):
                marks.append(Mark(*span, ("answer", relation.number, "")))
    begins: dict[int, list[int]] = {}
    for claim in claims:
        begins.setdefault(claim.start, []).append(claim.number)
    set_text = []
    for line in paragraphs(article.text, marks):
        runs = tuple(_run(segment, begins, status, marked) for segment in line)
        ended = tuple(dict.fromkeys(number for run in runs for number in run.ends))
        set_text.append(Paragraph(runs, ended))
    return tuple(set_text)


def _run(
    segment: Segment[_Key],
    begins: Mapping[int, Sequence[int]],
    status: Mapping[int, str],
    marked: frozenset[int],
) -> Run:
    claims = tuple(n for kind, n, _ in segment.keys if kind == "claim")
    answers = tuple(n for kind, n, _ in segment.keys if kind == "answer")
    known = [status[n] for n in claims if n in status]
    return Run(
        text=segment.text,
        status=min(known, key=RANK.index) if known else "",
        claims=claims,
        answers=answers,
        marked=not marked.isdisjoint(answers),
        starts=tuple(n for n in begins.get(segment.start, ()) if n in claims),
        ends=tuple(n for kind, n, _ in segment.ends if kind == "claim"),
        skipped=next((why for kind, _, why in segment.keys if kind == "skip"), ""),
    )
