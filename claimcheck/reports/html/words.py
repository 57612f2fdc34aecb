"""Which words two sentences do not share, as in the side by side of a pull request."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

MOST = 300  # words of one side from which nothing is marked: the comparison is quadratic
_WORD = re.compile(r"\w+(?:[.,:'’-]\w+)*|[^\w\s]")


def differing(a: str, b: str) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """The stretches of ``a`` and of ``b`` whose words the other one lacks, in characters.

    By the longest common blocks of words (Ratcliff and Obershelp 1988), case and punctuation
    aside. Neighbouring words make one stretch.
    """
    left, right = list(_words(a)), list(_words(b))
    if len(left) > MOST or len(right) > MOST:
        return [], []
    matcher = SequenceMatcher(None, [w for w, _, _ in left], [w for w, _, _ in right], False)
    spans: tuple[list[tuple[int, int]], list[tuple[int, int]]] = ([], [])
    for tag, a1, a2, b1, b2 in matcher.get_opcodes():
        if tag != "equal":
            if a2 > a1:
                spans[0].append((left[a1][1], left[a2 - 1][2]))
            if b2 > b1:
                spans[1].append((right[b1][1], right[b2 - 1][2]))
    return spans


def _words(text: str) -> list[tuple[str, int, int]]:
    found = ((m[0].casefold(), *m.span()) for m in _WORD.finditer(text))
    return [(w, start, end) for w, start, end in found if w[0].isalnum()]
