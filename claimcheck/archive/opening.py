"""Where an archive is: a folder, or a database by its address."""

from __future__ import annotations

from pathlib import Path

from claimcheck.archive.archive import Archive
from claimcheck.archive.connection import SCHEMES
from claimcheck.errors import UsageError


def create(place: str) -> Archive:
    """A new, empty archive at ``place``. Raises UsageError where there is something already."""
    if _is_database(place):
        from claimcheck.archive import postgres

        return postgres.create(place)
    from claimcheck.archive import parquet

    return parquet.create(Path(place))


def open_archive(place: str) -> Archive:
    """The archive at ``place``. Raises UsageError where there is none of this version."""
    if _is_database(place):
        from claimcheck.archive import postgres

        return postgres.open_archive(place)
    from claimcheck.archive import parquet

    return parquet.open_archive(Path(place))


def _is_database(place: str) -> bool:
    scheme, found, _ = place.partition("://")
    if place.startswith(SCHEMES):
        return True
    if found:  # not printed in whole: it may hold a password
        raise UsageError(
            "an archive is in a folder or in PostgreSQL",
            where=f"{scheme}://...",
            remedy="name a folder, or postgresql://USER@HOST/DATABASE",
        )
    return False
