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


def test_stray_bytes_leave_the_rest_of_a_file_as_it_is(tmp_path):
    text = "The café’s owner, Zoë, “paid €5”. " * 3 + BODY
    raw = text.encode() + b" It was \x93fine\x94 \x96 they said.\xff"
    assert one(tmp_path, "a.txt", raw).text == text + " It was “fine” – they said.ÿ"


@pytest.mark.parametrize("encoding", ["cp1252", "mac_roman"])
@pytest.mark.parametrize(
    "text",
    [
        "The bill was £5 or €6. ",
        "“It doesn’t matter,” she said – twice. ",
        "Café owner Zoë Muñoz paid ½ of it at 20°. ",
    ],
)
def test_western_encodings(tmp_path, encoding, text):
    text = (text + BODY).replace("½", "" if encoding == "mac_roman" else "½")
    assert one(tmp_path, "a.txt", text.encode(encoding)).text == text


def test_other_encodings_are_still_guessed(tmp_path):
    text = "Паводок снёс мост через реку, сообщили в понедельник власти города. " * 8
    article = one(tmp_path, "a.txt", text.encode("cp1251"))
    assert article.text == text
    assert article.skipped == "not English (detected: ru)"


@pytest.mark.parametrize(
    ("said", "published"),
    [
        ("Wed, 12 Mar 2025 22:15:00 EST", "2025-03-13T03:15:00Z"),
        ("12 March 2025, 8 a.m. BST", "2025-03-12T07:00:00Z"),
        ("12 March 2025 08:15 IST", "2025-03-12"),  # of India, of Israel, of Ireland
        ("Mon Mar 10 2025 09:00:00 GMT+0100 (CET)", "2025-03-10T08:00:00Z"),
        ("20250312T081500Z", "2025-03-12T08:15:00Z"),
        ("12/03/2025", None),  # in March or in December
        ("13/03/2025", "2025-03-13"),
        ("March 2025", None),
        ("9999-12-31T23:59:59-10:00", None),
        ("9" * 5000, None),
    ],
)
def test_times_with_their_zones(tmp_path, said, published, monkeypatch):
    import time

    monkeypatch.setenv("TZ", "IST-5:30")  # a zone of the machine must decide nothing
    time.tzset()
    try:
        article = one(tmp_path, "a.json", json.dumps({"text": BODY, "published": said}))
        assert article.published == published
    finally:
        monkeypatch.undo()
        time.tzset()


def test_a_page_is_not_dated_by_the_day_on_which_it_is_read(tmp_path):
    page = f"<html><body><p>Posted 2 hours ago</p><article><p>{BODY}</p></article></body></html>"
    assert one(tmp_path, "a.html", page).published is None


def paths(*given):
    return [a.path for a in read_articles(list(given)).articles]


def test_a_file_counts_once_however_it_is_reached(tmp_path):
    (tmp_path / "sub").mkdir()
    file = tmp_path / "sub" / "a.txt"
    file.write_text(BODY)
    (tmp_path / "again.txt").symlink_to(file)
    assert paths(tmp_path, tmp_path / "sub", file, file) == ["sub/a.txt"]
    assert paths(file, tmp_path / "sub", tmp_path) == ["sub/a.txt"]


def test_equal_paths_are_told_apart_whatever_the_order(tmp_path):
    for folder in ("lamp/may", "echo/may"):
        (tmp_path / folder).mkdir(parents=True)
        (tmp_path / folder / "a.txt").write_text(f"{folder}: {BODY}")
    lamp, echo = tmp_path / "lamp" / "may", tmp_path / "echo" / "may"
    assert paths(lamp, echo) == paths(echo, lamp) == ["echo/may/a.txt", "lamp/may/a.txt"]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("deep.md", "---\ntitle: " + "[" * 20_000 + "\n---\n" + BODY),
        ("nested.md", "---\ntitle: " + "[" * 500 + "x" + "]" * 500 + "\n---\n" + BODY),
        ("address.md", f"---\nurl: http://[::1\n---\n{BODY}"),
        ("address.json", json.dumps({"text": BODY, "url": "https://[x]:99999999/"})),
        ("integer.json", '{"text": "x", "id": ' + "9" * 5000 + "}"),
        ("integer.jsonl", '{"text": "x", "id": ' + "9" * 5000 + "}\n"),
        ("deep.json", "[" * 200_000),
        ("deep.jsonl", '{"text": ' + "[" * 200_000),
        ("lone.json", '{"text": "The bridge \\ud800 fell.", "title": "\\udfff"}'),
        ("keys.md", f"---\n? [a, b]\n: c\n---\n{BODY}"),
        ("laughs.md", "---\n" + "".join(f"a{n}: &a{n} [{f'*a{n - 1}, ' * 9 if n else 'x'}]\n"
                      for n in range(30)) + f"title: *a29\n---\n{BODY}"),
    ],
)  # fmt: skip
def test_hostile_metadata_ends_in_no_traceback(tmp_path, name, content):
    (tmp_path / name).write_text(content)
    (tmp_path / "good.txt").write_text(BODY)
    result = read_articles([tmp_path])
    assert any(a.path == "good.txt" for a in result.articles)
    assert len(result.articles) + len(result.errors) == 2
    for article in result.articles:
        f"{article.text}{article.title}{article.url}".encode()  # has a form in UTF-8
    for error in result.errors:
        assert error.where.startswith(name)
        assert error.remedy
