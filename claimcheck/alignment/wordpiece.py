"""WordPiece: a text as the encoder's vocabulary entries (Devlin et al. 2019, uncased English).

Lower case, accents dropped, split at spaces and punctuation, then the longest known piece first
(Wu et al. 2016). Linear in the text: a word of more than ``LONGEST`` letters is unknown.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field

LONGEST = 40  # letters of a word that is looked up
_WORDS = re.compile(r"\[[A-Z]+\]|\w+|[^\w\s]|_")
_UNKNOWN = "[UNK]"


@dataclass(frozen=True, slots=True)
class WordPiece:
    """A tokenizer over one vocabulary (entry to id); ``known`` remembers the words seen."""

    vocabulary: Mapping[str, int]
    known: dict[str, tuple[int, ...]] = field(default_factory=dict, compare=False, repr=False)

    def ids(self, text: str) -> list[int]:
        """The ids of ``text`` in order, without the marks of beginning and end.

        A marker in square brackets ("[NUM]") that the vocabulary holds is one entry.
        """
        found: list[int] = []
        for word in _words(text):
            pieces = self.known.get(word)
            if pieces is None:
                pieces = self.known[word] = self._pieces(word)
            found.extend(pieces)
        return found

    def _pieces(self, word: str) -> tuple[int, ...]:
        entries = self.vocabulary
        if word in entries:
            return (entries[word],)
        if len(word) > LONGEST:
            return (entries[_UNKNOWN],)
        found, rest, prefix = [], word, ""
        while rest:
            for stop in range(len(rest), 0, -1):
                piece = prefix + rest[:stop]
                if piece in entries:
                    found.append(entries[piece])
                    rest, prefix = rest[stop:], "##"
                    break
            else:
                return (entries[_UNKNOWN],)
        return tuple(found)


def _words(text: str) -> list[str]:
    return [
        piece
        for word in _WORDS.findall(text)
        for piece in ([word] if word.startswith("[") and len(word) > 1 else _plain(word))
    ]


def _plain(word: str) -> list[str]:
    letters = unicodedata.normalize("NFD", word.lower())
    return _WORDS.findall("".join(c for c in letters if not unicodedata.combining(c)))
