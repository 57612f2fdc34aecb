"""Limits of what is read, each with its reason: hostile files end in an error, not in a full disk
or an exhausted memory.

They are far above what news needs. What goes over one is an error for that file; the others are
read.
"""

from __future__ import annotations

from dataclasses import dataclass

MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may cost. All are upper limits, included."""

    file_bytes: int = 256 * MIB
    """Bytes of a file. It is held in memory as bytes and as text; a year of one newspaper as JSON
    Lines is about a tenth of it."""

    unpacked_bytes: int = 512 * MIB
    """Bytes that all members of one archive may unpack to, nested archives counted in. They are
    unpacked one after the other."""

    ratio: int = 200
    """Bytes out for each byte in, of one packed member. English text packs to a third, pages of
    one site to a thirtieth; the most that deflate can do, which only bombs do, is 1 to 1,032."""

    free_bytes: int = 4 * MIB
    """Bytes that a member may unpack to whatever the ratio: a small repetitive file is harmless."""

    members: int = 100_000
    """Members of one archive, nested ones counted in: a month of a large site as pages."""

    nesting: int = 4
    """Containers inside each other: a page in a gzip file, in a zip file, in a mail is three."""

    text_characters: int = 2_000_000
    """Characters of one article: a hundred times the longest magazine piece. What is longer is
    several articles in one file, or no article."""

    page_bytes: int = 16 * MIB
    """Bytes of a web page. Pages with inlined pictures reach some megabytes."""

    page_elements: int = 200_000
    """Tags of a web page. Finding the article walks the tree several times."""

    drawn_bytes: int = 4 * MIB
    """Bytes of the drawing commands of one PDF page. A page of text has some 10,000, a map some
    hundred thousand; pypdf takes seconds for a million."""

    pdf_commands: int = 1_000_000
    """Drawing commands of all pages of a PDF, those of forms each time that they are drawn: a
    minute's work. A full page of a newspaper has some 10,000."""

    pdf_pages: int = 1_000
    """Pages of a PDF: more is a book."""

    records: int = 1_000_000
    """Rows of a table, entries of a list: what a newspaper printed in a hundred years."""

    json_values: int = 8_000_000
    """Values of a JSON or XML file, of which each costs some 100 bytes of memory."""

    front_matter: int = 64 * 1024
    """Characters of the YAML before an article, which is read by a slow pure-Python parser."""

    field_characters: int = 2_000
    """Characters of a title, a name, an address or any other field beside the text."""

    complaints: int = 20
    """Bad records of one file that are named one by one; the others are counted."""


LIMITS = Limits()
