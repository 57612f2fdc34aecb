"""Numbers that count nothing: ages, years, scores, addresses, identifiers, list numbers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimcheck.lexicons import load

if TYPE_CHECKING:
    from claimcheck.claims.syntax import Token

_YEAR = re.compile(r"(1[5-9]|20)\d\d")
_MAGNITUDE = frozenset({"magnitude", "richter", "category"})
_LEX = load("numbers")
_LABELS = frozenset(_LEX["identifiers"]["labels"])
_CONTESTS = frozenset(_LEX["ranges"]["contests"])
_STREETS = frozenset(_LEX["addresses"]["streets"])
_OLD = (["old"], ["-", "old"], ["of", "age"])
_CALLS = frozenset({"call", "phone", "telephone", "dial", "ring", "text", "hotline", "on"})
_RELATIVES = frozenset(
    ("daughter", "son", "mother", "father", "brother", "sister", "wife", "husband", "man", "woman",
     "boy", "girl", "friend", "student", "teacher", "driver", "widow", "grandmother", "grandfather",
     "niece", "nephew", "cousin", "aunt", "uncle", "partner", "girlfriend", "boyfriend", "victim",
     "suspect", "pensioner", "farmer", "worker", "neighbour", "neighbor", "resident")
)  # fmt: skip
_CLOSES = frozenset({",", ".", ";", ")", '"', "was", "is", "who", "of", "from"})
_OLDEST = 120  # years of an age that stands bare behind a name
_STRONGEST = 11  # of an earthquake, on any scale


def is_age(words: list[Token], at: int, stop: int) -> bool:
    """Aged 52; "Mara Lind, 52,"; "Mara Lind (52)"; turned 52: a bare number that is an age."""
    before = words[at - 1] if at else None
    if before is None:
        return False
    if before.lower_ in {"aged", "ages"}:
        return True
    opened = [w.lower_ for w in words[max(0, at - 3) : at]]
    if opened[-2:] == ["age", "of"] or opened[-1:] == ["age"]:
        return True
    text = words[at].text
    if not (text.isdigit() and 0 < int(text) < _OLDEST):
        return False
    if before.lemma_ == "turn" and stop < len(words) and words[stop].pos_ not in {"NOUN", "ADJ"}:
        return True
    if stop >= len(words):
        return False
    if before.lemma_ == "be" and _is_of_a_person(words, at, stop):
        return True
    if at < 2 or (words[at - 2].pos_ != "PROPN" and words[at - 2].lower_ not in _RELATIVES):
        return False
    if before.text == "(":
        return bool(words[stop].text == ")")
    after = words[stop]
    return bool(before.text == "," and after.lower_ in _CLOSES)


def _is_of_a_person(words: list[Token], at: int, stop: int) -> bool:
    """He was 18 at the time; she is 52 and lives alone: what is said of a person is an age."""
    after = words[stop].lower_
    closed = after in {".", ",", "when", "and"} or [
        w.lower_ for w in words[stop : stop + 3]
    ] == ["at", "the", "time"]  # fmt: skip
    subjects = [c for c in words[at - 1].lefts if c.dep_ == "nsubj"]
    return closed and any(
        s.lower_ in {"he", "she", "who", "i"} or (s.tag_ == "NNP" and s.text.istitle())
        for s in subjects
    )


def is_magnitude(words: list[Token], at: int, stop: int, value: float) -> bool:
    """A magnitude 6.1 quake, 6.1-magnitude, 6.1 on the Richter scale, a category 4 storm."""
    if not 0 < value < _STRONGEST:
        return False
    before = [w.lower_ for w in words[max(0, at - 3) : at]]
    after = [w.lower_ for w in words[stop : stop + 4]]
    if before[-1:] == ["of"] or before[-1:] == ["-"]:
        before = before[:-1]
    skipped = [w for w in before if w in _MAGNITUDE]
    return bool(skipped and (before[-1] in _MAGNITUDE or "magnitude" in before)) or bool(
        after and (after[0] in _MAGNITUDE or after[:2] == ["-", "magnitude"] or "richter" in after)
    )


def kind_of(words: list[Token], at: int, stop: int, *, bounded: bool) -> str:
    """year, score, identifier or street_number; "count" for what counts something."""
    number, text = words[at], words[at].text
    before = words[at - 1] if at else None
    after = words[stop] if stop < len(words) else None
    if not text[0].isdigit():
        # "Phase two" is a name too.
        return "identifier" if before is not None and _labels(before, number) else "count"
    if after is not None and at == 0 and after.text in {".", ")"} and stop + 1 < len(words):
        return "identifier"  # the number of an item of a list
    if before is not None and before.text == "#":
        return "identifier"
    if after is not None and text.isdigit() and _is_address(words, stop):
        return "street_number"
    if text.isdigit() and (text[0] == "0" and len(text) > 1):
        return "identifier"  # telephone numbers, codes
    if telephone(words, at) > at:
        return "identifier"
    counts = number.dep_ == "nummod" and number.head.i > number.i and number.head.tag_ == "NNS"
    if _YEAR.fullmatch(text) and not bounded and not counts:
        return "year"
    if before is not None and _labels(before, number):
        return "identifier"
    if after is not None and after.tag_ == "NNP" and _ends_name(words, stop):
        return "identifier"  # 50 Cent, the 8 Block gang
    return "count"


def is_score(
    words: list[Token], at: int, stop: int, low: float, high: float, *, near: bool = False
) -> bool:
    """Whether two joined numbers are a score: a 3-2 win, beat them 2-1, by 52 to 48.

    With ``near`` a word for a contest is asked for, even if the first number is the higher.
    """
    if low > high and not near:
        return True
    around = [*words[max(0, at - 6) : at], *words[stop : stop + 3]]
    return any(t.lemma_ in _CONTESTS for t in around)


def _labels(before: Token, number: Token) -> bool:
    """Whether the word before a number is named by it: Flight 370, Boeing 737, article 5."""
    if before.lower_.rstrip(".") == "no" and number.text[0].isdigit():
        return True
    if before.lower_ in _LABELS:  # "week two", but "last week 20 people fled"
        return not (number.dep_ == "nummod" and number.head.i > number.i)
    if before.lower_ == "." and before.i and before.nbor(-1).lower_ == "no":
        return True
    if before.pos_ != "PROPN" or not number.text[0].isdigit() or "," in number.text:
        return False
    if number.head.i < number.i:
        return bool(number.head.i == before.i)
    # "In Sumatra 170,000 people": the name belongs to another phrase than the figure.
    return bool(
        number.dep_ in {"nummod", "npadvmod"} and before.head.i == number.head.i
        and before.dep_ in {"compound", "nmod"}
    )  # fmt: skip


def _ends_name(words: list[Token], at: int) -> bool:
    """Whether a name of one word stands at ``at``, and no noun that it would narrow."""
    if at + 1 >= len(words):
        return True
    return (
        words[at + 1].pos_ not in {"NOUN", "PROPN", "ADJ", "ADP", "NUM"}
        and words[at + 1].text != "-"
    )


def _is_address(words: list[Token], stop: int) -> bool:
    """221 Baker Street, 14 Elm Road, the 300 block of."""
    after = words[stop : stop + 4]
    if after[0].lower_ == "block" and stop + 1 < len(words) and words[stop + 1].lower_ == "of":
        return True
    for token in after:
        if token.text.rstrip(".").lower() in _STREETS and token.text[0].isupper():
            return token is not after[0]
        if not token.text[0].isupper():
            return False
    return False


def telephone(words: list[Token], at: int) -> int:
    """The token after a telephone number ("555-0134") that begins at ``at``; ``at`` for none."""
    if at + 2 >= len(words) or words[at + 1].text != "-":
        return at
    first, last = words[at].text, words[at + 2].text
    figures = first.isdigit() and last.isdigit() and len(first) == 3 and len(last) in {3, 4}
    called = at > 0 and words[at - 1].lemma_ in _CALLS
    return at + 3 if figures and (last[0] == "0" or called) else at


def is_multiple(words: list[Token], stop: int) -> bool:
    """Three times as many, four times the size; "three times" alone is a count."""
    if stop + 1 >= len(words) or words[stop].lower_ not in {"times", "fold"}:
        return False
    return words[stop].lower_ == "fold" or words[stop + 1].lower_ in {
        "as", "the", "more", "less", "larger", "higher", "bigger", "faster", "its", "their", "that",
    }  # fmt: skip


def old_after(words: list[Token], last: int) -> int:
    """The last token of "years old", "-year-old", "years of age"; 0 where it is no age."""
    after = [w.lower_ for w in words[last + 1 : last + 3]]
    for tail in _OLD:
        if after[: len(tail)] == tail:
            return last + len(tail)
    if after[:1] == ["-"] and after[1:] in (["olds"], ["old"]):
        return last + 2
    return 0


def idiom_at(words: list[Token], at: int) -> int:
    """The token after "one-on-one", "one by one"; ``at`` where there is none."""
    text = " ".join(t.lower_ for t in words[at : at + 5])
    if text.startswith(("one - on - one", "one - to - one")):
        return at + 5
    return at + 3 if text.startswith(("one on one", "one by one", "two by two")) else at


def is_name(words: list[Token], at: int, stop: int) -> bool:
    """ "The Thousand Hills hotel": a number word that is the first part of a name."""
    last = words[stop - 1]
    return last.pos_ == "PROPN" and last.dep_ == "compound" and last.is_alpha and at > 0 and (
        stop < len(words) and words[stop].pos_ == "PROPN" and words[stop].text[:1].isupper()
    )  # fmt: skip


def are_years(words: list[Token], stop: int, low: float, high: float) -> bool:
    """Whether a range is one of years: "in 2011-2012", where it counts no noun."""
    bare = stop >= len(words) or words[stop].pos_ not in {"NOUN", "PROPN", "ADJ"}
    return bare and low == int(low) and high == int(high) and 1900 <= low < high <= 2100
