"""Plain text: what is parsed of a paragraph, one code point for one, so that offsets hold.

Printers' quotes and dashes become plain ones; a dash with spaces around it becomes ``DASH``, since
the parser would join the words beside a hyphen to one. Pages that were converted from a narrow
character set write "?" for the sign of a currency ("lend ?22bn", "earns? 900 a month"); the parser
would end the sentence there. Such a mark becomes ``LOST``, a sign that no page uses, after a space.
"""

from __future__ import annotations

import re

LOST = "\u20a0"  # the old ECU sign: money of a currency that nobody can tell
DASH = "\u2013"
_APART = re.compile(r"(?<=\s)[-\u2013\u2014](?=\s)")  # dashes that part clauses, with spaces around
_PLAIN = str.maketrans("’‘“”–—\u2012\u00a0\t\r\n", f"''\"\"--{DASH}    ")
_LONE = re.compile("[\ud800-\udfff]")  # surrogates of damaged files have no UTF-8 form
_SUM = (
    r"\d[\d,.]{0,14}(?:\s?(?:bn|m|mn|k|tn|billion|million|trillion|thousand)\b"
    r"|\s(?:\([^()]{1,20}\)\s)?(?:a|an|per|each)\s(?:hour|day|week|month|year)\b)"
)
_SIGNS = re.compile(rf"(?<=\s)\?(?=\d)|(?<=[a-z])\?\s(?={_SUM})|(?<=[a-z]\s)\?\s(?={_SUM})")
_ASKING = re.compile(
    r"[\s\"'(]{0,9}(?:who|what|when|where|why|how|which|is|are|was|were|do|does|did|has|have|had|can"
    r"|could|will|would|should)\b",
    re.IGNORECASE,
)
_ENDS = re.compile(r"[.!?][\"')\s]")
_BACK = 300  # code points in which the sentence before a sign begins


def plain(text: str) -> str:
    """``text`` as it is parsed, of the same length."""
    text = _APART.sub("\u2012", _LONE.sub("?", text)).translate(_PLAIN)
    return _SIGNS.sub(_sign, text) if "?" in text else text


def _sign(match: re.Match[str]) -> str:
    text, at = match.string, match.start()
    if match[0] == "?":
        return LOST
    before = text[max(0, at - _BACK) : at]
    start = max((m.end() for m in _ENDS.finditer(before)), default=0)
    if _ASKING.match(before, start):
        return match[0]  # "How much did it cost? 20 million"
    return f" {LOST}" if not text[at - 1].isspace() else f"{LOST} "
