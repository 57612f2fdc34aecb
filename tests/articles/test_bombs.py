"""Files that are made to exhaust memory, time or the stack: each ends in an error of its own."""

from __future__ import annotations

import gzip
import io
import json
import struct
import tracemalloc
import zipfile
import zlib

import pytest
from samples import (
    BODY,
    FRONT,
    LEAD,
    PARAGRAPHS,
    RSS_ITEM,
    docx,
    mail,
    page,
    pdf,
    rss,
    warc,
    zipped,
)

from claimcheck.articles.article import Article
from claimcheck.articles.limits import LIMITS, MIB, Limits
from claimcheck.articles.reading import items_of
from claimcheck.errors import ReadError

ZEROS = b"0 " * (40 * MIB)
FORM = (
    "<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /Font << /F1 3 0 R >> /XObject"
    " << /X {} 0 R >> >> /Length {} >>\nstream\n{}\nendstream\nendobj\n"
)
SMALL = Limits(file_bytes=4 * MIB, unpacked_bytes=8 * MIB, free_bytes=MIB, members=5, nesting=3,
               text_characters=10_000, pdf_pages=3, json_values=1000, records=100)  # fmt: skip


def split(raw, name, limits=LIMITS):
    items = list(items_of(raw, name, limits))
    errors = [i for i in items if isinstance(i, ReadError)]
    assert all(e.where.startswith(name) and e.what and e.remedy for e in errors)
    return [i for i in items if isinstance(i, Article)], errors


def only_error(raw, name, limits=LIMITS):
    articles, errors = split(raw, name, limits)
    assert articles == []
    assert len(errors) == 1, errors
    return str(errors[0])


def test_a_zip_bomb_is_an_error_and_the_rest_is_read():
    raw = zipped({"bomb.txt": ZEROS, "good.txt": FRONT})
    assert len(raw) < MIB
    tracemalloc.start()
    articles, (error,) = split(raw, "a.zip")
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert [a.path for a in articles] == ["a.zip!good.txt"]
    assert str(error).startswith("a.zip!bomb.txt: unpacks to more than")
    assert peak < 64 * MIB


def test_a_zip_file_that_lies_about_its_sizes():
    raw = bytearray(zipped({"bomb.txt": ZEROS}))
    at = raw.index(b"PK\x01\x02")
    raw[at + 24 : at + 28] = struct.pack("<L", 100)  # says that it unpacks to 100 bytes
    assert "cannot be unpacked" in only_error(bytes(raw), "a.zip")


def test_members_that_share_their_bytes():
    """Many entries of a directory that all point at one member."""
    raw = zipped({"a0.txt": b"The bridge fell. " * 50_000})
    at = raw.index(b"PK\x01\x02")
    entry, end = raw[at : raw.index(b"PK\x05\x06")], raw[raw.index(b"PK\x05\x06") :]
    many = b"".join(entry.replace(b"a0.txt", b"a%d.txt" % n) for n in range(10))
    end = end[:8] + struct.pack("<HHLL", 10, 10, len(many), at) + end[20:]
    articles, errors = split(raw[:at] + many + end, "a.zip", SMALL)
    assert len(articles) + len(errors) <= 11
    assert sum(len(a.text) for a in articles) <= SMALL.unpacked_bytes


def test_a_gzip_bomb_and_one_inside_another():
    assert "unpacks to more than" in only_error(gzip.compress(ZEROS), "a.txt.gz")
    twice = gzip.compress(gzip.compress(ZEROS))
    assert "unpacks to more than" in only_error(twice, "a.txt.gz.gz")


def test_archives_inside_each_other():
    raw = zipped({"a.txt": FRONT})
    for _ in range(6):
        raw = zipped({"inner.zip": raw})
    assert "archives inside each other" in only_error(raw, "a.zip")


def test_too_many_members_and_too_much_in_all():
    many = zipped({f"{n}.txt": f"{n} {BODY}".encode() for n in range(20)})
    articles, errors = split(many, "a.zip", SMALL)
    assert (len(articles), len(errors)) == (5, 1)
    assert "holds too many files" in str(errors[0])
    big = {f"{n}.txt": bytes(65 + (i * n) % 26 for i in range(MIB)) for n in range(1, 12)}
    articles, errors = split(zipped(big), "a.zip", Limits(unpacked_bytes=8 * MIB))
    assert len(articles) == 8
    assert "more than can be unpacked safely" in str(errors[0])


@pytest.mark.parametrize(
    "name", ["../x.txt", "/etc/x.txt", "a/../../x.txt", "C:\\x.txt", "C:/x.txt"]
)
def test_no_path_leads_out_of_an_archive(name, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(zipfile.ZipInfo(name), FRONT)
    assert "has a name that leads out of the archive" in only_error(out.getvalue(), "a.zip")
    assert list(tmp_path.iterdir()) == []


def test_a_name_that_would_write_to_the_terminal():
    raw = zipped({"\x1b[31mred\n::error::x.txt": b" ", "\x9b.txt": FRONT})
    (article,), (error,) = split(raw, "a.zip")
    assert article.path == "a.zip!\\x9b.txt"
    assert error.where == "a.zip!\\x1b[31mred\\x0a::error::x.txt"


def test_an_encrypted_and_a_damaged_member():
    raw = bytearray(zipped({"a.txt": FRONT, "b.txt": FRONT.replace(b"Varn", b"Lund")}))
    raw[raw.index(b"PK\x01\x02") + 8] |= 1
    articles, (error,) = split(bytes(raw), "a.zip")
    assert [a.path for a in articles] == ["a.zip!b.txt"]
    assert str(error) == "a.zip!a.txt: is encrypted (unpack it with its password)"
    raw = bytearray(zipped({"a.txt": FRONT}))
    raw[60] ^= 0xFF
    assert "cannot be unpacked" in only_error(bytes(raw), "a.zip")
    assert "is no zip file" in only_error(b"PK\x03\x04" + b"x" * 100, "a.zip")
    assert "cannot be unpacked" in only_error(gzip.compress(FRONT)[:-9], "a.txt.gz")


def test_a_word_document_that_is_a_bomb():
    raw = docx(LEAD)
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(raw)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            new.writestr(name, ZEROS if name == "word/document.xml" else old.read(name))
    assert "a.docx, word/document.xml: unpacks to more than" in only_error(out.getvalue(), "a.docx")


LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
DOCTYPE = f'<!DOCTYPE x [<!ENTITY l0 "ha">{LAUGHS}]>'
SECRET = '<!DOCTYPE x [<!ENTITY secret SYSTEM "file:///etc/hostname">]>'


@pytest.mark.parametrize("name", ["a.xml", "a.rss", "a.atom"])
@pytest.mark.parametrize("doctype", [DOCTYPE, SECRET])
def test_entities_are_not_expanded(name, doctype):
    use = "&l11;" if doctype is DOCTYPE else "&secret;"
    item = RSS_ITEM.replace("</title>", f"{use}</title>").replace("<p>", f"{use}<p>", 1)
    raw = rss(item).decode().replace("<rss", f"{doctype}<rss", 1).encode()
    from pathlib import Path

    articles, errors = split(raw, name)
    hidden = Path("/etc/hostname").read_text().strip() if Path("/etc/hostname").exists() else "haha"
    for article in articles:
        assert len(article.text) < 2_000
        assert "haha" not in f"{article.text}{article.title}"
        assert hidden not in f"{article.title}"
    assert len(articles) + len(errors) == 1


def test_a_word_document_with_entities():
    raw = docx(LEAD)
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "word/document.xml":
                content = content.replace(b"<w:document", f"{DOCTYPE}<w:document".encode(), 1)
                content = content.replace(b"The ferry", b"The &l11; ferry", 1)
            new.writestr(name, content)
    articles, errors = split(out.getvalue(), "a.docx")
    assert len(articles) + len(errors) == 1
    assert all(len(a.text) < 2_000 for a in articles)


@pytest.mark.parametrize(
    ("name", "raw"),
    [
        ("a.xml", b"<rss>" + b"<a>" * 200_000),
        ("a.rss", b"<rss>" + b"<a>" * 200_000 + b"</a>" * 200_000 + b"</rss>"),
        ("a.html", b"<html><body>" + b"<div>" * 100_000 + PARAGRAPHS.encode()),
        ("a.html", page("", "<b>" * 300_000).encode()),
        ("a.html", page("", "x" * (LIMITS.page_bytes + 1)).encode()),
        ("a.xml", b"<rss>" + b"<a/>" * 2_100_000 + b"</rss>"),
    ],
    ids=["open", "deep", "divs", "tags", "long", "elements"],
)
def test_markup_that_is_too_deep_or_too_much(name, raw):
    only_error(raw, name)


def test_a_page_whose_paragraphs_are_never_closed_is_no_deep_page():
    body = "".join(f"<p>{LEAD.replace('214', str(n))}" for n in range(400))
    (article,), _ = split(page("", f"<article>{body}</article>").encode(), "a.html")
    assert "with 399 passengers" in article.text


def test_json_of_a_million_elements():
    articles, errors = split(b"[" + b"{}," * 999_999 + b"{}]", "a.json")
    assert articles == []
    assert len(errors) == LIMITS.complaints + 1
    assert str(errors[-1]).startswith("a.json: holds 999,980 more articles that cannot be read")
    assert "holds more than 1,000 values" in only_error(
        b"[" + b"[]," * 999 + b"[]]", "a.json", SMALL
    )
    lines = json.dumps({"text": BODY}) + "\n" + "[" + "1," * 2_000 + "1]\n"
    articles, errors = split(lines.encode(), "a.jsonl", SMALL)
    assert (len(articles), [e.where for e in errors]) == (1, ["a.jsonl:2"])


def test_an_article_that_is_too_long_costs_itself_alone():
    rows = [{"text": BODY}, {"text": "The bridge fell. " * 1_000}, {"text": LEAD}]
    raw = "\n".join(map(json.dumps, rows)).encode()
    articles, (error,) = split(raw, "a.jsonl", SMALL)
    assert [a.text for a in articles] == [BODY, LEAD]
    assert str(error).startswith("a.jsonl:2: is an article of more than 10,000 characters")


def test_a_file_that_is_too_large(tmp_path):
    file = tmp_path / "big.txt"
    with file.open("wb") as out:
        out.truncate(LIMITS.file_bytes + 1)  # takes no room on the disk
    (error,) = items_of(file, "big.txt")
    assert str(error) == "big.txt: is larger than 268,435,456 bytes (give it in parts)"


def test_pdf_with_too_many_pages_a_loop_and_a_bomb():
    assert "has more than 3 pages" in only_error(pdf([[LEAD]] * 4), "a.pdf", SMALL)
    loop = pdf([[LEAD]]).replace(b"/Kids [4 0 R]", b"/Kids [2 0 R]")
    only_error(loop, "a.pdf")
    drawn = zlib.compress(b"BT /F1 11 Tf 50 780 Td\n" + b"(x) Tj T*\n" * 20_000_000, 9)
    good = pdf([["PLACE"]])
    start = good.index(b"<< /Length", good.index(b"/Contents"))
    stop = good.index(b"endobj", start)
    stream = b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream\n" % (len(drawn), drawn)
    only_error(good[:start] + stream + good[stop:], "a.pdf")
    only_error(b"%PDF-1.4\n" + b"0" * 1000, "a.pdf")


def test_pdf_whose_forms_draw_forms():
    good = pdf([["PLACE"]]).decode()
    head, tail = (
        good.split("xref\n")[0],
        "trailer\n<< /Size 99 /Root 1 0 R >>\nstartxref\n0\n%%EOF\n",
    )
    head = head.replace("(PLACE) Tj T*", "/X Do" + " " * 8).replace(
        "/Resources <<", "/Resources << /XObject << /X 20 0 R >>"
    )
    for level in range(20, 28):
        drawn = "/X Do\n" * 10 if level < 27 else "BT /F1 11 Tf 50 780 Td (ha) Tj ET"
        head += f"{level} 0 obj\n" + FORM.format(level + 1, len(drawn), drawn)
    small = Limits(pdf_commands=5_000)
    assert "draws more than pages of text" in only_error((head + tail).encode(), "a.pdf", small)


def test_mails_inside_each_other():
    raw = mail()
    for _ in range(20):
        raw = mail(attached=(("inner.eml", raw),))
    articles, (error,) = split(raw, "a.eml")
    assert len(articles) == LIMITS.nesting + 1
    assert "archives inside each other" in str(error)


def test_web_archives_with_packed_pages():
    pytest.importorskip("fastwarc")
    import brotli

    bomb = gzip.compress(ZEROS)
    raw = warc([("text/html\r\nContent-Encoding: gzip", "https://a.example/bomb", bomb),
                ("text/html", "https://a.example/good", page().encode())])  # fmt: skip
    articles, (error,) = split(raw, "a.warc")
    assert [a.path for a in articles] == ["a.warc!https://a.example/good"]
    assert "a.warc!https://a.example/bomb: is longer than" in str(error)
    packers = {"gzip": gzip.compress, "deflate": zlib.compress, "br": brotli.compress}
    for packing, pack in packers.items():
        packed = pack(page().encode())
        kind = f"text/html\r\nContent-Encoding: {packing}"
        (article,), _ = split(warc([(kind, "https://a.example/a", packed)]), "a.warc")
        assert LEAD in article.text
    raw = warc([("text/html", "https://a.example/good", page().encode())])
    articles, _ = split(raw[:-300], "a.warc")  # cut off in the middle
    assert len(articles) <= 1


def test_a_table_whose_dictionary_makes_it_large():
    pytest.importorskip("pyarrow")
    import pyarrow
    from pyarrow import parquet as pq

    def written(rows, text):
        column = pyarrow.DictionaryArray.from_arrays([0] * rows, [text])
        out = io.BytesIO()
        pq.write_table(pyarrow.table({"text": column}), out)
        return out.getvalue()

    assert "has more than 100 rows" in only_error(written(101, "x"), "a.parquet", SMALL)
    raw = written(90, "The bridge fell. " * 50_000)
    assert len(raw) < SMALL.file_bytes
    _, errors = split(raw, "a.parquet", SMALL)
    assert "more than can be unpacked safely" in str(errors[-1])
