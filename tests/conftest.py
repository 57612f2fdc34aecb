"""Fixtures that several test modules share."""

from __future__ import annotations

import os
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import settings

# The first example of a law may load a table or a model: no test asserts wall time.
settings.register_profile("claimcheck", deadline=None, derandomize=True)
settings.load_profile("claimcheck")

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="session", autouse=True)
def _cache_of_the_tests(tmp_path_factory):
    """Keep the tests away from the user's own cache."""
    os.environ["CLAIMCHECK_CACHE_DIR"] = str(tmp_path_factory.mktemp("cache"))


@pytest.fixture(scope="session")
def nlp():
    """Parse one text by the real spaCy pipeline of the package."""
    from claimcheck.claims.parsing import parse_text

    return parse_text


@pytest.fixture(scope="session")
def corpora() -> Path:
    """The demo corpora."""
    return ROOT / "corpora"


@dataclass(frozen=True)
class Ran:
    """What one run of the command line left behind."""

    code: int
    out: str
    err: str


@pytest.fixture
def claimcheck(capsys, monkeypatch):
    """Run the command line in this process, so that the model is loaded once."""
    from claimcheck.cli import main

    def run(*args, cwd=None):
        if cwd is not None:
            monkeypatch.chdir(cwd)
        monkeypatch.setattr(sys, "argv", ["claimcheck", *map(str, args)])
        with pytest.raises(SystemExit) as left:
            main()
        captured = capsys.readouterr()
        code = left.value.code
        return Ran(code if isinstance(code, int) else 0, captured.out, captured.err)

    return run


@pytest.fixture(scope="session")
def chromium():
    """A real browser: CLAIMCHECK_CHROMIUM, else the one on PATH, else Playwright's own."""
    from playwright.sync_api import Error, sync_playwright

    path = os.environ.get("CLAIMCHECK_CHROMIUM") or shutil.which("chromium")
    path = path or shutil.which("chromium-browser") or shutil.which("google-chrome")
    with sync_playwright() as playwright:
        try:
            # The sandbox of Chromium does not start for root, which is who runs in containers.
            browser = playwright.chromium.launch(
                executable_path=path, args=["--no-sandbox", "--disable-dev-shm-usage"]
            )
        except Error as error:
            if os.environ.get("CI"):
                raise
            pytest.skip(f"no browser: set CLAIMCHECK_CHROMIUM or install chromium ({error})")
        yield browser
        browser.close()
