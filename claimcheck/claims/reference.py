"""References: words of an article that lean on an earlier phrase."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimcheck.claims.entities import Entity
from claimcheck.claims.nominals import Nominal
from claimcheck.spans import Span

if TYPE_CHECKING:
    from claimcheck.claims.syntax import Token


@dataclass(frozen=True, slots=True)
class Reference:
    """A word of an article that leans on an earlier phrase.

    ``antecedent`` is how that phrase reads where it stands alone, empty where none is safe;
    ``name`` its proper name, if it has one; ``lemma`` the head of a common noun phrase. Where none
    is safe, ``rivals`` are the places of the phrases of its sentence that it may mean.
    """

    span: Span
    antecedent: str
    name: tuple[str, ...] = ()
    lemma: str = ""
    possessive: bool = False
    pronoun: bool = True
    rivals: tuple[int, ...] = ()

    @property
    def description(self) -> bool:
        """Whether it is a common noun that points to a name ("the minister")."""
        return not self.pronoun and bool(self.lemma)


def of_pronoun(
    pronoun: Token, offset: int, entity: Entity | None, rivals: Iterable[Token] = ()
) -> Reference:
    """What ``pronoun`` stands for, in a paragraph at ``offset``, or could."""
    return Reference(
        pronoun.span(offset),
        entity.called if entity is not None else "",
        entity.name if entity is not None else (),
        entity.lemma if entity is not None else "",
        possessive=pronoun.tag_ == "PRP$",
        rivals=() if entity is not None else tuple(offset + t.idx for t in rivals),
    )


def of_short_name(nominal: Nominal, offset: int, entity: Entity) -> Reference:
    """The full name that a surname stands for."""
    return Reference(nominal.head.span(offset), entity.called, entity.name, pronoun=False)


def of_description(nominal: Nominal, offset: int, entity: Entity) -> Reference:
    """The name that a definite description ("the minister") points to."""
    return Reference(
        nominal.head.span(offset),
        entity.called,
        entity.name,
        nominal.head.lemma_,
        pronoun=False,
    )


def possessive(phrase: str) -> str:
    """ "Kim" becomes "Kim's", "Hughes" becomes "Hughes'"."""
    return f"{phrase}'" if phrase.endswith("s") else f"{phrase}'s"
