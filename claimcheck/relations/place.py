"""Two answers to "where?": the same, one the more precise, or exclusive of each other."""

from __future__ import annotations

import re

from rapidfuzz import fuzz

from claimcheck.claims.place import Place
from claimcheck.lexicons import load
from claimcheck.relations.comparison import Comparison, Outcome

# Spellings of one name ("Kelvaren", "Kelvarn") reach at least this ratio (0 to 100, rapidfuzz);
# Austria and Australia (87.5) and Niger and Nigeria (83) stay below.
SPELLING = 88
# Compass directions from one anchor that are so many degrees apart exclude each other; nearer
# ones are what two writers may call one bearing.
EXCLUSIVE = 90

ROUNDED = 0.15  # share by which two distances to one place may differ
BEYOND = 5.0  # kilometres from a town that are no longer in it
_DISTANCE = re.compile(
    r"\b(?P<figure>\d[\d,]{0,15}+(?:\.\d{1,15}+)?+)[ -]?"
    r"(?P<unit>kilometres?|kilometers?|km|nautical miles?|miles?)\b",
    re.IGNORECASE,
)
_UNITS = {"kilometre": 1.0, "kilometer": 1.0, "nautical mile": 1.852, "mile": 1.609}
_KILOMETRES = {**_UNITS, **{f"{u}s": k for u, k in _UNITS.items()}, "km": 1.0}

_LEX = load("places")
_DEGREES: dict[str, int] = _LEX["compass"]
_CLASS = {word: name for name, words in _LEX["classes"].items() for word in words}
_GENERIC = frozenset(_LEX["nouns"]["generic"]) | {"the", "river", "mount"}


def compare_places(a: Place, b: Place) -> Comparison:
    """Compare the values of two places that answer the same question.

    Only what positively excludes the other conflicts: directions from one anchor 90 degrees or
    more apart, and land against sea. Two different names are not comparable, since which place
    lies in which is not known here (``distinct_names`` lets a caller decide who knows that the
    places exclude each other). compare_places(b, a) is the swapped result.
    """
    if a.kind is not b.kind:
        return Comparison(Outcome.NOT_COMPARABLE, _pair(a, b, "are different ends of a way"))
    if {_class(a), _class(b)} == {"sea", "land"}:
        return Comparison(Outcome.CONFLICTS, _pair(a, b, "are on land and at sea"))
    if not a.name and not b.name and a.relation == b.relation:
        return _same(a, b)
    if same_name(a.name, b.name) or _same_bearing_point(a, b):
        return _one_anchor(a, b)
    inner = _within(a, b), _within(b, a)
    if inner == (True, False):
        return Comparison(Outcome.REFINES, _finer(a, b), "a")
    if inner == (False, True):
        return Comparison(Outcome.REFINES, _finer(b, a), "b")
    if all(inner):
        return Comparison(Outcome.REFINES, _pair(a, b, "can both hold"))
    return Comparison(Outcome.NOT_COMPARABLE, _pair(a, b, "may be one within the other"))


def same_name(a: str, b: str) -> bool:
    """Whether two names are one, in another spelling or with the kind of unit ("Tern Island")."""
    if not a or not b:
        return False
    first, second = _core(a), _core(b)
    return first == second or fuzz.ratio(first, second) >= SPELLING


def distinct_names(a: Place, b: Place) -> bool:
    """Whether two proper names at the same kind of place differ, neither within the other's words.

    For a caller who knows that the event can have happened in one place only.
    """
    if not (a.proper and b.proper) or a.kind is not b.kind or _class(a) != _class(b):
        return False
    return compare_places(a, b).outcome is Outcome.NOT_COMPARABLE


def _one_anchor(a: Place, b: Place) -> Comparison:
    """Both are placed by the same name."""
    outward = a.relation == "of", b.relation == "of"
    if a.direction and b.direction:
        if outward[0] != outward[1]:  # south of the city, in the south of the city
            return Comparison(Outcome.NOT_COMPARABLE, _pair(a, b, "are within it and beyond it"))
        apart = abs(_DEGREES[a.direction] - _DEGREES[b.direction])
        apart = min(apart, 360 - apart)
        if apart >= EXCLUSIVE:
            return Comparison(Outcome.CONFLICTS, _pair(a, b, "lie in different directions"))
        if apart:
            return Comparison(Outcome.REFINES, _pair(a, b, "are neighbouring directions"))
        return _same(a, b)
    if a.direction or b.direction:
        fine, wide, side = (a, b, "a") if a.direction else (b, a, "b")
        if fine.relation == "of" and _class(wide) != "near":
            return Comparison(Outcome.NOT_COMPARABLE, _pair(a, b, "are within it and beyond it"))
        return Comparison(Outcome.REFINES, _finer(fine, wide), side)
    away = _kilometres(a), _kilometres(b)
    if away[0] is not None and away[1] is not None:
        apart = abs(away[0] - away[1]) > ROUNDED * max(away[0], away[1])
        if apart:
            return Comparison(Outcome.CONFLICTS, _pair(a, b, "are not equally far away"))
        return _same(a, b)
    far = max(d or 0.0 for d in away)
    if far >= BEYOND and any(
        d is None and _class(p) == "within" for d, p in zip(away, (a, b), strict=True)
    ):
        return Comparison(Outcome.CONFLICTS, _pair(a, b, "are in it and far from it"))
    if _class(a) == _class(b):
        return _same(a, b)
    return Comparison(Outcome.REFINES, _pair(a, b, "are in and near one place"))


def _kilometres(place: Place) -> float | None:
    """How far from its anchor the place lies, if it says so in figures."""
    found = _DISTANCE.search(place.text)
    if not found:
        return None
    return float(found["figure"].replace(",", "")) * _KILOMETRES[found["unit"].lower()]


def _same_bearing_point(a: Place, b: Place) -> bool:
    """Seen from afar, a town and its station are one anchor: "west of X", "east of X station"."""
    if a.relation != "of" or b.relation != "of":
        return False
    first, second = set(_core(a.name).split()), set(_core(b.name).split())
    return a.proper and b.proper and (first <= second or second <= first)


def _class(place: Place) -> str:
    found: str = _CLASS.get(place.relation, "within")
    return found


def _core(name: str) -> str:
    """The name without the words for its kind, unless it has no others."""
    words = [w for w in name.split() if w not in _GENERIC]
    return " ".join(words) or name


def _within(a: Place, b: Place) -> bool:
    """Whether ``a`` tells what ``b`` names and more: "a bank in Athens" and "in Athens"."""
    core = _core(b.name).split()
    if not core or (b.direction and b.direction != a.direction):
        return False
    words = "".join(c if c.isalnum() else " " for c in a.text.lower()).split()
    width = len(core)
    core = ["".join(c for c in w if c.isalnum()) for w in core]
    return any(words[i : i + width] == core for i in range(len(words) - width + 1))


def _same(a: Place, b: Place) -> Comparison:
    return Comparison(Outcome.SAME, _pair(a, b, "are the same place"), "both")


def _finer(fine: Place, wide: Place) -> str:
    return f"{_quote(fine)} is more precise than {_quote(wide)}"


def _pair(a: Place, b: Place, says: str) -> str:
    first, second = sorted((_quote(a), _quote(b)))
    return f"{first} and {second} {says}"


def _quote(place: Place) -> str:
    return " ".join(place.text.split())
