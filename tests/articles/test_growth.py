"""Reading takes time in proportion to the text, whatever it holds."""

from __future__ import annotations

import time

import pytest

from claimcheck.articles.reading import read_bytes

TEXTS = {
    "lines": lambda n: "a\n" * 4 * n,
    "headings": lambda n: "The bridge fell.\n" * 5 + "Words And\nThe bridge fell.\n" * n,
    "titles": lambda n: "".join(f"A headline of some words {i} - The Site {i}\n" for i in range(n)),
    "comments": lambda n: "<!--x-->\nPhoto: Jo Penn/AFP via Getty Images\n" * n,
    "captions": lambda n: "".join(
        f"The minister arrives at port {i}. Jo Penn/Pool/AFP via Getty Images\n" for i in range(n)
    ),
    "blank lines": lambda n: "x" + " \n" * 4 * n + "fell.",
    "spaces": lambda n: "The bridge" + " " * 40 * n + "fell.",
    "open comments": lambda n: "<!--" * 20 * n,
    "front matter": lambda n: "---\n" + "a: b\n" * n + "---\nThe bridge fell.",
    "markdown": lambda n: "# The bridge\n- fell\n> on\n| Monday |\n" * n,
    "date lines": lambda n: "1 Jan 2020 11111111111111111111111111111111x\n" * n,
    "pages": lambda n: "<html><body>" + "<p>The bridge fell.<h2><a href=x>More</a></h2>" * n,
}


@pytest.mark.parametrize("kind", TEXTS)
def test_twice_the_text_takes_about_twice_the_time(kind):
    name = "a.html" if kind == "pages" else "a.md"

    def seconds(n):
        raw = TEXTS[kind](n).encode()
        start = time.process_time()
        read_bytes(raw, name)
        return time.process_time() - start

    seconds(10)
    small = max(min(seconds(1_000) for _ in range(2)), 0.002)
    assert min(seconds(4_000) for _ in range(2)) < 9 * small  # a square would make it sixteen
