"""From bytes to text: byte order marks, UTF-8, then the best guess."""

from __future__ import annotations

import codecs

from claimcheck.errors import ReadError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE = 65_536  # bytes that the guess looks at


def decode(raw: bytes, where: str) -> str:
    """The text of ``raw``, newlines as they are, without a byte order mark.

    Raises ReadError for an empty or binary file and for bytes that no encoding explains.
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
        return _not_empty(_guess(raw, where, raw.count(b"\n", 0, error.start) + 1), where)


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
