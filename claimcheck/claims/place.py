"""Place: where something happened, as the text states it."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from claimcheck.spans import Span


class PlaceKind(StrEnum):
    """What a place is to the event."""

    LOCATION = "location"  # where it happened
    SOURCE = "source"  # where a motion began: "from Castelmark", "left Pyongyang"
    GOAL = "goal"  # where it leads: "to Vladivostok", "bound for Port Ilven"


class Place(msgspec.Struct, frozen=True, gc=False):
    """A location named in a text.

    ``name`` is the anchor in lower case, without the kind of unit it is: "kelvaren" in "55 km south
    of the town of Kelvaren", "aceh" in "Aceh province", but "elmford station"; the bare noun
    ("bank") where there is no name, "" for "inland". ``relation`` is the preposition in lower
    case; "of" where the place lies in a compass direction from its anchor, else the direction says
    which part of the anchor is meant ("in the south of the island"); "inland", "offshore",
    "ashore", "at sea" stand for themselves, "" is a place without preposition ("hit Aceh
    province"). ``direction`` is one of north, northeast, east, ... or "". ``head`` is the offset
    of the word that the place modifies, or -1.
    """

    span: Span
    text: str
    name: str
    relation: str
    direction: str = ""
    head: int = -1
    kind: PlaceKind = PlaceKind.LOCATION
    proper: bool = True
