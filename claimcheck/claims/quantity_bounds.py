"""Approximators and bounds around a number: at least 20, 20 or more, about, thirty-odd."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.claims.quantity import Bound
from claimcheck.lexicons import load

if TYPE_CHECKING:
    from claimcheck.claims.syntax import Token

_LEX = load("numbers")
_BEFORE = {p: Bound(name) for name, phrases in _LEX["bounds"].items() for p in phrases}
_AFTER = {p: Bound(name) for name, phrases in _LEX["bounds_after"].items() for p in phrases}
_ENDS = frozenset(p.split()[-1] for p in _BEFORE)
_OPENS = frozenset(p.split()[0] for p in _AFTER)
_SUBJECT_MATTER = frozenset(_LEX["subject_matter"]["verbs"])
_BELOW = frozenset({"nearly", "almost", "nearing"})
_LASTING = frozenset({"last", "take", "spend", "wait", "be", "run", "serve", "stay", "work"})
_LONGEST = 4  # words of an approximator
_STACKED = 2  # "at least some 20", "a total of about 40"


def bound_before(words: list[Token], at: int, *, during: bool) -> tuple[int, Bound]:
    """Where the approximator that ends before token ``at`` begins, and what it does.

    ``during`` for a stretch of time, of which "over" may say that something went on in it.
    """
    begin, bound, short_of = at, Bound.EXACT, False
    for _ in range(_STACKED):
        found = _phrase_before(words, begin, during)
        if found is None:
            break
        start, kind = found
        if kind is not Bound.EXACT:
            # Of "at least about 20" the bound counts, of "over nearly 20" neither.
            below = words[start].lower_ in _BELOW
            if bound is Bound.EXACT or (bound is Bound.ABOUT and not short_of):
                bound = kind
            at, short_of = start, below
        begin = start
    return at, bound


def bound_after(words: list[Token], stop: int) -> tuple[int, Bound | None]:
    """The token after an approximator that begins at ``stop``, and what it does."""
    if stop >= len(words) or words[stop].lower_ not in _OPENS:
        return stop, None
    for length in (3, 2, 1):
        phrase = " ".join(t.lower_ for t in words[stop : stop + length])
        if phrase in _AFTER and stop + length <= len(words):
            if phrase == "plus" and stop + 1 < len(words) and words[stop + 1].like_num:
                break  # "10 plus 5"
            return stop + length, _AFTER[phrase]
    return stop, None


def _phrase_before(words: list[Token], stop: int, during: bool) -> tuple[int, Bound] | None:
    if stop == 0 or words[stop - 1].lower_ not in _ENDS:
        return None
    for length in range(min(_LONGEST, stop), 0, -1):
        phrase = " ".join(t.lower_ for t in words[stop - length : stop])
        bound = _BEFORE.get(phrase)
        if bound is None:
            continue
        first = words[stop - length]
        if length == 1 and _is_preposition(first, during):
            return None
        return stop - length, bound
    return None


def _is_preposition(word: Token, during: bool) -> bool:
    """Whether "over" or "about" here says when, where or of what, and not how many."""
    if word.lower_ == "over" and during:
        return bool(word.dep_ == "prep" and word.head.lemma_ not in _LASTING)
    if word.lower_ in {"about", "over"}:
        before = word.nbor(-1).lemma_ if word.i else ""
        head = word.head.lemma_ if word.dep_ == "prep" else ""
        return bool({before, head} & _SUBJECT_MATTER)
    # "All", "only" and "just" are left to what they say elsewhere.
    return bool(word.lower_ == "all" and word.dep_ == "prep")
