"""Which findings count: selected rules, their levels, files left out, and what makes a run fail."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from fnmatch import fnmatchcase
from pathlib import PurePosixPath

from claimcheck.config import Config
from claimcheck.findings.catalogue import rule, selector
from claimcheck.findings.find import gravity
from claimcheck.findings.finding import Finding, Level

_AT_LEAST = {
    "error": {Level.ERROR},
    "warning": {Level.ERROR, Level.WARNING},
    "note": {Level.ERROR, Level.WARNING, Level.NOTE},
}


def selected(
    findings: Iterable[Finding], config: Config, path_of: Callable[[str], str]
) -> tuple[Finding, ...]:
    """The findings of the rules that ``config`` selects, at its levels, gravest first.

    ``path_of`` gives the path of an article by its identifier. Raises UsageError for an unknown
    code.
    """
    choose = tuple(selector(s) for s in config.select)
    drop = tuple(selector(s) for s in config.ignore)
    files = [(pattern, tuple(map(selector, codes))) for pattern, codes in config.per_file_ignores]
    levels = {rule(code).code: Level(level) for code, level in config.levels}
    kept = [
        replace(f, level=levels[f.code]) if f.code in levels else f
        for f in findings
        if _closest(f.code, choose) > _closest(f.code, drop)
        and not _left_out(f.code, path_of(f.location.article), files)
    ]
    return tuple(sorted(kept, key=gravity))


def applies(code: str, config: Config) -> bool:
    """Whether the rule ``code`` is selected at all."""
    choose, drop = map(selector, config.select), map(selector, config.ignore)
    return _closest(code, tuple(choose)) > _closest(code, tuple(drop))


def at_least(level: Level, least: str) -> bool:
    """Whether ``level`` is as grave as the level named ``least``."""
    return level in _AT_LEAST[least]


def fails(findings: Sequence[Finding], fail_on: str) -> bool:
    """Whether an open finding is at or above ``fail_on``: a level, "never", or rule codes.

    Raises UsageError for an unknown code.
    """
    if fail_on == "never":
        return False
    still = [f for f in findings if f.open]
    if fail_on in _AT_LEAST:
        return any(f.level in _AT_LEAST[fail_on] for f in still)
    wanted = tuple(selector(code.strip()) for code in fail_on.split(","))
    return any(_closest(f.code, wanted) >= 0 for f in still)


def _closest(code: str, selectors: tuple[str, ...]) -> int:
    """The length of the longest selector that ``code`` begins with, -1 without one."""
    return max((len(s) for s in selectors if code.startswith(s)), default=-1)


def _left_out(code: str, path: str, files: list[tuple[str, tuple[str, ...]]]) -> bool:
    name = PurePosixPath(path).name
    return any(
        _closest(code, codes) >= 0
        for pattern, codes in files
        if fnmatchcase(path, pattern) or fnmatchcase(name, pattern)
    )
