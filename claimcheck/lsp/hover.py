"""Hover: what each outlet says on the question that a claim of the draft answers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lsprotocol import types

from claimcheck.check import Report
from claimcheck.claims.claim import Claim
from claimcheck.lsp.positions import Positions
from claimcheck.lsp.session import Examined
from claimcheck.relations.cluster import Cluster
from claimcheck.reports.places import one_line

_WORDS = {
    "agreement": "agrees",
    "contradiction": "conflicts",
    "update": "moves on",
    "compatible": "fits",
}
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>()#+!|~-])")


def hover(examined: Examined, position: types.Position, encoding: str | None) -> types.Hover | None:
    """A table for each question that the claim under the cursor answers; None where none does."""
    own = Positions.of(examined.text, encoding)
    offset = own.offset(position)
    claims = [
        c
        for c in examined.report.claims
        if c.article == examined.article and c.span.start <= offset <= c.span.end
    ]
    if not claims:
        return None
    by_id = {c.id: c for c in examined.report.claims}
    tables = [
        table
        for claim in sorted(claims, key=lambda c: (len(c.span), c.id))
        for cluster in examined.report.clusters
        if claim.id in cluster.claims
        for table in [_table(claim, cluster, by_id, examined.report)]
    ]
    span = min((c.span for c in claims), key=len)
    text = "\n\n".join(dict.fromkeys(tables)) or "no other outlet speaks of this"
    return types.Hover(types.MarkupContent(types.MarkupKind.Markdown, text), own.range(span))


def _table(claim: Claim, cluster: Cluster, by_id: dict[str, Claim], report: Report) -> str:
    members = [by_id[i] for i in cluster.claims]
    if len({c.outlet for c in members}) < 2:
        return f"only {_plain(claim.outlet)} says: {_plain(claim.surface)}"
    rows = ["| outlet | | says |", "| --- | --- | --- |"]
    rows.extend(_rows(claim, members, report, cluster.slot))
    return "\n".join(rows)


def _rows(claim: Claim, members: list[Claim], report: Report, slot: str) -> Iterator[str]:
    seen: set[str] = set()
    for member in sorted(members, key=lambda c: (c.id != claim.id, c.outlet, c.span)):
        if member.outlet in seen:
            continue
        seen.add(member.outlet)
        said = next(
            (
                _WORDS[r.relation]
                for r in report.relations
                if {r.a, r.b} == {claim.id, member.id} and r.evidence.slot == slot
            ),
            "the draft" if member.id == claim.id else "",
        )
        yield f"| {_plain(member.outlet)} | {said} | {_plain(member.surface)} |"


def _plain(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", one_line(text))
