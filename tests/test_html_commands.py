"""``report --out html=...`` and ``compare`` as a user calls them."""

from __future__ import annotations

import json

import pytest

pytestmark = pytest.mark.model

GOOD = "The ferry carried 214 passengers when it ran aground near Port Varn on Tuesday.\n"


def test_report_as_folder_and_as_one_file_of_excerpts(claimcheck, tmp_path, corpora):
    folder = corpora / "northgate-merger"
    done = claimcheck("report", folder, "--out", f"html={tmp_path / 'site'}")
    assert done.code == 0, done.err
    names = {p.name for p in (tmp_path / "site").iterdir()}
    assert names == {"index.html", "compare.html", "articles"}
    one = tmp_path / "one.html"
    options = ("--single-file", "--excerpts", 20, "--out", f"html={one}")
    assert claimcheck("report", folder, *options).code == 0
    assert "[…]" in one.read_text(encoding="utf-8")


def test_compare_in_the_terminal_and_as_html(claimcheck, tmp_path, corpora):
    folder = corpora / "northgate-merger"
    pair = tmp_path / "pair.html"
    files = [folder / "lantern-on-sunday.md", folder / "exchange-post.txt"]
    done = claimcheck("compare", *files, "--out", f"html={pair}", "--out", f"json={pair}.json")
    assert done.code == 0, done.err
    assert done.out.startswith("The Lantern on Sunday,"), "the first named stands on the left"
    assert "≠ conflict:" in done.out
    assert "claims of one side alone:" in done.out
    page = pair.read_text(encoding="utf-8")
    assert "<bdi>The Lantern on Sunday</bdi> and <bdi>The Exchange Post</bdi>" in page
    assert "claimcheck report" not in page, "the two articles alone"


def test_compare_takes_articles_that_look_like_two_stories(claimcheck, corpora):
    one, two = corpora / "harrow-flood" / "daily-flare.txt", corpora / "northgate-merger"
    done = claimcheck("compare", one, two / "exchange-post.txt")
    assert done.code == 0
    assert done.out.startswith("Daily Flare,")


def test_compare_wants_one_article_in_each_file(claimcheck, tmp_path):
    (tmp_path / "one.txt").write_text(GOOD)
    rows = [json.dumps({"text": GOOD}), json.dumps({"text": f"Again. {GOOD}"})]
    (tmp_path / "two.jsonl").write_text("\n".join(rows))
    done = claimcheck("compare", tmp_path / "one.txt", tmp_path / "two.jsonl")
    assert done.code == 2
    assert "two.jsonl: holds 2 articles" in done.err
