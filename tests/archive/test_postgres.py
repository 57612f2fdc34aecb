"""The archive on a server: what it shares with a folder is tested in test_archive.py."""

from __future__ import annotations

import sys
import threading
from dataclasses import replace
from urllib.parse import urlsplit

import numpy as np
import pytest

from claimcheck.archive import parquet
from claimcheck.archive.connection import shown
from claimcheck.archive.opening import create, open_archive
from claimcheck.archive.query import query
from claimcheck.config import Config
from claimcheck.errors import UsageError

psycopg = pytest.importorskip("psycopg")
pytestmark = pytest.mark.model
HOSTILE = "Robert'); DROP TABLE claimcheck.articles;-- \0\t\n\r\\N\\.\"{}%s %(a)s \u2028\U0001f5de"


def as_role(url, role):
    parts = urlsplit(url)
    return parts._replace(netloc=f"{role}@{parts.netloc.rpartition('@')[2]}").geturl()


@pytest.fixture
def admin(database):
    with psycopg.connect(database, autocommit=True) as db:
        yield db


@pytest.fixture
def role(server):
    """A role without rights; asked for before the database, it is dropped after it."""
    with psycopg.connect(server, autocommit=True) as db:
        db.execute("CREATE ROLE claimcheck_tester LOGIN PASSWORD 'tester'")
    yield "claimcheck_tester"
    with psycopg.connect(server, autocommit=True) as db:
        db.execute("DROP ROLE claimcheck_tester")


def test_the_same_articles_are_found_in_both(database, tmp_path, kept, renamed):
    """Also where many score alike, and where an anchor is just rare enough to say something."""
    held = [*kept, *(renamed(kept[5], f"x{n}") for n in range(240))]
    for mark in ("a", "B", "_", "\u00e9", "-"):
        held += [renamed(entry, mark + entry.article.id) for entry in kept]
    one, two = create(str(tmp_path / "archive")), create(database)
    for archive in (one, two):
        archive.add(held)
    for entry in kept:
        for anchored in (entry.anchors(), frozenset[int]()):
            for count in (2, 7, 60):
                found = one.nearest(anchored, entry.vector(), count)
                assert found
                assert found == two.nearest(anchored, entry.vector(), count)
    nowhere = np.zeros(len(kept[0].vector()))
    assert one.nearest((), nowhere, 60) == two.nearest((), nowhere, 60)


def test_identifiers_are_compared_by_their_bytes(database, admin):
    """Whatever the locale of the server; it has one other than C in few tests."""
    create(database)
    columns = admin.execute(
        "SELECT DISTINCT collation_name FROM information_schema.columns"
        " WHERE table_schema = 'claimcheck' AND column_name IN ('id', 'article')"
    )
    assert columns.fetchall() == [("C",)]


def test_a_query_says_the_same_to_the_byte(claimcheck, database, tmp_path, corpora):
    draft = tmp_path / "draft.md"
    source = (corpora / "armoured-train" / "albion-courier.md").read_text(encoding="utf-8")
    draft.write_text(source.replace("outlet:", "outlet: Desk of"), encoding="utf-8")
    said = []
    for place in (tmp_path / "archive", database):
        claimcheck("archive", "build", place, "--from", corpora)
        asked = claimcheck("archive", "query", place, draft, "--output-format", "json")
        assert asked.code == 1
        said.append(asked.out)
    assert said[0] == said[1]


def test_hostile_texts_come_back_as_they_were(database, kept, admin):
    article = replace(kept[0].article, path=HOSTILE, outlet=HOSTILE, title=HOSTILE, text=HOSTILE)
    entry = replace(kept[0], article=article)
    archive = create(database)
    assert archive.add([entry, *kept[1:]]).articles == len(kept)
    assert article in archive.nearest(entry.anchors(), entry.vector(), 60)
    assert archive.known([HOSTILE.replace("\0", ""), article.id]) == {article.id}
    row = admin.execute("SELECT title FROM claimcheck.articles WHERE id = %s", [article.id])
    assert row.fetchone() == (HOSTILE.replace("\0", "\ufffd"),)


def test_additions_at_once_keep_each_article_once(database, kept):
    create(database)
    both = threading.Barrier(2, timeout=60)
    added, failed = [], []

    def run(part):
        def entries():
            yield from part
            both.wait()  # now neither has published anything

        try:
            added.append(open_archive(database).add(entries()))
        except Exception as error:
            failed.append(error)

    parts = kept[: len(kept) - 2], kept[2:][::-1]
    threads = [threading.Thread(target=run, args=[part]) for part in parts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failed
    archive = open_archive(database)
    held = archive.held()
    assert held.articles == sum(a.articles for a in added) == len(kept)
    assert held.claims == sum(a.claims for a in added) == sum(len(e.claims.ids) for e in kept)
    assert archive.claims([e.article.id for e in kept]) == {e.article.id: e.claims for e in kept}


def test_a_server_that_is_lost_in_the_middle_has_nothing_of_an_addition(database, kept, admin):
    archive = create(database)

    def entries():
        yield from kept
        admin.execute("SELECT pg_terminate_backend(%s)", [archive.db.info.backend_pid])

    with pytest.raises(UsageError, match=r"failed in the middle.*try again"):
        archive.add(entries())
    again = open_archive(database)
    assert again.held().articles == 0
    assert again.add(kept).articles == len(kept)


def test_a_reader_may_ask_and_no_more(role, database, kept, admin):
    create(database).add(kept)
    with pytest.raises(UsageError, match="is not open to this role"):
        open_archive(as_role(database, role))
    admin.execute(f"GRANT USAGE ON SCHEMA claimcheck TO {role}")
    admin.execute(f"GRANT SELECT ON ALL TABLES IN SCHEMA claimcheck TO {role}")
    reader = open_archive(as_role(database, role))
    assert reader.held().articles == len(kept)
    assert query(reader, [kept[0].article], Config()).articles
    with pytest.raises(UsageError, match=r"is not open to this role: permission denied"):
        reader.add(kept)


def test_a_role_that_is_no_superuser_builds_where_pgvector_is(role, database, kept, admin):
    admin.execute(f"GRANT CREATE ON DATABASE {urlsplit(database).path[1:]} TO {role}")
    with pytest.raises(UsageError, match=r"no pgvector.*superuser"):
        create(as_role(database, role))
    admin.execute('CREATE SCHEMA "odd name"')
    admin.execute('CREATE EXTENSION vector SCHEMA "odd name"')
    admin.execute(f'GRANT USAGE ON SCHEMA "odd name" TO {role}')
    archive = create(as_role(database, role))
    assert archive.add(kept).articles == len(kept)
    assert archive.nearest((), kept[3].vector(), 2) == (kept[3].article,)
    assert open_archive(database).held().articles == len(kept)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ("DROP SCHEMA claimcheck CASCADE", "holds no archive"),
        ("DELETE FROM claimcheck.layout", "holds no archive"),
        ("ALTER TABLE claimcheck.layout DROP version", "holds no archive"),
        ("DROP EXTENSION vector CASCADE", "holds no archive"),
        ("UPDATE claimcheck.layout SET version = 99", "another version"),
        ("UPDATE claimcheck.layout SET vectors = 64", "another version"),
    ],
)
def test_what_is_no_archive_is_said_plainly(database, admin, change, said):
    create(database)
    admin.execute(change)
    with pytest.raises(UsageError, match=said) as told:
        open_archive(database)
    assert told.value.where == shown(database)
    assert told.value.remedy


def test_tables_that_others_have_changed_are_said_plainly(database, kept, admin):
    archive = create(database)
    admin.execute("ALTER TABLE claimcheck.claims DROP ids")
    with pytest.raises(UsageError, match=r"refused: .*check that the tables"):
        archive.add(kept)
    assert archive.held().articles == 0


def test_an_encoding_that_cannot_hold_every_title_is_refused(latin):
    with pytest.raises(UsageError, match=r"LATIN1.*UTF8"):
        create(latin)


def test_a_password_is_not_shown(claimcheck, server, database, corpora):
    parts = urlsplit(database)
    at = parts.netloc.rpartition("@")
    create(database)
    given = parts._replace(netloc=f"{at[0]}:s3cret@{at[2]}").geturl()
    told = claimcheck("archive", "info", given)
    assert (told.code, "s3cret" in told.out + told.err) == (0, False)
    with psycopg.connect(server, autocommit=True) as db:
        db.execute("CREATE ROLE locked LOGIN PASSWORD 'another'")
        try:
            wrong = parts._replace(netloc=f"locked:s3cret@{at[2]}").geturl()
            told = claimcheck("archive", "add", wrong, "--from", corpora)
        finally:
            db.execute("DROP ROLE locked")
    assert (told.code, "s3cret" in told.out + told.err) == (2, False)
    assert told.err.startswith(f"error: {shown(wrong)}: cannot be reached: ")
    assert "password authentication failed" in told.err


@pytest.mark.parametrize(
    "place",
    [
        "postgresql://desk:s3@cret@127.0.0.1:1/news",
        "postgresql://desk:s3/s3@127.0.0.1:1/news",
        "postgresql://desk:12/s3@127.0.0.1:1/news",
        "postgresql://desk:s3%ss@127.0.0.1:1/news",
        "postgresql://desk:s3@[::1/news",
        "postgres://desk@127.0.0.1:1/news?password=s3",
        "postgresql://desk:s3@127.0.0.1:1/news?word=s3",
        "postgresql://desk:s3@127.0.0.1:1,[::1]:1/news",
        "postgresql+psycopg://desk:s3@127.0.0.1:1/news",
        "mysql://desk:s3@127.0.0.1:1/news",
    ],
)
def test_nor_is_that_of_an_address_that_leads_nowhere(claimcheck, place, tmp_path):
    told = claimcheck("archive", "info", place, cwd=tmp_path)
    assert told.code == 2
    assert "s3" not in told.out + told.err
    assert told.err.startswith("error: ")
    assert "://" in told.err
    assert told.err.count("\n") == 1
    assert not list(tmp_path.iterdir())


def test_without_psycopg_the_extra_is_named(monkeypatch):
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(UsageError, match=r"claimcheck-news\[postgres\]"):
        open_archive("postgresql://desk@127.0.0.1:1/news")


def test_a_folder_needs_no_psycopg(monkeypatch, tmp_path, kept):
    monkeypatch.setitem(sys.modules, "psycopg", None)
    archive = create(str(tmp_path / "archive"))
    assert isinstance(archive, parquet.ParquetArchive)
    assert archive.add(kept).articles == len(kept)
