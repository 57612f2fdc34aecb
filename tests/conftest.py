"""Fixtures that several test modules share."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

# The first example of a law may load a table or a model: no test asserts wall time.
settings.register_profile("claimcheck", deadline=None, derandomize=True)
settings.load_profile("claimcheck")

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
