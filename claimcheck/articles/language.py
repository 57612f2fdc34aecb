"""Whether a text is English; others are skipped with the reason."""

from __future__ import annotations

import re

SAMPLE = 3_000  # characters that are looked at
ENOUGH = 200  # letters below which a text is taken for English
_COMMON = frozenset(
    [
        "the",
        "of",
        "and",
        "to",
        "in",
        "a",
        "is",
        "that",
        "for",
        "on",
        "was",
        "with",
        "as",
        "at",
        "by",
        "it",
        "from",
        "be",
        "are",
        "his",
    ]
)


def not_english(text: str) -> str | None:
    """Why ``text`` is left out, or None. A cheap count of common words decides most texts."""
    words = re.findall(r"[^\W\d_]+", text[:SAMPLE].lower())
    if sum(map(len, words)) < ENOUGH:
        return None
    if sum(w in _COMMON for w in words) >= 0.12 * len(words):
        return None
    import py3langid

    language, _ = py3langid.classify(text[:SAMPLE])
    return None if language == "en" else f"not English (detected: {language})"
