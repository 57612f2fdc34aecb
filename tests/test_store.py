"""The store and what is kept in it: the same results, whatever happens to the file."""

from __future__ import annotations

import multiprocessing
import pickle
import sqlite3
from dataclasses import replace

import pytest

import claimcheck.memory as remembering
from claimcheck.alignment.candidates import candidate_pairs
from claimcheck.articles.copying import Copies
from claimcheck.articles.reading import read_articles, read_bytes
from claimcheck.by_story import grouped
from claimcheck.check import cross_reference
from claimcheck.config import Config
from claimcheck.memory import Memory
from claimcheck.relations.judge import judge
from claimcheck.reports.json_report import to_json
from claimcheck.store import NAME, open_store
from claimcheck.story_report import report_story


def test_values_come_back_in_another_run(tmp_path):
    store = open_store(tmp_path)
    store.put({b"a": b"one", b"b": b""})
    store.close()
    again = open_store(tmp_path)
    assert again.get([b"a", b"b", b"c"]) == {b"a": b"one", b"b": b""}
    entries, size = again.size()
    assert entries == 2
    assert size > 16
    again.clear()
    assert again.get([b"a"]) == {}
    assert again.complaints == []


@pytest.mark.parametrize("content", [b"no database at all" * 100, b""])
def test_a_file_that_is_no_store_is_built_again(tmp_path, content):
    (tmp_path / NAME).write_bytes(content)
    store = open_store(tmp_path)
    store.put({b"a": b"one"})
    assert store.get([b"a"]) == {b"a": b"one"}
    assert bool(store.complaints) is bool(content)


def test_a_store_of_another_program_is_built_again(tmp_path):
    with sqlite3.connect(tmp_path / NAME) as other:
        other.execute("CREATE TABLE recipes (name TEXT)")
    other.close()
    store = open_store(tmp_path)
    assert "another program" in store.complaints[0]
    store.put({b"a": b"one"})
    assert store.get([b"a"]) == {b"a": b"one"}


def test_a_damaged_value_is_left_out_and_said(tmp_path):
    store = open_store(tmp_path)
    store.put({b"a": b"one", b"b": b"two"})
    with store.connection as connection:
        connection.execute("UPDATE entries SET value = x'00112233445566778899' WHERE key = x'61'")
    assert store.get([b"a", b"b"]) == {b"b": b"two"}
    assert "damaged" in store.complaints[0]


def test_what_is_kept_takes_little_room(tmp_path):
    store = open_store(tmp_path)
    store.put({b"a": b"one claim after the other " * 1000})
    assert store.size()[1] < 1000
    assert store.get([b"a"])[b"a"] == b"one claim after the other " * 1000


def test_a_file_damaged_while_in_use_is_built_again(tmp_path):
    store = open_store(tmp_path)
    store.put({bytes([n]): b"x" * 4000 for n in range(200)})
    store.close()
    file = tmp_path / NAME
    whole = bytearray(file.read_bytes())
    whole[4096:] = b"\xff" * (len(whole) - 4096)
    file.write_bytes(bytes(whole))
    again = open_store(tmp_path)
    again.get([bytes([n]) for n in range(200)])
    again.put({b"a": b"one"})
    assert again.get([b"a"]) == {b"a": b"one"}
    assert again.complaints


def test_a_folder_that_cannot_be_used_is_done_without(tmp_path):
    (tmp_path / "file").write_text("in the way")
    store = open_store(tmp_path / "file")
    store.put({b"a": b"one"})
    assert store.get([b"a"]) == {}
    assert store.size() == (0, 0)
    assert "no cache" in store.complaints[0]


def _writes(folder, number, begin):
    begin.wait(60)
    store = open_store(folder)
    for n in range(50):
        store.put({f"{number}-{n}".encode(): f"{n}".encode()})
    store.close()
    assert store.complaints == []


@pytest.mark.parametrize("attempt", range(3))
def test_two_runs_at_once_do_no_harm(tmp_path, attempt):
    context = multiprocessing.get_context("spawn")
    begin = context.Barrier(2)
    runs = [context.Process(target=_writes, args=(tmp_path, n, begin)) for n in range(2)]
    for run in runs:
        run.start()
    for run in runs:
        run.join(60)
        assert run.exitcode == 0
    store = open_store(tmp_path)
    keys = [f"{r}-{n}".encode() for r in range(2) for n in range(50)]
    assert len(store.get(keys)) == 100


@pytest.fixture
def articles(corpora):
    return list(read_articles([corpora / "armoured-train"]).articles)


@pytest.mark.model
def test_the_report_is_the_same_with_and_without_memory(tmp_path, articles):
    plain = to_json(cross_reference(articles))
    store = open_store(tmp_path)
    assert to_json(cross_reference(articles, memory=Memory(store))) == plain
    store.close()
    assert to_json(cross_reference(articles, memory=Memory(open_store(tmp_path)))) == plain


@pytest.mark.model
@pytest.mark.parametrize("raw_scores", [False, True])
def test_a_report_of_another_process_is_the_same_to_the_type(articles, raw_scores):
    """A whole number in place of a fraction would be written otherwise."""
    config = Config(raw_scores=raw_scores)
    given = tuple(articles)
    (told,) = grouped(given, dict.fromkeys((a.id for a in given), given[0].id), frozenset())
    claims = Memory().claims(given, config)
    here = report_story(replace(told, claims=claims), config, Memory())
    sent = pickle.loads(pickle.dumps(here))
    assert sent == here
    assert repr((sent.relations, sent.findings)) == repr((here.relations, here.findings))
    assert here.relations
    assert here.findings


@pytest.mark.model
def test_only_the_changed_draft_is_worked_out_again(tmp_path, articles, monkeypatch):
    memory = Memory(open_store(tmp_path))
    text = f"{articles[0].text}\n\nThe train has 30 cars, the ministry said.\n"
    (draft,) = read_bytes(text.encode(), "draft.md")
    cross_reference([*articles, draft], memory=memory)
    extracted, judged = [], []
    extract, judge = remembering.extract, remembering.judge_pairs

    def watched_extract(given, today=None):
        extracted.extend(a.path for a in given)
        return extract(given, today)

    def watched_judge(claims, pairs, config):
        judged.extend({claims[i].article, claims[j].article} for i, j in pairs)
        return judge(claims, pairs, config)

    monkeypatch.setattr(remembering, "extract", watched_extract)
    monkeypatch.setattr(remembering, "judge_pairs", watched_judge)
    cross_reference([*articles, draft], memory=memory)
    assert (extracted, judged) == ([], [])
    (changed,) = read_bytes(text.replace("30 cars", "31 cars").encode(), "draft.md")
    report = cross_reference([*articles, changed], memory=memory)
    assert extracted == ["draft.md"]
    assert judged
    assert all(changed.id in pair for pair in judged)
    assert to_json(report) == to_json(cross_reference([*articles, changed]))


NEWS = "Seven boats sank off Aldport on Monday, the harbour master said."


@pytest.mark.model
def test_what_was_judged_outlives_edits_wherever_they_are(tmp_path, articles, monkeypatch):
    """Words put before, taken out and moved: only claims that are new are judged, in any order."""
    memory = Memory(open_store(tmp_path))
    first, *rest = articles[0].text.split("\n\n")
    judged: list[int] = []
    judge = remembering.judge_pairs

    def watched(claims, pairs, config):
        judged.append(len(pairs))
        return judge(claims, pairs, config)

    def known(paragraphs):
        text = "\n\n".join([*paragraphs, "The desk was told so on Friday."])
        (draft,) = read_bytes(text.encode(), "draft.md")
        told = [*articles, draft]
        with monkeypatch.context() as patched:
            patched.setattr(remembering, "judge_pairs", watched)
            report = cross_reference(told, memory=memory, house={draft.id})
        plain = cross_reference(told, house={draft.id})
        assert to_json(report) == to_json(plain)
        count = sum(judged)  # nothing is asked where the whole story is known
        judged.clear()
        return count / plain.pairs_compared

    everything = known([first, *rest])
    assert everything == 1
    shares = [
        known([first, NEWS, *rest]),  # each claim moves
        known([first, *rest, NEWS]),
        known([first, *rest[1:], rest[0]]),
        known([first, *rest[2:]]),
        known([first, *rest]),
        known([first, NEWS, NEWS, *rest, rest[-1]]),  # what is said twice is told apart
    ]
    assert shares[4] == 0
    # An identifier is a digest of the text: some articles change sides with each edit, and what
    # was judged the other way round does not hold. There are no more orders than two.
    assert sum(shares) < 1


@pytest.mark.model
def test_what_is_left_depends_on_the_pairs_that_are_asked_for(tmp_path, articles):
    """Fewer pairs than are known, or others: what was found is seen side by side anew."""
    config, memory = Config(), Memory(open_store(tmp_path))
    given = tuple(articles)
    parts = memory.claims(given, config)
    claims = [c for part in parts for c in part.unpack()]
    story = dict.fromkeys((a.id for a in given), "story")
    pairs = candidate_pairs(claims, story, Copies(), 0.0).pairs
    few, others = pairs[: len(pairs) // 2], pairs[len(pairs) // 3 :]
    for asked in (few, pairs, few, others, pairs):
        found = memory.relations(given, parts, claims, asked, config)
        assert found == judge(claims, asked.tolist(), config)
        assert found


@pytest.mark.model
def test_settings_that_decide_are_part_of_the_key(tmp_path, articles):
    memory = Memory(open_store(tmp_path))
    cross_reference(articles, memory=memory)
    strict = Config(conflicting=0.95, agreement=0.95)
    assert to_json(cross_reference(articles, strict, memory=memory)) == to_json(
        cross_reference(articles, strict)
    )


@pytest.mark.model
def test_a_broken_cache_is_a_warning_and_no_failure(tmp_path, claimcheck, monkeypatch):
    monkeypatch.setenv("CLAIMCHECK_CACHE_DIR", str(tmp_path / "cache"))
    (tmp_path / "cache").mkdir()
    (tmp_path / "cache" / NAME).write_bytes(b"no database" * 500)
    (tmp_path / "a.md").write_text("The bridge fell on Monday.\n")
    done = claimcheck("check", "a.md", cwd=tmp_path)
    assert done.code == 0
    assert "warning: " in done.err
    assert "built again" in done.err
    info = claimcheck("cache", "info")
    assert "1 entries" in info.out or "2 entries" in info.out
    assert claimcheck("cache", "clear").code == 0
    assert "0 entries" in claimcheck("cache", "info").out
