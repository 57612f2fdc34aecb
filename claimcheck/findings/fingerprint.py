"""Fingerprints of findings: the same as long as the words that matter are the same."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import replace

from claimcheck.findings.finding import Finding

LENGTH = 16  # hexadecimal digits: 64 bits, no collision to be expected in an archive


def fingerprint(code: str, slot: str, texts: Iterable[str]) -> str:
    """A digest of what a finding is about; white space, letter case and order do not matter."""
    words = sorted(unicodedata.normalize("NFC", " ".join(t.casefold().split())) for t in texts)
    return _digest("|".join([code, slot, *words]))


def distinct(findings: Iterable[Finding]) -> Iterator[Finding]:
    """``findings`` with a number in the fingerprint of the second and later one that are alike.

    The same words may stand twice in one article.
    """
    seen: dict[str, int] = {}
    for finding in findings:
        count = seen[finding.fingerprint] = seen.get(finding.fingerprint, 0) + 1
        if count > 1:
            yield replace(finding, fingerprint=_digest(f"{finding.fingerprint}|{count}"))
        else:
            yield finding


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:LENGTH]
