"""``partitions``: files of a cluster's storage in, a Parquet data set of findings out."""

from __future__ import annotations

from typing import Annotated

import typer

from claimcheck.cli.exits import USAGE, tell
from claimcheck.cli.options import Today, day
from claimcheck.cli.progress import showing

Urls = Annotated[
    list[str],
    typer.Argument(help="JSON Lines or Parquet: paths or fsspec URLs, with *.", show_default=False),
]


def partitions(
    urls: Urls,
    into: Annotated[str, typer.Option(metavar="URL", help="Where the findings go.")],
    scheduler: Annotated[str, typer.Option(metavar="ADDRESS", help="tcp://host:8786")],
    today: Today = None,
) -> None:
    """Report partitions of articles on a Dask cluster; write findings as Parquet."""
    from claimcheck.config import Config
    from claimcheck.engines.cluster import Cluster
    from claimcheck.partitions import findings_of, write_findings

    config = Config(today=day(today))
    with Cluster(scheduler) as cluster, showing() as progress:
        found = findings_of(urls, cluster, config, progress)
    write_findings(found.findings, into)
    typer.echo(f"{len(found.findings):,} findings in {found.articles:,} articles: {into}")
    code = tell(found.errors)
    raise typer.Exit(code if found.articles else USAGE)
