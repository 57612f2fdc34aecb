"""Bodies: the country, government or organisation that a bare description takes up.

"The country" and "the government" are those of the country that an article is about, "the company"
the one body just named, "the two firms" and "the two leaders" the only two just named.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache

from claimcheck.claims.agreement import Mention
from claimcheck.claims.animacy import Animacy
from claimcheck.claims.entities import Entity
from claimcheck.claims.nominals import Nominal
from claimcheck.lexicons import load

# How a phrase stands for its antecedent, and the names in that.
Antecedent = tuple[str, tuple[str, ...]]

NATIONS = frozenset({"country", "nation"})
FIRMS = frozenset(
    {"company", "firm", "organisation", "organization", "charity", "retailer", "manufacturer"}
    | {"carmaker", "startup", "publisher", "broadcaster"}
)
GOVERNMENTS = frozenset({"government", "cabinet"})
_PAIRS_OF_BODIES = FIRMS | {"business", "group", "organisation", "organization", "bank"}
_PAIRS_OF_PEOPLE = frozenset({"leader", "man", "woman", "minister", "president", "candidate"})
_LEADERS = frozenset({"leader", "president", "premier", "chancellor", "king", "queen"})
PAIRS = _PAIRS_OF_BODIES | _PAIRS_OF_PEOPLE | NATIONS
_MOST = 2  # times that a country is named more often than any other to be the article's own
_PLAINLY = 3  # the same where nothing but its government is spoken of
_LOCATIVE = frozenset({"in", "near", "outside", "into", "across", "throughout", "through"})


class Countries:
    """Which countries one article names, and how often."""

    def __init__(self) -> None:
        self._named: Counter[str] = Counter()

    def count(self, told: Sequence[Nominal]) -> None:
        """Take in a stretch of text: names of countries, peoples and seats of governments."""
        known = countries()
        for nominal in told:
            if not nominal.name and not nominal.modifiers:
                continue
            words = {" ".join(nominal.name).lower(), *nominal.modifiers} - {""}
            self._named.update({c for c in map(known.get, words) if c is not None})

    def own(self, times: int = _MOST) -> Antecedent | None:
        """The country named at least twice, and ``times`` as often as any other."""
        first, second = [*self._named.most_common(2), ("", 0), ("", 0)][:2]
        if first[1] < times or first[1] < times * second[1]:
            return None
        name = first[0].title()
        words = tuple(first[0].split())
        return f"the {name}" if words[0] == "united" or words[-1][-1] == "s" else name, words

    def government(self) -> Antecedent | None:
        """Whose government an article speaks of that says so nowhere: "of Norway"."""
        own = self.own(_PLAINLY)
        return (f"of {own[0]}", own[1]) if own is not None else None


def firm(recent: Iterable[Mention], sentence: int) -> Antecedent | None:
    """The one body that the sentence so far names, or else the one before it."""
    mentions = list(recent)
    for oldest in (sentence, sentence - 1):
        named = _distinct(m for m in mentions if m.sentence >= oldest and _is_body(m))
        if named:
            one = len(named) == 1
            return (named[0].called, _names(named)) if one else None
    return None


def pair(kind: str, recent: Iterable[Mention]) -> Antecedent | None:
    """The only two of a ``kind`` that the sentences just before name: "the two firms".

    Of people many are named; the two are those who lead a state, or whom "and" joins.
    """
    known = countries()
    mentions = [m for m in recent if m.entity.name]
    if kind in NATIONS:
        named = _distinct(m for m in mentions if " ".join(m.entity.name).lower() in known)
    elif kind in _PAIRS_OF_PEOPLE:
        people = [m for m in mentions if m.entity.animacy is not Animacy.THING]
        leading = _distinct(m for m in people if kind == "leader" and m.entity.roles & _LEADERS)
        named = leading if len(leading) == 2 else _joined(people)
    else:
        named = _distinct(m for m in mentions if _is_body(m))
    if len(named) != 2:
        return None
    return f"{named[0].called} and {named[1].called}", _names(named)


def _joined(mentions: Sequence[Mention]) -> list[Entity]:
    """The last two people that "and" joins; nobody where others are named behind them."""
    for at in range(len(mentions) - 1, 0, -1):
        first, second = mentions[at - 1], mentions[at]
        if second.head.dep_ == "conj" and second.head.head is first.head:
            named = [first.entity, second.entity]
            return named if all(m.entity in named for m in mentions[at:]) else []
    return []


def _names(entities: Sequence[Entity]) -> tuple[str, ...]:
    return tuple(w.lower() for e in entities for w in e.name)


def _distinct(mentions: Iterable[Mention]) -> list[Entity]:
    found: list[Entity] = []
    for mention in mentions:
        if mention.entity not in found:
            found.append(mention.entity)
    return found


def _is_body(mention: Mention) -> bool:
    entity, head = mention.entity, mention.head
    if not entity.name or entity.plural or entity.animacy is Animacy.PERSON:
        return False
    place = head.dep_ == "pobj" and head.head.lower_ in _LOCATIVE
    person = len(entity.name) > 1 and entity.animacy is Animacy.UNKNOWN
    called = " ".join(entity.name).lower()
    return not (place or person or called in countries() or called in load("times")["months"])


@cache
def countries() -> dict[str, str]:
    """The names that a country goes by, in lower case, with the one that it is entered under."""
    found: dict[str, str] = {}
    for name, entry in load("countries")["countries"].items():
        for called in (name, *entry.get("aka", ()), *entry["people"], *entry["seat"]):
            found.setdefault(called, name)
    return found
