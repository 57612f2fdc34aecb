"""Runs of the command in processes of their own, with what they took."""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

# Both sides compute on one core each, whatever the machine has.
ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
_WRAPPED = """
import json, os, resource, subprocess, sys, time
start = time.perf_counter()
code = subprocess.run(json.loads(sys.argv[1]), stdout=subprocess.DEVNULL).returncode
wall = time.perf_counter() - start
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(json.dumps([code, wall, used.ru_utime + used.ru_stime, used.ru_maxrss]))
"""


@dataclass(frozen=True, slots=True)
class Run:
    """Seconds on the clock and of processor time (all processes), and the peak of the largest
    process in MiB."""

    wall: float
    cpu: float
    peak: float


def python(arguments: Sequence[str], environment: Mapping[str, str] | None = None) -> Run:
    """Run this Python with ``arguments``. Raises RuntimeError where it fails."""
    # A process between, so that the peak is that of this run and not of an earlier one.
    command = json.dumps([sys.executable, *arguments])
    done = subprocess.run(
        [sys.executable, "-c", _WRAPPED, command],
        env={**os.environ, **ONE_THREAD, **(environment or {})},
        stdout=subprocess.PIPE,
        check=True,
    )
    code, wall, cpu, peak = json.loads(done.stdout)
    if code not in (0, 3):  # 3: some article could not be read
        raise RuntimeError(f"{arguments} ended with {code}")
    return Run(wall, cpu, peak / (1 if sys.platform != "darwin" else 1024) / 1024)


def report(folder: Path, *options: str, cache: Path | None = None) -> Run:
    """One ``claimcheck report`` of ``folder``."""
    kept = ["--no-cache"] if cache is None else []
    environment = {"CLAIMCHECK_CACHE_DIR": str(cache)} if cache else {}
    return python(
        ["-m", "claimcheck", "report", str(folder), "--isolated", *kept, *options], environment
    )


def processor_seconds() -> float:
    """Of this process so far, all threads."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def now() -> float:
    """Seconds on the clock."""
    return time.perf_counter()
