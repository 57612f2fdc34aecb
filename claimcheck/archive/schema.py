"""The tables of an archive in PostgreSQL: made, and known again by their layout."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, LiteralString

from claimcheck.archive.anchors import claim_vector_size
from claimcheck.errors import UsageError

if TYPE_CHECKING:
    import psycopg
    from psycopg.sql import Composed

LAYOUT = 1
LOCK = 0x636C61696D  # one change after another, by an advisory lock, which needs no privilege

# Identifiers are compared by their bytes, as everywhere else; contents are bytes and come back as
# they were, what is text is for people (a NUL cannot stand there). {v} is pgvector's schema.
_SCHEMA = """
    CREATE TABLE claimcheck.layout (version integer NOT NULL, vectors integer NOT NULL);
    CREATE TABLE claimcheck.articles (
        id text COLLATE "C" PRIMARY KEY, path text, outlet text, published text, title text,
        claims integer NOT NULL, vector {v}.vector({size}) NOT NULL, content bytea NOT NULL);
    CREATE TABLE claimcheck.claims (
        article text COLLATE "C" PRIMARY KEY, ids text[] NOT NULL, content bytea NOT NULL);
    ALTER TABLE claimcheck.claims ALTER content SET STORAGE EXTERNAL;
    CREATE TABLE claimcheck.anchors (
        anchor bigint, article text COLLATE "C", PRIMARY KEY (anchor, article));
    INSERT INTO claimcheck.layout VALUES ({version}, {size});
"""
_EXTENSION = """
    SELECT nspname FROM pg_extension JOIN pg_namespace ON pg_namespace.oid = extnamespace
    WHERE extname = 'vector'"""


def make(db: psycopg.Connection[tuple[Any, ...]], place: str) -> str:
    """Make the tables; the schema that pgvector is in.

    Raises UsageError where they are there already, or where pgvector cannot be had.
    """
    with db.transaction():
        db.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
        there, schema, encoding = db.execute(
            "SELECT to_regclass('claimcheck.layout') IS NOT NULL,"
            " to_regnamespace('claimcheck') IS NOT NULL, current_setting('server_encoding')"
        ).fetchall()[0]
        if there:
            raise UsageError(
                "is there already", where=place, remedy="name a new database, or use archive add"
            )
        if encoding != "UTF8":
            raise UsageError(
                f"is encoded as {encoding}",
                where=place,
                remedy="CREATE DATABASE ... ENCODING 'UTF8' TEMPLATE template0",
            )
        _enable(db, place)
        if not schema:
            db.execute("CREATE SCHEMA claimcheck")
        extension = str(db.execute(_EXTENSION).fetchall()[0][0])
        db.execute(composed(_SCHEMA, extension))
    return extension


def checked(db: psycopg.Connection[tuple[Any, ...]], place: str) -> str:
    """The schema that pgvector is in. Raises UsageError where no tables of this layout are."""
    import psycopg

    try:
        layouts = db.execute("SELECT version, vectors FROM claimcheck.layout").fetchall()
    except (psycopg.errors.UndefinedTable, psycopg.errors.UndefinedColumn):
        layouts = []
    extensions = db.execute(_EXTENSION).fetchall()
    if not layouts or not extensions:
        raise UsageError(
            "holds no archive", where=place, remedy="make one: claimcheck archive build"
        )
    if layouts != [(LAYOUT, claim_vector_size())]:
        raise UsageError(
            "holds an archive of another version",
            where=place,
            remedy="build it again in another database",
        )
    return str(extensions[0][0])


def _enable(db: psycopg.Connection[tuple[Any, ...]], place: str) -> None:
    """Have pgvector in the database. Raises UsageError where that cannot be."""
    import psycopg

    try:
        with db.transaction():
            db.execute("CREATE EXTENSION IF NOT EXISTS vector")
    except psycopg.errors.InsufficientPrivilege as error:
        raise UsageError(
            "has no pgvector, and this role may not set it up",
            where=place,
            remedy="have a superuser run CREATE EXTENSION vector there",
        ) from error
    except (psycopg.errors.FeatureNotSupported, psycopg.errors.UndefinedFile) as error:
        raise UsageError(
            "the server has no pgvector",
            where=place,
            remedy="install it there, such as Debian's postgresql-17-pgvector",
        ) from error


def composed(statement: LiteralString, extension: str) -> Composed:
    """``statement`` with the schema of pgvector, quoted, and the numbers of the layout."""
    from psycopg.sql import SQL, Identifier

    return SQL(statement).format(v=Identifier(extension), version=LAYOUT, size=claim_vector_size())
