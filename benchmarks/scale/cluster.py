"""A Dask cluster of two worker processes on this machine beside two processes without it."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path

from benchmarks.scale.runs import now
from benchmarks.scale.sample import folder


def table(root: Path, lines: list[str]) -> Iterator[str]:
    """Time of both, and whether they find the same; once with a worker killed half-way."""
    from distributed import LocalCluster

    from claimcheck.articles.reading import read_articles
    from claimcheck.check import cross_reference
    from claimcheck.config import Config
    from claimcheck.engines.cluster import Cluster
    from claimcheck.engines.processes import Processes
    from claimcheck.engines.progress import Untold
    from claimcheck.partitions import findings_of
    from claimcheck.reports.json_report import to_json

    given = folder(root, "cluster", lines)
    for number in range(8):
        part = "".join(lines[number::8])
        (root / f"part-{number}.jsonl").write_text(part, encoding="utf-8")
    yield f"| {len(lines):,} articles | seconds | the same |"
    yield "| --- | --- | --- |"
    with Processes(2) as engine:
        start = now()
        articles = read_articles([given]).articles
        local = to_json(cross_reference(articles, engine=engine))
        alone = now() - start
    yield f"| two processes | {alone:.1f} | |"
    with LocalCluster(
        n_workers=2, threads_per_worker=1, host="127.0.0.1", dashboard_address=None
    ) as workers:
        for what in ("Dask, two workers", "the same, one killed half-way"):
            with Cluster(workers.scheduler_address) as cluster:
                progress = Struck(cluster, len(articles) // 2) if "killed" in what else Untold()
                start = now()
                report = cross_reference(articles, engine=cluster, progress=progress)
                took, same = now() - start, to_json(report) == local
                yield f"| {what} | {took:.1f} | {same} |"
                cluster.client.wait_for_workers(2)
        with Cluster(workers.scheduler_address) as cluster:
            start = now()
            found = findings_of([f"{root}/part-*.jsonl"], cluster, Config(), Untold())
            took = now() - start
        codes = sorted((f.code, f.fingerprint) for f in found.findings)
        expected = sorted((f.code, f.fingerprint) for f in report.findings)
        yield f"| Dask, eight partitions, stories shuffled | {took:.1f} | {codes == expected} |"


class Struck:
    """Kills one worker when half of the articles of a stage are done, once."""

    def __init__(self, cluster, half: int) -> None:
        self.cluster, self.half, self.done = cluster, half, 0

    def begin(self, what: str, total: int) -> None:
        """Nothing is shown."""

    def advance(self, articles: int) -> None:
        """Count, and kill at the half."""
        before, self.done = self.done, self.done + articles
        if before < self.half <= self.done:
            pids = self.cluster.client.run(os.getpid)
            os.kill(sorted(pids.values())[0], signal.SIGKILL)
