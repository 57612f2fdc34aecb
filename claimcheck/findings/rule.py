"""Rule: what one code means, in the words that ``claimcheck rule`` and docs/rules.md show."""

from __future__ import annotations

from dataclasses import dataclass

from claimcheck.findings.finding import Level


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule with its documentation.

    ``level`` is what it reports unless the configuration says otherwise. ``what`` and ``why`` are
    plain sentences; ``why`` names the published guideline that the rule follows, if there is one.
    ``options`` are the configuration keys that steer it.
    """

    code: str
    name: str
    level: Level
    what: str
    why: str
    example: str
    false_positives: str
    options: tuple[str, ...] = ()
