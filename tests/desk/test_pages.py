"""Drafts and coverage that are web pages: places are those of the file that an editor opens."""

from __future__ import annotations

import json
import re
import subprocess

import junitparser
import pytest

from claimcheck.articles.source_map import SourceMap, is_plain
from claimcheck.desk.checking import check
from claimcheck.desk.setup import copy_for, desk_for
from claimcheck.reports.emitters import TEXTS
from claimcheck.settings.settings import load_settings
from claimcheck.spans import Span

PAGE = (
    "<!DOCTYPE html>\r\n<html><head><title>Ferry aground near Port Varn</title>\r\n"
    '<meta property="og:site_name" content="Northern Lamp">\r\n'
    '<meta property="article:published_time" content="2025-03-12">\r\n'
    '<script>var said = "<p>Twelve people were hurt: seven men and four women.</p>";</script>\r\n'
    "</head><body>\r\n<!-- Twelve people were hurt: seven men and four women. -->\r\n"
    "<article><h1>Ferry aground near Port Varn</h1>\r\n"
    "<p>🚢 The cafe\u0301 &ldquo;Blue Anchor&rdquo; &amp; the pier were closed on Wednesday after"
    "\r\n\tthe ferry had run aground, and the council said that nobody was to come near.</p>\r\n"
    "<p>The ferry has a <b>top speed</b> of 37&nbsp;mph. Her owner said that nobody had driven "
    "her at more than half of it so close to the shore.</p>\r\n"
    "<ul><li>&#84;welve people were hurt: seven men and four women.</li>\r\n"
    "<li>An inquiry will begin on <i>Monday</i>, 18 March\r\n2025.</li></ul>\r\n"
    "</article></body></html>\r\n"
)
COURIER = (
    "<html><head><title>Ferry aground</title>\n"
    '<meta property="og:site_name" content="Albion Courier">\n'
    '<meta property="article:published_time" content="2025-03-12"></head>\n<body><article>\n'
    "<h1>Ferry aground near Port Varn</h1>\n<p>The pier at Port Varn and a cafe were closed on "
    "Wednesday after a ferry had run aground close to the shore, the council said.</p>\n"
    "<p>The ferry has a top speed of 47 mph. An inquiry will begin in March, and those who were "
    "hurt were taken to the hospital of the town, said her owner.</p>\n</article></body></html>\n"
)
# What stands in the file for the words of each finding.
SHOWN = {
    "CC101": "37&nbsp;mph",
    "CC402": "&#84;welve",
    "CC401": "Monday</i>, 18 March\r\n2025",
}


def checked(folder, draft, text):
    for name, content in {f"drafts/{draft}": text, "coverage/courier.html": COURIER}.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(content.encode())
    options = {"house": ["drafts"], "against": ["coverage"], "ignore": ["CC2"]}
    settings = load_settings(folder, options=options)
    return check(copy_for(settings, []), settings.config(), desk_for(settings))


@pytest.fixture
def report(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return checked(tmp_path, "ferry.html", PAGE)


def at(text, line, column, end_line, end_column):
    lines = text.split("\n")
    starts = [sum(len(x) + 1 for x in lines[:n]) for n in range(len(lines))]
    return text[starts[line - 1] + column - 1 : starts[end_line - 1] + end_column - 1]


@pytest.mark.model
def test_every_format_points_at_the_words_in_the_page(report):
    rows = [json.loads(line) for line in TEXTS["jsonl"](report).splitlines()]
    assert {r["code"]: PAGE[r["start"] : r["end"]] for r in rows} == SHOWN
    corners = ("line", "column", "end_line", "end_column")
    assert {r["code"]: at(PAGE, *(r[c] for c in corners)) for r in rows} == SHOWN
    (other,) = [r["related"][0] for r in rows if r["code"] == "CC101"]
    assert COURIER[other["start"] : other["end"]] == "47 mph"
    (run,) = json.loads(TEXTS["sarif"](report))["runs"]
    found = {}
    for result in run["results"]:
        region = result["locations"][0]["physicalLocation"]["region"]
        start = region["charOffset"]
        found[result["ruleId"]] = PAGE[start : start + region["charLength"]]
        names = ("startLine", "startColumn", "endLine", "endColumn")
        assert at(PAGE, *(region[n] for n in names)) == found[result["ruleId"]]
    assert found == SHOWN
    gitlab = {}
    for issue in json.loads(TEXTS["gitlab"](report)):
        begin, end = (issue["location"]["positions"][k] for k in ("begin", "end"))
        place = (begin["line"], begin["column"], end["line"], end["column"])
        gitlab[issue["check_name"]] = at(PAGE, *place)
    assert gitlab == SHOWN
    lines = {c: PAGE[: PAGE.index(words)].count("\n") + 1 for c, words in SHOWN.items()}
    annotated = re.findall(r"file=drafts/ferry.html,line=(\d+),.*?title=(CC\d+)", _github(report))
    assert {code: int(line) for line, code in annotated} == lines
    concise = re.findall(r"drafts/ferry.html:(\d+):\d+: (CC\d+)", TEXTS["concise"](report))
    assert {code: int(line) for line, code in concise} == lines
    assert "coverage/courier.html:7" in TEXTS["concise"](report)
    suites = junitparser.JUnitXml.fromstring(TEXTS["junit"](report).encode())
    cases = {case.name.split()[0]: case._elem.get("line") for suite in suites for case in suite}
    assert {code: int(line) for code, line in cases.items()} == lines


def _github(report):
    return TEXTS["github"](report)


@pytest.mark.model
def test_where_no_line_is_known_none_is_named(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    body = "Twelve people were hurt: seven men and four women.\nIt was on Monday, 18 March 2025."
    text = json.dumps({"outlet": "Northern Lamp", "published": "2025-03-12", "text": body})
    report = checked(tmp_path, "ferry.json", text)
    (row,) = [r for line in TEXTS["jsonl"](report).splitlines() if (r := json.loads(line))["code"]
              == "CC402"]  # fmt: skip
    places = ("line", "column", "end_line", "end_column", "start", "end")
    assert [row[k] for k in places] == [None] * 6
    assert (row["path"], row["words"]) == ("drafts/ferry.json", "Twelve")
    assert "::error file=drafts/ferry.json,title=CC402" in _github(report)
    assert "(at “Twelve”)" in _github(report)
    (issue,) = [i for i in json.loads(TEXTS["gitlab"](report)) if i["check_name"] == "CC402"]
    assert issue["location"] == {"path": "drafts/ferry.json", "lines": {"begin": 1}}
    assert "(at “Twelve”)" in issue["description"]
    (run,) = json.loads(TEXTS["sarif"](report))["runs"]
    (result,) = [r for r in run["results"] if r["ruleId"] == "CC402"]
    assert result["locations"][0]["physicalLocation"]["region"] == {"startLine": 1}
    assert "(at “Twelve”)" in result["message"]["text"]
    for name in ("concise", "full", "markdown", "junit"):
        assert "ferry.json" in TEXTS[name](report)
        assert "ferry.json:" not in TEXTS[name](report).replace("ferry.json: ", "")


@pytest.mark.model
def test_changed_lines_are_those_of_the_page(tmp_path, claimcheck):
    page = PAGE.replace("\r\n", "\n").replace("four women", "five women")
    (tmp_path / "a.html").write_text(page, encoding="utf-8")
    who = ("-c", "user.name=D", "-c", "user.email=d@example.org")

    def git(*args):
        subprocess.run(["git", *who, *args], cwd=tmp_path, check=True, capture_output=True)

    git("init", "-q")
    git("add", "-A")
    git("commit", "-qm", "One")
    (tmp_path / "a.html").write_text(page.replace("five women", "four women"), encoding="utf-8")
    done = claimcheck(
        "check", "a.html", "--since", "HEAD", "--output-format", "concise", cwd=tmp_path
    )
    assert done.code == 1
    assert re.findall(r"CC40\d", done.out) == ["CC402"]


@pytest.mark.parametrize(
    ("source", "text", "words", "shown"),
    [
        ("<p>a &lt;b&gt; c</p>", "a <b> c", "<b>", "&lt;b&gt;"),
        ("<p>one<br>two</p>", "one\ntwo", "two", "two"),
        ("<p>1 < 2 & 3</p>", "1 < 2 & 3", "2 & 3", "2 & 3"),
        ("<x><![CDATA[five & six]]></x>", "five & six", "& six", "& six"),
        ("<style>p { }</style><p>p { }</p>", "p { }", "p", "p"),
        ("<p>again</p><p>other</p><p>again</p>", "again\nother\nagain", "again", "again"),
        ("<p>open <b", "open", "open", "open"),
        ("<!-- open <p>words</p>", "words", "words", None),
        ("<p>some</p>", "words that are not there", "words", None),
        ("", "words", "words", None),
    ],
)
def test_words_are_found_in_markup(source, text, words, shown):
    start = text.rindex(words)
    found = SourceMap.of(source, text).find(Span(start, start + len(words)))
    assert (found.of(source) if found else None) == shown


def test_what_stands_twice_is_found_in_order():
    source = "<p>again</p><p>other</p><p>again</p>"
    found = SourceMap.of(source, "again\nother\nagain").find(Span(12, 17))
    assert found == Span(source.rindex("again"), source.rindex("again") + 5)


@pytest.mark.parametrize("piece", ["<!--", "<p ", "<script>", "&", "<![CDATA[", "<", "&#x41", "- "])
def test_hostile_markup_takes_no_time(piece):
    source = piece * (400_000 // len(piece))
    lines = "\n".join(f"- line {n}" for n in range(20_000))
    assert SourceMap.of(source, lines).find(Span(0, 6)) is None


@pytest.mark.parametrize(
    ("path", "plain"),
    [("a.md", True), ("b/a.TXT", True), ("notes", True), ("wow!.txt", True), ("a.html", False),
     ("a.json", False)],
)  # fmt: skip
def test_which_files_are_their_text(path, plain):
    assert is_plain(path) is plain


@pytest.mark.model
def test_the_editor_marks_the_words_in_the_page_as_it_is_typed(tmp_path, monkeypatch):
    from claimcheck.lsp.diagnostics import diagnostics
    from claimcheck.lsp.session import Session

    monkeypatch.chdir(tmp_path)
    (tmp_path / "claimcheck.toml").write_text('house = ["drafts"]\nagainst = ["coverage"]\n')
    for name, text in {
        "drafts/ferry.html": "<p>Saved long ago</p>",
        "coverage/b.html": COURIER,
    }.items():
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_text(text, encoding="utf-8")
    typed = PAGE.replace("\r\n", "\n")
    examined = Session().examine(tmp_path / "drafts" / "ferry.html", typed)
    lines = typed.split("\n")
    marked = {}
    for d in diagnostics(examined, "utf-32"):
        start, end = d.range.start, d.range.end
        marked[d.code] = lines[start.line][start.character :][: end.character - start.character]
        if d.code == "CC101":
            at = d.related_information[0].location
            line = COURIER.split("\n")[at.range.start.line]
            assert line[at.range.start.character : at.range.end.character] == "47 mph"
            assert at.uri.endswith("coverage/b.html")
    assert marked["CC101"] == "37&nbsp;mph"
    assert marked["CC402"] == "&#84;welve"
