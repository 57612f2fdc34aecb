"""Outlets and agencies: the names under which they publish and are credited."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from claimcheck.lexicons import load

Names = Sequence[tuple[str, str]]  # (host or name, name shown)


@dataclass(frozen=True, slots=True)
class Outlet:
    """An outlet or agency, with its hosts and every name that texts use for it."""

    name: str
    hosts: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    owner: str | None = None
    agency: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        """The name shown and the others."""
        return (self.name, *self.also)


@cache
def known_outlets() -> tuple[Outlet, ...]:
    """The outlets and agencies of the lexicon."""
    return tuple(
        Outlet(e["name"], tuple(e["hosts"]), tuple(e.get("also", ())), e.get("owner"), agency)
        for table, agency in (("agency", True), ("outlet", False))
        for e in load("outlets")[table]
    )


def find_outlet(name: str, extra: Names = ()) -> Outlet:
    """The outlet of a host or a name; one that is not known stands for itself.

    ``extra`` are (host or name, name) pairs that a user adds; they come before the lexicon.
    """
    key = _key(name)
    mine = next((given for host, given in extra if _key(host) == key), None)
    known = _index().get(_key(mine) if mine else key)
    if known is not None:
        return known
    return Outlet(mine or name)


@cache
def _index() -> dict[str, Outlet]:
    index: dict[str, Outlet] = {}
    for outlet in known_outlets():
        for name in (*outlet.names, *outlet.hosts):
            index.setdefault(_key(name), outlet)
    return index


def _key(name: str) -> str:
    return name.strip().casefold().removeprefix("www.").removeprefix("the ")
