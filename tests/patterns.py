"""All regular expressions that the package compiles, and texts on which each may take long."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from re import _constants as names
from re import _parser as parser

# Run in a process of its own, where the package is imported with its compilations watched.
WATCH = """
import json, re, sys
found = {}
real = re.compile
def compiled(pattern, flags=0):
    result = real(pattern, flags)
    caller = sys._getframe(1).f_globals.get("__name__", "")
    if caller.startswith("claimcheck") and isinstance(result.pattern, str):
        found.setdefault((result.pattern, result.flags), caller)
    return result
re.compile = compiled
import importlib, pkgutil
import claimcheck
for module in pkgutil.walk_packages(claimcheck.__path__, "claimcheck."):
    if module.name != "claimcheck.__main__":
        importlib.import_module(module.name)
from pathlib import Path
from claimcheck import cross_reference, read_articles
from claimcheck.reports.emitters import TEXTS
report = cross_reference(read_articles([Path(sys.argv[1])]).articles)
for to_text in TEXTS.values():
    to_text(report)
print(json.dumps([[p, f, m] for (p, f), m in found.items()]))
"""
MANY = 50  # repeats from which a part of an expression counts as unlimited
PUMPS = 8  # texts of one round that are tried for each repeat
CANDIDATES = "aA0 .,-\n\t\"'(/:x1bZ<>[]|_é“"
TAILS = ("\x00", "", "a")


def package_patterns(story: str) -> list[tuple[re.Pattern[str], str]]:
    """Each expression with the module that compiles it, after a whole report on ``story``."""
    command = [sys.executable, "-c", WATCH, story]
    done = subprocess.run(command, capture_output=True, text=True, check=True, encoding="utf-8")
    return [(re.compile(p, f & ~re.DEBUG), m) for p, f, m in json.loads(done.stdout)]


def attacks(pattern: re.Pattern[str], times: int) -> Iterator[str]:
    """Texts that keep each unlimited repeat of an expression busy and then fail to match."""
    tree = list(parser.parse(pattern.pattern, pattern.flags & ~re.DEBUG))
    for before, body in _repeats(tree, ""):
        for pump in list(dict.fromkeys(body))[:PUMPS]:
            for tail in TAILS:
                yield before + pump * times + tail
            if before:
                yield (before + pump) * times


def _repeats(sequence: list, before: str) -> Iterator[tuple[str, list[str]]]:
    """Each unlimited repeat: a text that leads to it, and texts of one round of it."""
    for op, value in sequence:
        if op in (names.MAX_REPEAT, names.MIN_REPEAT, names.POSSESSIVE_REPEAT):
            least, most, body = value
            if most is names.MAXREPEAT or most >= MANY:
                yield before, _samples(list(body))
            yield from _repeats(list(body), before)
            before += _sample(list(body)) * max(least, 1)
        else:
            for inner in _inner(op, value):
                yield from _repeats(inner, before)
            before += _sample([(op, value)])


def _inner(op: object, value: object) -> list[list]:
    if op is names.SUBPATTERN:
        return [list(value[3])]
    if op is names.BRANCH:
        return [list(branch) for branch in value[1]]
    if op in (names.ASSERT, names.ASSERT_NOT):
        return [list(value[1])]
    if op is names.ATOMIC_GROUP:
        return [list(value)]
    return []


def _samples(sequence: list) -> list[str]:
    """Texts of a sequence: one, and one for each branch or member of a set at its head."""
    first = [_sample(sequence)]
    for op, value in sequence[:1]:
        inner = _inner(op, value)
        first.extend(_sample(branch) for branch in inner)
        if op is names.IN:
            first.extend(c for c in CANDIDATES if _in(value, c))
        for branch in inner:
            if branch and branch[0][0] is names.IN:
                first.extend(c for c in CANDIDATES[:12] if _in(branch[0][1], c))
    return [f for f in first if f]


def _sample(sequence: list) -> str:
    out = ""
    for op, value in sequence:
        if op is names.LITERAL:
            out += chr(value)
        elif op is names.NOT_LITERAL:
            out += next(c for c in CANDIDATES if ord(c) != value)
        elif op is names.ANY:
            out += "a"
        elif op is names.IN:
            out += next((c for c in CANDIDATES if _in(value, c)), _literal(value))
        elif op is names.BRANCH:
            out += _sample(list(value[1][0]))
        elif op is names.SUBPATTERN:
            out += _sample(list(value[3]))
        elif op is names.ATOMIC_GROUP:
            out += _sample(list(value))
        elif op in (names.MAX_REPEAT, names.MIN_REPEAT, names.POSSESSIVE_REPEAT):
            out += _sample(list(value[2])) * max(1, min(value[0], 3))
    return out


def _in(members: list, char: str) -> bool:
    negated = bool(members) and members[0][0] is names.NEGATE
    hit = any(_member(op, value, char) for op, value in members[negated:])
    return hit is not negated


def _member(op: object, value: object, char: str) -> bool:
    if op is names.LITERAL:
        return ord(char) == value
    if op is names.RANGE:
        return value[0] <= ord(char) <= value[1]
    classes = {
        names.CATEGORY_DIGIT: r"\d", names.CATEGORY_NOT_DIGIT: r"\D", names.CATEGORY_SPACE: r"\s",
        names.CATEGORY_NOT_SPACE: r"\S", names.CATEGORY_WORD: r"\w", names.CATEGORY_NOT_WORD: r"\W",
    }  # fmt: skip
    return re.match(classes[value], char) is not None


def _literal(members: list) -> str:
    for op, value in members:
        if op is names.LITERAL:
            return chr(value)
        if op is names.RANGE:
            return chr(value[0])
    return "a"
