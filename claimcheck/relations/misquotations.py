"""Misquotations: which words of one quotation stand for others of another report of it."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from claimcheck.alignment.similarity import names_alike
from claimcheck.claims.claim import Claim
from claimcheck.relations.pairing import Pairing
from claimcheck.relations.participants import FORMS_OF_ADDRESS

GAP = "_"  # stands for what a report left out, or put in square brackets in its own words
EDITED = re.compile(r"\[[^\]]{0,80}\]|\.\.\.+|…")
DASH = re.compile(r"[-–—/]")
_SHIFTED = frozenset(  # persons that reported speech puts for others
    {"i", "me", "my", "mine", "myself", "he", "him", "his", "himself", "she", "her", "hers"}
    | {"herself"}
)
PRONOUNS = _SHIFTED | frozenset(
    {"we", "us", "our", "ours", "ourselves", "you", "your", "yours", "yourself", "it", "its"}
    | {"they", "them", "their", "theirs", "themselves", "this", "that", "these", "those", "itself"}
)
WORDS = 2  # that one report may have in place of others: more is another sentence
_ARTICLES = frozenset({"a", "an", "the", "this", "that", "these", "those"})
_AUXILIARIES = frozenset(
    {"am", "is", "are", "was", "were", "be", "been", "being", "has", "have", "had", "having"}
    | {"will", "would", "do", "does", "did", "can", "could"}
)

Change = tuple[list[str], list[str]]


def changed_words(pair: Pairing, left: list[str], right: list[str]) -> list[Change]:
    """The words that one report has where the other has others, and that nothing explains.

    A report may leave words out or put its own in square brackets; a word that stands elsewhere in
    the other's sentence has been moved or matched with the wrong one.
    """
    found = []
    for kind, i, j, k, m in SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        x, y = left[i:j], right[k:m]
        if kind == "equal" or GAP in {*x, *y} or _spelled_alike(x, y):
            continue
        if _elsewhere(x, pair.b) or _elsewhere(y, pair.a):
            continue
        found.append((x, y))
    return found


def _elsewhere(words: list[str], claim: Claim) -> bool:
    """Whether the telling ones of some words stand in the sentence around a claim."""
    telling = [w for w in words if _tells(w)]
    return bool(telling) and all(w in claim.context for w in telling)


def _spelled_alike(x: list[str], y: list[str]) -> bool:
    """Whether two runs of words are one in another spelling, or one abbreviates the other."""
    if not x or not y:
        return False
    if len(x) == len(y) and all(
        a == b or names_alike(a, b) >= 0.9 for a, b in zip(x, y, strict=True)
    ):
        return True
    untitled = ("".join(w for w in words if w not in FORMS_OF_ADDRESS) for words in (x, y))
    short, full = sorted(untitled, key=len)
    if len(short) > 4 and short in full:
        return True  # "realDonaldTrump"
    one, many = sorted((x, y), key=len)
    return len(one) == 1 < len(many) and one[0] == "".join(w[0] for w in many)


def misquotes(change: Change) -> bool:
    """Whether a change puts other words in the speaker's mouth.

    "He would" for "I will" is reported speech, "this president" for "he" says who is meant.
    """
    x, y = change
    if "not" in {*x, *y} or "no" in {*x, *y}:
        return True
    if not x or not y or max(len(x), len(y)) > WORDS:
        return False  # what one report leaves out is its own business
    if {*x, *y} <= _ARTICLES:
        return False
    if all(w in PRONOUNS | _AUXILIARIES for w in (*x, *y)):
        pronouns = len(x) == len(y) == 1 and {*x, *y} <= PRONOUNS
        return pronouns and (x[0] in _SHIFTED) == (y[0] in _SHIFTED)
    if all(w in PRONOUNS for w in x) or all(w in PRONOUNS for w in y):
        return False
    return (_telling(x) > 0 and _telling(y) > 0) or (len(x) == len(y) == 1 and not _slight(x, y))


def _slight(x: list[str], y: list[str]) -> bool:
    return not (_tells(x[0]) or _tells(y[0])) or bool({*x, *y} & _ARTICLES)


def _telling(words: list[str]) -> int:
    return sum(map(_tells, words))


def _tells(word: str) -> bool:
    return (len(word) > 3 or word.isdigit()) and word not in _AUXILIARIES | PRONOUNS
