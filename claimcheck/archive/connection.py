"""Connections to PostgreSQL, and what goes wrong there in plain words without passwords."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from claimcheck.errors import UsageError

if TYPE_CHECKING:
    import psycopg

SCHEMES = ("postgresql://", "postgres://")
_PORTS = re.compile(r"[0-9,]*")


def connect(url: str) -> psycopg.Connection[tuple[Any, ...]]:
    """A connection that commits each statement unless a transaction is begun.

    Raises UsageError without psycopg, for a malformed address, or where nobody answers.
    """
    place = shown(url)
    driver = _psycopg()
    try:
        connection: psycopg.Connection[tuple[Any, ...]] = driver.connect(
            url,
            autocommit=True,
            prepare_threshold=None,  # poolers between here and the server may not keep statements
            client_encoding="utf8",
            keepalives_idle=60,  # seconds; between two batches of an addition minutes pass
            fallback_application_name="claimcheck",
        )
    except driver.Error as error:
        raise UsageError(
            f"cannot be reached: {_line(error)}",
            where=place,
            remedy="check the address, the server, and the password in PGPASSWORD or ~/.pgpass",
        ) from None
    # A second addition has to see what the first has committed while it waited.
    connection.isolation_level = driver.IsolationLevel.READ_COMMITTED
    return connection


def shown(url: str) -> str:
    """``url`` by its user, host, port and database: nothing else of it may be printed.

    Raises UsageError for what is no address, or one of which a part of the password would be taken
    for another part.
    """
    _psycopg()
    from psycopg.conninfo import conninfo_to_dict

    try:
        parts = {key: str(value) for key, value in conninfo_to_dict(url).items()}
    except _psycopg().Error:
        raise _malformed() from None  # the message may quote the whole address
    user, host, port, database = (parts.get(k, "") for k in ("user", "host", "port", "dbname"))
    if "@" in f"{host}{database}" or not _PORTS.fullmatch(port):
        raise _malformed()
    user = f"{user}@" if user else ""
    port = f":{port}" if port else ""
    if re.search("[/:,]", host):  # a folder of sockets, an IPv6 address, several hosts
        return f"postgresql://{user}{port}/{database}?host={host}"
    return f"postgresql://{user}{host}{port}/{database}"


@contextmanager
def told(place: str) -> Iterator[None]:
    """Raises what the database refuses as a UsageError that names ``place``."""
    driver = _psycopg()
    try:
        yield
    except driver.errors.InsufficientPrivilege as error:
        raise UsageError(
            f"is not open to this role: {_line(error)}",
            where=place,
            remedy="grant it, docs/archive.md says what is needed",
        ) from error
    except driver.OperationalError as error:
        raise UsageError(
            f"failed in the middle: {_line(error)}",
            where=place,
            remedy="try again when the server is well; what is there already is left out",
        ) from error
    except driver.Error as error:
        raise UsageError(
            f"refused: {_line(error)}",
            where=place,
            remedy="check that the tables are as claimcheck has made them",
        ) from error


def _psycopg() -> Any:
    try:
        import psycopg
    except ImportError as error:  # also where neither its wheel nor the system brings libpq
        raise UsageError(
            "an archive in PostgreSQL needs psycopg",
            remedy='pip install "claimcheck-news[postgres]"',
        ) from error
    return psycopg


def _malformed() -> UsageError:
    return UsageError(
        "this is no address of a database",
        where="postgresql://...",
        remedy="postgresql://USER@HOST:PORT/DATABASE, with %40, %2F and %25 for @, / and %",
    )


def _line(error: Any) -> str:
    """What the server says, in one line and without the values that it quotes."""
    return " ".join((error.diag.message_primary or str(error)).split()) or type(error).__name__
