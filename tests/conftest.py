"""Fixtures that several test modules share."""

from __future__ import annotations

from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def nlp():
    """The real spaCy pipeline of the package."""
    from claimcheck.claims.parsing import pipeline

    return pipeline()


@pytest.fixture(scope="session")
def corpora() -> Path:
    """The demo corpora."""
    return ROOT / "corpora"
