"""Entailment models of the transformers library; run where the extra is installed."""

from __future__ import annotations

import numpy as np
import pytest

from claimcheck.errors import ConfigError
from claimcheck.relations.entailment import entailment_model

torch = pytest.importorskip("torch", reason="pip install 'claimcheck-news[transformers]'")
transformers = pytest.importorskip("transformers")

WORDS = [
    "[PAD]",
    "[UNK]",
    "[CLS]",
    "[SEP]",
    "[MASK]",
    "the",
    "bridge",
    "was",
    "closed",
    "open",
    ".",
    "not",
]
PAIRS = [
    ("The bridge was closed.", "The bridge was open."),
    ("The bridge was not closed.", "The bridge was closed."),
    ("The bridge was closed. " * 60, "The bridge was open."),
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A tiny BERT of random weights, saved as the library saves models."""
    folder = tmp_path_factory.mktemp("bert")
    (folder / "vocab.txt").write_text("\n".join(WORDS), encoding="utf-8")
    transformers.BertTokenizerFast(vocab_file=str(folder / "vocab.txt")).save_pretrained(folder)
    torch.manual_seed(3)
    config = transformers.BertConfig(
        vocab_size=len(WORDS), hidden_size=16, num_hidden_layers=2, num_attention_heads=2,
        intermediate_size=32, max_position_embeddings=512, initializer_range=0.5,
        id2label={0: "contradiction", 1: "neutral", 2: "entailment"},
        label2id={"contradiction": 0, "neutral": 1, "entailment": 2},
    )  # fmt: skip
    transformers.BertForSequenceClassification(config).save_pretrained(folder)
    return folder


def test_a_folder_is_loaded_and_judges(folder):
    model = entailment_model(str(folder))
    rows = model.probabilities(PAIRS)
    assert rows.shape == (3, 3)
    assert np.allclose(rows.sum(1), 1)
    tokenizer = transformers.AutoTokenizer.from_pretrained(folder)
    network = transformers.AutoModelForSequenceClassification.from_pretrained(folder).eval()
    with torch.inference_mode():
        expected = network(**tokenizer(*PAIRS[0], return_tensors="pt")).logits.softmax(-1)[0]
    assert np.allclose(rows[0], expected.numpy()[[2, 1, 0]], atol=1e-5)
    assert model.name == folder.name


def test_the_same_bits_in_any_batch_and_with_any_threads(folder):
    model = entailment_model(str(folder))
    alone = [model.probabilities([p])[0].tobytes() for p in PAIRS]
    before = torch.get_num_threads()
    try:
        for threads in (1, 2, 4):
            torch.set_num_threads(threads)
            rows = model.probabilities(PAIRS[::-1])
            assert [r.tobytes() for r in rows[::-1]] == alone
            assert torch.get_num_threads() == threads
    finally:
        torch.set_num_threads(before)


def test_the_digest_is_that_of_the_weights(folder, tmp_path):
    network = transformers.AutoModelForSequenceClassification.from_pretrained(folder)
    with torch.no_grad():
        network.classifier.bias += 1
    network.save_pretrained(tmp_path)
    transformers.AutoTokenizer.from_pretrained(folder).save_pretrained(tmp_path)
    assert entailment_model(str(tmp_path)).digest != entailment_model(str(folder)).digest


def test_labels_that_say_nothing_are_an_error(folder, tmp_path):
    network = transformers.AutoModelForSequenceClassification.from_pretrained(folder)
    network.config.id2label = {0: "LABEL_0", 1: "LABEL_1", 2: "LABEL_2"}
    network.save_pretrained(tmp_path)
    transformers.AutoTokenizer.from_pretrained(folder).save_pretrained(tmp_path)
    with pytest.raises(ConfigError, match="LABEL_0, LABEL_1, LABEL_2"):
        entailment_model(str(tmp_path))


def test_what_cannot_be_had_is_an_error_with_a_remedy(tmp_path):
    with pytest.raises(ConfigError, match="which cannot be loaded") as caught:
        entailment_model(str(tmp_path / "absent"))
    assert "onnx" in caught.value.remedy
