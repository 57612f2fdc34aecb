"""What the claims of many stories rest on, packed until somebody asks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from claimcheck.alignment.origins import Origin
from claimcheck.packed_sequence import PackedSequence


@dataclass(frozen=True, slots=True)
class Resting:
    """What the ``claims`` of one story rest on: each on the set of its number."""

    claims: tuple[str, ...]
    origins: tuple[frozenset[Origin], ...]
    numbers: tuple[int, ...]


class PackedOrigins(Mapping[str, frozenset[Origin]]):
    """The origins of every claim of all ``stories``, by its identifier (see `Origins`).

    All of them are unpacked when the first is asked for.
    """

    def __init__(self, stories: Iterable[Resting]) -> None:
        self._stories = PackedSequence(Resting, stories)

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
