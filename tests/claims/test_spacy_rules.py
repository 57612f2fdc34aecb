"""Rules that are asked once say what spaCy says each time."""

from __future__ import annotations

import importlib

import pytest

from claimcheck.articles.reading import read_articles
from claimcheck.claims.parsing import MODEL, UNUSED, texts
from claimcheck.claims.spacy_rules import ask_once

ODD = (
    "They're gonna go. Let's go, y'all ain't right. C'm on. I've got ta go.",
    "There is a man. It's nothin' but somethin'; he gets what he got. Give 'em all, ol' man.",
    "It says that you gave it to you. Which do you have? That which he did, he had done.",
    "  spaces \t and\n\n lines ",
    "' all",
    "",
)


def told(nlp, given):
    return [
        [(t.text, t.tag_, t.pos_, t.lemma_, str(t.morph), t.dep_, t.head.i) for t in doc]
        for doc in nlp.pipe(given, batch_size=16)
    ]


@pytest.mark.model
def test_attributes_and_lemmas_are_those_of_the_plain_model(corpora):
    plain, quick = (importlib.import_module(MODEL).load(exclude=list(UNUSED)) for _ in range(2))
    ask_once(quick)
    folders = [p for p in corpora.iterdir() if p.is_dir()]
    given = [text for text, _ in texts(read_articles(folders).articles)] + [*ODD]
    assert told(quick, given) == told(plain, given)
    assert told(quick, given[:50]) == told(plain, given[:50])  # now from what is remembered


@pytest.mark.model
def test_rules_that_ask_for_more_are_left_to_spacy():
    plain, quick = (importlib.import_module(MODEL).load(exclude=list(UNUSED)) for _ in range(2))
    for nlp in (plain, quick):
        nlp.get_pipe("attribute_ruler").add([[{"ORTH": "Mill"}]], {"LEMMA": "MILL"})
    ask_once(quick)
    given = ["The Mill burned. The mill burned."]
    assert told(quick, given) == told(plain, given)
    assert "MILL" in str(told(quick, given))
