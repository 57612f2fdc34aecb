"""Speakers: to whom each clause of a sentence is attributed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import structs

from claimcheck.claims.claim import Attribution, SourceKind
from claimcheck.claims.clauses import Clause
from claimcheck.claims.cues import cues
from claimcheck.claims.frame import Frame
from claimcheck.claims.sources import is_source, noun_phrase, source_kind
from claimcheck.lexicons import load
from claimcheck.spans import Span

if TYPE_CHECKING:
    from claimcheck.claims.syntax import Token

UNNAMED = "an unnamed source"
_SPEAKER = frozenset({"i", "we", "you"})
_PERSONAL = frozenset({"he", "she", "they"})
_PHRASES = frozenset({"accord", ":"})
_RELATIVE = frozenset({"who", "which", "that"})


def speakers(
    found: list[Clause],
    frames: list[Frame],
    offset: int,
    text: str,
    speaker: Attribution | None,
) -> dict[int, Attribution]:
    """The attribution of each clause, by the index of its head.

    Of nested frames ("the newspaper reported that officials believe ...") the inner one counts:
    it names whose word or view the clause is. A pronoun there is taken for whoever the frame
    around it names ("Lind said she believed ..."); otherwise it stays a pronoun, for coreference to
    resolve, except that "they" and "it" may be ``speaker``, who spoke last.
    """
    said: dict[int, Attribution] = {}
    told: dict[int, Attribution] = {}  # by the cue: a frame may hold many clauses
    telling = [f for f in frames if f.clausal and attributes(f)]
    for clause in found:
        around = sorted((f for f in telling if _covers(f, clause)), key=lambda f: len(f.content))
        named = [f for f in around if f.head is not None and f.head.pos_ != "PRON"]
        for frame in (named or around)[:1]:
            cue = frame.anchor.i
            if cue not in told:
                told[cue] = _attribution(frame, offset, text, speaker)
            said[clause.head.i] = told[cue]
    return said


def _covers(frame: Frame, clause: Clause) -> bool:
    at = clause.head
    if frame.anchor in clause.chain:  # "is said to have left": hearsay, but "plans to leave"
        hearsay = frame.head is None or frame.anchor.lemma_ == "claim"
        return hearsay and clause.predicate in frame.content
    return frame.content[0].i <= at.i <= frame.content[-1].i and at in frame.content


def views(
    found: list[Clause], frames: list[Frame], offset: int, text: str
) -> dict[int, Attribution]:
    """Who is named by the clauses that tell somebody's view themselves, by the index of the head.

    "The board expects to save 5m", "Lind called it a dark day", "police put the crowd at 300".
    """
    judging = {f.anchor: f for f in frames if _judges(f)}
    told: dict[int, Attribution] = {}
    if judging:
        for clause in found:
            frame = next((judging[v] for v in clause.chain if v in judging), None)
            if frame is not None and clause.head.dep_ != "relcl":
                # The verb alone is the cue: "no longer" is part of what "no longer expects" tells.
                said = _attribution(frame, offset, text, None)
                told[clause.head.i] = structs.replace(said, cue=frame.anchor.text)
    return told


def _judges(frame: Frame) -> bool:
    verb = frame.anchor
    if frame.head is None or verb.pos_ != "VERB":
        return False
    if frame.head.pos_ == "PRON" and frame.head.lower_ not in _PERSONAL:
        return False  # "everybody thinks"
    if verb.lemma_ in {"call", "describe"}:
        return any(c.dep_ == "oprd" or c.lower_ == "as" for c in verb.rights)
    if verb.lemma_ == "put":
        figure = any(c.dep_ == "prep" and c.lower_ == "at" for c in verb.rights)
        return figure and is_source(frame.head)
    return verb.lemma_ in load("cues")["reporting"]["beliefs"] or verb.lemma_ == "estimate"


def attributes(frame: Frame) -> bool:
    """Whether the frame makes its content somebody's word or view.

    "She knew that ..." gives the content as a fact, "plans to ..." tells of a plan, only a source
    can show or suggest, and "I" in a quotation is the speaker of all of it.
    """
    lemma, lexicon = frame.anchor.lemma_, load("cues")["reporting"]
    if frame.head is not None and frame.head.lower_ in _SPEAKER:
        return False
    if lemma in lexicon["evidence"]:
        return frame.head is not None and is_source(frame.head)
    if frame.anchor.pos_ == "NOUN":
        return lemma in lexicon["nouns"]
    return lemma in cues().speech or lemma in lexicon["beliefs"] or lemma in _PHRASES


def _attribution(frame: Frame, offset: int, text: str, speaker: Attribution | None) -> Attribution:
    cue = Span(offset + frame.cue[0].idx, offset + frame.cue[-1].end)
    words = " ".join(cue.of(text).split())
    if frame.head is None:
        return Attribution(UNNAMED, words, SourceKind.ANONYMOUS, cue)
    head = _antecedent(frame.head)
    tokens = noun_phrase(head)
    span = Span(offset + tokens[0].idx, offset + tokens[-1].end)
    name, kind = " ".join(span.of(text).split()), source_kind(head)
    if speaker is not None and _means(head, speaker):
        name, kind = speaker.source, speaker.kind
    return Attribution(source=name, cue=words, kind=kind, span=span)


def _means(pronoun: Token, speaker: Attribution) -> bool:
    """Whether a pronoun may stand for whoever spoke last."""
    return pronoun.lower_ == "they" or (
        pronoun.lower_ == "it" and speaker.kind is not SourceKind.PERSON
    )


def _antecedent(source: Token) -> Token:
    """The noun that "who" stands for."""
    if source.lower_ in _RELATIVE and source.head.dep_ == "relcl":
        return source.head.head
    return source
