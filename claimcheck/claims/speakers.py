"""Speakers: the attribution of each clause of a sentence, and where its quotation marks stand."""

from __future__ import annotations

from claimcheck.claims import attribution as who
from claimcheck.claims.claim import Attribution
from claimcheck.claims.clauses import Clause, subject


def speakers(
    found: list[Clause],
    inner: dict[int, list[Clause]],
    offset: int,
    text: str,
    known: str,
) -> dict[int, Attribution]:
    """The attribution of each clause, by the index of its head; the nearest frame wins.

    ``inner`` are the complements of each clause, ``known`` names the one whom a pronoun means.
    """
    said: dict[int, Attribution] = {}
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


def quotations(text: str) -> list[tuple[int, int]]:
    """Where double quotation marks enclose text; an unclosed one runs to the end."""
    marks = [i for i, c in enumerate(text) if c == '"']
    if len(marks) % 2:
        marks.append(len(text))
    return list(zip(marks[::2], marks[1::2], strict=True))
