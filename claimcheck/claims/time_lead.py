"""The words before and behind a time: its relation ("before", "by") and its hedge ("about")."""

from __future__ import annotations

import re
from dataclasses import dataclass

from claimcheck.lexicons import load

_LEX = load("times")
_LEAD: dict[str, str] = {p: kind for kind, phrases in _LEX["lead"].items() for p in phrases}
_TRAIL: dict[str, str] = {p: kind for kind, phrases in _LEX["trail"].items() for p in phrases}
_LONGEST = max(phrase.count(" ") + 1 for phrase in _LEAD)
_WINDOW = 48  # characters looked back; no lead of news prose is longer
_QUOTES = frozenset({'"', "'", "``", "''"})
_WORD = re.compile(r"\S+")
_BEHIND = re.compile(r",?\s(" + "|".join(map(re.escape, _TRAIL)) + r")\b", re.IGNORECASE)

_RELATIONS = {"before", "after", "since", "from", "until", "by"}


@dataclass(frozen=True, slots=True)
class Lead:
    """What surrounds a time: ``start`` and ``end`` are where it begins and ends with it.

    ``near`` is -1 for "shortly before", 1 for "shortly after", else 0. ``preposition`` says that
    any stands there at all, ``first`` is the one that introduces the time, in lower case.
    ``ranged``: "between" or "from" stands there, at ``opens``, so that a second time may close it.
    """

    start: int
    end: int
    relation: str = "at"
    hedged: bool = False
    near: int = 0
    preposition: bool = False
    indefinite: bool = False
    determined: bool = False
    ranged: bool = False
    opens: int = 0
    first: str = ""


def lead(text: str, start: int, end: int, *, counted: bool) -> Lead:
    """Read the words around ``text[start:end]``; ``counted`` lets "about" and "over" be hedges."""
    before = _WORD.finditer(text, max(0, start - _WINDOW), start)
    words = [w for w in before if w.group() not in _QUOTES]  # in "coming days"
    kinds: list[str] = []
    at, first = start, ""
    index = len(words)
    relation, opens = "", start
    while index:
        for size in range(min(_LONGEST, index), 0, -1):
            phrase = " ".join(w.group() for w in words[index - size : index]).lower().lstrip("(\"'")
            kind = _LEAD.get(phrase)
            if kind is not None:
                break
        else:
            break
        if kind == "about" or (phrase == "over" and counted):
            if not counted:
                break
            kind = "hedge"
        index -= size
        # The relation next to the time is its own; one further out governs something else.
        known = kind.removesuffix("_hedged")
        if known in _RELATIONS:
            if relation:
                break
            relation = known
        kinds.append(kind)
        if kind in ("between", "from"):
            opens = words[index].start()
        if kind not in ("plain", "article", "indefinite", "between"):
            at = words[index].start()
        if kind not in ("article", "indefinite", "hedge"):
            first = phrase
        if kind in ("plain", "between") and relation:
            break
    end, relation, late = _behind(text, end, relation)
    if late:
        kinds.append(late)
    near = -1 if "just_before" in kinds else 1 if "just_after" in kinds else 0
    return Lead(
        start=at,
        end=end,
        relation=relation or "at",
        hedged=bool(near) or any(k == "hedge" or k.endswith("_hedged") for k in kinds),
        near=near,
        preposition=any(k not in ("article", "indefinite") for k in kinds),
        indefinite=bool(kinds) and kinds[0] == "indefinite",
        determined=bool(kinds) and kinds[0] == "article",
        ranged="between" in kinds or relation == "from",
        first=first,
        opens=opens,
    )


def _behind(text: str, end: int, relation: str) -> tuple[int, str, str]:
    match = _BEHIND.match(text, end)
    if match is None:
        return end, relation, ""
    kind = _TRAIL[match[1].lower()]
    known = kind.removesuffix("_hedged")
    return match.end(), known if known in _RELATIONS else relation, kind
