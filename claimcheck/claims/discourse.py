"""Discourse: what a clause leaves to the sentences before it, put back as terms and speakers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from msgspec import structs

from claimcheck.claims.attribution import PRONOUNS
from claimcheck.claims.claim import Attribution, Term
from claimcheck.claims.clauses import Clause
from claimcheck.claims.nominal_events import takes_place
from claimcheck.claims.sources import kind_of_words
from claimcheck.claims.terms import role_of, shared_subject
from claimcheck.claims.wording import Wording
from claimcheck.spans import Span

if TYPE_CHECKING:
    from claimcheck.claims.syntax import Token


@dataclass(slots=True)
class Discourse:
    """Who spoke last."""

    speaker: Attribution | None = None

    def remember(self, said: Mapping[int, Attribution]) -> None:
        """Keep who spoke in one sentence; an "it" that is left names nobody."""
        self.speaker = next((a for a in said.values() if a.source.lower() != "it"), self.speaker)


def named(said: Mapping[int, Attribution], wording: Wording) -> dict[int, Attribution]:
    """The attributions of a sentence with the speakers that pronouns stand for."""
    found = {}
    for head, attribution in said.items():
        reference = wording.references.get(attribution.span.start)
        if reference is not None and reference.pronoun and reference.antecedent:
            kind = kind_of_words(reference.name, reference.lemma)
            attribution = structs.replace(attribution, source=reference.antecedent, kind=kind)
        found[head] = attribution
    return found


def resolved(clause: Clause, wording: Wording) -> bool:
    """Whether the subject of ``clause`` is a pronoun that stands for somebody known."""
    noun = clause.subject
    reference = wording.reference(noun) if noun is not None else None
    return reference is not None and reference.pronoun and bool(reference.antecedent)


def speaking(source: Attribution | None, wording: Wording) -> str:
    """Who says "I" in words attributed to ``source``, by the full name; empty if not known."""
    if source is None or source.source.lower() in PRONOUNS:
        return ""
    reference = wording.references.get(source.span.start)
    if reference is not None and reference.antecedent and " " not in source.source:
        return reference.antecedent
    return source.source


def supplied(clause: Clause, tokens: Sequence[Token], wording: Wording) -> list[Term]:
    """The terms that the words of ``clause`` leave out or say by a pronoun."""
    terms, _ = shared_subject(clause, wording.offset)
    noun = clause.subject
    leaning = [t for t in tokens if t.pos_ == "PRON"]
    if takes_place(clause.predicate):  # the event is what happens, and takes no part in it
        leaning = [t for t in leaning if t is not noun]
    if noun is not None and noun.pos_ == "PRON" and noun not in tokens:
        leaning.append(noun)
    present = {t.lemma_ for t in tokens} | {t.lemma for t in terms}
    for token in leaning:
        added = _referred(token, clause, wording)
        if not any(t.lemma in present for t in added):
            terms.extend(added)
            present.update(t.lemma for t in added)
    return terms


def _referred(token: Token, clause: Clause, wording: Wording) -> list[Term]:
    reference = wording.reference(token)
    if reference is None or not reference.antecedent:
        return []
    role, marker, main = role_of(token, clause)
    at = Span(reference.span.start, reference.span.start)
    words = reference.name or (reference.lemma,)
    return [
        Term(
            span=at,
            text=word.lower(),
            lemma=word.lower(),
            pos="PROPN" if reference.name else "NOUN",
            role=role,
            main=main,
            marker=marker,
            proper=bool(reference.name),
            own=False,
        )
        for word in words
    ]
