"""What is wrong with files and folders: each is one error, the rest is read, nothing is lost."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

from claimcheck.articles import reading
from claimcheck.articles.reading import read_articles
from claimcheck.errors import UsageError

TEXT = "The ferry reached Port Varn on Tuesday evening, the harbour master said.\n"


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "good.txt").write_text(TEXT)
    return tmp_path


def errors(folder):
    result = read_articles([folder])
    assert "good.txt" in {a.path for a in result.articles}
    return [str(e) for e in result.errors]


def refuse(monkeypatch, name, number):
    """Opening a file of this name fails, as it does for who is not root."""
    real = Path.open

    def opened(self, *args, **kwargs):
        if self.name == name:
            raise OSError(number, os.strerror(number), str(self))
        return real(self, *args, **kwargs)

    monkeypatch.setattr(Path, "open", opened)


def test_no_permission_to_read_a_file(folder, monkeypatch):
    (folder / "secret.txt").write_text(TEXT)
    refuse(monkeypatch, "secret.txt", 13)
    said = "secret.txt: cannot be read: Permission denied (check its permissions)"
    assert errors(folder) == [said]


def test_no_permission_to_list_a_folder(folder, monkeypatch):
    (folder / "closed").mkdir()
    real = os.scandir

    def listed(place):
        if Path(place).name == "closed":
            raise PermissionError(13, "Permission denied", str(place))
        return real(place)

    monkeypatch.setattr(os, "scandir", listed)
    said = "closed: is a folder that cannot be listed: Permission denied (check its permissions)"
    assert errors(folder) == [said]


def test_a_file_that_vanishes_after_it_was_found(folder, monkeypatch):
    (folder / "gone.txt").write_text(TEXT)
    real = Path.open

    def opened(self, *args, **kwargs):
        if self.name == "gone.txt":
            self.unlink(missing_ok=True)
        return real(self, *args, **kwargs)

    monkeypatch.setattr(Path, "open", opened)
    said = "gone.txt: cannot be read: No such file or directory (see whether it is still there)"
    assert errors(folder) == [said]


@pytest.mark.parametrize("times", [1, 99])
def test_a_file_that_changes_while_it_is_read(folder, monkeypatch, times):
    file = folder / "live.txt"
    file.write_text(TEXT)
    real, changed = os.fstat, []

    def told(number):
        # Between the two looks at its size the file grows.
        state = real(number)
        if os.path.realpath(f"/proc/self/fd/{number}") == str(file) and len(changed) < times:
            changed.append(number)
            with open(file, "a", encoding="utf-8") as out:  # noqa: PTH123
                out.write(TEXT)
        return state

    monkeypatch.setattr(reading.os, "fstat", told)
    if times == 1:
        assert errors(folder) == []
        texts = [a.text for a in read_articles([folder]).articles if a.path == "live.txt"]
        assert texts == [TEXT * 2]
    else:
        said = "live.txt: changes while it is read (run again when it is written)"
        assert errors(folder) == [said]


def test_links_that_lead_in_a_circle_or_nowhere(folder, claimcheck):
    (folder / "circle.txt").symlink_to(folder / "circle.txt")
    (folder / "nowhere.txt").symlink_to(folder / "no-such-file.txt")
    (folder / "sub").mkdir()
    (folder / "sub" / "up").symlink_to(folder, target_is_directory=True)
    assert errors(folder) == [
        "circle.txt: cannot be read: Too many levels of symbolic links (mend the link)",
        "nowhere.txt: cannot be read: No such file or directory (see whether it is still there)",
    ]
    checked = claimcheck("check", "good.txt", "--against", ".", "--show-files", cwd=folder)
    assert checked.code == 3
    assert "error  circle.txt: cannot be read" in checked.out
    assert "passed sub/up: is a link to a folder: name the folder itself" in checked.out


def test_a_folder_in_place_of_a_file_and_names_that_are_odd(folder):
    (folder / "folder.txt").mkdir()
    (folder / "new\nline.txt").write_text(TEXT)
    (folder / os.fsdecode(b"bad\xff.txt")).write_text(TEXT)
    (folder / ("x" * 240 + ".txt")).write_text(TEXT)
    result = read_articles([folder])
    assert not result.errors
    assert len(result.articles) == 4
    assert {"new\\x0aline.txt", "bad\\udcff.txt"} < {a.path for a in result.articles}


@pytest.mark.skipif(os.name == "nt", reason="no pipes and sockets in folders on Windows")
def test_pipes_and_sockets_in_a_folder_are_passed_over(folder):
    os.mkfifo(folder / "pipe.txt")
    with socket.socket(socket.AF_UNIX) as server:
        os.chdir(folder)
        server.bind("socket.txt")
        result = read_articles([folder])
    assert [(p.where, p.why) for p in result.passed] == [
        ("pipe.txt", "is a pipe or a device"),
        ("socket.txt", "is a pipe or a device"),
    ]


def test_a_folder_of_which_nothing_can_be_read(tmp_path):
    (tmp_path / "a.jpg").write_bytes(b"\xff\xd8")
    with pytest.raises(UsageError, match=r"holds no articles; a.jpg is of a kind that is not read"):
        read_articles([tmp_path])


def test_what_is_written_to_links_and_pipes(tmp_path):
    from claimcheck.reports.files import write_text

    file, link = tmp_path / "report.json", tmp_path / "latest.json"
    file.write_text("the old one")
    link.symlink_to(file)
    write_text(link, "the new one")
    assert link.is_symlink()
    assert file.read_text() == "the new one"
    read, write = os.pipe()
    try:
        write_text(Path(f"/dev/fd/{write}"), "through a pipe")
        assert os.read(read, 100) == b"through a pipe"
    finally:
        os.close(read)
        os.close(write)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["latest.json", "report.json"]
