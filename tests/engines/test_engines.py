"""Engines: the same results wherever the work is done, and a plain word where it cannot be."""

from __future__ import annotations

import os
import signal
from dataclasses import replace

import pytest

from claimcheck.articles.reading import read_articles
from claimcheck.check import cross_reference
from claimcheck.engines.engine import InProcess
from claimcheck.engines.processes import Processes
from claimcheck.errors import ClaimcheckError
from claimcheck.memory import Memory
from claimcheck.reports.json_report import to_json
from claimcheck.store import open_store


def square(number):
    """What the workers do."""
    return number * number


def fail(number):
    """Work that goes wrong."""
    raise ValueError(f"not {number}")


def vanish(number):
    """A worker that the system kills."""
    os.kill(os.getpid(), signal.SIGKILL)


def place(number):
    """Where the work is done."""
    return os.getpid()


def test_every_item_has_its_result():
    items = list(range(40))
    expected = {n: n * n for n in items}
    assert dict(InProcess().run(square, items)) == expected
    with Processes(2) as engine:
        assert dict(engine.run(square, items)) == expected
        assert dict(engine.run(square, [])) == {}


def test_work_is_shared_out():
    with Processes(2) as engine:
        places = {found for _, found in engine.run(place, list(range(40)))}
    assert os.getpid() not in places
    assert 1 <= len(places) <= 2


def test_an_error_in_a_worker_is_raised_here():
    with pytest.raises(ValueError, match="not 3"), Processes(2) as engine:
        list(engine.run(fail, [3]))


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no SIGKILL here")
def test_a_lost_worker_is_said_plainly():
    with pytest.raises(ClaimcheckError, match="worker process was lost"), Processes(2) as engine:
        list(engine.run(vanish, [1, 2, 3]))


@pytest.fixture
def articles(corpora):
    """Two events of the demo corpora, one of them in two articles only."""
    flood = read_articles([corpora / "harrow-flood"]).articles[:2]
    train = read_articles([corpora / "armoured-train"]).articles
    return [*(replace(a, path=f"flood/{a.path}") for a in flood), *train]


@pytest.mark.model
def test_two_processes_find_what_one_finds(articles, tmp_path):
    alone = to_json(cross_reference(articles))
    with Processes(2) as engine:
        assert to_json(cross_reference(articles, engine=engine)) == alone
        memory = Memory(open_store(tmp_path))
        assert to_json(cross_reference(articles, engine=engine, memory=memory)) == alone
    again = cross_reference(articles, engine=_Idle(), memory=Memory(open_store(tmp_path)))
    assert to_json(again) == alone


class _Idle(InProcess):
    """Has nothing to do where everything is known."""

    def run(self, work, items):
        assert not items
        return iter(())


@pytest.mark.model
def test_a_changed_article_costs_its_own_story(articles, tmp_path):
    cross_reference(articles, memory=Memory(open_store(tmp_path)))
    old = next(a for a in articles if a.path.startswith("flood/"))
    changed = replace(old, id="changed", text=f"{old.text}\n\nThe dam held, she said.\n")
    others = [a for a in articles if a is not old]
    engine = _Watched()
    report = cross_reference([*others, changed], engine=engine, memory=Memory(open_store(tmp_path)))
    assert engine.seen
    assert all(path.startswith("flood/") for path in engine.seen)
    assert to_json(report) == to_json(cross_reference([*others, changed]))


class _Watched(InProcess):
    """Notes the paths of the articles that are worked on."""

    def __init__(self):
        self.seen = set()

    def run(self, work, items):
        for item in items:
            for part in item:
                self.seen.update(a.path for a in getattr(part, "articles", (part,)))
        return super().run(work, items)


@pytest.mark.model
def test_findings_are_about_house_copy_of_one_story_only(articles):
    draft = next(a for a in articles if a.path.startswith("flood/"))
    report = cross_reference(articles, house={draft.id})
    assert report.findings
    assert {f.location.article for f in report.findings} == {draft.id}
