"""Which findings make a run fail."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.findings.catalogue import rule
from claimcheck.findings.finding import Finding, Level

_AT_LEAST = {
    "error": {Level.ERROR},
    "warning": {Level.ERROR, Level.WARNING},
    "note": {Level.ERROR, Level.WARNING, Level.NOTE},
}


def fails(findings: Sequence[Finding], fail_on: str) -> bool:
    """Whether an open finding is at or above ``fail_on``: a level, "never", or rule codes.

    Raises UsageError for an unknown code.
    """
    if fail_on == "never":
        return False
    still = [f for f in findings if f.open]
    if fail_on in _AT_LEAST:
        return any(f.level in _AT_LEAST[fail_on] for f in still)
    codes = {rule(code.strip()).code for code in fail_on.split(",")}
    return any(f.code in codes for f in still)
