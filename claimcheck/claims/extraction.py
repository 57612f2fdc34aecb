"""From articles to claims: one pass over the parsed sentences of each article."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby, islice
from typing import TYPE_CHECKING

from msgspec import structs

from claimcheck.articles.article import Article
from claimcheck.claims.claim import Claim
from claimcheck.claims.clauses import Clause, clauses
from claimcheck.claims.coreference import CHUNK, Coreference
from claimcheck.claims.discourse import Discourse, named, resolved, speaking, supplied
from claimcheck.claims.frame import Frame
from claimcheck.claims.framing import frames
from claimcheck.claims.parsing import Block, parse
from claimcheck.claims.place import Place
from claimcheck.claims.places import places
from claimcheck.claims.plain_text import LOST
from claimcheck.claims.propositions import Form, Proposition, contents, is_complete, propositions
from claimcheck.claims.quantities import quantities
from claimcheck.claims.quotations import Quotation, quotations
from claimcheck.claims.reference import Reference
from claimcheck.claims.speakers import speakers, views
from claimcheck.claims.standalone import stand_alone
from claimcheck.claims.terms import (
    CONTENT,
    LIGHT,
    mentions,
)
from claimcheck.claims.times import time_expressions
from claimcheck.claims.timex import TimeExpression
from claimcheck.claims.unasserted import is_label
from claimcheck.claims.wording import Wording
from claimcheck.spans import LineIndex, Span

if TYPE_CHECKING:
    from claimcheck.claims.syntax import Doc, Token, TokenSpan


@dataclass(slots=True)
class _Reading:
    """An article while its sentences are read one after the other."""

    article: Article
    day: dt.date | None
    lines: LineIndex
    discourse: Discourse = field(default_factory=Discourse)
    references: dict[int, Reference] = field(default_factory=dict)
    seen: set[Span] = field(default_factory=set)


def extract(articles: Iterable[Article], today: dt.date | None = None) -> tuple[Claim, ...]:
    """The claims of every article, in the order of their articles and their places in them.

    Times in an article without a date are read as on the day ``today``, if it is given.
    """
    claims: list[Claim] = []
    for article, parsed in groupby(parse(articles), key=lambda x: x[0]):
        reading = _Reading(article, article.date or today, LineIndex.of(article.text))
        found = list(_article_claims(reading, ((block, doc) for _, block, doc in parsed)))
        claims.extend(sorted(found, key=lambda c: (c.span, c.id)))
    return tuple(claims)


def _article_claims(reading: _Reading, parsed: Iterator[tuple[Block, Doc]]) -> Iterator[Claim]:
    coreference = Coreference()
    while paragraphs := list(islice(parsed, CHUNK)):
        reading.references = coreference.read(
            [(block.span.start, doc, block.headline) for block, doc in paragraphs]
        )
        for block, doc in paragraphs:
            yield from _block_claims(reading, block, doc)


def _block_claims(reading: _Reading, block: Block, doc: Doc) -> Iterator[Claim]:
    quoted = quotations(doc)
    framed = frames(doc, quoted)
    for sent in doc.sents:
        if any(t.pos_ in CONTENT for t in sent) and any(c.isalnum() for c in sent.text):
            yield from _sentence_claims(reading, block, sent, quoted, framed)


def _sentence_claims(
    reading: _Reading,
    block: Block,
    sent: TokenSpan,
    quoted: list[Quotation],
    framed: list[Frame],
) -> Iterator[Claim]:
    article, discourse, offset = reading.article, reading.discourse, block.span.start
    found = clauses(sent)
    inner = contents(found)
    wording = Wording(article.text, offset, reading.references)
    said = named(speakers(found, framed, offset, article.text, discourse.speaker), wording)
    held = named(views(found, framed, offset, article.text), wording)
    times = time_expressions(sent, reading.day, offset)
    numbers = [
        structs.replace(q, text=q.span.of(article.text).strip()) if LOST in q.text else q
        for q in quantities(sent, offset, [t.span for t in times])
    ]
    where = places(sent, offset)
    question = sent.text.rstrip(" \"'").endswith("?")
    context = (
        frozenset(t.lemma_ for t in sent if t.pos_ in CONTENT and t.lemma_ not in LIGHT)
        | _years(times, article)
        | {f"in:{p.name}" for p in where if p.relation in {"in", "near"}}
    )
    for proposition in propositions(found, inner):
        clause, extent = proposition.clause, proposition.extent
        span = Span(offset + extent.start, offset + extent.end)
        if span in reading.seen or not len(span):
            continue
        reading.seen.add(span)
        core = Span(span.start, offset + extent.core_end)
        own = proposition.terms(offset)
        words = _told(proposition) or sent.doc.tokens[extent.first.i : extent.core.i + 1]
        shared = [] if proposition.nominal else supplied(clause, words, wording)
        if extent.first != extent.own:
            shared = [t for t in shared if not span.contains(t.span) or not len(t.span)]
        quantity = tuple(q for q in numbers if core.contains(q.span))
        direct = any(q.holds(extent.first) for q in quoted)
        source = said.get(clause.head.i)
        if direct and source is not None and source.source.lower() == "it":
            source = discourse.speaker or source  # "what it says", in somebody's words
        complete = is_complete(clause, source) or resolved(clause, wording)
        if len(own) < (1 if complete else 2) and not quantity:
            continue
        if not (block.headline or quantity or times or proposition.nominal) and is_label(clause):
            continue
        source = source or (discourse.speaker if direct else None)
        text, unresolved = stand_alone(
            proposition, wording, speaker=speaking(source, wording), direct=direct
        )
        line, column = reading.lines.line_column(span.start)
        wording_span = Span(offset + extent.first.idx, offset + extent.own_end)
        yield Claim(
            id=hashlib.sha256(f"{article.id}:{span.start}:{span.end}".encode()).hexdigest()[:12],
            article=article.id,
            outlet=article.outlet,
            published=article.published,
            span=span,
            sentence=Span(offset + sent.start_char, offset + sent.end_char),
            paragraph=block.number,
            line=line,
            column=column,
            text=text,
            surface=" ".join(wording_span.of(article.text).split()),
            predicate=proposition.predicate,
            terms=(*own, *shared),
            mentions=tuple(mentions(clause, offset, words)),
            operators=tuple(t.lemma_ for t in clause.operators),
            quantities=quantity,
            times=tuple(t for t in times if core.contains(t.span)),
            places=tuple(p for p in where if core.contains(p.span) or _around(p, core, clause)),
            attribution=source or (None if proposition.nominal else held.get(clause.head.i)),
            factuality=proposition.factuality(question),
            direct=direct,
            headline=block.headline,
            lead=block.lead,
            subordinate=clause.head.dep_ == "advcl",
            context=context - {t.lemma for t in (*own, *shared)},
            unresolved=unresolved,
        )
    discourse.remember(said)


def _told(proposition: Proposition) -> tuple[Token, ...]:
    """The words of a claim that begins behind its subject and what is set off there."""
    words = proposition.words
    cut = proposition.form is Form.CLAUSE and words[0].i < proposition.extent.first.i
    return words if cut else ()


def _around(place: Place, core: Span, clause: Clause) -> bool:
    """Whether a claim tells what happened at ``place``: "(at) Elm Lane, where they met"."""
    if not place.span.start < core.start < place.span.end <= core.end:
        return False
    return any(t.lower_ == "where" for t in clause.tokens[:2])


def _years(times: tuple[TimeExpression, ...], article: Article) -> frozenset[str]:
    """Marks for the years that a sentence looks back to, two or more before its article."""
    if article.date is None:
        return frozenset(f"@{t.start.year}" for t in times if t.start)
    year = article.date.year
    return frozenset(f"@{t.start.year}" for t in times if t.start and year - t.start.year >= 2)
