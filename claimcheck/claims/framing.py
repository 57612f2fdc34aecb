"""Framing: the attributions of a text, each with its source, cue and content."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimcheck.claims.claim import SourceKind
from claimcheck.claims.cues import cues
from claimcheck.claims.frame import Frame, bare
from claimcheck.claims.noun_frames import adjective_frame, noun_frame, phrase_frame
from claimcheck.claims.parsing import parse
from claimcheck.claims.quotations import Quotation, quotations
from claimcheck.claims.speech import with_quotations
from claimcheck.claims.verb_frames import raising_frame, verb_frame
from claimcheck.lexicons import load
from claimcheck.spans import Span

if TYPE_CHECKING:
    from claimcheck.articles.article import Article
    from claimcheck.claims.syntax import Doc, Token

_HEADLINE = 40  # tokens; longer paragraphs are not headlines
_CUE_POS = frozenset({"VERB", "AUX", "NOUN", "ADP", "SCONJ"})
_LABEL = 6  # tokens before the colon of "Police: two dead"


@dataclass(frozen=True, slots=True)
class AttributedContent:
    """An attribution as spans of an article's text; a part may lie in pieces.

    ``nested`` is true where the attribution itself lies in the content of another one ("the
    newspaper reported that officials believe ...").
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    nested: bool


def attributions(
    articles: Iterable[Article],
) -> Iterator[tuple[Article, tuple[AttributedContent, ...]]]:
    """Who says what in each paragraph of ``articles``, in the order of the text."""
    for article, block, doc in parse(articles):
        found = frames(doc, quotations(doc))
        outer = {f.anchor.i for f in outermost(found)}
        yield (
            article,
            tuple(
                AttributedContent(
                    source=_spans(f.source, block.span.start),
                    cue=_spans(f.cue, block.span.start),
                    content=_spans(f.content, block.span.start),
                    nested=f.anchor.i not in outer,
                )
                for f in found
            ),
        )


def frames(doc: Doc, quoted: list[Quotation]) -> list[Frame]:
    """The attributions of one parsed paragraph, with its quotations, in the order of their cues.

    One whose content nobody gives ("He spoke.") is left out.
    """
    found: dict[int, Frame] = {}
    for token in doc:
        frame = _frame(token)
        if frame is not None:
            found[frame.anchor.i] = frame  # "voiced concern about" is more than "voiced"
    headline = _headline(doc)
    if headline is not None and not any(f.anchor.i < headline.anchor.i for f in found.values()):
        found[headline.anchor.i] = headline
    return [f for f in with_quotations(list(found.values()), doc, quoted) if f.content]


def outermost(found: Iterable[Frame]) -> list[Frame]:
    """The frames that do not lie inside the content of another one."""
    kept = list(found)
    around: dict[int, list[Frame]] = {}
    for frame in kept:
        for token in frame.content:
            around.setdefault(token.i, []).append(frame)

    def nested(frame: Frame) -> bool:
        own = {t.i for t in frame.content}
        return any(f.anchor.i not in own for f in around.get(frame.anchor.i, ()))

    return [f for f in kept if not nested(f)]


def _frame(token: Token) -> Frame | None:
    pos = token.pos_
    if pos not in _CUE_POS:
        return None
    words = cues()
    if pos == "VERB" or pos == "AUX":
        lemma = token.lemma_
        if lemma in words.verbs:
            return verb_frame(token)
        if lemma in words.raising:
            return raising_frame(token)
        if lemma == "be":
            return adjective_frame(token)
        if lemma == "accord":
            return phrase_frame(token)
    elif pos == "NOUN" and token.lemma_ in words.nouns:
        return noun_frame(token)
    elif token.lower_ == "according":
        return phrase_frame(token)
    return None


def _headline(doc: Doc) -> Frame | None:
    """ "Police: two dead": a headline that names its source before a colon."""
    if not 0 < len(doc) <= _HEADLINE or doc[-1].text in {".", '"'}:
        return None
    at = next((t.i for t in doc.tokens[: _LABEL + 1] if t.text == ":"), 0)
    if not at or len(doc) <= at + 3:
        return None
    label = list(doc[:at])
    kinds = load("cues")["sources"]
    named = {w for kind in SourceKind for w in kinds.get(kind.value, ())}
    quoted = doc[at + 1].text in {'"', "'"} and label[-1].pos_ == "PROPN"
    if any(t.pos_ in {"VERB", "AUX"} for t in label) or not (quoted or label[-1].lemma_ in named):
        return None
    content = tuple(bare(list(doc[at + 1 :])))
    return Frame(tuple(bare(label)), (doc[at],), content, doc[at], label[-1], clausal=True)


def _spans(tokens: Iterable[Token], offset: int) -> tuple[Span, ...]:
    """Neighbouring words as one span each, without punctuation around them."""
    runs: list[list[Token]] = []
    for token in tokens:
        if runs and runs[-1][-1].i + 1 == token.i:
            runs[-1].append(token)
        else:
            runs.append([token])
    trimmed = [bare(r) or r for r in runs if len(runs) == 1 or bare(r)]
    return tuple(Span(offset + r[0].idx, offset + r[-1].end) for r in trimmed)
