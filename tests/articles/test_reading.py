"""Readers, encodings, and what is said of files that cannot be read."""

from __future__ import annotations

import json

import pytest

from claimcheck.articles.reading import read_articles
from claimcheck.errors import UsageError

BODY = "The harbour bridge fell into the river on Monday, the council said."


def one(tmp_path, name, content):
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    result = read_articles([path])
    assert not result.errors, result.errors
    (article,) = result.articles
    return article


def test_front_matter_stays_in_the_text_and_is_skipped(tmp_path):
    text = f"---\nOutlet: The Lamp\npublished: 2025-03-12\nurl: https://www.x.org/a\n---\n{BODY}"
    article = one(tmp_path, "a.md", text)
    assert (article.outlet, article.published) == ("The Lamp", "2025-03-12")
    assert article.text == text
    assert article.skipped_spans[0].reason == "front matter"


def test_outlet_falls_back_to_the_host_then_the_stem(tmp_path):
    hosted = one(tmp_path, "a.txt", f"---\nurl: https://www.lamp.example.org/x\n---\n{BODY}")
    assert hosted.outlet == "lamp.example.org"
    assert one(tmp_path, "echo.txt", BODY).outlet == "echo"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_encodings(tmp_path, encoding):
    assert one(tmp_path, "a.txt", ("Café. " + BODY).encode(encoding)).text == "Café. " + BODY


def test_newlines_are_not_translated(tmp_path):
    assert one(tmp_path, "a.txt", BODY + "\r\n" + BODY).text == BODY + "\r\n" + BODY


def test_web_page(tmp_path):
    page = (
        "<html><head><title>Bridge falls</title><meta property='og:site_name' content='The Lamp'>"
        "</head><body><nav>Home News Sport</nav><article><h1>Bridge falls</h1>"
        + "".join(f"<p>{BODY} It was the {n}th such fall in a century.</p>" for n in range(4, 9))
        + "</article><footer>Copyright</footer></body></html>"
    )
    article = one(tmp_path, "a.html", page)
    assert BODY in article.text
    assert "Home News" not in article.text


def test_json_and_lines(tmp_path):
    rows = [{"outlet": o, "text": BODY} for o in ("Lamp", "Echo")]
    (tmp_path / "a.json").write_text(json.dumps(rows))
    (tmp_path / "b.jsonl").write_text("\n".join(map(json.dumps, rows)) + "\n[1]\n{}\n")
    (tmp_path / "gold.json").write_text('{"cluster": "x", "facts": []}')
    result = read_articles([tmp_path])
    assert [a.outlet for a in result.articles] == ["Lamp", "Echo"] * 2 or len(result.articles) == 4
    assert len({a.id for a in result.articles}) == 4
    assert [e.where for e in result.errors] == ["b.jsonl:3", "b.jsonl:4"]


def test_not_english_is_skipped_with_the_reason(tmp_path):
    german = "Die Brücke über den Fluss ist am Montag eingestürzt, teilte der Stadtrat mit. " * 6
    assert one(tmp_path, "a.txt", german).skipped == "not English (detected: de)"


def test_missing_path():
    from pathlib import Path

    with pytest.raises(UsageError, match="does not exist"):
        read_articles([Path("no-such-folder")])


@pytest.mark.parametrize(
    ("opening", "day"),
    [
        ("IRAVA, March 12, 2025 (Agency) - ", "2025-03-12"),
        ("PORT ILVEN, Marenda, 3 June 2024 — ", "2024-06-03"),
        ("IRAVA, 2025-03-12 -- ", "2025-03-12"),
        ("IRAVA, March 12 (Agency) - ", None),  # of which year is not said
        ("In IRAVA on March 12, 2025 - ", None),
        ("IRAVA, the capital of 2025 - ", None),
    ],
)
def test_a_dateline_dates_an_article_without_a_date(tmp_path, opening, day):
    assert one(tmp_path, "a.txt", f"The bridge\n\n{opening}{BODY}").published == day


def test_a_publication_date_goes_before_a_dateline(tmp_path):
    text = f"---\npublished: 2025-03-13\n---\nIRAVA, March 12, 2025 (Agency) - {BODY}"
    assert one(tmp_path, "a.txt", text).published == "2025-03-13"
