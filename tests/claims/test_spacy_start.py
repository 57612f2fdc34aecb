"""spaCy starts with less, and nothing of it is missing for whoever asks for it."""

from __future__ import annotations

import importlib
import subprocess
import sys

import pytest

from claimcheck.claims.parsing import MODEL, UNUSED
from claimcheck.claims.spacy_start import loaded

LATER = """
import sys
from claimcheck.claims.parsing import pipeline
assert [t.text for t in pipeline()("Two boats sank.")] == ["Two", "boats", "sank", "."]
assert "spacy.cli" not in sys.modules, "the command line is imported"
import spacy
assert spacy.info(silent=True)["spacy_version"] == spacy.__version__
import spacy.cli
assert spacy.cli.download.__module__ == "spacy.cli.download"
"""
BEFORE = """
import sys
import spacy
from claimcheck.claims.parsing import pipeline
pipeline()
assert spacy.info is sys.modules["spacy.cli.info"].info
"""
WITHOUT_IT = """
import sys
from claimcheck.claims import spacy_start

class Wants:
    def find_spec(self, name, path=None, target=None):
        if name == "spacy.errors" and "spacy.cli" in sys.modules:
            raise ImportError("wants the command line")

sys.meta_path.insert(0, Wants())
from claimcheck.claims.parsing import pipeline
assert len(pipeline()("Two boats sank.")) == 4
import spacy.cli
assert spacy.cli.download.__module__ == "spacy.cli.download"
"""


@pytest.mark.model
@pytest.mark.parametrize("script", [LATER, BEFORE, WITHOUT_IT], ids=["later", "before", "refused"])
def test_the_command_line_of_spacy_is_there_for_whoever_asks(script):
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.model
def test_the_tokenizer_is_the_one_of_the_model():
    plain = importlib.import_module(MODEL).load(exclude=list(UNUSED)).tokenizer
    apart = ["vocab"]  # which grows with every word that is read
    quick = loaded(MODEL, UNUSED).tokenizer
    assert quick.to_bytes(exclude=apart) == plain.to_bytes(exclude=apart)
