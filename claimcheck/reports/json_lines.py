"""One JSON object a line for each finding, with its words and those of the other side."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from claimcheck.reports.places import Place, Places

if TYPE_CHECKING:
    from claimcheck.check import Report


def to_json_lines(report: Report) -> str:
    """All findings, the suppressed and known ones marked as such."""
    places = Places(report)
    rows = [
        {
            "fingerprint": f.fingerprint,
            "code": f.code,
            "name": f.name,
            "level": f.level,
            "score": f.score,
            "message": f.message,
            **_row(places.of(f.location)),
            "related": [_row(places.of(p)) for p in f.related],
            "baseline_state": f.baseline_state,
            "suppression": f.suppression.reason if f.suppression else None,
        }
        for f in report.findings
    ]
    return "".join(json.dumps(row, ensure_ascii=True) + "\n" for row in rows)


def _row(place: Place) -> dict[str, Any]:
    """A place, with null for lines and offsets that are not known."""
    row = asdict(place)
    known = row.pop("known")
    return {k: v if known or isinstance(v, str) else None for k, v in row.items()}
