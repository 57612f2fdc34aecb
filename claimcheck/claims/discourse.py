"""Discourse: whom an article has named so far, for the sentences that lean on it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimcheck.claims import attribution as who
from claimcheck.claims.claim import Attribution, Role, Term
from claimcheck.claims.clauses import SUBJECTS, Clause, subject
from claimcheck.claims.terms import noun_phrase, shared_subject
from claimcheck.spans import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

PERSONAL = frozenset({"he", "she"})


@dataclass(slots=True)
class Discourse:
    """Who was named last and who spoke last."""

    person: str = ""
    speaker: Attribution | None = None

    @property
    def known(self) -> str:
        """Whom a pronoun means where it stands for a speaker."""
        return self.person or (self.speaker.source if self.speaker else "")

    def remember(self, found: list[Clause], said: dict[int, Attribution]) -> None:
        """Keep who was named and who spoke in one sentence."""
        for clause in found:
            for token in clause.tokens:
                if token.dep_ in SUBJECTS and token.pos_ == "PROPN" and _person(token, clause):
                    self.person = " ".join(t.text for t in _name(token))
        if said:
            self.speaker = next(iter(said.values()))

    def supplied(self, clause: Clause, offset: int, text: str) -> tuple[str, list[Term]]:
        """The subject that the words of ``clause`` leave out: as it reads, and its terms."""
        noun = subject(clause)
        if noun is not None and noun.lower_ in PERSONAL and self.person:
            at = Span(offset + noun.idx, offset + noun.idx)
            return self.person, _name_terms(self.person, at)
        terms, place = shared_subject(clause, offset)
        return text[offset + place[0] : offset + place[1]] if place else "", terms


def standing_alone(surface: str, lead: str, clause: Clause) -> str:
    """``surface`` with its subject ``lead`` put in, where the clause leaves it out."""
    if not lead:
        return surface
    first = surface.split(" ", 1)
    if first[0].lower() in PERSONAL | {"who", "which", "that"}:
        return f"{' '.join(lead.split())} {first[1] if len(first) > 1 else ''}".strip()
    if clause.head.dep_ in {"conj", "advcl", "xcomp"}:
        return f"{' '.join(lead.split())} {surface}"
    return surface


def _person(noun: Token, clause: Clause) -> bool:
    """Whether a proper noun looks like a person: speaks, or has two names and no article."""
    determined = any(c.dep_ == "det" for c in noun.children)
    return not determined and (len(_name(noun)) >= 2 or who.is_reporting(clause))


def _name(noun: Token) -> list[Token]:
    return [t for t in noun_phrase(noun) if t.pos_ == "PROPN" and t.i <= noun.i]


def _name_terms(name: str, at: Span) -> list[Term]:
    return [
        Term(at, w.lower(), w.lower(), "PROPN", Role.SUBJECT, main=True, proper=True, own=False)
        for w in name.split()
    ]
