"""Measuring annotated folders."""

from __future__ import annotations

import pytest

from claimcheck.errors import UsageError
from claimcheck.evaluation import below_floors, evaluate_folders

pytestmark = pytest.mark.model


def test_demo_corpora_stay_above_their_floors(corpora):
    events = ["armoured-train", "harrow-flood", "merlen-cable-car", "northgate-merger"]
    measured = evaluate_folders([corpora / e for e in events])
    assert below_floors(measured["all"], corpora / "floors.toml") == []


def test_a_floor_that_is_missed_is_named(tmp_path, corpora):
    floors = tmp_path / "floors.toml"
    floors.write_text('[metrics]\n"agreement recall" = 1.01\n')
    measured = {"agreement recall": 0.5}
    assert below_floors(measured, floors) == ["agreement recall is 0.5, wanted 1.01"]


def test_a_folder_without_annotation_is_an_error(tmp_path):
    (tmp_path / "a.txt").write_text("The bridge fell on Monday.")
    with pytest.raises(UsageError, match=r"no gold\.json"):
        evaluate_folders([tmp_path])
