"""The command line as a real subprocess."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

pytestmark = pytest.mark.model

GOOD = "The ferry carried 214 passengers when it ran aground near Port Varn on Tuesday.\n"


def run(*args, cwd=None, stdin="", **env):
    return subprocess.run(
        [sys.executable, "-m", "claimcheck", *map(str, args)],
        capture_output=True, text=True, encoding="utf-8", input=stdin, cwd=cwd,
        env={**os.environ, "PYTHONIOENCODING": "utf-8", **env}, check=False,
    )  # fmt: skip


def test_help_loads_no_model():
    heavy = "{'spacy', 'pandas', 'psycopg'}"
    code = f"import sys, claimcheck.cli; print(sorted({heavy} & {{*sys.modules}}))"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert out.stdout.strip() == "[]"
    assert "report" in run("--help").stdout


def test_empty_folder_and_missing_path(tmp_path):
    empty = run("report", tmp_path)
    assert empty.returncode == 2
    assert "holds no articles" in empty.stderr
    missing = run("report", tmp_path / "nowhere")
    assert missing.returncode == 2
    assert "nowhere: does not exist" in missing.stderr


def test_bad_files_among_good_ones(tmp_path):
    (tmp_path / "good.txt").write_text(GOOD)
    (tmp_path / "empty.txt").write_text(" \n")
    (tmp_path / "binary.txt").write_bytes(b"\x00\x01\x02")
    (tmp_path / "front.md").write_text("---\noutlet: [a\n---\ntext\n")
    (tmp_path / "lines.jsonl").write_text(json.dumps({"text": GOOD}) + "\nno json\n")
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere.txt")
    done = run("report", tmp_path)
    assert done.returncode == 3
    for message in (
        "empty.txt: is empty",
        "binary.txt: is a binary file",
        "front.md:3: has front matter that cannot be read",
        "lines.jsonl:2: is not JSON",
        "gone.txt: cannot be read",
    ):
        assert message in done.stderr
    assert "Traceback" not in done.stderr
    assert "2 articles" in done.stdout


def test_invalid_utf8_and_a_very_long_line(tmp_path):
    (tmp_path / "latin.txt").write_bytes("Le café de Zoé a fermé. The café shut.".encode("latin-1"))
    (tmp_path / "long.txt").write_text("The harbour bridge fell on Monday. " * 3_000)
    done = run("report", tmp_path, "--output-format", "json")
    assert done.returncode == 0, done.stderr
    texts = [a["text"] for a in json.loads(done.stdout)["articles"]]
    assert any("café" in t for t in texts)


def test_same_bytes_from_anywhere(tmp_path, corpora):
    folder = corpora / "harrow-flood"
    first = run("report", folder, "--output-format", "json", PYTHONHASHSEED="1").stdout
    again = run(
        "report", "../harrow-flood", "--output-format", "json",
        cwd=corpora / "armoured-train", PYTHONHASHSEED="2",
    ).stdout  # fmt: skip
    assert first
    assert again == first


def test_outputs_and_exit_code(tmp_path, corpora):
    done = run(
        "report", corpora / "northgate-merger", "--fail-on", "warning",
        "--out", f"json={tmp_path / 'r.json'}", "--out", f"csv={tmp_path / 'tables'}",
    )  # fmt: skip
    assert done.returncode == 1
    assert json.loads((tmp_path / "r.json").read_text(encoding="utf-8"))["schema_version"] == "1"
    names = {p.name for p in (tmp_path / "tables").iterdir()}
    assert names == {"articles.csv", "claims.csv", "relations.csv", "findings.csv"}
    masked = run("report", corpora / "northgate-merger", "--fail-on", "warning", "--exit-zero")
    assert masked.returncode == 0
    assert run("report", corpora, "--out", "pdf=x").returncode == 2


def test_an_output_without_curly_quotes(tmp_path):
    (tmp_path / "a.txt").write_text(GOOD + "“We were lucky \U0001f6a2,” Ada Holm said.\n", "utf-8")
    (tmp_path / "b.txt").write_text(GOOD.replace("214", "241"), "utf-8")
    shown = run("report", tmp_path, PYTHONIOENCODING="ascii")
    assert (shown.returncode, shown.stderr) == (0, "")
    assert "214 passengers" in shown.stdout
    stored = run("report", tmp_path, "--output-format", "json", PYTHONIOENCODING="ascii")
    assert "\U0001f6a2" in json.loads(stored.stdout)["articles"][0]["text"]


def test_relate_answers_line_by_line():
    pairs = [
        {"a": "The dam broke on Sunday evening.", "b": "The dam broke on Monday."},
        {"a": "The dam broke on Sunday.", "b": "Shares in the brewery rose."},
    ]
    done = run("relate", "-", stdin="\n".join(map(json.dumps, pairs)))
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert [a["relation"] for a in answers] == ["contradiction", None]
    bad = run("relate", "-", stdin='{"a": "x", "b": "y"}\n{"a": 1}')
    assert bad.returncode == 2
    assert "-:2: has no texts a and b" in bad.stderr


def test_claims_rule_and_version(corpora):
    done = run("claims", corpora / "armoured-train" / "daily-whistle.txt")
    assert "daily-whistle.txt:" in done.stdout
    assert "number-conflict" in run("rule", "CC101").stdout
    assert (
        "did you mean CC101" in run("rule", "CC100x").stderr or run("rule", "CC9").returncode == 2
    )
    assert run("--version").stdout.startswith("claimcheck ")


def test_the_page_of_rules_says_what_the_rules_say(corpora):
    page = corpora.parent / "docs" / "rules.md"
    assert run("rule", "--markdown").stdout == page.read_text(encoding="utf-8"), "run make docs"
