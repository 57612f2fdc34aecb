"""Whole runs that are stopped, killed, run out of room, or run beside each other."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

pytestmark = [
    pytest.mark.model,
    pytest.mark.skipif(os.name == "nt", reason="signals and limits of Unix"),
]

TEXT = "The ferry reached Port Varn on Tuesday evening with 214 passengers.\n"
OTHER = "The ferry reached Port Varn on Tuesday evening with 241 passengers.\n"


@pytest.fixture
def desk(tmp_path):
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "lamp.txt").write_text(TEXT)
    (tmp_path / "news" / "echo.txt").write_text(OTHER)
    return tmp_path


def start(*args, cwd, cache, **more):
    more = {"stdout": subprocess.PIPE, **more}
    return subprocess.Popen(
        [sys.executable, "-m", "claimcheck", *map(str, args)],
        cwd=cwd, text=True, encoding="utf-8", stdin=subprocess.DEVNULL, stderr=subprocess.PIPE,
        env={**os.environ, "CLAIMCHECK_CACHE_DIR": str(cache)}, **more,
    )  # fmt: skip


def finish(process):
    out, err = process.communicate(timeout=300)
    assert "Traceback" not in err
    return process.returncode, out, err


def run(*args, cwd, cache, **more):
    return finish(start(*args, cwd=cwd, cache=cache, **more))


@pytest.mark.skipif(not Path("/dev/full").is_char_device(), reason="no /dev/full here")
@pytest.mark.parametrize("args", [("report", "news"), ("rule",)])
def test_standard_output_without_room(desk, args):
    with Path("/dev/full").open("w") as full:
        code, _, err = run(*args, cwd=desk, cache=desk / "cache", stdout=full)
    assert code == 2
    assert err == (
        "error: standard output: cannot be written: No space left on device"
        " (make room or name another)\n"
    )


def small_files():
    import resource

    resource.setrlimit(resource.RLIMIT_FSIZE, (2048, 2048))


def test_a_disk_without_room_for_the_report(desk):
    target = desk / "report.json"
    target.write_text("the old one")
    args = ("report", "news", "--out", f"json={target}", "--no-cache")
    code, _, err = run(*args, cwd=desk, cache=desk / "cache", preexec_fn=small_files)
    assert code == 2
    assert "report.json: cannot be written: File too large" in err
    assert target.read_text() == "the old one"
    assert sorted(p.name for p in desk.iterdir()) == ["news", "report.json"]


def test_a_disk_without_room_for_the_cache(desk):
    args = ("report", "news", "--output-format", "json")
    fresh = run(*args, cwd=desk, cache=desk / "one")
    code, out, err = run(*args, cwd=desk, cache=desk / "two", preexec_fn=small_files)
    assert code == 0
    assert "warning:" in err
    assert out == fresh[1]


def test_a_decision_without_room_leaves_the_file_as_it_was(desk):
    decisions = desk / ".claimcheck" / "decisions.jsonl"
    args = ("decide", "0123456789abcdef", "--as", "wrong", "--today", "2025-03-12", "--reason")
    assert run(*args, "ours", cwd=desk, cache=desk / "cache")[0] == 0
    before = decisions.read_bytes()
    code, _, err = run(*args, "x" * 4000, cwd=desk, cache=desk / "cache", preexec_fn=small_files)
    assert code == 2
    assert "decisions.jsonl: cannot be written" in err
    assert decisions.read_bytes() == before


@pytest.mark.parametrize("kind", ["json", "html", "csv", "sarif"])
def test_an_output_that_may_only_be_read(desk, claimcheck, monkeypatch, kind):
    def refused(*_, **__):
        raise OSError(30, os.strerror(30), "x")

    monkeypatch.setattr("tempfile.mkstemp", refused)
    done = claimcheck("report", "news", "--no-cache", "--out", f"{kind}=out", cwd=desk)
    assert done.code == 2
    assert "out: cannot be written: Read-only file system (check the folder" in done.err


@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 143), (signal.SIGINT, 130)])
def test_a_run_that_is_told_to_stop_leaves_nothing_behind(desk, number, code):
    os.mkfifo(desk / "typed.txt")
    target = desk / "report.json"
    target.write_text("the old one")
    process = start("report", "typed.txt", "--out", f"json={target}", cwd=desk, cache=desk / "c")
    # This returns once the run has opened the pipe; then it waits for words that never come.
    writer = os.open(desk / "typed.txt", os.O_WRONLY)
    process.send_signal(number)
    returned, _, _ = finish(process)
    os.close(writer)
    assert returned == code
    assert target.read_text() == "the old one"
    assert not [p for p in desk.iterdir() if p.name.startswith(".")]


def test_two_runs_at_once_into_one_file_and_one_cache(desk, corpora):
    target, cache = desk / "report.json", desk / "cache"
    args = ("report", corpora / "northgate-merger", "--out", f"json={target}")
    both = [start(*args, cwd=desk, cache=cache) for _ in range(2)]
    ended = [finish(process) for process in both]
    assert [code for code, _, _ in ended] == [0, 0]
    assert ended[0][1] == ended[1][1]
    report = json.loads(target.read_text(encoding="utf-8"))
    assert report["schema_version"] == "1"
    alone = desk / "alone.json"
    args = ("report", corpora / "northgate-merger", "--out", f"json={alone}", "--no-cache")
    assert run(*args, cwd=desk, cache=cache)[0] == 0
    assert alone.read_bytes() == target.read_bytes()
    assert {p.name for p in desk.iterdir()} == {"news", "cache", "report.json", "alone.json"}


def entries(cache):
    """How much a store holds; 0 while it is being made."""
    file = cache / "claimcheck.sqlite"
    if not file.exists():
        return 0
    try:
        with sqlite3.connect(file) as connection:
            return connection.execute("SELECT count(*) FROM entries").fetchone()[0]
    except sqlite3.DatabaseError:
        return 0


def test_a_killed_run_goes_on_from_the_store(desk, corpora):
    target, cache = desk / "report.json", desk / "cache"
    args = ("report", corpora / "armoured-train", "--out", f"json={target}")
    killed = start(*args, cwd=desk, cache=cache)
    while killed.poll() is None and not entries(cache):
        time.sleep(0.01)
    killed.kill()
    killed.communicate(timeout=60)
    kept = entries(cache)
    assert kept
    assert not target.exists()
    assert run(*args, cwd=desk, cache=cache)[0] == 0
    fresh = desk / "fresh.json"
    args = ("report", corpora / "armoured-train", "--out", f"json={fresh}", "--no-cache")
    assert run(*args, cwd=desk, cache=cache)[0] == 0
    assert target.read_bytes() == fresh.read_bytes()
    assert entries(cache) > kept
