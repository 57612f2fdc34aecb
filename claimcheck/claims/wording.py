"""Wording: single words of a claim as its text shows them, with what they stand for.

Outside quotation marks a pronoun gives way to what it stands for, and a short name to the full one.
Other people's words are not changed: what they lean on follows them in brackets, as editors do.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimcheck.claims.clauses import SUBJECTS
from claimcheck.claims.reference import Reference, possessive
from claimcheck.lexicons import load

if TYPE_CHECKING:
    from claimcheck.claims.syntax import Token

_SHORT = 20  # characters of a place or an agency in brackets at the head of a sentence
_POINTING = frozenset({"this", "that", "these", "those"})
_PRESENT = frozenset({"report", "point", "article", "stage"})  # "contributed to this report"
_DEMONSTRATIVES = frozenset({"this", "that", "these", "those", "both", "neither", "others"})


@dataclass(frozen=True, slots=True)
class Wording:
    """What is needed to word the claims of one paragraph.

    ``text`` is the article's text, ``offset`` where the paragraph stands in it, ``references``
    what its pronouns and short names stand for, by their offset in the article.
    """

    text: str
    offset: int
    references: Mapping[int, Reference]

    def reference(self, token: Token) -> Reference | None:
        """What ``token`` stands for, if it leans on anything."""
        return self.references.get(self.offset + token.idx)


def worded(
    token: Token,
    wording: Wording,
    present: set[str],
    said: set[str],
    unresolved: list[str],
    quoted: bool,
) -> str:
    """A word as it is shown, with the space behind it."""
    start = wording.offset + token.idx
    word = wording.text[start : start + len(token.text)]
    space: str = token.whitespace_
    reference = wording.reference(token)
    if reference is None:
        told = token.tag_ == "DT" and wording.reference(token.head) is not None
        if not told and _points(token):
            unresolved.append(word)
        return word + space
    if not reference.antecedent:
        unresolved.append(word)
    elif reference.antecedent not in said and _wanted(reference, token, present, quoted):
        said.add(reference.antecedent)
        word = _replaced(word, reference, quoted)
    return word + space


def _points(token: Token) -> bool:
    """Whether a word points to what is said elsewhere: "this", "that debate", "there"."""
    if token.lower_ in _DEMONSTRATIVES and token.pos_ == "PRON":
        return token.dep_ in SUBJECTS and token.tag_ != "WDT"
    if token.lower_ == "there":
        return token.dep_ == "advmod" and not token.rights
    return token.tag_ == "DT" and token.lower_ in _POINTING and _leans(token)


def _leans(determiner: Token) -> bool:
    """Whether "that debate" points out of its clause: nothing behind it says which, and no date."""
    noun = determiner.head
    times = load("places")["not_places"]["time"]
    if noun.pos_ != "NOUN" or noun.lemma_ in times or noun.lemma_ in _PRESENT:
        return False
    return not any(c.dep_ in {"relcl", "acl", "prep", "ccomp", "appos"} for c in noun.rights)


def _wanted(reference: Reference, token: Token, present: set[str], quoted: bool) -> bool:
    """Whether a word is not plain without what it stands for."""
    if reference.pronoun:
        return not _named(reference, present)
    if quoted and not reference.description:
        return False  # a surname in somebody's words is plain enough
    clitic = token.i + 1 < len(token.doc) and token.nbor().text[0] in "'’"
    return not _spelled_out(reference, token, present) and not (reference.description and clitic)


def _named(reference: Reference, present: set[str]) -> bool:
    """Whether the claim itself names what a pronoun stands for."""
    if reference.name:
        return any(w.lower() in present for w in {reference.name[0], reference.name[-1]})
    return reference.lemma in present


def _spelled_out(reference: Reference, token: Token, present: set[str]) -> bool:
    own = token.lower_
    rest = [w.lower() for w in reference.name if w.lower() != own]
    return any(w in present for w in rest)


def _replaced(word: str, reference: Reference, quoted: bool) -> str:
    called = reference.antecedent
    if reference.possessive:
        called = possessive(called)
    if quoted or reference.description:
        return f"{word} [{called}]"
    return called[:1].upper() + called[1:] if word[:1].isupper() else called


def balanced(text: str) -> str:
    """Close, open or drop a mark that the edge of the clause has cut from its pair."""
    if text.count("(") > text.count(")"):
        text += ")"
    elif text.count(")") > text.count("("):
        text = f"({text}" if text.index(")") < _SHORT else text.replace(")", "", 1)
    if text.count("“") > text.count("”"):
        text += "”"
    elif text.count("”") > text.count("“"):
        text = text.replace("”", "", 1) if text.endswith("”") else f"“{text}"
    if text.count('"') % 2:
        at = text.rindex('"')
        opening = at + 1 < len(text) and not text[at + 1].isspace() and (
            at == 0 or text[at - 1].isspace()
        )  # fmt: skip
        if opening:
            text += '"'
        elif at == len(text) - 1:
            text = text[:at]
        else:
            text = f'"{text}'
    return text
