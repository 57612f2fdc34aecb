"""What the claims of many stories rest on, as numbers until somebody asks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from claimcheck.alignment.origins import Origin


@dataclass(frozen=True, slots=True)
class Resting:
    """What the ``claims`` of one story rest on: each on the set of its number."""

    claims: tuple[str, ...] = ()
    origins: tuple[frozenset[Origin], ...] = ()
    numbers: tuple[int, ...] = ()

    @classmethod
    def of(cls, claims: Iterable[str], of_claim: Mapping[str, frozenset[Origin]]) -> Resting:
        """Of each of the ``claims`` what ``of_claim`` says of it; nothing where it says nothing."""
        told = tuple(claims)
        rests = [of_claim.get(claim, frozenset()) for claim in told]
        number = {origins: n for n, origins in enumerate(dict.fromkeys(rests))}
        return cls(told, tuple(number), tuple(number[origins] for origins in rests))


class PackedOrigins(Mapping[str, frozenset[Origin]]):
    """The origins of every claim of all ``stories``, by its identifier (see `Origins`).

    ``stories`` may be a packed sequence: they are gone through when the first claim is asked for.
    """

    def __init__(self, stories: Iterable[Resting]) -> None:
        self._stories = stories

    @cached_property
    def _of_claim(self) -> dict[str, frozenset[Origin]]:
        return {
            claim: story.origins[number]
            for story in self._stories
            for claim, number in zip(story.claims, story.numbers, strict=True)
        }

    def __getitem__(self, claim: str) -> frozenset[Origin]:
        return self._of_claim[claim]

    def __iter__(self) -> Iterator[str]:
        return iter(self._of_claim)

    def __len__(self) -> int:
        return len(self._of_claim)
