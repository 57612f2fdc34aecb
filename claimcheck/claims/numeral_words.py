"""Number words: none, vague numbers, and numbers written out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.claims.numeral import LARGE, SCALES, WORDS, Numeral, exact, step_of, word_at
from claimcheck.lexicons import load

if TYPE_CHECKING:
    from claimcheck.claims.syntax import Token

_VAGUE: dict[str, list[int]] = load("numbers")["vague"]
_FEW = frozenset(load("numbers")["few"]["before"])
_DOZEN = 1 / 3  # share of its number that a dozen leaves open: ten to fourteen


def zero(words: list[Token], at: int) -> Numeral | None:
    """No one, nobody, none of, no before a noun that can be counted."""
    token, word, nxt = words[at], words[at].lower_, word_at(words, at + 1)
    if word == "nobody" or (word == "none" and nxt == "of"):
        return exact(0, at + 1)
    if word != "no":
        return None
    if nxt == "one":
        return exact(0, at + 2)
    if nxt == "-" and word_at(words, at + 2) == "one":
        return exact(0, at + 3)
    head = token.head
    countable = head.tag_ in {"NNS", "NNPS"} or head.lower_ in {"people", "person"}
    return exact(0, at + 1) if token.dep_ in {"det", "neg"} and countable else None


def vague(words: list[Token], at: int) -> Numeral | None:
    """Dozens, several hundred, a few, tens of thousands, hundreds of millions."""
    first = at
    if words[at].lower_ in {"a", "an"} and word_at(words, at + 1) in {"few", "couple", "handful"}:
        at += 1
    word = words[at].lower_
    if word not in _VAGUE:
        return None
    if word == "few" and first == at and word_at(words, at - 1) not in _FEW:
        return None
    if (
        word in {"couple", "handful"}
        and "of" not in {word_at(words, at + 1), ""}
        and (
            word_at(words, at + 1) not in {"dozen", "hundred", "thousand", "more", "days", "weeks"}
        )
    ):
        return None  # "the couple left"
    if word == "scores" and word_at(words, at + 1) != "of":
        return None
    low, high = (float(n) for n in _VAGUE[word])
    stop = at + 1
    inner = stop + 1 if word_at(words, stop) == "of" else stop
    small = {"tens": 10, "hundreds": 100, "thousands": 1000}.get(word)
    following = word_at(words, inner)
    if small and inner > stop and following in _VAGUE and following.removesuffix("s") in SCALES:
        scale = SCALES[following.removesuffix("s")]
        return Numeral(2 * small * scale, (10 * small - 1) * scale, scale, inner + 1, vague=True)
    if word in {"several", "few", "couple", "handful"} and following in SCALES:
        scale, stop = SCALES[following], inner + 1
        while word_at(words, stop) in SCALES:
            scale, stop = scale * SCALES[word_at(words, stop)], stop + 1
        return Numeral(low * scale, high * scale, scale, stop, vague=True)
    if word == "couple" and word_at(words, stop) == "of":
        stop += 1
    return Numeral(low, high, 1.0, stop, vague=True)


def article(words: list[Token], at: int) -> Numeral | None:
    """A dozen, a hundred and five, a million."""
    after = at + 1
    scale = SCALES.get(word_at(words, after))
    if scale is None or (scale == 20 and word_at(words, after + 1) != "of"):
        return None
    return spelled(words, after, start=float(scale), first=after + 1)


def spelled(
    words: list[Token], at: int, start: float = 0.0, first: int | None = None
) -> Numeral | None:
    """Number words: a hundred and five, two and a half million, forty-two."""
    total, current, smallest = 0.0, start, 1.0
    stop = at if first is None else first
    if start >= LARGE:
        total, current, smallest = start, 0.0, start
    while stop < len(words):
        part = word_at(words, stop)
        if (
            part == "-"
            and word_at(words, stop + 1) in WORDS
            and current >= 20
            and current % 10 == 0
        ):
            stop += 1
            continue
        if part == "and":
            if [word_at(words, stop + n) for n in (1, 2)] == ["a", "half"]:
                current, stop, smallest = current + 0.5, stop + 3, 0.1
                continue
            following = word_at(words, stop + 1)
            large = (current and current % 100 == 0) or (total and not current)
            if large and following in WORDS and word_at(words, stop + 2) not in SCALES:
                stop += 1
                continue
            break
        if part in WORDS and _fits(current, WORDS[part]):
            current, stop = current + WORDS[part], stop + 1
        elif part in SCALES and (current or total):
            scale = SCALES[part]
            if scale >= LARGE:
                total, current = (total + (current or 1.0) * scale), 0.0
                if not total:
                    break
            else:
                current *= scale
            smallest, stop = max(smallest, 1.0), stop + 1
        else:
            break
    value = total + current
    if stop == at:
        return None
    if "dozen" in {word_at(words, n) for n in range(at, stop)}:
        return exact(value, stop, _DOZEN * value)
    if smallest == 0.1 and value < LARGE:
        return exact(value, stop, 0.1)
    return exact(value, stop, step_of(value) if value >= LARGE else 1.0)


def _fits(current: float, value: int) -> bool:
    """Whether a number word may follow: forty two, a hundred seven; not two three."""
    if current == 0 or current % 100 == 0:
        return True
    return current % 10 == 0 and current % 100 >= 20 and value < 10
