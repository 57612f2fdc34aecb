"""Entailment models that a desk names: what they are asked, what comes of it, and their errors."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import numpy as np
import onnx
import pytest
from onnx import TensorProto, helper, numpy_helper
from tokenizers import Tokenizer
from tokenizers.models import WordLevel
from tokenizers.normalizers import Lowercase
from tokenizers.pre_tokenizers import Whitespace

from claimcheck.articles.reading import read_articles
from claimcheck.check import cross_reference, relate
from claimcheck.config import Config
from claimcheck.errors import ConfigError
from claimcheck.memory import Memory
from claimcheck.relations.entailment import columns, entailment_model
from claimcheck.relations.onnx_entailment import OnnxEntailment
from claimcheck.relations.relation import Kind, Verb
from claimcheck.settings.settings import load_settings
from claimcheck.store import open_store

WORDS = ["[UNK]", "boiler", "lift", "heater"]
LABELS = ["contradiction", "entailment", "neutral"]
BOILER = "The engineers blamed the fire on the boiler."
LIFT = "The engineers blamed the fire on the lift."
HEATER = "The engineers blamed the fire on the heater."
OVEN = "The engineers blamed the fire on the oven."


def make_model(folder, *, labels=LABELS, inputs=("input_ids", "attention_mask"), sure=9.0):
    """A bag of words: "boiler" beside "lift" excludes, "boiler" beside "heater" implies."""
    folder.mkdir(parents=True, exist_ok=True)
    table = np.zeros((len(WORDS), 3), np.float32)
    table[1] = [sure, sure, 0]
    table[2, 0] = table[3, 1] = sure
    nodes = [
        helper.make_node("Gather", ["table", "input_ids"], ["rows"]),
        helper.make_node("ReduceSum", ["rows", "axes"], ["sum"], keepdims=0),
        helper.make_node("Add", ["sum", "bias"], ["logits"]),
    ]
    graph = helper.make_graph(
        nodes,
        "bag",
        [helper.make_tensor_value_info(n, TensorProto.INT64, [1, "length"]) for n in inputs],
        [helper.make_tensor_value_info("logits", TensorProto.FLOAT, [1, 3])],
        [
            numpy_helper.from_array(table, "table"),
            numpy_helper.from_array(np.array([1], np.int64), "axes"),
            numpy_helper.from_array(np.array([0, 0, 1.5 * sure], np.float32), "bias"),
        ],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=9)
    onnx.checker.check_model(model)
    path = folder / "model.onnx"
    path.write_bytes(model.SerializeToString())
    tokenizer = Tokenizer(WordLevel({w: i for i, w in enumerate(WORDS)}, unk_token="[UNK]"))
    tokenizer.normalizer, tokenizer.pre_tokenizer = Lowercase(), Whitespace()
    tokenizer.save(str(folder / "tokenizer.json"))
    named = {"id2label": {str(i): label for i, label in enumerate(labels)}}
    (folder / "config.json").write_text(json.dumps(named), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    return make_model(tmp_path_factory.mktemp("entailment"))


def judged(a, b, path, **more):
    config = Config(relation_model=str(path), **more)
    return relate([{"a": a, "b": b}], config)[0]


def test_builtin_is_the_comparators_alone_and_loads_nothing():
    assert entailment_model("builtin") is None


def test_probabilities_follow_the_labels_of_the_file(path):
    model = OnnxEntailment.load(path)
    rows = model.probabilities([(BOILER, LIFT), (BOILER, HEATER), (LIFT, HEATER)])
    assert rows.argmax(1).tolist() == [2, 0, 1]
    assert np.allclose(rows.sum(1), 1)


def test_a_row_has_the_same_bits_alone_and_in_any_batch(path):
    model = OnnxEntailment.load(path)
    pairs = [(BOILER, LIFT), (BOILER * 40, HEATER), (LIFT, OVEN)]
    alone = [model.probabilities([p])[0].tobytes() for p in pairs]
    turned = model.probabilities(pairs[::-1])
    assert [row.tobytes() for row in turned[::-1]] == alone
    assert model.probabilities([]).shape == (0, 3)


@pytest.mark.model
def test_what_excludes_becomes_a_contradiction_with_its_evidence(path):
    found = judged(BOILER, LIFT, path)
    assert found.relation is Verb.CONTRADICTION
    assert found.kind is Kind.OTHER
    assert found.between == "outlets"
    assert (found.evidence.a_value, found.evidence.b_value) == ("boiler", "lift")
    assert BOILER[found.evidence.a.start : found.evidence.a.end] == "boiler"
    assert found.evidence.why == "each excludes the other for model.onnx (0.99)"
    assert 0.9 < found.score <= 1
    turned = judged(LIFT, BOILER, path)
    assert (turned.relation, turned.score) == (found.relation, found.score)


@pytest.mark.model
def test_what_implies_becomes_an_agreement(path):
    found = judged(BOILER, HEATER, path)
    assert (found.relation, found.entails) == (Verb.AGREEMENT, "both")
    assert "model.onnx" in found.evidence.why


@pytest.mark.model
def test_an_undecided_model_leaves_what_the_comparators_say(path):
    assert judged(LIFT, HEATER, path) == judged(LIFT, HEATER, "builtin")


@pytest.mark.model
def test_the_probability_needed_is_a_threshold(path):
    assert judged(BOILER, LIFT, path, excluded=0.999) == judged(BOILER, LIFT, "builtin")


class Recorder:
    """A model that calls everything a contradiction and remembers what it was asked."""

    name, digest = "recorder", "0"

    def __init__(self, there=(0.0, 0.0, 1.0), back=(0.0, 0.0, 1.0)):
        self.asked, self.rows = [], np.array([there, back])

    def probabilities(self, pairs):
        self.asked.extend(pairs)
        return self.rows


@pytest.fixture
def recorder(monkeypatch):
    def put(*rows):
        model = Recorder(*rows)
        for module in ("judge", "entailment"):
            monkeypatch.setattr(f"claimcheck.relations.{module}.entailment_model", lambda _: model)
        return model

    return put


@pytest.mark.model
@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The flood destroyed 14 houses.", "The flood destroyed 23 houses."),
        ("The ferry left Elmford on Monday.", "The ferry left Elmford on Tuesday."),
        ("The court acquitted Mara Lind.", "The court convicted Mara Lind."),
        (BOILER, BOILER),
        (BOILER, "A heron was seen at the pond."),
    ],
)
def test_what_the_comparators_can_tell_is_not_put_to_the_model(recorder, a, b):
    plain = relate([{"a": a, "b": b}])
    model = recorder()
    assert relate([{"a": a, "b": b}]) == plain
    assert model.asked == []


@pytest.mark.model
def test_a_conflict_needs_both_directions(recorder):
    plain = relate([{"a": BOILER, "b": LIFT}])
    model = recorder((0.0, 0.0, 1.0), (0.0, 1.0, 0.0))
    assert relate([{"a": BOILER, "b": LIFT}]) == plain
    assert model.asked == [
        (BOILER.rstrip("."), LIFT.rstrip(".")),
        (LIFT.rstrip("."), BOILER.rstrip(".")),
    ]


@pytest.mark.model
@pytest.mark.parametrize(
    ("rows", "entails"), [(((1, 0, 0), (0, 1, 0)), "a"), (((0, 1, 0), (1, 0, 0)), "b")]
)
def test_one_direction_alone_is_compatible(recorder, rows, entails):
    recorder(*rows)
    found = relate([{"a": BOILER, "b": LIFT}])[0]
    assert (found.relation, found.entails) == (Verb.COMPATIBLE, entails)


@pytest.mark.model
def test_the_cache_tells_models_apart(tmp_path, path):
    folder = tmp_path / "story"
    folder.mkdir()
    for name, text in (("a.txt", BOILER), ("b.txt", LIFT)):
        (folder / name).write_text(text, encoding="utf-8")
    articles = read_articles([folder]).articles
    store = open_store(tmp_path / "cache")
    conflicts = []
    for setting in ("builtin", str(path), "builtin"):
        report = cross_reference(
            articles, Config(relation_model=setting, story=0.0), memory=Memory(store)
        )
        conflicts.append([r.relation is Verb.CONTRADICTION for r in report.relations])
    assert True not in conflicts[0]
    assert conflicts[1] == [True]
    assert conflicts[2] == conflicts[0]


def test_long_texts_are_cut_to_the_positions_of_the_model(tmp_path):
    path = make_model(tmp_path)
    config = json.loads((tmp_path / "config.json").read_text(encoding="utf-8"))
    config["max_position_embeddings"] = 12
    (tmp_path / "config.json").write_text(json.dumps(config), encoding="utf-8")
    model = OnnxEntailment.load(path)
    assert len(model.tokenizer.encode(BOILER * 9, LIFT * 9).ids) == 10
    assert model.probabilities([(BOILER * 9, LIFT * 9)]).shape == (1, 3)


def test_a_missing_file_is_named_with_its_remedy(tmp_path):
    with pytest.raises(ConfigError) as caught:
        entailment_model(str(tmp_path / "absent.onnx"))
    assert caught.value.where == str(tmp_path / "absent.onnx")
    assert "tokenizer.json" in caught.value.remedy


@pytest.mark.parametrize("name", ["tokenizer.json", "config.json"])
def test_a_file_missing_beside_the_model_is_named(tmp_path, name):
    path = make_model(tmp_path)
    (tmp_path / name).unlink()
    with pytest.raises(ConfigError) as caught:
        entailment_model(str(path))
    assert caught.value.where == str(tmp_path / name)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda f: (f / "model.onnx").write_bytes(b"no model"), "cannot be loaded"),
        (lambda f: (f / "tokenizer.json").write_text("{}"), "cannot be loaded"),
        (lambda f: (f / "config.json").write_text("{}"), "holds no id2label"),
        (lambda f: (f / "config.json").write_text("["), "holds no id2label"),
        (lambda f: make_model(f, labels=["good", "bad", "neutral"]), "its labels are good, bad"),
        (lambda f: make_model(f, labels=LABELS[:2]), "gives 3 numbers"),
        (lambda f: make_model(f, inputs=("input_ids", "pixels")), "does not take a pair of texts"),
    ],
)
def test_a_file_of_another_kind_is_told_at_once(tmp_path, change, said):
    make_model(tmp_path)
    change(tmp_path)
    with pytest.raises(ConfigError, match=said) as caught:
        entailment_model(str(tmp_path / "model.onnx"))
    assert caught.value.where
    assert caught.value.remedy


@pytest.mark.parametrize(
    ("labels", "order"),
    [
        (["CONTRADICTION", "NEUTRAL", "ENTAILMENT"], (2, 1, 0)),
        (["entailment", "not_entailment"], (0, 1, None)),
        (["contradiction", "entailment"], (1, None, 0)),
    ],
)
def test_labels_in_any_order_and_number(labels, order):
    assert columns(dict(enumerate(labels)), "config.json") == order


def test_without_the_library_the_extra_is_named(path, monkeypatch):
    monkeypatch.setitem(sys.modules, "tokenizers", None)
    with pytest.raises(ConfigError) as caught:
        OnnxEntailment.load(path)
    assert 'pip install "claimcheck-news[onnx]"' in caught.value.remedy


def test_without_transformers_the_extra_is_named(monkeypatch):
    monkeypatch.setitem(sys.modules, "transformers", None)
    monkeypatch.setitem(sys.modules, "torch", None)
    with pytest.raises(ConfigError) as caught:
        entailment_model("somebody/some-model")
    assert "somebody/some-model" in str(caught.value)
    assert 'pip install "claimcheck-news[transformers]"' in caught.value.remedy


def test_the_setting_is_found_from_its_file_and_checked(tmp_path):
    make_model(tmp_path / "models")
    text = '[relations]\nmodel = "models/model.onnx"\n'
    (tmp_path / "claimcheck.toml").write_text(text, encoding="utf-8")
    config = load_settings(tmp_path).config()
    assert config.relation_model == str(tmp_path / "models" / "model.onnx")
    named = load_settings(tmp_path, given=['relations.model = "some/name"'], isolated=True)
    assert named.config().relation_model == "some/name"
    assert load_settings(tmp_path, isolated=True).config().relation_model == "builtin"
    for wrong, said in (("modell = 'x'", "did you mean model?"), ("model = 3", "not a text")):
        (tmp_path / "claimcheck.toml").write_text(f"[relations]\n{wrong}\n", encoding="utf-8")
        with pytest.raises(ConfigError, match=said.replace("?", r"\?")):
            load_settings(tmp_path)


@pytest.mark.model
def test_the_command_line_names_what_is_missing_before_it_reads(tmp_path, claimcheck):
    (tmp_path / "a.txt").write_text(BOILER, encoding="utf-8")
    ran = claimcheck("report", tmp_path, "--config", f'relations.model = "{tmp_path}/no.onnx"')
    assert ran.code == 2
    assert f"{tmp_path}/no.onnx: there is no such file" in ran.err


@pytest.mark.model
def test_the_json_report_names_the_model(tmp_path, claimcheck, path):
    for name, text in (("a.txt", BOILER), ("b.txt", LIFT)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    out = tmp_path / "report.json"
    ran = claimcheck(
        *("report", tmp_path, "--out", f"json={out}"),
        *("--config", f'relations.model = "{path}"', "--config", "thresholds.story = 0.0"),
    )
    assert ran.code == 0
    document = json.loads(Path(out).read_text(encoding="utf-8"))
    assert document["tool"]["models"]["entailment"].startswith("model.onnx ")
    assert [r["relation"] for r in document["relations"]] == ["contradiction"]
