"""The archive in a folder."""

from __future__ import annotations

import pytest

from claimcheck.archive.parquet import ABOUT, create, open_archive
from claimcheck.errors import UsageError

pytest.importorskip("duckdb")


@pytest.mark.parametrize("about", [None, "no json", "[]", '{"layout": 99, "vectors": 128}'])
def test_a_folder_that_is_no_archive_is_said_plainly(tmp_path, about):
    if about is not None:
        (tmp_path / ABOUT).write_text(about)
    with pytest.raises(UsageError, match=r"is no archive|another version"):
        open_archive(tmp_path)


@pytest.mark.model
def test_each_addition_is_a_folder_and_a_failed_one_leaves_none(tmp_path, kept):
    archive = create(tmp_path / "archive")
    archive.add(kept[:3])
    archive.add(kept[3:])

    def broken():
        yield kept[0]
        raise RuntimeError("out of paper")

    with pytest.raises(RuntimeError):
        archive.add(broken())
    folders = sorted(p.name for p in archive.folder.iterdir() if p.is_dir())
    assert folders == ["part-000001", "part-000002"]
