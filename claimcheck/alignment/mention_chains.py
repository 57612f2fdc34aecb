"""Mention chains: the names of one story that speak of one person, body or place.

A sieve over names (Raghunathan and others 2010, across documents as in Lee and others 2012), most
precise pass first: the same name, another spelling, an acronym and its long form, a surname and
the one full name that bears it. People who share a surname are kept apart. Names that hang
together without being one (Iran and Iranian, Russia and the Kremlin) are related, and say how.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import msgspec
from msgspec import structs

from claimcheck.alignment.geography import Kinship, is_country_word, is_place_word, kinship
from claimcheck.alignment.similarity import names_alike
from claimcheck.claims.animacy import calendar
from claimcheck.claims.claim import Claim
from claimcheck.claims.entities import key
from claimcheck.spans import Span

SHORTEST_ACRONYM = 3  # letters; two are too often initials of somebody
ALIKE = 0.95  # likeness of two words of a name from which they are one


class Place(msgspec.Struct, frozen=True, gc=False):
    """Where a name stands: the claim, its article, and the span of the mention."""

    claim: str
    article: str
    span: Span


@dataclass(frozen=True, slots=True)
class Chain:
    """The mentions of one name: ``name`` is its fullest form, ``forms`` all of them.

    ``related`` are other chains, by their ``name``, and how they hang together with this one.
    """

    name: str
    forms: tuple[str, ...]
    mentions: tuple[Place, ...]
    related: tuple[tuple[str, Kinship], ...] = ()


def link_mentions(claims: Iterable[Claim]) -> tuple[Chain, ...]:
    """The chains of the named mentions in the claims of one story, by name.

    The order of the claims changes nothing.
    """
    return _related(_chains(claims))


def _chains(claims: Iterable[Claim]) -> list[Chain]:
    """The chains by name, nothing said of how they hang together."""
    found: dict[str, list[Place]] = {}
    spelled: dict[str, Counter[str]] = {}
    located: set[str] = set()
    for claim in claims:
        located.update(p.name for p in claim.places)
        for mention in claim.mentions:
            name = _capitalised(mention.name)
            if name:
                form = key(tuple(name.split()))
                found.setdefault(form, []).append(Place(claim.id, claim.article, mention.span))
                spelled.setdefault(form, Counter())[name] += 1
    names = {form: _commonest(counts) for form, counts in spelled.items()}
    places = {form for form in found if names[form].lower() in located}
    articles = {form: {p.article for p in ps} for form, ps in found.items()}
    groups = _grouped(names, articles, places)
    chains = [
        Chain(
            name=max((names[f] for f in group), key=lambda n: (len(n.split()), len(n), n)),
            forms=tuple(sorted({n for f in group for n in spelled[f]})),
            mentions=tuple(
                sorted(
                    {p for f in group for p in found[f]},
                    key=lambda p: (p.article, p.span, p.claim),
                )
            ),
        )
        for group in groups
    ]
    return sorted(chains, key=lambda c: (c.name, c.forms))


def harmonised(claims: Sequence[Claim], story: Mapping[str, str]) -> tuple[Claim, ...]:
    """The claims with acronyms matched as the long forms that they stand for in their story.

    The term of an acronym takes the lemma of the long form's head: "USGS" is matched as "Survey".
    ``story`` names the story of each article.
    """
    told: dict[str, list[Claim]] = {}
    for claim in claims:
        told.setdefault(story[claim.article], []).append(claim)
    heads = {name: _acronyms(_chains(members)) for name, members in told.items()}
    return tuple(_spelled_out(claim, heads[story[claim.article]]) for claim in claims)


def _acronyms(chains: Iterable[Chain]) -> dict[str, str]:
    """The head of the long form of each acronym, both in lower case."""
    return {
        form.lower(): chain.name.split()[-1].lower()
        for chain in chains
        for form in chain.forms
        if form.isupper() and " " in chain.name and " " not in form
    }


def _spelled_out(claim: Claim, heads: Mapping[str, str]) -> Claim:
    if not any(t.proper and t.text in heads for t in claim.terms):
        return claim
    terms = tuple(
        structs.replace(t, lemma=heads.get(t.text, t.lemma)) if t.proper else t for t in claim.terms
    )
    return structs.replace(claim, terms=terms)


def _commonest(counts: Counter[str]) -> str:
    return min(counts, key=lambda name: (-counts[name], name))


def _capitalised(name: str) -> str:
    """A name without what the parser has put to it ("old Kristian", "early Tuesday")."""
    words = name.split()
    while words and not words[0][:1].isupper():
        words.pop(0)
    while words and (words[-1].lower() in calendar() or not words[-1][:1].isalpha()):
        words.pop()
    return " ".join(words)


def _grouped(
    names: dict[str, str], articles: dict[str, set[str]], places: set[str]
) -> list[list[str]]:
    """The forms of each chain.

    ``articles`` holds where each form stands, ``places`` the forms that name places: these are
    never short for somebody.
    """
    forms = sorted(names)
    home = {form: form for form in forms}
    full = [f for f in forms if " " in names[f]]
    by_letters: dict[tuple[str, str], list[str]] = {}
    by_initials: dict[str, list[str]] = {}
    by_word: dict[str, list[str]] = {}
    for form in full:
        words = names[form].lower().split()
        by_initials.setdefault(_initials(names[form]), []).append(form)
        alike = by_letters.setdefault((words[0][0], words[-1][0]), [])
        for other in alike:
            if _variants(names[other], names[form]):
                _join(home, form, other)
        alike.append(form)
        if form not in places and not is_country_word(names[form].lower()):
            by_word.setdefault(words[-1][0], []).append(form)
            by_word.setdefault(words[0], []).append(form)
    for form in set(forms) - set(full):
        name = names[form]
        if name.isupper() and len(form) >= SHORTEST_ACRONYM:
            bearers = by_initials.get(form, [])
        elif form in places or is_country_word(name.lower()):
            continue
        else:
            bearers = _bearers(form, names, articles, by_word)
        if len({_root(home, f) for f in bearers}) == 1:
            _join(home, form, bearers[0])
    known = [f for f in forms if is_place_word(names[f].lower())]
    for i, form in enumerate(known):
        for other in known[:i]:
            if kinship(names[other].lower(), names[form].lower()) is Kinship.SAME:
                _join(home, form, other)
    groups: dict[str, list[str]] = {}
    for form in forms:
        groups.setdefault(_root(home, form), []).append(form)
    return list(groups.values())


def _bearers(
    form: str,
    names: dict[str, str],
    articles: dict[str, set[str]],
    by_word: dict[str, list[str]],
) -> list[str]:
    """Who may be meant by one word: who bears it as a surname, in the same articles if anybody.

    ``by_word`` holds full names by the first letter of their last word and by their first word.
    """
    word = names[form].lower()
    near = by_word.get(word[0], [])
    own = [f for f in near if names_alike(names[f].split()[-1].lower(), word) >= ALIKE]
    own = own or [f for f in by_word.get(word, []) if names[f].lower().split()[0] == word]
    return [f for f in own if articles[f] & articles[form]] or own


def _variants(a: str, b: str) -> bool:
    """Whether two full names are one: each word alike, or one has words between more."""
    first, second = a.lower().replace("-", " ").split(), b.lower().replace("-", " ").split()
    if len(first) == len(second):
        return all(names_alike(x, y) >= ALIKE for x, y in zip(first, second, strict=True))
    short, long = sorted((first, second), key=len)
    ends = names_alike(short[0], long[0]) >= ALIKE and names_alike(short[-1], long[-1]) >= ALIKE
    return len(short) > 1 and ends and all(w in long for w in short[1:-1])


def _initials(name: str) -> str:
    """ "U.S. Geological Survey" begins with "usgs"; small words do not count."""
    words = [w for w in name.replace("-", " ").split() if w[:1].isupper()]
    return "".join(key((w,)) if "." in w else w[0].lower() for w in words)


def _related(chains: list[Chain]) -> tuple[Chain, ...]:
    found = []
    for chain in chains:
        related = {
            (other.name, kind)
            for other in chains
            if other is not chain
            for kind in [_kinship(chain, other)]
            if kind is not None
        }
        found.append(Chain(chain.name, chain.forms, chain.mentions, tuple(sorted(related))))
    return tuple(found)


def _kinship(a: Chain, b: Chain) -> Kinship | None:
    kinds = {kinship(x.lower(), y.lower()) for x in a.forms for y in b.forms}
    return next((k for k in Kinship if k in kinds), None)


def _root(home: dict[str, str], form: str) -> str:
    while home[form] != form:
        form = home[form]
    return form


def _join(home: dict[str, str], a: str, b: str) -> None:
    first, second = sorted((_root(home, a), _root(home, b)))
    home[second] = first
