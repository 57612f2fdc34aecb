"""The catalogue of rules: looked up by code, listed, and written as a page of the docs."""

from __future__ import annotations

from functools import cache

from claimcheck.errors import UsageError
from claimcheck.findings import suppressions
from claimcheck.findings.find import FAMILIES
from claimcheck.findings.rule import Rule


@cache
def rules() -> tuple[Rule, ...]:
    """Every rule that this version applies, by code."""
    modules = (*FAMILIES, suppressions)
    return tuple(sorted((r for module in modules for r in module.RULES), key=lambda r: r.code))


def rule(code: str) -> Rule:
    """The rule with this code or name. Raises UsageError with the nearest code."""
    wanted = code.strip()
    for entry in rules():
        if wanted.upper() == entry.code or wanted.lower() == entry.name:
            return entry
    raise _unknown(code)


def selector(text: str) -> str:
    """The beginning of the codes that ``text`` selects: "" for ALL, a family, a code or a name.

    Raises UsageError for what selects nothing.
    """
    wanted = text.strip().upper()
    if wanted == "ALL":
        return ""
    if wanted and any(r.code.startswith(wanted) for r in rules()):
        return wanted
    return rule(text).code


def explanation(entry: Rule) -> str:
    """A rule in plain text, as ``claimcheck rule CODE`` prints it."""
    head = f"{entry.code} {entry.name} ({entry.level})"
    return "\n\n".join([head, *(f"{title}\n  {text}" for title, text in _sections(entry))])


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


def _unknown(code: str) -> UsageError:
    from rapidfuzz import process

    known = [text for r in rules() for text in (r.code, r.name)]
    nearest = process.extractOne(code, known, processor=str.casefold)
    return UsageError(f"there is no rule {code}", remedy=f"did you mean {nearest[0]}?")
