"""``check --watch``: once more after each save, until interrupted."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from queue import Queue

import pytest

pytestmark = [
    pytest.mark.model,
    pytest.mark.skipif(os.name == "nt", reason="no SIGINT for another process on Windows"),
]


def test_a_save_is_checked_again(tmp_path):
    draft = tmp_path / "a.md"
    draft.write_text("Twelve people were hurt: seven men and four women.\n", encoding="utf-8")
    process = subprocess.Popen(
        [sys.executable, "-u", "-m", "claimcheck", "check", "a.md", "--watch",
         "--output-format", "concise"],
        cwd=tmp_path, text=True, encoding="utf-8", stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    )  # fmt: skip
    lines = Queue()

    def read():
        for line in process.stdout:
            lines.put(line)

    threading.Thread(target=read, daemon=True).start()

    def until(words):
        seen = []
        while not seen or words not in seen[-1]:
            seen.append(lines.get(timeout=120))
        return "".join(seen)

    try:
        assert "CC402" in until("hidden: ")
        until("watching ")
        draft.write_text("Twelve people were hurt: seven men and five women.\n", encoding="utf-8")
        until("a.md changed")
        assert "CC402" not in until("hidden: ")
    finally:
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=60) == 130
