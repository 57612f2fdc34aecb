"""Small real files of every kind, made on the spot; all words are our own."""

from __future__ import annotations

import gzip
import io
import json
import zipfile
from email.message import EmailMessage

TITLE = "Ferry aground off Port Varn"
LEAD = "The ferry ran aground near Port Varn on Tuesday evening with 214 passengers on board."
SECOND = "Nobody was hurt, said Ilda Merano, the harbour master, and the hull is sound."
THIRD = "Tugs will try to pull the ship free at the next high tide on Thursday morning."
BODY = "\n".join((LEAD, SECOND, THIRD))
PARAGRAPHS = "".join(f"<p>{p}</p>" for p in (LEAD, SECOND, THIRD))
OUTLET = "Northern Lamp"
URL = "https://lamp.example/2025/ferry"
ZONED = "2025-03-12T08:15:00+01:00"
UTC = "2025-03-12T07:15:00Z"


def page(head: str = "", body: str = f"<article><h1>{TITLE}</h1>{PARAGRAPHS}</article>") -> str:
    return f"<!doctype html><html lang=en><head>{head}</head><body>{body}</body></html>"


def pdf(pages: list[list[str]], title: str = TITLE) -> bytes:
    """A PDF with one line of Helvetica for each text."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>"]
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(len(pages)))
    objects.append(f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode())
    objects.append(b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")
    for n, lines in enumerate(pages):
        drawn = "BT /F1 11 Tf 14 TL 50 780 Td\n"
        drawn += "".join(f"({line}) Tj T*\n" for line in lines) + "ET"
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {5 + 2 * n} 0 R"
            " /Resources << /Font << /F1 3 0 R >> >> >>".encode()
        )
        objects.append(f"<< /Length {len(drawn)} >>\nstream\n{drawn}\nendstream".encode())
    objects.append(f"<< /Title ({title}) >>".encode())
    out, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n".encode() + content + b"\nendobj\n"
    table = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n"
    table += "".join(f"{at:010} 00000 n \n" for at in places)
    tail = f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R /Info {len(objects)} 0 R >>\n"
    return out + table.encode() + tail.encode() + f"startxref\n{len(out)}\n%%EOF\n".encode()


def docx(*paragraphs: str, title: str = TITLE) -> bytes:
    import docx as python_docx

    document = python_docx.Document()
    document.core_properties.title = title
    for text in paragraphs:
        document.add_paragraph(text)
    table = document.add_table(1, 2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "Passengers", "214"
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def rss(items: str) -> bytes:
    return (
        '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"'
        ' xmlns:content="http://purl.org/rss/1.0/modules/content/"'
        f' xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>{OUTLET}</title>'
        f"{items}</channel></rss>"
    ).encode()


RSS_ITEM = (
    f"<item><title>{TITLE}</title><link>{URL}</link><guid>lamp-1</guid>"
    "<pubDate>Wed, 12 Mar 2025 02:15:00 EST</pubDate><dc:creator>Jo Penn</dc:creator>"
    f"<description>A ferry is aground.</description>"
    f"<content:encoded><![CDATA[{PARAGRAPHS}]]></content:encoded></item>"
)
ATOM = (
    '<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Northern Lamp</title>'
    f'<id>urn:x</id><entry><title>{TITLE}</title><id>lamp-1</id><link href="{URL}"/>'
    f"<published>{ZONED}</published><author><name>Jo Penn</name></author>"
    '<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">'
    f"{PARAGRAPHS}</div></content></entry></feed>"
).encode()
NINJS_1 = {
    "uri": URL, "type": "text", "headline": TITLE, "byline": "Jo Penn", "language": "en",
    "versioncreated": ZONED, "copyrightholder": OUTLET,
    "body_xhtml": f"<div>{PARAGRAPHS}</div>", "description_text": "A ferry is aground.",
}  # fmt: skip
NINJS_2 = {
    "uri": URL, "standard": {"name": "ninjs", "version": "2.1"}, "type": "text",
    "headlines": [{"role": "main", "value": TITLE}], "bylines": [{"byline": "Jo Penn"}],
    "versioncreated": ZONED, "infosources": [{"name": OUTLET}],
    "bodies": [{"role": "main", "contenttype": "text/html", "value": PARAGRAPHS}],
}  # fmt: skip
NEWSML = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    '<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:lamp:1" version="1"'
    ' standard="NewsML-G2" standardversion="2.34" xml:lang="en-GB">'
    f"<rightsInfo><copyrightHolder><name>{OUTLET}</name></copyrightHolder></rightsInfo>"
    f'<itemMeta><itemClass qcode="ninat:text"/><versionCreated>{ZONED}</versionCreated></itemMeta>'
    f"<contentMeta><by>Jo Penn</by><headline>{TITLE}</headline></contentMeta>"
    '<contentSet><inlineXML contenttype="application/xhtml+xml">'
    f'<html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head>'
    f"<body>{PARAGRAPHS}</body></html></inlineXML></contentSet></newsItem>"
).encode()


def warc(pages: list[tuple[str, str, bytes]], status: int = 200) -> bytes:
    """A web archive with a record of kind, address and body for each page."""
    out = b""
    for kind, url, body in pages:
        http = f"HTTP/1.1 {status} OK\r\nContent-Type: {kind}\r\n\r\n".encode() + body
        head = (
            "WARC/1.1\r\nWARC-Type: response\r\nWARC-Date: 2025-03-12T09:00:00Z\r\n"
            f"WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-{len(out):012}>\r\n"
            f"WARC-Target-URI: {url}\r\nContent-Type: application/http; msgtype=response\r\n"
            f"Content-Length: {len(http)}\r\n\r\n"
        )
        out += head.encode() + http + b"\r\n\r\n"
    return out


def mail(*, html: bool = False, attached: tuple[tuple[str, bytes], ...] = ()) -> bytes:
    message = EmailMessage()
    message["Subject"], message["From"] = TITLE, f"{OUTLET} <desk@lamp.example>"
    message["Date"], message["Message-ID"] = "Wed, 12 Mar 2025 08:15:00 +0100", "<1@lamp.example>"
    message.set_content(PARAGRAPHS if html else BODY, subtype="html" if html else "plain")
    for name, raw in attached:
        message.add_attachment(raw, "application", "octet-stream", filename=name)
    return message.as_bytes()


def table(delimiter: str = ",") -> bytes:
    import csv

    out = io.StringIO()
    rows = csv.writer(out, delimiter=delimiter)
    rows.writerow(["Headline", "publication", "date", "link", "body"])
    rows.writerow([TITLE, OUTLET, ZONED, URL, BODY])
    return out.getvalue().encode()


def parquet() -> bytes:
    import datetime as dt

    import pyarrow
    from pyarrow import parquet as pq

    columns = {"title": [TITLE], "outlet": [OUTLET], "text": [BODY], "unread": [[1, 2]],
               "published": [dt.datetime.fromisoformat(ZONED)]}  # fmt: skip
    out = io.BytesIO()
    pq.write_table(pyarrow.table(columns), out)
    return out.getvalue()


def zipped(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, raw in files.items():
            archive.writestr(name, raw)
    return out.getvalue()


FRONT = f"---\noutlet: {OUTLET}\npublished: {ZONED}\ntitle: {TITLE}\n---\n{BODY}".encode()
JSON_LD = json.dumps(
    {"@context": "https://schema.org", "@graph": [
        {"@type": "WebSite", "name": "x"},
        {"@type": ["NewsArticle"], "headline": TITLE, "datePublished": ZONED, "url": URL,
         "author": [{"@type": "Person", "name": "Jo Penn"}],
         "publisher": {"@type": "Organization", "name": OUTLET}}]}
)  # fmt: skip
PAGE_LD = page(f'<script type="application/ld+json">{JSON_LD}</script>').encode()
PAGE_OG = page(
    f'<meta property="og:title" content="{TITLE}"><meta property="og:site_name" content="{OUTLET}">'
    f'<meta property="article:published_time" content="{ZONED}"><link rel=canonical href="{URL}">'
).encode()
RECORD = {"outlet": OUTLET, "title": TITLE, "published": ZONED, "text": BODY}
GZIP = gzip.compress
SAMPLES: dict[str, bytes] = {
    "a.txt": FRONT,
    "a.md": FRONT,
    "a.html": PAGE_LD,
    "og.html": PAGE_OG,
    "a.xhtml": PAGE_OG,
    "a.json": json.dumps(RECORD).encode(),
    "a.jsonl": json.dumps(RECORD).encode(),
    "ninjs1.json": json.dumps(NINJS_1).encode(),
    "ninjs2.json": json.dumps([NINJS_2]).encode(),
    "newsml.xml": NEWSML,
    "feed.xml": rss(RSS_ITEM),
    "feed.rss": rss(RSS_ITEM),
    "feed.atom": ATOM,
    "a.csv": table(),
    "a.tsv": table("\t"),
    "semicolons.csv": table(";"),
    "a.eml": mail(),
    "html.eml": mail(html=True),
    "a.warc": warc([("text/html", URL, PAGE_LD)]),
    "a.warc.gz": GZIP(warc([("text/html; charset=utf-8", URL, PAGE_LD)])),
    "a.txt.gz": GZIP(FRONT),
    "a.zip": zipped({"folder/a.txt": FRONT}),
    "inner.zip": zipped({"one.zip": zipped({"two.html.gz": GZIP(PAGE_LD)})}),
    "attached.eml": mail(attached=(("story.txt", FRONT),)),
}  # fmt: skip
