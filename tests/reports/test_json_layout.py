"""An object that is written piece by piece reads as one that is written at once."""

from __future__ import annotations

import json

import pytest

from claimcheck.reports import json_layout
from claimcheck.reports.json_layout import laid_out

ITEMS = [{"text": f"Caf\u00e9 [\n ] }} {n}", "spans": [[n, n + 1]], "none": None} for n in range(7)]


@pytest.mark.parametrize("together", [1, 2, 3, 7, 500])
@pytest.mark.parametrize("count", [0, 1, 6, 7])
def test_pieces_are_the_whole(monkeypatch, together, count):
    monkeypatch.setattr(json_layout, "TOGETHER", together)
    items = ITEMS[:count]
    lists = {"version": "1", "items": items, "empty": [], "hidden": {"filtered": 0}, "more": items}
    given = {**lists, "items": iter(items), "empty": iter([]), "more": iter(items)}
    assert "".join(laid_out(given.items())) == (
        json.dumps(lists, ensure_ascii=False, indent=1) + "\n"
    )


def test_items_are_asked_for_as_they_are_written(monkeypatch):
    monkeypatch.setattr(json_layout, "TOGETHER", 2)
    asked = []
    pieces = laid_out([("items", (asked.append(n) or n for n in range(9)))])
    while "0" not in next(pieces):
        pass
    assert asked == [0, 1]
