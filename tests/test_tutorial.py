"""docs/tutorial.md, run from top to bottom in a fresh folder."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = [
    pytest.mark.model,
    pytest.mark.skipif(os.name == "nt" or not shutil.which("bash"), reason="needs a POSIX shell"),
]

PAGE = Path(__file__).parent.parent / "docs" / "tutorial.md"
_BLOCK = re.compile(
    r"(?:^`(?P<file>[\w./-]+)`:\n\n)?^```(?P<kind>\w+)\n(?P<text>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)


def commands(block):
    """Each command of a console block with the output that is shown for it."""
    for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
        command, _, output = part.partition("\n")
        yield command, output


def _steady(output):
    """The output without the number of notes that the tutorial's desk does not want."""
    return re.sub(r"\d+ filtered", "n filtered", output)


def play(folder, programs):
    """Run the tutorial in ``folder`` with the programs of a folder before others on the path."""
    places = f"{programs}{os.pathsep}{os.environ['PATH']}"
    environment = {**os.environ, "PATH": places, "PYTHONIOENCODING": "utf-8"}
    code, run = 0, 0
    for block in _BLOCK.finditer(PAGE.read_text("utf-8")):
        if block["file"]:
            file = folder / block["file"]
            file.parent.mkdir(exist_ok=True)
            file.write_text(block["text"], encoding="utf-8")
        for command, expected in commands(block["text"]) if block["kind"] == "console" else ():
            if command == "echo $?":
                assert f"{code}\n" == expected
                continue
            done = subprocess.run(
                ["bash", "-c", command], cwd=folder, env=environment, check=False, text=True,
                encoding="utf-8", stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            )  # fmt: skip
            code, run = done.returncode, run + 1
            assert _steady(done.stdout) == _steady(expected), f"$ {command}"
    assert run > 8
    assert code == 0


def test_every_command_gives_the_output_that_is_shown(tmp_path):
    play(tmp_path, Path(sys.executable).parent)
