"""Drive the targets with atheris, coverage-guided: python fuzz/run.py SECONDS [TARGET...]

Each target runs in a process of its own for its share of the seconds. What is found is kept in
fuzz/found/TARGET and replayed by the tests from then on.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
FOUND = HERE / "found"


def main() -> int:
    """Run the targets one after the other; the exit code says whether one failed."""
    sys.path[:0] = [str(HERE), str(HERE.parent / "tests" / "articles")]
    if sys.argv[1] == "--one":
        return one(sys.argv[2], int(sys.argv[3]))
    from targets import TARGETS

    seconds, chosen = int(sys.argv[1]), sys.argv[2:] or list(TARGETS)
    failed = []
    for name in chosen:
        share = max(1, seconds // len(chosen))
        done = subprocess.run([sys.executable, __file__, "--one", name, str(share)], check=False,
                              capture_output=True, text=True, errors="replace")  # fmt: skip
        said = [line for line in done.stderr.splitlines() if line.startswith(("Done", "#"))]
        state = "FAILED" if done.returncode else "ok"
        print(f"{name:20} {state:7} {said[-1][:60] if said else ''}", flush=True)
        if done.returncode:
            failed.append(name)
            print("\n".join(done.stdout.splitlines()[-25:]))
    return 1 if failed else 0


def one(name: str, seconds: int) -> int:
    """Fuzz one target in this process; does not come back."""
    import atheris

    with atheris.instrument_imports(include=["claimcheck"]):
        from targets import TARGETS

        import claimcheck.check
        import claimcheck.reports.emitters  # noqa: F401
    corpus = HERE.parent / "build" / "fuzz" / name
    corpus.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(seeds(name)):
        (corpus / f"seed-{number}").write_bytes(seed)
    kept = FOUND / name
    kept.mkdir(parents=True, exist_ok=True)
    atheris.Setup(
        [sys.argv[0], str(corpus), f"-max_total_time={seconds}", "-timeout=30",
         "-rss_limit_mb=3000", "-max_len=65536", f"-artifact_prefix={kept}/"],
        TARGETS[name],
    )  # fmt: skip
    atheris.Fuzz()
    return 0


def seeds(name: str) -> list[bytes]:
    """Small whole inputs of a target to start from."""
    import samples

    suffix = name.removeprefix("read")
    found = [raw for path, raw in samples.SAMPLES.items() if path.endswith(suffix)]
    extra = {
        "read.pdf": [samples.pdf([[samples.LEAD], [samples.SECOND]])],
        "read.docx": [samples.docx(samples.LEAD)],
        "read.parquet": [samples.parquet()],
        "read.ndjson": [samples.SAMPLES["a.jsonl"]],
        "dates": [b"Wed, 12 Mar 2025 08:15:00 EST", b"2025-03-12T08:15:00+01:00",
                  b"https://a.example/2025/mar/12/x", b"12 March 2025, 8 p.m. BST"],
        "claims": [samples.BODY.encode(), "“No,” said the mayor; 5% of 1,000 fell.".encode()],
        "suppressions": [
            b"<!-- claimcheck: ignore[CC101] ours until=2026-12-31 -->\nA bridge fell.\n"
            b"<!-- claimcheck: disable[CC2] x -->\ny\n<!-- claimcheck: enable[CC2] -->",
            b'[[ignore]]\ncodes = ["CC101"]\nreason = "x"\nquote = "bridge fell"\n'
            b"until = 2026-01-01",
        ],
        "configuration": [
            b'select = ["CC1"]\nfail-on = "error"\n[thresholds]\nstory = 0.5\n'
            b'[levels]\nCC203 = "note"',
            b'extend = "claimcheck.toml"', b'[outlets]\n"a.example" = "A"',
        ],
        "records": [b'{"fingerprint": "0123456789abcdef", "resolution": "wrong", "reason": "x",'
                    b' "day": "2025-03-12"}', b'{"version": 1, "findings": []}'],
        "reports": [b"Lamp\0<script>alert(1)</script>\0a&b\0https://x.example/"],
    }  # fmt: skip
    return [*found, *extra.get(name, [])]


if __name__ == "__main__":
    sys.exit(main())
