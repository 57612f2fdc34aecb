"""A Dask cluster of two worker processes on this machine beside two processes without it."""

from __future__ import annotations

import os
import resource
import signal
import time
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
    articles = read_articles([given]).articles
    yield f"| {len(lines):,} articles | seconds | processor seconds | the same |"
    yield "| --- | --- | --- | --- |"
    start, cpu = now(), _spent()
    with Processes(2) as engine:
        local = to_json(cross_reference(articles, engine=engine))
    yield f"| two processes | {now() - start:.1f} | {_spent() - cpu:.1f} | |"
    with LocalCluster(
        n_workers=2, threads_per_worker=1, host="127.0.0.1", dashboard_address=None
    ) as workers:
        for what in ("Dask, two workers", "the same, one killed half-way"):
            with Cluster(workers.scheduler_address) as cluster:
                progress = Struck(cluster, len(articles) // 2) if "killed" in what else Untold()
                start, cpu = now(), _spent(cluster)
                report = cross_reference(articles, engine=cluster, progress=progress)
                took, same = now() - start, to_json(report) == local
                # What the killed one had spent went with it.
                spent = "" if "killed" in what else f"{_spent(cluster) - cpu:.1f}"
                yield f"| {what} | {took:.1f} | {spent} | {same} |"
                cluster.client.wait_for_workers(2)
        with Cluster(workers.scheduler_address) as cluster:
            start, cpu = now(), _spent(cluster)
            found = findings_of([f"{root}/part-*.jsonl"], cluster, Config(), Untold())
            took, spent = now() - start, _spent(cluster) - cpu
        codes = sorted((f.code, f.fingerprint) for f in found.findings)
        expected = sorted((f.code, f.fingerprint) for f in report.findings)
        same = codes == expected
        yield f"| Dask, eight partitions, stories shuffled | {took:.1f} | {spent:.1f} | {same} |"


def _spent(cluster=None) -> float:
    """Processor seconds of this process and its ended children, or of it and the workers."""
    if cluster is not None:
        return time.process_time() + sum(cluster.client.run(time.process_time).values())
    ended = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + ended.ru_utime + ended.ru_stime


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
