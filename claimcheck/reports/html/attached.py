"""Which findings belong to which question."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Self

from claimcheck.reports.html.document import Claim, Document, Finding, Relation


@dataclass(frozen=True, slots=True)
class Findings:
    """Findings by the claims that they name, and every reason that the relations of a pair give."""

    by_claims: Mapping[frozenset[str], Sequence[Finding]]
    reasons: Mapping[frozenset[str], frozenset[str]]

    @classmethod
    def of(cls, document: Document) -> Self:
        """Index the findings of ``document``."""
        by_claims: dict[frozenset[str], list[Finding]] = {}
        for finding in document.findings:
            by_claims.setdefault(frozenset(c.id for c in finding.claims), []).append(finding)
        reasons: dict[frozenset[str], set[str]] = {}
        for r in document.relations:
            reasons.setdefault(frozenset((r.a.id, r.b.id)), set()).add(r.why)
        return cls(by_claims, {pair: frozenset(whys) for pair, whys in reasons.items()})

    def about(
        self, relations: Sequence[Relation], claims: Mapping[str, Claim]
    ) -> tuple[Finding, ...]:
        """The findings on these relations, and those on all these claims together.

        The gravest comes first.
        """
        own: dict[str, Finding] = {}
        for r in relations:
            pair = frozenset((r.a.id, r.b.id))
            for finding in self.by_claims.get(pair, ()):
                elsewhere = self.reasons[pair] - {r.why}
                if r.verb in ("contradiction", "update") and finding.message not in elsewhere:
                    own[finding.fingerprint] = finding
        members = frozenset(claims)
        reasons = self.reasons.get(members, frozenset())
        for finding in self.by_claims.get(members, ()):
            if finding.message not in reasons:
                own[finding.fingerprint] = finding
        levels = ("error", "warning", "note")
        grave = sorted(own.values(), key=lambda f: (levels.index(f.level), -f.score, f.fingerprint))
        return tuple(grave)
