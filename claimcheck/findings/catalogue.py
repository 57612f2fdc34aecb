"""The catalogue of rules: looked up by code, listed, and written as a page of the docs."""

from __future__ import annotations

from claimcheck.errors import UsageError
from claimcheck.findings.find import FAMILIES
from claimcheck.findings.rule import Rule


def rules() -> tuple[Rule, ...]:
    """Every rule that this version applies, by code."""
    return tuple(sorted((r for family in FAMILIES for r in family.RULES), key=lambda r: r.code))


def rule(code: str) -> Rule:
    """The rule ``code``. Raises UsageError with the nearest code for one that is not known."""
    known = {r.code: r for r in rules()}
    if code.upper() in known:
        return known[code.upper()]
    from rapidfuzz import process

    nearest = process.extractOne(code.upper(), sorted(known))
    raise UsageError(f"there is no rule {code}", remedy=f"did you mean {nearest[0]}?")


def explanation(entry: Rule) -> str:
    """A rule in plain text, as ``claimcheck rule CODE`` prints it."""
    parts = [f"{entry.code} {entry.name} ({entry.level})", *_sections(entry)]
    return "\n\n".join(p if isinstance(p, str) else f"{p[0]}\n  {p[1]}" for p in parts)


def markdown() -> str:
    """The documentation page of all rules."""
    parts = ["# Rules\n\nWritten by `make docs` from the modules of claimcheck/findings/.\n"]
    for entry in rules():
        parts.append(f"\n## {entry.code} {entry.name}\n\nLevel: {entry.level}.\n")
        parts.extend(f"\n**{title}.** {text}\n" for title, text in _sections(entry))
    return "".join(parts)


def _sections(entry: Rule) -> list[tuple[str, str]]:
    sections = [
        ("What it means", entry.what),
        ("Why editors care", entry.why),
        ("Example", entry.example),
        ("Options", ", ".join(entry.options)),
        ("Known false positives", entry.false_positives),
    ]
    return [(title, text) for title, text in sections if text]
