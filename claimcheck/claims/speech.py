"""Speech: which frame introduces, follows or interrupts each quotation of a paragraph."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from typing import TYPE_CHECKING

from claimcheck.claims.cues import cues
from claimcheck.claims.frame import Frame
from claimcheck.claims.quotations import Quotation

if TYPE_CHECKING:
    from claimcheck.claims.syntax import Doc

_FARTHEST = 40  # tokens between a quotation and its cue; a longer source is a parser's error
_SPEAKING = frozenset({"accord", "tweet", "think", "believe"})


def with_quotations(found: list[Frame], doc: Doc, marked: list[Quotation]) -> list[Frame]:
    """The frames of a paragraph with its quotations as their content.

    A quotation that fills whole sentences and has no cue of its own continues the one before it.
    """
    if not any(q.speech for q in marked):
        return found
    frames = {f.anchor.i: f for f in found}
    inside = {i for q in marked if q.speech for i in range(q.start, q.end)}
    candidates = [f.anchor.i for f in found if _speaks(f) and f.anchor.i not in inside]
    speaker, end = -1, 0
    for quote in marked:
        if not quote.speech:
            continue
        open_frames = [frames[i] for i in candidates]
        owner = _holding(quote, open_frames) or _beside(quote, open_frames)
        if owner is None and speaker >= 0 and _continues(quote, end, doc):
            owner = frames[speaker]
        if owner is None:
            continue
        own = {*owner.cue, *owner.source}
        words = {*owner.content, *(t for t in doc[quote.start : quote.end] if t not in own)}
        content = tuple(sorted(words, key=lambda t: t.i))
        speaker, end = owner.anchor.i, quote.end
        frames[speaker] = replace(owner, content=content, clausal=True)
    return list(frames.values())


def _speaks(frame: Frame) -> bool:
    lemma = frame.anchor.lemma_
    return lemma in cues().speech or lemma in _SPEAKING


def _holding(quote: Quotation, found: Collection[Frame]) -> Frame | None:
    """The frame whose content by grammar reaches into the quotation, the nearest first."""
    holding = [f for f in found if any(quote.holds(t) for t in f.content)]
    return min(holding, key=lambda f: _distance(f, quote), default=None)


def _distance(frame: Frame, quote: Quotation) -> int:
    at: int = frame.anchor.i
    return at - quote.end if at >= quote.end else quote.start - at


def _beside(quote: Quotation, found: Collection[Frame]) -> Frame | None:
    """The frame next to the quotation, with nothing but its own words between them."""
    best = None
    for frame in found:
        at, doc = frame.anchor.i, frame.anchor.doc
        if _distance(frame, quote) > _FARTHEST:
            continue
        own = {t.i for t in (*frame.cue, *frame.source)}
        if at >= quote.end:
            handed_on = doc[quote.end - 2].text in {",", "!", "?"} or not frame.content
            between = doc[quote.end : at]
            alone = not frame.content and doc[quote.end - 1].sent == frame.anchor.sent
            if alone or (handed_on and all(t.i in own or not t.is_alpha for t in between)):
                best = best or frame
        elif not frame.content and frame.anchor.sent.end >= quote.start - 1:
            between = doc[at + 1 : quote.start]
            led_in = quote.start > 0 and doc[quote.start - 1].text in {",", ":"}
            if led_in or all(t.i in own or not t.is_alpha for t in between):
                best = frame
    return best


def _continues(quote: Quotation, end: int, doc: Doc) -> bool:
    """Whether no words stand between the quotations, or none beside this one in its sentences."""
    if not any(t.is_alpha for t in doc[end : quote.start]):
        return True
    words = [t for t in doc[quote.start : quote.end] if not t.is_punct]
    return bool(words) and all(
        quote.holds(t) or not t.is_alpha for sent in (words[0].sent, words[-1].sent) for t in sent
    )
