"""A Dask cluster of two worker processes on this machine: the results of one process, come what
may."""

from __future__ import annotations

import json
import os
import shutil
import signal

import pandas as pd
import pytest

from claimcheck.articles.reading import read_articles
from claimcheck.check import cross_reference
from claimcheck.config import Config
from claimcheck.engines.cluster import Cluster
from claimcheck.engines.progress import Untold
from claimcheck.errors import ClaimcheckError, UsageError
from claimcheck.partitions import expanded, findings_of, write_findings
from claimcheck.reports.json_report import to_json

distributed = pytest.importorskip("distributed")
pytestmark = [pytest.mark.model, pytest.mark.slow]
EVENTS = ("armoured-train", "harrow-flood", "northgate-merger", "merlen-cable-car")


@pytest.fixture(scope="module")
def address():
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, host="127.0.0.1", dashboard_address=None
    ) as local:
        yield local.scheduler_address


@pytest.fixture(scope="module")
def folder(corpora, tmp_path_factory):
    """The demo corpora as partitions: JSON Lines, one gzipped, and Parquet; one line is no JSON,
    one article comes twice, and each story lies in two partitions."""
    place = tmp_path_factory.mktemp("partitions")
    rows = [
        {"outlet": a.outlet, "published": a.published, "title": a.title, "text": a.text}
        for event in EVENTS
        for a in read_articles([corpora / event]).articles
    ]
    for number in range(2):
        lines = [json.dumps(row) for row in rows[number::2]]
        if number == 0:
            lines += ["no JSON", lines[0]]
        (place / f"part-{number}.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return place


class Struck:
    """Ends one worker when the first piece of the work is done."""

    def __init__(self, client):
        self.client = client
        self.struck = 0

    def begin(self, what, total):
        pass

    def advance(self, articles):
        if not self.struck:
            pids = self.client.run(os.getpid)
            self.struck = sorted(pids.values())[0]
            os.kill(self.struck, signal.SIGKILL)


@pytest.fixture(scope="module")
def alone(folder):
    return cross_reference(read_articles([folder]).articles)


def test_a_report_is_the_same(address, folder, alone):
    articles = read_articles([folder]).articles
    with Cluster(address) as cluster:
        assert cluster.workers == 2
        assert to_json(cross_reference(articles, engine=cluster)) == to_json(alone)


def test_findings_of_partitions_are_the_same(address, folder, alone, tmp_path):
    with Cluster(address) as cluster:
        found = findings_of([f"{folder}/*.jsonl"], cluster, Config(), Untold())
    assert found.findings == alone.findings
    assert found.articles == len(alone.articles)
    assert [str(e) for e in found.errors] == [str(e) for e in read_articles([folder]).errors]
    assert len(found.errors) == 1
    into = tmp_path / "findings"
    assert write_findings(found.findings, str(into)) == 1
    written = pd.read_parquet(into)
    pd.testing.assert_frame_equal(written, alone.to_frames()["findings"], check_dtype=False)
    with pytest.raises(UsageError, match="is there already"):
        write_findings(found.findings, str(into))


def test_parquet_and_gzip_are_partitions_too(address, folder, alone, tmp_path):
    lines = (folder / "part-1.jsonl").read_text(encoding="utf-8").splitlines()
    pd.DataFrame(map(json.loads, lines)).to_parquet(tmp_path / "part-1.parquet")
    import gzip

    (tmp_path / "part-0.jsonl.gz").write_bytes(
        gzip.compress((folder / "part-0.jsonl").read_bytes())
    )
    with Cluster(address) as cluster:
        found = findings_of(
            [f"file://{tmp_path}/*.gz", f"{tmp_path}/*.parquet"], cluster, Config(), Untold()
        )
    assert [f.fingerprint for f in found.findings] == [f.fingerprint for f in alone.findings]


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no SIGKILL here")
def test_a_worker_that_is_lost_costs_no_result(address, folder, alone):
    articles = read_articles([folder]).articles
    with Cluster(address) as cluster:
        struck = Struck(cluster.client)
        report = cross_reference(articles, engine=cluster, progress=struck)
        assert struck.struck
        assert to_json(report) == to_json(alone)
        cluster.client.wait_for_workers(2, timeout=60)
        struck = Struck(cluster.client)
        found = findings_of([f"{folder}/*.jsonl"], cluster, Config(), struck)
        assert struck.struck
        assert found.findings == alone.findings
        cluster.client.wait_for_workers(2, timeout=60)


def test_the_commands(claimcheck, address, folder, alone, tmp_path):
    given = tmp_path / "articles"
    shutil.copytree(folder, given)
    into = tmp_path / "findings"
    done = claimcheck("partitions", f"{given}/*.jsonl", "--into", into, "--scheduler", address)
    assert done.code == 3
    assert f"{len(alone.findings)} findings" in done.out
    assert "is not JSON" in done.err
    options = ("--output-format", "json", "--no-cache", "--isolated")
    one = claimcheck("report", given, *options)
    two = claimcheck("report", given, *options, "--engine", "dask", "--scheduler", address)
    assert one.out == two.out


def test_what_cannot_be_is_said_plainly(claimcheck, tmp_path):
    with pytest.raises(UsageError, match="names no file"):
        expanded([f"{tmp_path}/*.jsonl"])
    assert "go together" in claimcheck("report", tmp_path, "--engine", "dask").err
    assert "no engine" in claimcheck("report", tmp_path, "--engine", "spark").err


def test_no_scheduler_is_said_plainly(monkeypatch):
    monkeypatch.setattr("claimcheck.engines.cluster.WAIT", "1s")
    with pytest.raises(ClaimcheckError, match="no scheduler answers"):
        Cluster("tcp://127.0.0.1:9")
