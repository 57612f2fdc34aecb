"""Reader for web archives (WARC, ISO 28500): the pages of a crawl, by fastwarc."""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterator

from claimcheck.articles.readers.table import missing
from claimcheck.articles.source import INSIDE, Input, Item, Passed, foreign, metadata, printable
from claimcheck.errors import ReadError

_REMEDY = "see whether the archive is whole"
_PAGES = {
    "text/html": ".html", "application/xhtml+xml": ".html", "text/plain": ".txt",
    "application/rss+xml": ".rss", "application/atom+xml": ".atom", "application/xml": ".xml",
    "text/xml": ".xml", "application/json": ".json", "application/pdf": ".pdf",
}  # fmt: skip
_MOVED = range(300, 600)  # states of answers that hold no article


def read(given: Input) -> Iterator[Item]:
    """The pages of a web archive, as inputs of their own. Raises ReadError.

    Needs fastwarc. A page is read with the address from which it was taken.
    """
    try:
        from fastwarc.warc import ArchiveIterator, WarcRecordType
    except ModuleNotFoundError as error:
        raise missing("fastwarc", given.where) from error

    kinds = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion
    if not given.raw.startswith(b"WARC/"):
        raise ReadError("is no web archive", where=given.where, remedy=_REMEDY)
    with foreign("a web archive", given.where, _REMEDY):
        # A stream: of a text fastwarc would think that it may be an address.
        records = ArchiveIterator(
            io.BytesIO(given.raw), record_types=kinds, parse_http=True, auto_decode="transfer"
        )
        for number, record in enumerate(records, 1):
            url = (record.headers.get("WARC-Target-URI") or "").strip("<>")
            where = f"{given.where}{INSIDE}{printable(url or str(number))}"
            try:
                yield _page(record, url or str(number), where, given)
            except ReadError as error:
                yield error


def _unpacked(raw: bytes, packing: str, most: int) -> bytes:
    """The first ``most`` bytes of what was packed for the way."""
    if packing in {"gzip", "x-gzip"}:
        return zlib.decompressobj(wbits=31).decompress(raw, most)
    if packing == "deflate":
        headed = raw[:1] and raw[0] & 0x0F == 8  # zlib's header; some servers leave it out
        return zlib.decompressobj(wbits=15 if headed else -15).decompress(raw, most)
    if packing == "br":
        import brotli

        return bytes(brotli.Decompressor().process(raw, output_buffer_limit=most))
    return raw


def _page(record: object, name: str, where: str, given: Input) -> Input | Passed:
    from fastwarc.warc import WarcRecord

    assert isinstance(record, WarcRecord)
    status = record.http_headers.status_code if record.http_headers is not None else None
    if status in _MOVED:
        return Passed(where, f"is an answer with the state {status}")
    kind = record.http_content_type or record.headers.get("Content-Type") or ""
    kind = kind.split(";")[0].strip().lower()
    if kind not in _PAGES:
        return Passed(where, f"is of a kind that is not read ({kind or 'not said'})")
    limit = given.limits.page_bytes
    raw = record.reader.read()  # no more than there is of the archive: it is unpacked below
    packing = record.http_headers.get("Content-Encoding") if record.http_headers else None
    with foreign("a packed page", where, _REMEDY):
        raw = _unpacked(raw, (packing or "").strip().lower(), limit + 1)
    if len(raw) > limit:
        raise ReadError(
            f"is longer than {limit:,} bytes", where=where, remedy="save the text as .txt"
        )
    given.budget.spend(len(raw), given.where)
    hints = metadata({"url": name}) if "://" in name else ()
    return given.member(name, raw, kind=_PAGES[kind], hints=hints, charset=record.http_charset)
