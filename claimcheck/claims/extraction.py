"""From articles to claims: one pass over the parsed sentences of each article."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING

from claimcheck.articles.article import Article
from claimcheck.claims import attribution as who
from claimcheck.claims.claim import Attribution, Claim, Factuality, SourceKind, Term
from claimcheck.claims.clauses import SUBJECTS, Clause, clauses, subject, trimmed
from claimcheck.claims.factuality import factuality
from claimcheck.claims.parsing import Block, parse
from claimcheck.claims.places import places
from claimcheck.claims.quantities import quantities
from claimcheck.claims.terms import (
    CONTENT,
    LIGHT,
    mentions,
    noun_phrase,
    predicate_lemma,
    shared_subject,
    terms,
)
from claimcheck.claims.times import time_expressions
from claimcheck.claims.timex import TimeExpression
from claimcheck.spans import LineIndex, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as SpacySpan

PERSONAL = frozenset({"he", "she"})
LONGEST_STANCE = 200  # characters of a "confirmed that ..." claim with its content


@dataclass(slots=True)
class _Memory:
    """What an article has said so far that later sentences lean on."""

    index: LineIndex
    day: dt.date | None = None
    person: str = ""
    speaker: Attribution | None = None
    seen: set[Span] = field(default_factory=set)


def extract(articles: Iterable[Article], today: dt.date | None = None) -> tuple[Claim, ...]:
    """The claims of every article, in the order of their articles and their places in them.

    Times in an article without a date are read as on the day ``today``, if it is given.
    """
    claims: list[Claim] = []
    for article, blocks in groupby(parse(articles), key=lambda x: x[0]):
        memory = _Memory(LineIndex.of(article.text), article.date or today)
        found: list[Claim] = []
        for _, block, doc in blocks:
            found.extend(_block_claims(article, block, doc, memory))
        claims.extend(sorted(found, key=lambda c: (c.span, c.id)))
    return tuple(claims)


def _block_claims(article: Article, block: Block, doc: Doc, memory: _Memory) -> Iterator[Claim]:
    quotes = _quoted(doc.text)
    headline = _is_headline(article, doc, block)
    for sent in doc.sents:
        if any(t.pos_ in CONTENT for t in sent):
            yield from _sentence_claims(article, block, sent, memory, quotes, headline)


def _sentence_claims(
    article: Article,
    block: Block,
    sent: SpacySpan,
    memory: _Memory,
    quotes: list[tuple[int, int]],
    headline: bool,
) -> Iterator[Claim]:
    offset = block.span.start
    found = clauses(sent)
    inner: dict[int, list[Clause]] = {}
    for clause in found:
        if clause.outer is not None and (
            clause.head.dep_ in {"ccomp", "parataxis", "xcomp"} or who.is_reported(clause)
        ):
            inner.setdefault(clause.outer.head.i, []).append(clause)
    said = _attributions(found, inner, offset, article.text, memory)
    times = time_expressions(sent, memory.day, offset)
    numbers = quantities(sent, offset, [t.span for t in times])
    where = places(sent, offset)
    question = sent.text.rstrip(" \"'").endswith("?")
    context = (
        frozenset(
            t.lemma_.lower() for t in sent if t.pos_ in CONTENT and t.lemma_.lower() not in LIGHT
        )
        | _years(times, article)
        | {f"in:{p.name}" for p in where if p.relation in {"in", "near"}}
    )
    for clause, tokens, nominal in _propositions(found, inner):
        below = inner.get(clause.head.i, [])
        # "The study says that it could cost more" is as sure as what it says.
        sure = below[0] if below and who.is_mere_frame(clause, below) else clause
        start, end = trimmed(tokens)
        span = Span(offset + start, offset + end)
        if span in memory.seen or not len(span):
            continue
        memory.seen.add(span)
        # A clause inside another one is part of what the outer span says.
        tokens = [t for t in sent if start <= t.idx < end]
        own = terms(clause, offset, tokens)
        direct = any(a <= start < b for a, b in quotes)
        shared: list[Term] = []
        lead = ""
        if not nominal:
            shared, place = shared_subject(clause, offset)
            lead = article.text[offset + place[0] : offset + place[1]] if place else ""
            noun = subject(clause)
            if noun is not None and noun.lower_ in PERSONAL and memory.person:
                lead = memory.person
                shared = _name_terms(memory.person, Span(offset + noun.idx, offset + noun.idx))
        inside = [*own, *shared]
        quantity = tuple(q for q in numbers if span.contains(q.span))
        source = said.get(clause.head.i)
        # Half a predicate is a claim where its subject stands before it or somebody says it.
        brief = (shared and clause.head.dep_ == "conj") or (source and clause.head.dep_ == "ccomp")
        if len(own) < (1 if brief else 2) and not quantity:
            continue
        if source is None and direct:
            source = memory.speaker
        line, column = memory.index.line_column(span.start)
        surface = " ".join(span.of(article.text).split())
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
            text=_standing_alone(surface, lead, clause),
            surface=surface,
            predicate="be" if nominal else predicate_lemma(clause),
            terms=tuple(inside),
            mentions=tuple(mentions(clause, offset, tokens)),
            operators=tuple(t.lemma_.lower() for t in clause.operators),
            quantities=quantity,
            times=tuple(t for t in times if span.contains(t.span)),
            places=tuple(p for p in where if span.contains(p.span)),
            attribution=source,
            factuality=Factuality() if nominal else factuality(sure, question),
            direct=direct,
            headline=headline,
            subordinate=clause.head.dep_ == "advcl",
            context=context - {t.lemma for t in inside},
        )
    _remember(found, said, memory)


def _years(times: tuple[TimeExpression, ...], article: Article) -> frozenset[str]:
    """Marks for the years that a sentence looks back to, two or more before its article."""
    if article.date is None:
        return frozenset(f"@{t.start.year}" for t in times if t.start)
    year = article.date.year
    return frozenset(f"@{t.start.year}" for t in times if t.start and year - t.start.year >= 2)


def _propositions(
    found: list[Clause], inner: dict[int, list[Clause]]
) -> Iterator[tuple[Clause, list[Token], bool]]:
    """The clauses that say something, and the noun phrases that describe somebody."""
    for clause in found:
        below = inner.get(clause.head.i, [])
        source = subject(clause)
        document = source is not None and who.source_kind(source) is SourceKind.DOCUMENT
        if who.is_reporting(clause) and who.is_mere_frame(clause, below) and not document:
            if source is not None and source in clause.tokens:
                described = [t for t in source.subtree if t in set(clause.tokens)]
                if sum(t.pos_ in CONTENT for t in described) >= 4:
                    yield clause, described, True
            continue
        tokens = clause.tokens
        content = [c for c in below if c.head.dep_ == "ccomp" or who.is_reported(c)]
        if who.is_reporting(clause) and content:
            whole = sorted({*tokens, *content[0].tokens}, key=lambda t: t.i)
            if whole[-1].idx + len(whole[-1]) - whole[0].idx <= LONGEST_STANCE:
                tokens = whole
        yield clause, tokens, False
        for noun in clause.tokens:
            if noun.pos_ == "PROPN" and any(c.dep_ == "appos" for c in noun.children):
                own = set(clause.tokens)
                phrase = [t for t in noun.subtree if t in own]
                if 3 <= sum(t.pos_ in CONTENT or t.like_num for t in phrase) < len(tokens) - 1:
                    yield clause, phrase, True


def _attributions(
    found: list[Clause],
    inner: dict[int, list[Clause]],
    offset: int,
    text: str,
    memory: _Memory,
) -> dict[int, Attribution]:
    """The attribution of each clause, by the index of its head; the nearest frame wins."""
    said: dict[int, Attribution] = {}
    known = memory.person or (memory.speaker.source if memory.speaker else "")
    for clause in found:  # outermost first, so that what is above is known
        outer = clause.outer
        if outer is not None and outer.head.i in said:
            said[clause.head.i] = said[outer.head.i]
        if outer is not None and clause in inner.get(outer.head.i, []):
            frame = who.frame_of(outer, inner[outer.head.i])
            if frame is not None:
                said[clause.head.i] = who.attribution(frame, offset, text, known)
        frame = who.according_to(clause)
        if frame is not None:
            said[clause.head.i] = who.attribution(frame, offset, text, known)
    for clause in found:  # "The train left, police said": the frame hangs below its content
        if clause.head.dep_ == "parataxis" and who.is_reporting(clause):
            source = subject(clause)
            if source is not None and clause.outer is not None:
                frame = who.Frame(source, clause.head)
                for other in found:
                    if other is not clause:
                        said.setdefault(other.head.i, who.attribution(frame, offset, text, known))
    return said


def _remember(
    found: list[Clause],
    said: dict[int, Attribution],
    memory: _Memory,
) -> None:
    """Keep who was named and who spoke for the sentences that follow."""
    for clause in found:
        for token in clause.tokens:
            if token.dep_ in SUBJECTS and token.pos_ == "PROPN" and _person(token, clause):
                memory.person = " ".join(t.text for t in _name(token))
    if said:
        memory.speaker = next(iter(said.values()))


def _person(noun: Token, clause: Clause) -> bool:
    """Whether a proper noun looks like a person: speaks, or has two names and no article."""
    determined = any(c.dep_ == "det" for c in noun.children)
    return not determined and (len(_name(noun)) >= 2 or who.is_reporting(clause))


def _name(noun: Token) -> list[Token]:
    return [t for t in noun_phrase(noun) if t.pos_ == "PROPN" and t.i <= noun.i]


def _name_terms(name: str, at: Span) -> list[Term]:
    from claimcheck.claims.claim import Role

    return [
        Term(at, w.lower(), w.lower(), "PROPN", Role.SUBJECT, main=True, proper=True, own=False)
        for w in name.split()
    ]


def _standing_alone(surface: str, lead: str, clause: Clause) -> str:
    if not lead:
        return surface
    first = surface.split(" ", 1)
    if first[0].lower() in PERSONAL | {"who", "which", "that"}:
        return f"{' '.join(lead.split())} {first[1] if len(first) > 1 else ''}".strip()
    if clause.head.dep_ in {"conj", "advcl", "acl", "relcl", "xcomp"}:
        return f"{' '.join(lead.split())} {surface}"
    return surface


def _quoted(text: str) -> list[tuple[int, int]]:
    """Where double quotation marks enclose text; an unclosed one runs to the end."""
    marks = [i for i, c in enumerate(text) if c == '"']
    if len(marks) % 2:
        marks.append(len(text))
    return list(zip(marks[::2], marks[1::2], strict=True))


def _is_headline(article: Article, doc: Doc, block: Block) -> bool:
    text = doc.text.strip()
    if article.title and text.casefold() == article.title.strip().casefold():
        return True
    return block.number <= 2 and len(text) < 160 and not text.endswith((".", '"', "!", "'", ":"))
