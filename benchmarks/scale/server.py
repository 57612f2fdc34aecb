"""The same archive in PostgreSQL with pgvector: the same findings, and what a draft takes there."""

from __future__ import annotations

import os
import statistics
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from benchmarks.scale.runs import now, processor_seconds


def table(url: str, folder, entries, drafts: Sequence, asked: Sequence) -> Iterator[str]:
    """Fill the database at ``url``, which is to hold no archive, with what ``folder`` holds.

    ``asked`` are the ``drafts`` with their claims. Both archives answer in turn.
    """
    from claimcheck.archive.postgres import create
    from claimcheck.archive.query import query
    from claimcheck.config import Config

    database = create(url)
    version, extension = database.db.execute(
        "SELECT current_setting('server_version'), extversion FROM pg_extension"
        " WHERE extname = 'vector'"
    ).fetchall()[0]
    wall, cpu, theirs = now(), processor_seconds(), _backend(database)
    database.add(entries)
    wall, cpu = now() - wall - entries.wall, processor_seconds() - cpu - entries.cpu
    theirs = _backend(database) - theirs
    held = database.held()
    yield (
        f"PostgreSQL {version.split()[0]} with pgvector {extension}: {held.claims:,} claims of "
        f"{held.articles:,} articles, {held.size / 1e6:,.0f} MB with indexes, written in "
        f"{wall:.0f} seconds ({cpu:.0f} of processor time here, {theirs:.0f} in the server)."
    )
    yield ""
    stores = {"DuckDB over Parquet": folder, "PostgreSQL": database}
    reports = [
        _measured(stores, lambda archive, d=draft: query(archive, [d], Config()))
        for draft in (drafts[0], *drafts)
    ][1:]
    lookups = [
        _measured(stores, lambda archive, e=entry: _looked_up(archive, e))
        for entry in (asked[0], *asked)
    ][1:]
    yield f"| {len(drafts)} drafts | query, median s | longest | lookups, median ms | longest |"
    yield "| --- | --- | --- | --- | --- |"
    for name in stores:
        whole = [r[name][1] for r in reports]
        parts = [1000 * r[name][1] for r in lookups]
        yield (
            f"| {name}, on the clock | {statistics.median(whole):.2f} | {max(whole):.2f} | "
            f"{statistics.median(parts):.0f} | {max(parts):.0f} |"
        )
        whole, parts = [r[name][2] for r in reports], [1000 * r[name][2] for r in lookups]
        yield (
            f"| {name}, processor | {statistics.median(whole):.2f} | {max(whole):.2f} | "
            f"{statistics.median(parts):.0f} | {max(parts):.0f} |"
        )
    same = sum(a == b for a, b in (_found(r, stores) for r in reports))
    yield ""
    yield f"The same articles, relations and findings for {same} of {len(drafts)} drafts."
    yield ""
    yield from _part(stores["PostgreSQL"], asked)


def _measured(stores: dict, asking: Callable) -> dict[str, tuple]:
    """What each store answers, with seconds on the clock and of processors, the server's too."""
    found = {}
    for name, store in stores.items():
        wall, cpu = now(), processor_seconds() + _backend(store)
        answer = asking(store)
        found[name] = answer, now() - wall, processor_seconds() + _backend(store) - cpu
    return found


def _looked_up(archive, entry):
    found = archive.nearest(entry.anchors(), entry.vector(), 60)
    return found, archive.claims([a.id for a in found[:5]])


def _found(report: dict[str, tuple], stores: dict) -> list[tuple]:
    answers = (report[name][0] for name in stores)
    return [(a.articles, a.relations, a.findings) for a in answers]


def _part(database, asked: Sequence) -> Iterator[str]:
    """What the exact comparison of all vectors takes of it."""
    from claimcheck.archive import postgres
    from claimcheck.archive.schema import composed

    spent = []
    for entry in asked:
        given = {"about": str(entry.vector().tolist()), "count": 62}
        wall = now()
        database.db.execute(composed(postgres._ALIKE, database.extension), given).fetchall()
        spent.append(1000 * (now() - wall))
    yield (
        f"All vectors compared, without an index: {statistics.median(spent):.0f} milliseconds in "
        f"the median, {max(spent):.0f} the longest."
    )


def _backend(archive) -> float:
    """Processor seconds of the server's process for this connection, where it can be seen."""
    if not hasattr(archive, "db"):
        return 0.0
    status = Path(f"/proc/{archive.db.info.backend_pid}/stat")
    if not status.exists():
        return 0.0
    fields = status.read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
