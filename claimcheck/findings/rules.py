"""The rules: their codes, names and levels, and what each means in plain words."""

from __future__ import annotations

from dataclasses import dataclass

from claimcheck.errors import UsageError
from claimcheck.findings.finding import Level
from claimcheck.lexicons import load


@dataclass(frozen=True, slots=True)
class Rule:
    """What ``claimcheck rule CODE`` explains."""

    code: str
    name: str
    level: Level
    what: str
    why: str
    example: str
    false_positives: str


def rules() -> tuple[Rule, ...]:
    """Every rule that this version applies, by code."""
    return tuple(
        Rule(code=code, level=Level(entry["level"]), **{k: entry[k] for k in _TEXTS})
        for code, entry in sorted(load("rules").items())
    )


def rule(code: str) -> Rule:
    """The rule ``code``. Raises UsageError with the nearest code for one that is not known."""
    known = {r.code: r for r in rules()}
    if code.upper() in known:
        return known[code.upper()]
    from rapidfuzz import process

    nearest = process.extractOne(code.upper(), sorted(known))
    raise UsageError(f"there is no rule {code}", remedy=f"did you mean {nearest[0]}?")


def markdown() -> str:
    """The documentation page of all rules."""
    parts = ["# Rules\n\nWritten by `make docs` from claimcheck/lexicons/rules.toml.\n"]
    parts.extend(
        f"\n## {entry.code} {entry.name}\n\nLevel: {entry.level}.\n\n{entry.what}\n\n"
        f"**Why editors care.** {entry.why}\n\n**Example.** {entry.example}\n\n"
        f"**Known false positives.** {entry.false_positives}\n"
        for entry in rules()
    )
    return "".join(parts)


_TEXTS = ("name", "what", "why", "example", "false_positives")
