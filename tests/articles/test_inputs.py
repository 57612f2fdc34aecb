"""Every kind of input, each by a real file that is made here."""

from __future__ import annotations

import json

import pytest
from samples import (
    BODY,
    FRONT,
    JSON_LD,
    LEAD,
    NEWSML,
    OUTLET,
    PAGE_LD,
    PARAGRAPHS,
    RSS_ITEM,
    SAMPLES,
    SECOND,
    THIRD,
    TITLE,
    URL,
    UTC,
    docx,
    mail,
    page,
    parquet,
    pdf,
    rss,
    warc,
    zipped,
)

from claimcheck.articles.kinds import KINDS
from claimcheck.articles.reading import READERS, items_of, read_articles, read_bytes
from claimcheck.articles.source import Passed
from claimcheck.errors import ReadError


def one(name, raw):
    (article,) = read_bytes(raw if isinstance(raw, bytes) else raw.encode(), name)
    assert not isinstance(article, ReadError), article
    return article


GERMAN = ("Der Fluss ist über die Ufer getreten. " * 12).encode()


def meta(key, name, content):
    return f'<meta {key}="{name}" content="{content}">'


def test_each_kind_has_a_reader():
    assert set(KINDS) == set(READERS)


@pytest.mark.parametrize("name", SAMPLES)
def test_text_and_metadata_of_each_kind(name):
    if ".warc" in name:
        pytest.importorskip("fastwarc")
    article = read_bytes(SAMPLES[name], name)[-1]
    assert not isinstance(article, ReadError), article
    for sentence in (LEAD, SECOND, THIRD):
        assert sentence in article.text
    assert "A ferry is aground" not in article.text
    assert (article.outlet, article.title, article.published) == (OUTLET, TITLE, UTC)
    assert article.skipped is None
    for place in article.skipped_spans:
        assert SECOND not in place.span.of(article.text)


def test_all_kinds_together_by_their_paths(tmp_path):
    pytest.importorskip("fastwarc")
    for name, raw in SAMPLES.items():
        (tmp_path / name).write_bytes(raw)
    (tmp_path / "picture.jpg").write_bytes(b"\xff\xd8\xff")
    result = read_articles([tmp_path])
    assert not result.errors
    assert {a.path for a in result.articles} >= {
        "a.zip!folder/a.txt",
        "inner.zip!one.zip!two.html.gz",
        "attached.eml!story.txt",
        f"a.warc!{URL}",
        f"a.warc.gz!{URL}",
        "a.txt.gz",
    }
    assert len(result.articles) == len(SAMPLES) + 1  # a mail and what is attached to it
    assert [(p.where, p.why) for p in result.passed] == [
        ("picture.jpg", "is of a kind that is not read (.jpg)")
    ]


def test_pdf():
    head, foot = "Northern Lamp - all rights reserved", "page {} of 3"
    pages = [
        [head, TITLE, "", "The ferry ran aground near Port Varn on Tuesday eve-",
         "ning with 214 passengers on board.", foot.format(1)],
        [head, SECOND, foot.format(2)],
        [head, THIRD, foot.format(3)],
    ]  # fmt: skip
    article = one("a.pdf", pdf(pages))
    assert article.title == TITLE
    assert "Tuesday evening with 214" in article.text.replace("\n", " ")
    assert SECOND in article.text
    assert "rights reserved" not in article.text
    assert "of 3" not in article.text
    assert article.published is None  # when a file was made is not when it was published


def test_pdf_without_text_and_with_a_password():
    (error,) = read_bytes(pdf([[]]), "scan.pdf")
    assert "its pages are pictures" in str(error)
    import io

    import pypdf

    out = io.BytesIO()
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf([[LEAD]])))
    writer.encrypt("secret", algorithm="RC4-128")
    writer.write(out)
    (error,) = read_bytes(out.getvalue(), "locked.pdf")
    assert str(error) == "locked.pdf: is locked (save it without its password)"


def test_what_a_library_complains_of_goes_to_no_stream(tmp_path, capfd):
    raw = pdf([[LEAD]]).replace(b"startxref\n", b"startxref\n9")
    assert LEAD in one("a.pdf", raw).text
    assert capfd.readouterr() == ("", "")


def test_word_document():
    article = one("a.docx", docx(TITLE, LEAD, SECOND, THIRD))
    assert article.text.split("\n")[:4] == [TITLE, LEAD, SECOND, THIRD]
    assert "Passengers | 214" in article.text
    assert (article.title, article.author, article.published) == (TITLE, None, None)


def test_word_document_with_tracked_changes_and_pictures():
    import io

    import docx as python_docx
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls
    from PIL import Image

    document = python_docx.Document()
    paragraph = document.add_paragraph("The ferry carried ")
    for tag, inner in (("del", "<w:delText>200</w:delText>"), ("ins", "<w:t>214</w:t>")):
        paragraph._p.append(
            parse_xml(f'<w:{tag} {nsdecls("w")} w:id="1" w:author="x"><w:r>{inner}</w:r></w:{tag}>')
        )
    paragraph.add_run(" passengers.")
    picture = io.BytesIO()
    Image.new("RGB", (4, 4)).save(picture, "PNG")
    document.add_picture(picture)
    out = io.BytesIO()
    document.save(out)
    assert one("a.docx", out.getvalue()).text.strip() == "The ferry carried 214 passengers."


def test_parquet():
    pytest.importorskip("pyarrow")
    article = one("a.parquet", parquet())
    assert (article.text, article.outlet, article.title) == (BODY, OUTLET, TITLE)
    assert article.published == UTC


@pytest.mark.parametrize(
    ("name", "package"), [("a.parquet", "pyarrow"), ("a.warc", "fastwarc.warc")]
)
def test_a_kind_whose_package_is_missing(name, package, monkeypatch):
    import sys

    for known in [m for m in sys.modules if m.startswith(package.split(".")[0])]:
        monkeypatch.setitem(sys.modules, known, None)
    monkeypatch.setitem(sys.modules, package.split(".")[0], None)
    (error,) = read_bytes(b"PAR1", name)
    assert "is not installed (pip install 'claimcheck-news[inputs]')" in str(error)


def test_bad_rows_are_errors_beside_the_others():
    rows = f'title,text\nA,{LEAD}\nB,\nC,"{SECOND}"\nD,{SECOND}\n'
    found = read_bytes(rows.encode(), "a.csv")
    assert [getattr(i, "text", str(i)) for i in found] == [
        LEAD,
        "a.csv:3: the row has no text (give columns named text, outlet, title, url and published)",
        SECOND,
        "a.csv:5: the row has more cells than the header"
        " (put texts that hold the delimiter in quotation marks)",
    ]
    (error,) = read_bytes(b"a,b\n1,2\n", "b.csv")
    assert "has no column of text" in str(error)


def test_feed_entries_without_text_are_errors():
    found = read_bytes(rss(RSS_ITEM + "<item><title>Empty</title></item>"), "feed.xml")
    assert str(found[1]).startswith("feed.xml, entry 2: has no text")


def test_a_feed_is_never_fetched_or_opened(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "inner").write_bytes(rss(RSS_ITEM))
    for raw in (b"inner", b"https://lamp.example/feed"):
        (error,) = read_bytes(raw, "a.rss")
        assert "cannot be read as XML" in str(error)


def test_other_xml():
    (error,) = read_bytes(b"<plist><a/></plist>", "a.xml")
    assert "is XML of a kind that is not known (<plist>)" in str(error)
    (passed,) = items_of(b"<urlset><url/></urlset>", "sitemap.xml")
    assert passed == Passed("sitemap.xml", "is a sitemap")


def test_newsml_message_with_several_items():
    item = NEWSML.decode().partition("?>")[2]
    picture = item.replace("ninat:text", "ninat:picture")
    items = f"{item}{picture}{item.replace(LEAD, SECOND)}"
    space = 'xmlns="http://iptc.org/std/nar/2006-10-01/"'
    message = f"<newsMessage {space}><itemSet>{items}</itemSet></newsMessage>"
    found = list(items_of(message.encode(), "m.xml"))
    assert [type(i).__name__ for i in found] == ["Article", "Passed", "Article"]
    assert found[1].why == "is a news item of the class ninat:picture"


def test_a_crawl_gives_pages_their_addresses_and_passes_the_rest():
    pytest.importorskip("fastwarc")
    bare = page().encode("cp1252").replace(b"214", b"\xa3214")
    records = [
        ("text/html; charset=windows-1252", "https://echo.example/a", bare),
        ("image/png", "https://echo.example/b.png", b"\x89PNG"),
        ("text/html", "https://echo.example/c", b"<html><body>menu</body></html>"),
    ]  # fmt: skip
    found = list(items_of(warc(records), "c.warc"))
    article, picture, error = found
    assert (article.outlet, article.url) == ("echo.example", "https://echo.example/a")
    assert "with £214 passengers" in article.text
    assert picture.where == "c.warc!https://echo.example/b.png"
    assert str(error).startswith("c.warc!https://echo.example/c: is a page in which no article")
    (moved,) = items_of(warc([("text/html", URL, b"")], status=301), "c.warc")
    assert moved.why == "is an answer with the state 301"


def test_mail_with_attachments():
    attached = (("draft.docx", docx(LEAD)), ("logo.png", b"\x89PNG"), ("../../etc/x.txt", FRONT))
    found = list(items_of(mail(attached=attached), "m.eml"))
    assert [getattr(i, "path", "") or i.where for i in found] == [
        "m.eml",
        "m.eml!draft.docx",
        "m.eml!logo.png",
        "m.eml!x.txt",
    ]


def test_files_named_by_hand_are_known_by_their_beginning(tmp_path):
    for name, raw in {"story": PAGE_LD, "crawl": zipped({"a.txt": FRONT}), "note": FRONT,
                      "draft": docx(LEAD), "feed": rss(RSS_ITEM)}.items():  # fmt: skip
        (tmp_path / name).write_bytes(raw)
        result = read_articles([tmp_path / name])
        assert LEAD in result.articles[0].text, name
        assert "<p>" not in result.articles[0].text


@pytest.mark.parametrize(
    ("head", "published"),
    [
        (meta("name", "article:published_time", "2025-03-12T23:30-05:00"), "2025-03-13T04:30:00Z"),
        (meta("itemprop", "datePublished", "2025-03-12"), "2025-03-12"),
        (meta("name", "DC.date.issued", "12 March 2025"), "2025-03-12"),
        (
            meta("name", "date", "2025-03-12")
            + meta("name", "parsely-pub-date", "2025-03-12T09:00:00Z"),
            "2025-03-12T09:00:00Z",
        ),
        ('<meta name="date" content="yesterday">', None),
        ('<script type="application/ld+json">{"@type": "NewsArticle", broken</script>', None),
        ("", None),
    ],
)  # fmt: skip
def test_when_a_page_was_published(head, published):
    assert one("a.html", page(head)).published == published


def test_a_time_on_the_page_but_not_that_of_another_story():
    told = "<header><time datetime='2025-03-12T08:15:00Z'>today</time></header>"
    other = "<aside><time datetime='2025-01-01T00:00:00Z'>then</time></aside>"
    story = f"<article><h1>{TITLE}</h1>{told}{PARAGRAPHS}</article>"
    assert one("a.html", page("", f"{other}{story}")).published == "2025-03-12T08:15:00Z"


def test_a_page_that_shows_its_text_by_a_script():
    body = json.loads(JSON_LD)
    body["@graph"][1]["articleBody"] = BODY
    head = f'<script type="application/ld+json">{json.dumps(body)}</script>'
    assert one("a.html", page(head, "<div id=app>Loading</div>")).text == BODY


def test_a_page_in_the_encoding_that_it_declares():
    text = page("<meta charset=windows-1252>").replace("214", "£214 (€250)").encode("cp1252")
    assert "£214 (€250) passengers" in one("a.html", text).text


def test_standard_input(tmp_path, claimcheck, monkeypatch):
    import io
    import sys

    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(SAMPLES["a.zip"])))
    shown = claimcheck("report", "-", "--stdin-filename", "in.zip", "--show-files")
    assert (shown.code, shown.out) == (0, "read   in.zip!folder/a.txt\n")


def test_show_files(tmp_path, claimcheck):
    files = {
        "a.zip": zipped({"x.txt": FRONT, "y.gif": b"", "z.txt": b""}),
        "readme.md": b"about", ".hidden.txt": FRONT, "old.doc": b"x", "empty.txt": b" ",
        "gold.json": b'{"facts": []}', "de.txt": GERMAN,

    }  # fmt: skip
    for name, raw in files.items():
        (tmp_path / name).write_bytes(raw)
    shown = claimcheck("report", tmp_path, "--show-files")
    assert shown.code == 3
    assert shown.out.splitlines() == [
        "passed .hidden.txt: is hidden",
        "read   a.zip!x.txt",
        "passed a.zip!y.gif: is of a kind that is not read (.gif)",
        "error  a.zip!z.txt: is empty (remove it or add the article's text)",
        "passed de.txt: not English (detected: de)",
        "error  empty.txt: is empty (remove it or add the article's text)",
        "passed gold.json: is an annotation, not an article",
        "passed old.doc: is of a kind that is not read (.doc): save it as .docx",
        "passed readme.md: tells about its folder",
    ]
