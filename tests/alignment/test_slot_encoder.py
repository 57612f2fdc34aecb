"""The shipped model: bits, symmetry, what it tells apart, and its errors."""

from __future__ import annotations

import hashlib
import socket
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.alignment import slot_encoder
from claimcheck.alignment.slot_encoder import MODEL, SlotEncoder, encode, same_question
from claimcheck.errors import ClaimcheckError

ROOT = Path(__file__).parent.parent.parent
TEXTS = [
    "[NUM] barges were damaged",
    "the storm damaged [NUM] barges",
    "[NUM] people were rescued from the barges",
    "the lock at Elm will reopen on [TIME] , the port authority said, and ships may pass again",
    "it reopens on [TIME]",
    "the inquiry is held in [PLACE]",
    "[NAME]",
    "word " * 300 + "[NUM] barges " + "word " * 300,
    "",
]


@pytest.fixture(scope="module")
def alone():
    model = SlotEncoder.load(MODEL)
    rows = []
    for text in TEXTS:
        model.known.clear()
        rows.append(model.encode([text])[0])
    return np.stack(rows)


def test_unit_vectors(alone):
    assert alone.dtype == np.float32
    assert np.allclose(np.linalg.norm(alone, axis=1), 1, atol=1e-5)


@pytest.mark.parametrize("threads", [1, 2])
@pytest.mark.parametrize("copies", [1, 3])
def test_a_row_has_the_same_bits_in_any_batch(alone, threads, copies):
    model = SlotEncoder.load(MODEL)
    order = [*range(len(TEXTS))][::-1] * copies
    rows = model.encode([TEXTS[i] for i in order], threads=threads)
    assert rows.tobytes() == alone[order].tobytes()


@settings(max_examples=15)
@given(st.lists(st.sampled_from(range(len(TEXTS))), min_size=1, max_size=12))
def test_a_pair_has_the_same_bits_in_any_batch(alone, rows):
    u, v = alone[rows], alone[rows[::-1]]
    together = same_question(u, v)
    apart = np.concatenate([same_question(u[i : i + 1], v[i : i + 1]) for i in range(len(rows))])
    assert together.tobytes() == apart.tobytes()


def test_symmetric_to_the_bit(alone):
    u, v = np.repeat(alone, len(alone), 0), np.tile(alone, (len(alone), 1))
    assert same_question(u, v).tobytes() == same_question(v, u).tobytes()


def test_no_texts():
    assert encode([]).shape[0] == 0


def test_unequal_tables_are_an_error(alone):
    with pytest.raises(ValueError, match="equal tables"):
        same_question(alone, alone[:2])


# Of each line the first two ask the same, the third does not.
@pytest.mark.parametrize(
    "same",
    [
        (
            "[NUM] villagers were hurt",
            "the landslide injured [NUM] people",
            "[NUM] houses were buried",
        ),
        (
            "the bridge will cost [NUM] million",
            "building the bridge costs [NUM] million",
            "the bridge is [NUM] metres long",
        ),
        (
            "the tanker ran aground near [PLACE]",
            "the ship was stranded off [PLACE]",
            "the crew was flown to [PLACE]",
        ),
    ],
)
def test_the_same_question_scores_above_its_look_alike(same):
    a, b, other = encode(same)
    good, bad = same_question(np.stack([a, a]), np.stack([b, other]))
    assert good > bad


def test_loads_without_a_network(monkeypatch):
    def refuse(*_, **__):
        raise AssertionError("the model reached for the network")

    monkeypatch.setattr(socket, "socket", refuse)
    assert SlotEncoder.load(MODEL).encode(["[NUM] boats"]).shape == (1, 384)


def test_the_card_names_the_digest():
    digest = hashlib.sha256(MODEL.read_bytes()).hexdigest()
    assert slot_encoder.model_digest() == digest
    assert digest in (ROOT / "docs" / "model.md").read_text(encoding="utf-8")


def test_a_missing_file_says_what_to_do(tmp_path):
    with pytest.raises(ClaimcheckError, match="missing") as error:
        SlotEncoder.load(tmp_path / "none.onnx")
    assert "make train" in error.value.remedy


def test_a_broken_file_is_named(tmp_path):
    path = tmp_path / "broken.onnx"
    path.write_bytes(b"not a model")
    with pytest.raises(ClaimcheckError, match="not a slot encoder"):
        SlotEncoder.load(path)
