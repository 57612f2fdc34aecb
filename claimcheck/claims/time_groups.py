"""Adjacent pieces of one time put together: "at 5.15 p.m. on Tuesday", "early on 11 March"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from claimcheck.claims.calendar_ref import CalendarRef
from claimcheck.claims.time_pieces import Piece
from claimcheck.lexicons import load

_LEX = load("times")
_PARTS = _LEX["parts"]
_NAME_AFTER = re.compile(r"\s(?:" + "|".join(_LEX["names"]["after"]) + r")\b")
_NAME_BEFORE = frozenset(_LEX["names"]["before"])
_GAP = re.compile(
    r"\s*+,?\s*+(?:(?:on|in|at|of|during|by)\s+)?(?:the\s+)?(?P<about>(?:about|around|approximately)\s+)?"
)
_EDGE_GAP = re.compile(r"\s*+-?\s*+(?:(?:of|in|on)\s+)?(?:the\s+)?")
_PAREN = re.compile(r"\s*\(\s*(?:about\s+|around\s+)?")
_LAST_WORD = re.compile(r"\b\w+\s*\Z")
HALF_DAY = 12 * 60


@dataclass(frozen=True, slots=True)
class Group:
    """Pieces that say one time together; ``minutes`` and the rest as in TimeExpression."""

    start: int
    end: int
    ref: CalendarRef
    minutes: tuple[int, int] | None
    clock: bool
    twelve_hour: bool
    zone: str
    hedged: bool
    needs: str
    word: str


def groups(text: str, found: Iterable[Piece]) -> list[Group]:
    """Join what belongs together in ``found`` (in order of place) and drop what is no time."""
    out: list[list[Piece]] = []
    about: list[bool] = []
    inside = -1  # end of a bracket with the same clock in another zone
    for piece in found:
        if piece.ref.weekday is not None and _is_name(text, piece):
            continue
        if out and (gap := _joins(text, out[-1], max(out[-1][-1].end, inside), piece)) is not None:
            out[-1].append(piece)
            about[-1] = about[-1] or bool(gap)
            continue
        if out and piece.clock and out[-1][-1].clock:
            between = text[out[-1][-1].end : piece.start]
            if _PAREN.fullmatch(between) and text[piece.end : piece.end + 1] == ")":
                inside = piece.end + 1
                continue
        out.append([piece])
        about.append(False)
    made = (_group(pieces, hedged) for pieces, hedged in zip(out, about, strict=True))
    return [g for g in made if g is not None]


def _is_name(text: str, piece: Piece) -> bool:
    """Sunday Times, Black Friday; "every Friday" is no point in time either."""
    if _NAME_AFTER.match(text, piece.end):
        return True
    before = _LAST_WORD.search(text, max(0, piece.start - 12), piece.start)
    return before is not None and before.group().strip().lower() in _NAME_BEFORE


def _joins(text: str, group: list[Piece], end: int, piece: Piece) -> str | None:
    """None where ``piece`` does not go on ``group``, else the hedge in the gap ("" for none)."""
    last = group[-1]
    gap = text[end : piece.start]
    if last.needs == "join" and last.word in ("edge", "portion"):
        if not _EDGE_GAP.fullmatch(gap) or piece.clock or piece.word == "portion":
            return None
        whole = piece.word == "unit" or piece.ref != CalendarRef() or piece.minutes is not None
        return "" if whole else None
    match = _GAP.fullmatch(gap)
    if match is None or piece.word in ("edge", "portion") or piece.needs == "join":
        return None
    return (match["about"] or "") if _compatible(group, piece) else None


def _compatible(group: list[Piece], piece: Piece) -> bool:
    if piece.minutes is not None:
        if piece.clock and any(p.clock for p in group):
            return False
        if not piece.clock and any(p.minutes and not p.clock and p.word != "edge" for p in group):
            return False
        if piece.ref == CalendarRef():
            return any(_is_day(p.ref) or p.minutes for p in group)
    refs = [p.ref for p in group if p.ref != CalendarRef() and p.word not in ("edge", "portion")]
    if not refs:
        return _is_day(piece.ref) or any(p.word in ("edge", "portion") for p in group)
    whole = refs[0]
    for ref in refs[1:]:
        whole = whole.merged(ref)
    return _complete(whole, piece.ref) or _complete(piece.ref, whole)


def _complete(a: CalendarRef, b: CalendarRef) -> bool:
    """Whether ``b`` adds to ``a`` what it lacks: a date to a weekday, a year to a date."""
    if a.weekday is not None and a.month is None and not a.step_unit:
        return b.weekday is None and (
            (b.day is not None and b.day_to is None) or b.step_unit == "week"
        )
    if (a.month is not None or a.unit == "season") and a.year is None and not a.step_unit:
        only_year = b.year is not None and b.month is None and not b.unit
        return only_year or (b.step_unit == "year" and b.mode == "calendar")
    return False


def _is_day(ref: CalendarRef) -> bool:
    if ref.weekday is not None or ref.day is not None:
        return True
    return ref.step_unit == "day" and ref.mode == "calendar"


def _group(pieces: list[Piece], hedged: bool) -> Group | None:
    part = next((p for p in pieces if p.minutes and not p.clock and p.word != "edge"), None)
    kept = [p for p in pieces if p.needs != "part" or part is not None]
    if not kept or (kept[-1].needs == "join" and kept[-1].word != "unit"):
        return None
    if len(kept) == 1 and kept[0].needs == "join":
        return None
    ref = CalendarRef()
    for piece in kept:
        ref = ref.merged(piece.ref)
    clock = next((p for p in kept if p.clock), None)
    edge = next((p for p in kept if p.word == "edge"), None)
    minutes = part.minutes if part else None
    if edge is not None and part is not None:
        minutes = tuple(_PARTS.get(f"{edge.ref.portion} {part.word}", minutes))
    elif edge is not None and _is_day(ref):
        minutes = edge.minutes
    if _is_day(ref) or minutes:
        ref = _without_portion(ref)
    twelve = bool(clock and clock.twelve_hour)
    if clock is not None:
        read = _reading(clock, minutes)
        twelve = twelve and read is None
        minutes = read or clock.minutes
    strong = len(kept) > 1 or not kept[0].needs
    return Group(
        start=kept[0].start,
        end=kept[-1].end,
        ref=ref,
        minutes=minutes,
        clock=clock is not None,
        twelve_hour=twelve,
        zone=clock.zone if clock else "",
        hedged=hedged or any(p.hedged for p in kept),
        needs="" if strong else kept[0].needs,
        word=kept[0].word if len(kept) == 1 else "",
    )


def _without_portion(ref: CalendarRef) -> CalendarRef:
    return CalendarRef(**{f: getattr(ref, f) for f in ref.__slots__ if f != "portion"})


def _reading(clock: Piece, part: tuple[int, int] | None) -> tuple[int, int] | None:
    """The half of the day in which a clock without a.m. or p.m. lies within ``part``."""
    if not clock.twelve_hour or part is None or clock.minutes is None:
        return None
    low, high = clock.minutes
    if part[1] <= HALF_DAY:
        part = (0, HALF_DAY)  # "3.15 in the morning" is before the morning begins
    for shift in (0, HALF_DAY, 2 * HALF_DAY, 3 * HALF_DAY):
        if part[0] <= low + shift < part[1]:
            return low + shift, high + shift
    return None
