"""The exit codes, by real processes."""

from __future__ import annotations

import os
import signal
import subprocess
import sys

import pytest

from claimcheck.reports.files import write_text

pytestmark = pytest.mark.model

CLEAN = "The ferry reached Port Varn on Tuesday evening.\n"
WRONG = "Twelve people were hurt: seven men and four women.\n"
OTHER = "The ferry reached Port Varn on Tuesday evening.\n"


@pytest.fixture
def desk(tmp_path):
    for name, text in {
        "clean.md": CLEAN,
        "wrong.md": WRONG,
        "empty.md": " \n",
        "coverage/other.txt": OTHER,
        "damaged/other.txt": OTHER,
        "damaged/binary.txt": "\0\1",
        "nothing/readme.md": "no article",
        "bad.toml": "sellect = []\n",
        "notes.toml": 'fail-on = "note"\n',
    }.items():
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return tmp_path


def start(*args, cwd, **more):
    return subprocess.Popen(
        [sys.executable, "-m", "claimcheck", *args],
        cwd=cwd, text=True, encoding="utf-8", stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        stderr=subprocess.PIPE, env={**os.environ, "PYTHONIOENCODING": "utf-8"}, **more,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("code", "args", "said"),
    [
        (0, "check clean.md", "hidden: 0 by the baseline"),
        (0, "check wrong.md --exit-zero", "CC402"),
        (1, "check wrong.md --against coverage", "CC402"),
        (2, "check", "no drafts are named"),
        (2, "check clean.md --config bad.toml", "did you mean select?"),
        (2, "check empty.md", "is empty"),
        (2, "check clean.md --no-such-option", "no-such-option"),
        (3, "check wrong.md --against damaged --exit-zero", "binary.txt: is a binary file"),
    ],
)
def test_exit_codes_of_processes(desk, code, args, said):
    with start(*args.split(), cwd=desk) as process:
        out, err = process.communicate(timeout=120)
    assert process.returncode == code, out + err
    assert said in out + err
    assert "Traceback" not in err


@pytest.mark.parametrize(
    ("code", "args", "said"),
    [
        (0, "check clean.md --against coverage", "hidden: 0 by the baseline"),
        (0, "check wrong.md --against coverage --fail-on never", "CC402"),
        (0, "check wrong.md --ignore CC402", "1 filtered"),
        (0, "check wrong.md --fail-on CC1", "CC402"),
        (0, "report wrong.md", "CC402"),
        (1, "check wrong.md --fail-on error", "CC402"),
        (1, "check wrong.md --fail-on arithmetic-mismatch,CC1", "CC402"),
        (1, "check wrong.md --fail-on note --min-level error", "CC402"),
        (1, "check clean.md --config notes.toml", "CC201"),
        (1, "report wrong.md --fail-on error", "CC402"),
        (2, "check nowhere.md", "does not exist"),
        (2, "check clean.md --against nowhere", "does not exist"),
        (2, "check nothing", "holds no drafts"),
        (2, "check empty.md --against coverage", "is empty"),
        (2, "check clean.md --select CC999", "there is no rule CC999"),
        (2, "check clean.md --fail-on sometimes", "there is no rule sometimes"),
        (2, "check clean.md --output-format pdf", "there is no format pdf"),
        (2, "check clean.md --out pdf=a.pdf", "is not FORMAT=FILE"),
        (2, "check clean.md --out sarif=nowhere/a.sarif", "cannot be written"),
        (2, "check clean.md --baseline nowhere.json", "nowhere.json"),
        (2, "check clean.md --today tomorrow", "is no day"),
        (2, "check -", "needs a name"),
        (2, "report nothing", "holds no articles"),
        (2, "decide 12 --as wrong --reason x", "is no fingerprint"),
        (2, "decide 0123456789abcdef --as maybe --reason x", "there is no decision maybe"),
        (3, "check clean.md --against damaged", "binary.txt: is a binary file"),
        (3, "check wrong.md --against damaged", "CC402"),
    ],
)
def test_exit_codes(desk, claimcheck, code, args, said):
    done = claimcheck(*args.split(), cwd=desk)
    assert done.code == code, done.out + done.err
    assert said in done.out + done.err


@pytest.mark.skipif(os.name == "nt", reason="no SIGINT for another process on Windows")
def test_an_interrupted_run_exits_130_and_leaves_no_file(desk):
    os.mkfifo(desk / "typed.md")
    process = start("check", "typed.md", "--out", "json=report.json", cwd=desk)
    # This returns once the run has opened the draft; then it waits for words that never come.
    writer = os.open(desk / "typed.md", os.O_WRONLY)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=60)
    os.close(writer)
    assert process.returncode == 130
    assert "Traceback" not in err
    assert not [p for p in desk.iterdir() if "report.json" in p.name]


def test_a_file_is_replaced_whole_or_not_at_all(tmp_path, monkeypatch):
    target = tmp_path / "report.json"
    target.write_text("the old one")

    def interrupted(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr("pathlib.Path.replace", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_text(target, "the new one")
    assert [p.name for p in tmp_path.iterdir()] == ["report.json"]
    assert target.read_text() == "the old one"


def test_a_draft_from_standard_input_takes_the_place_of_its_file(desk):
    (desk / "coverage" / "typed.md").write_text("The ferry reached Port Varn on Monday.\n")
    args = ("check", "-", "--stdin-filename", "coverage/typed.md", "--against", "coverage")
    with start(*args, cwd=desk) as process:
        out, err = process.communicate(WRONG, timeout=120)
    assert process.returncode == 1, err
    assert "coverage/typed.md:1:1: CC402" in out
    assert "CC102" not in out
