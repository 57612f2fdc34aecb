"""Places in articles as every format names them: path, lines, columns, words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimcheck.articles.article import Article
from claimcheck.articles.source_map import is_plain
from claimcheck.findings.finding import Finding, Level, Location
from claimcheck.spans import LineIndex, Span

if TYPE_CHECKING:
    from claimcheck.check import Report


@dataclass(frozen=True, slots=True)
class Place:
    """A location with all that a format may say of it.

    Lines and columns are counted from one, columns in code points; ``end_column`` is the one after
    the last character. ``start`` and ``end`` are code points of the article's text, ``words`` what
    stands there. Where the text was extracted and its place in the file is known, all but the words
    is of the file; where it is not known, ``known`` is false and no format names a line.
    """

    path: str
    outlet: str
    line: int
    column: int
    end_line: int
    end_column: int
    start: int
    end: int
    words: str
    known: bool = True

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}" if self.known else self.path

    @property
    def spot(self) -> str:
        """The path and the line."""
        return f"{self.path}:{self.line}" if self.known else self.path

    @property
    def stretch(self) -> str:
        """The path with the first line and column and the last."""
        return f"{self}-{self.end_line}:{self.end_column}" if self.known else self.path


def at_words(place: Place) -> str:
    """What stands behind a message where no line is known."""
    return f" (at “{one_line(place.words)}”)"


class Places:
    """Looks places up in the articles of one report."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.articles: dict[str, Article] = {a.id: a for a in report.articles}
        self._indexes: dict[str, LineIndex] = {}

    def of(self, location: Location) -> Place:
        """The place of ``location``."""
        article = self.articles[location.article]
        source = self.report.sources.get(article.id)
        span = location.span if source is None else source.find(location.span)
        known = is_plain(article.path) if source is None else span is not None
        span = span or location.span
        if source is not None and known:
            index = source.lines
        else:
            index = self._indexes.setdefault(article.id, LineIndex.of(article.text))
        line, column = index.line_column(span.start)
        end_line, end_column = index.line_column(span.end)
        return Place(
            path=article.path,
            outlet=article.outlet,
            line=line,
            column=column,
            end_line=end_line,
            end_column=end_column,
            start=span.start,
            end=span.end,
            words=location.span.of(article.text),
            known=known,
        )

    def around(self, location: Location, claims: Sequence[str]) -> tuple[str, str, str]:
        """The clause (else the line) of a location in three parts: before, words, after."""
        text = self.articles[location.article].text
        span = location.span
        known = self.report.claims.by_id
        clauses = [known[i] for i in claims if i in known]
        inside = [c.span for c in clauses if c.article == location.article]
        inside = [s for s in inside if s.contains(span)]
        clause = inside[0] if inside else None
        if clause is None or clause == span:
            start = text.rfind("\n", 0, span.start) + 1
            stop = text.find("\n", span.end)
            clause = Span(start, len(text) if stop < 0 else stop)
        before = text[max(clause.start, span.start - 160) : span.start]
        return before, span.of(text), text[span.end : min(clause.end, span.end + 160)]


def open_findings(report: Report) -> list[Finding]:
    """The findings that nobody has dealt with yet."""
    return [f for f in report.findings if f.open]


def closing_line(report: Report) -> str:
    """How many findings there are and how many a baseline, a suppression or a filter hides."""
    shown = open_findings(report)
    counts = [(sum(f.level is level for f in shown), str(level)) for level in Level]
    by_level = ", ".join(f"{n} {name}{'s' * (n != 1)}" for n, name in counts if n)
    total = f"{len(shown)} finding{'s' * (len(shown) != 1)}"
    hidden = report.hidden
    return (
        f"{total}{f' ({by_level})' if by_level else ''}; hidden: {hidden['baseline']} by the "
        f"baseline, {hidden['suppressed']} suppressed, {hidden['filtered']} filtered"
    )


def fixed_lines(report: Report) -> list[str]:
    """A line for each finding of the baseline that is gone."""
    return [f"fixed since the baseline: {e.path}: {e.code} {e.message}" for e in report.fixed]


def one_line(text: str) -> str:
    """Text on one line without control characters, which could drive a terminal or a format."""
    return " ".join(harmless(text).split())


def harmless(text: str) -> str:
    """``text`` with a space for each character that is not printed; as many characters as before.

    The joiners inside emoji and some scripts' words stay.
    """
    return "".join(c if c.isprintable() or c in _JOINERS else " " for c in text)


_JOINERS = "\u200c\u200d"
