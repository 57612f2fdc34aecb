"""Progress: told of every article, on a terminal only."""

from __future__ import annotations

import io
import re
import sys

import pytest

from claimcheck.articles.reading import article_from_text
from claimcheck.check import cross_reference
from claimcheck.cli.progress import showing
from claimcheck.engines.progress import Untold


class Told:
    """Keeps what it is told."""

    def __init__(self):
        self.stages = []

    def begin(self, what, total):
        self.stages.append([what, total, 0])

    def advance(self, articles):
        self.stages[-1][2] += articles


@pytest.mark.model
def test_every_article_is_told_at_every_stage():
    articles = [article_from_text(f"The bridge number {n} fell on Monday.") for n in range(5)]
    progress = Told()
    cross_reference(articles, progress=progress)
    assert progress.stages == [["claims", 5, 5], ["stories", 5, 5]]


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self):
        return True


def test_a_terminal_is_shown_count_and_rate(monkeypatch):
    monkeypatch.setattr(sys, "stderr", Terminal())
    monkeypatch.setenv("TERM", "xterm")
    with showing() as progress:
        progress.begin("claims", 40)
        progress.advance(30)
        progress.advance(10)
    shown = re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", sys.stderr.getvalue())
    assert "claims" in shown
    assert re.search(r"40/40 articles +[\d,.]+/s 0:00:00", shown)


def test_nothing_is_shown_elsewhere(monkeypatch):
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    with showing() as progress:
        progress.begin("claims", 40)
        progress.advance(40)
    assert isinstance(progress, Untold)
    assert sys.stderr.getvalue() == ""
