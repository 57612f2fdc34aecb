"""WordPiece on a vocabulary of our own, and what hostile text does to it."""

from __future__ import annotations

import pytest

from claimcheck.alignment.wordpiece import LONGEST, WordPiece

ENTRIES = ["[UNK]", "[NUM]", "boat", "##s", "cafe", ",", "na", "##ive", "5", "$", "is", "not", "_"]
TOKENIZER = WordPiece({w: i for i, w in enumerate(ENTRIES)})


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("Boats, boat", ["boat", "##s", ",", "boat"]),
        ("Café naïve", ["cafe", "na", "##ive"]),
        ("[NUM] boats", ["[NUM]", "boat", "##s"]),
        ("$5", ["$", "5"]),
        ("xyz is", ["[UNK]", "is"]),
        ("is_not", ["[UNK]"]),
        ("", []),
        ("\u0000\u200b \n", ["[UNK]", "[UNK]"]),
    ],
)
def test_pieces(text, pieces):
    assert [ENTRIES[i] for i in TOKENIZER.ids(text)] == pieces


def test_a_word_without_end_is_unknown():
    assert TOKENIZER.ids("boat" * LONGEST) == [0]


def test_the_cache_does_not_change_the_answer():
    again = WordPiece(TOKENIZER.vocabulary)
    assert TOKENIZER.ids("boats boats") == [*again.ids("boats"), *again.ids("boats")]
