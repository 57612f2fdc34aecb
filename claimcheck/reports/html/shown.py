"""How article text, times and scores are put before a reader's eyes."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from urllib.parse import urlsplit

_UNSEEN = "\ufffd"
_CONTROLS: dict[int, int | str] = {
    **{code: 0x2400 + code for code in range(0x20) if code not in (0x09, 0x0A)},
    0x0D: " ",
    **dict.fromkeys(range(0x7F, 0xA0), _UNSEEN),
    # Characters that turn the direction of what follows: shown, never obeyed.
    **dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A)), _UNSEEN),
    **dict.fromkeys(range(0xFDD0, 0xFDF0), _UNSEEN),
    **dict.fromkeys((0xFFFE, 0xFFFF), _UNSEEN),
}
_PLAIN_ID = re.compile(r"[A-Za-z0-9_-]{1,40}")
_BANDS = ((0.8, "strong"), (0.65, "fair"), (0.0, "slight"))


def shown(text: str) -> str:
    """``text`` with control and direction characters made visible, one code point for each.

    The length does not change, so that spans keep pointing at the same words. The dangers are
    those of Unicode Technical Report 36 and of "Trojan Source" (Boucher and Anderson 2021).
    """
    return "".join(_UNSEEN if 0xD800 <= ord(c) < 0xE000 else c for c in text.translate(_CONTROLS))


def anchor(identifier: str) -> str:
    """A name that is safe as file name, fragment and HTML id; plain identifiers stay as they are.

    Others are replaced by a digest, so that two of them never meet.
    """
    if _PLAIN_ID.fullmatch(identifier):
        return identifier
    return "x" + hashlib.sha256(identifier.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def web_link(url: str | None) -> str | None:
    """``url`` where it is an http or https address with a host, else None."""
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.hostname else None


def when(published: str | None) -> str:
    """An ISO date or time as a reader expects it: "14 Oct 2025, 11:30 UTC"."""
    if not published:
        return "undated"
    try:
        time = dt.datetime.fromisoformat(published)
    except ValueError:
        return shown(published)
    day = f"{time.day} {time:%b %Y}"
    if len(published) <= len("2025-10-14"):
        return day
    return f"{day}, {time:%H:%M}" + (" UTC" if time.utcoffset() == dt.timedelta(0) else "")


def band(score: float) -> str:
    """The strength of an alignment (0 to 1) in one word."""
    return next(name for least, name in _BANDS if score >= least)


def clipped(text: str, most: int) -> str:
    """``text`` in at most ``most`` characters, cut between words where there are any."""
    text = " ".join(text.split())
    if len(text) <= most:
        return text
    return text[:most].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"


def counted(number: int, one: str, many: str = "") -> str:
    """A number with its noun: "1 conflict", "2 conflicts"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"
