"""Scores as probabilities: in range, in the order of the alignment, kept where a model decided."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from claimcheck.articles.reading import read_articles
from claimcheck.check import cross_reference, relate
from claimcheck.config import PRESETS, Config
from claimcheck.memory import Memory
from claimcheck.relations.confidence import confidence, confident
from claimcheck.relations.relation import Evidence, Kind, Relation, Verb
from claimcheck.spans import Span
from claimcheck.store import open_store

share = st.floats(0, 1)


def related(verb=Verb.AGREEMENT, score=0.7, model=""):
    evidence = Evidence("place", Span(0, 1), "a", Span(0, 1), "b", "why", model)
    return Relation("1", "2", verb, Kind.PLACE, "none", evidence, score)


@given(st.sampled_from(Verb), st.sampled_from(Kind), share, share)
def test_a_probability_that_rises_with_the_alignment(verb, kind, low, high):
    low, high = sorted((low, high))
    assert 0 < confidence(verb, kind, low) <= confidence(verb, kind, high) < 1


def test_agreements_are_surer_than_relations_of_topics():
    assert confidence(Verb.AGREEMENT, Kind.OTHER, 0.7) > 0.7
    assert confidence(Verb.COMPATIBLE, Kind.OTHER, 0.7) < 0.5


def test_what_a_model_decided_keeps_its_probability():
    own, other = related(), related(model="model.onnx")
    found = confident([own, other])
    assert found[0] == structs.replace(own, score=confidence(Verb.AGREEMENT, Kind.PLACE, 0.7))
    assert found[0].score != own.score
    assert found[1] == other


@pytest.mark.model
def test_relate_gives_probabilities_unless_the_raw_ones_are_asked_for():
    pair = [{"a": "The flood killed 14 people.", "b": "The flood killed 23 people."}]
    (raw,) = relate(pair, Config(raw_scores=True))
    (found,) = relate(pair)
    assert found.score == confidence(raw.relation, raw.kind, raw.score)


@pytest.mark.model
def test_presets_trade_how_much_is_said_for_how_sure_it_is(tmp_path, corpora):
    articles = read_articles([corpora / "armoured-train"]).articles
    memory = Memory(open_store(tmp_path))  # the claims are the same for all
    said = {}
    for name, thresholds in PRESETS.items():
        relations = cross_reference(articles, Config(**thresholds), memory=memory).relations
        said[name] = Counter(r.relation for r in relations)
    for verb in (Verb.AGREEMENT, Verb.COMPATIBLE):
        assert said["precision"][verb] < said["balanced"][verb] <= said["recall"][verb]
