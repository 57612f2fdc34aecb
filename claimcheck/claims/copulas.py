"""Copulas: the sentence that a noun phrase stands for which says who or what somebody is.

"Mara Lind, the mayor of Elmford" says that Mara Lind is the mayor of Elmford, and so does "Elmford
Mayor Mara Lind". What is named becomes the subject, and the verb comes in brackets.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from claimcheck.claims.animacy import person_gender, titles
from claimcheck.lexicons import load

if TYPE_CHECKING:
    from claimcheck.claims.syntax import Token

_OPENING = frozenset({",", "(", "-", "–", "—"})
# Names of parties that are also what a member is called.
MEMBERS = frozenset({"democrat", "republican", "conservative", "liberal", "socialist", "tory"})


def predication(phrase: Sequence[Token]) -> tuple[list[Token], str, list[Token]] | None:
    """The subject, the verb in brackets and the predicate that a descriptive phrase stands for.

    None where the phrase cannot be told into two.
    """
    inside = set(phrase)
    beside = [t for t in phrase if t.dep_ == "appos" and t.head in inside]
    parts = _beside(phrase, beside) if beside else _before(phrase)
    if parts is None or not all(any(t.text[0].isalnum() for t in p) for p in parts):
        return None
    subject, predicate = parts
    many = any(t.tag_ == "NNS" for t in subject if t.head not in subject)
    return subject, f"[{'are' if many else 'is'}{_article(predicate)}] ", predicate


def _beside(
    phrase: Sequence[Token], beside: Sequence[Token]
) -> tuple[list[Token], list[Token]] | None:
    """ "Mara Lind, the mayor", "the mayor, Mara Lind", "the union AFW"."""
    for other in beside:
        at = next((i for i, t in enumerate(phrase) if t.i == other.left_edge.i), 0)
        while at > 0 and phrase[at - 1].is_quote:
            at -= 1
        if at < 2 or phrase[at - 1].text not in _OPENING:
            continue
        if other.pos_ == "PROPN" and (phrase[at - 1].text == "(" or _bare(other)):
            continue  # "Lind (R-Carrick), chairwoman", "Mara Lind, Ines Calvo"
        first, second = list(phrase[: at - 1]), list(phrase[at:])
        if second[0].is_quote and sum(t.text == '"' for t in first) % 2 + (second[0].text == "”"):
            first.append(second.pop(0))  # 'the "car czar," Mara Lind'
        if phrase[at - 1].text == "(" and second[-1].text == ")":
            second.pop()
        if other.pos_ == "PROPN" and _office(other.head) and phrase[at - 1].text == ",":
            return second, first
        return first, second
    end = phrase.index(beside[0])
    at = end
    while at and phrase[at - 1].pos_ == "PROPN" and phrase[at - 1].head == beside[0]:
        at -= 1
    name = phrase[at].text[0].isupper() and beside[0].pos_ == "PROPN"
    if at and name and phrase[at - 1].pos_ in {"NOUN", "PROPN"}:
        return list(phrase[at:]), list(phrase[:at])
    return None


def _bare(name: Token) -> bool:
    """Whether a name beside a name tells nothing but itself: no article, no office, no party."""
    told = titles()[0] | MEMBERS
    return not _office(name.head) and not any(
        t.dep_ in {"det", "poss"} or t.pos_ == "NOUN" or t.lower_ in told
        for t in (*name.lefts, name)
    )


def _office(noun: Token) -> bool:
    """Whether what a name stands beside is no name itself: "the Mayor", "the mayor of Elmford"."""
    higher = noun.head.head if noun.dep_ == "pobj" else noun
    told = noun.pos_ == "NOUN" or noun.lower_ in titles()[0]
    return told or person_gender(higher.lemma_) is not None


def _before(phrase: Sequence[Token]) -> tuple[list[Token], list[Token]] | None:
    """ "Elmford Mayor Mara Lind"."""
    if phrase[-1].pos_ != "PROPN":
        return None
    known = titles()[0]
    title = [i for i, t in enumerate(phrase[:-1]) if t.pos_ == "NOUN" or t.lower_ in known]
    return (list(phrase[title[-1] + 1 :]), list(phrase[: title[-1] + 1])) if title else None


def _article(predicate: Sequence[Token]) -> str:
    """The article that a title before a name lacks: "clerk Mara Lind" is a clerk."""
    heads = [t for t in predicate if t.head not in predicate]
    head = heads[0] if len(heads) == 1 else predicate[-1]
    word = head.lower_
    if any(t.dep_ in {"det", "poss"} or t.tag_ == "PRP$" for t in predicate if t.i <= head.i):
        return ""
    if word in load("persons")["roles"]["unique"] or head.tag_ in {"NNS", "NNPS"} or head.like_num:
        return ""
    if word not in MEMBERS and word not in titles()[0] and person_gender(head.lemma_) is None:
        return ""
    return " an" if predicate[0].lower_[0] in "aeio" else " a"
