"""Kinds of files: which are read, and why others are passed over."""

from __future__ import annotations

from pathlib import PurePosixPath

KINDS = (
    ".txt", ".md", ".html", ".htm", ".xhtml", ".json", ".jsonl", ".ndjson", ".xml", ".rss", ".atom",
    ".csv", ".tsv", ".parquet", ".pdf", ".docx", ".eml", ".warc", ".zip", ".gz",
)  # fmt: skip
_ABOUT = ("readme", "licence", "license", "changelog")
_SIDECAR = ".claimcheck.toml"
_OTHER = {
    ".doc": "save it as .docx", ".odt": "save it as .docx", ".rtf": "save it as .docx",
    ".pages": "save it as .docx", ".xlsx": "save it as .csv", ".xls": "save it as .csv",
    ".ods": "save it as .csv", ".mht": "save it as .html", ".mhtml": "save it as .html",
    ".webarchive": "save it as .html", ".msg": "save it as .eml", ".mbox": "save its mails as .eml",
    ".tar": "give it as .zip", ".tgz": "give it as .zip", ".7z": "give it as .zip",
    ".rar": "give it as .zip", ".bz2": "give it as .gz", ".xz": "give it as .gz",
    ".zst": "give it as .gz",
}  # fmt: skip
_MAGIC = (
    (b"%PDF-", ".pdf"), (b"\x1f\x8b", ".gz"), (b"PAR1", ".parquet"), (b"WARC/1.", ".warc"),
    (b"<?xml", ".xml"), (b"<rss", ".rss"), (b"<feed", ".atom"), (b"<newsItem", ".xml"),
    (b"<!doctype html", ".html"), (b"<!DOCTYPE html", ".html"), (b"<!DOCTYPE HTML", ".html"),
    (b"<html", ".html"), (b"<HTML", ".html"),
)  # fmt: skip


def why_passed(path: PurePosixPath) -> str:
    """Why a file of this name, found in a folder or an archive, is not read; "" if it is."""
    name, suffix = path.name.lower(), path.suffix.lower()
    if any(part.startswith(".") or part == "__MACOSX" for part in path.parts):
        return "is hidden"
    if name.endswith(_SIDECAR):
        return "holds suppressions"
    if name.startswith(_ABOUT):
        return "tells about its folder"
    if suffix == ".gz":
        inner = PurePosixPath(name.removesuffix(".gz")).suffix
        return "" if inner in KINDS else _unknown(f"{inner}.gz", inner)
    return "" if suffix in KINDS else _unknown(suffix, suffix)


def kind_of(path: str, raw: bytes) -> str:
    """The kind of a file that was named by hand: by its suffix, else by how it begins.

    What neither tells is read as plain text.
    """
    suffix = PurePosixPath(path).suffix.lower()
    if suffix in KINDS:
        return suffix
    if raw.startswith(b"PK\x03\x04"):
        return ".docx" if b"word/" in raw[:8192] else ".zip"
    start = raw.removeprefix(b"\xef\xbb\xbf").lstrip()
    return next((kind for magic, kind in _MAGIC if start.startswith(magic)), ".txt")


def _unknown(shown: str, suffix: str) -> str:
    if not shown:
        return "has no suffix that says what it is"
    advice = _OTHER.get(suffix)
    return f"is of a kind that is not read ({shown})" + (f": {advice}" if advice else "")
