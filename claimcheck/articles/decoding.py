"""From bytes to text: byte order marks, UTF-8, what the file declares, then the best guess."""

from __future__ import annotations

import codecs
import re

from claimcheck.errors import ReadError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_ASCII = bytes(range(128))
_SAMPLE = 65_536  # bytes that the guess looks at
_WESTERN = ("cp1252", "mac_roman")  # in this order: how English is kept where it is not UTF-8
_FOREIGN = 0.2  # share of bytes above ASCII from which a text is in no Western encoding
# What no English text holds: control characters, signs that stand where another table has quotation
# marks, and capital letters with an accent behind small ones ("donÕt").
_ODD = re.compile(
    r"[\x80-\x9f¤¦¬¯¸ˆ˜‡ƒ‹›¨ªº¹²³þðýÞÐÝ]|(?<=[a-z])[À-ÞŽŠŒŸ]|[À-Þ](?=[\s\d]|$)|(?<=\w)[‘“¡¿]|(?<=\s)[ÒÓÔÕ](?=[A-Za-z])"
    r"|[∞≤≥∂∑∏π∫Ω≈∆◊\uf8ffıˇ˘˙˚˝˛]"
)
_SAME = {"iso-8859-1": "cp1252", "latin-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252"}


def decode(raw: bytes, where: str, declared: str | None = None) -> str:
    """The text of ``raw``, newlines as they are, without a byte order mark.

    ``declared`` is the encoding that the file or its sender names; it counts where the bytes are
    not UTF-8. A few bytes that do not fit into a text that is otherwise UTF-8 are read as
    Windows-1252, which is what stray quotation marks are. Raises ReadError for an empty or binary
    file and for bytes that no encoding explains.
    """
    for mark, name in _MARKS:
        if raw.startswith(mark):
            try:
                return _not_empty(raw[len(mark) :].decode(name), where)
            except UnicodeDecodeError as error:
                raise ReadError(
                    f"is marked as {name} but byte {error.start} does not fit",
                    where=where,
                    remedy="save it as UTF-8",
                ) from error
    if b"\0" in raw[:_SAMPLE]:
        raise ReadError("is a binary file", where=where, remedy="give articles as text or HTML")
    try:
        return _not_empty(raw.decode("utf-8"), where)
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
    text = _mostly_utf8(raw) or _as_declared(raw, declared) or _western(raw)
    return _not_empty(text if text is not None else _guess(raw, where, line), where)


def _mostly_utf8(raw: bytes) -> str | None:
    """The text of UTF-8 with a few stray bytes; None where these are no exception."""
    kept = raw.decode("utf-8", "ignore")
    stray = len(raw) - len(kept.encode("utf-8"))
    beyond = len(kept) - len(kept.encode("ascii", "ignore"))
    return raw.decode("utf-8", _STRAY) if beyond > 2 * stray else None


def _mended(error: UnicodeError) -> tuple[str, int]:
    """The one byte at which UTF-8 broke off, as Windows-1252."""
    assert isinstance(error, UnicodeDecodeError)
    byte = error.object[error.start : error.start + 1]
    return byte.decode("cp1252", "replace"), error.start + 1


_STRAY = "claimcheck-stray"  # the name under which codecs know the above
codecs.register_error(_STRAY, _mended)


def _as_declared(raw: bytes, declared: str | None) -> str | None:
    if not declared:
        return None
    name = declared.strip().lower()
    try:
        codec = codecs.lookup(_SAME.get(name, name))
        if not getattr(codec, "_is_text_encoding", True) or codec.name.startswith("utf-7"):
            return None
        return raw.decode(codec.name)
    except (LookupError, UnicodeError, ValueError):
        return None  # it declares what it is not: the bytes decide


def _western(raw: bytes) -> str | None:
    """The text in the Western encoding in which it holds nothing odd, or None."""
    high = len(raw.translate(None, _ASCII))
    if high > _FOREIGN * len(raw):
        return None
    for name in _WESTERN:
        try:
            text = raw.decode(name)
        except UnicodeDecodeError:
            continue
        if 10 * len(_ODD.findall(text)) <= high:
            return text
    return None


def _guess(raw: bytes, where: str, line: int) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(raw[:_SAMPLE]).best()
    if best is not None:
        try:
            return raw.decode(best.encoding)
        except UnicodeDecodeError:
            pass  # the guess fitted only the sample: said below
    raise ReadError(
        "holds bytes that are neither UTF-8 nor any encoding that could be guessed",
        where=f"{where}:{line}",
        remedy="save it as UTF-8",
    )


def _not_empty(text: str, where: str) -> str:
    if not text.strip():
        raise ReadError("is empty", where=where, remedy="remove it or add the article's text")
    return text
