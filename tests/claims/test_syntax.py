"""Our tokens say what spaCy's say."""

from __future__ import annotations

import pytest

from claimcheck.claims.parsing import pipeline
from claimcheck.claims.spacy_tree import read

pytestmark = pytest.mark.model

TEXTS = (
    "The mayor, who had left on Monday, said that a boat, a barge and a van were lost. It rained.",
    'He said: "We don\'t know yet"  - and hung up.',
    "\U0001f6a2 Caf\u00e9 owners and U.S. officials didn't agree; prices rose 4.5% in the 1980s",
    "one",
)
NAMES = ("text", "lower_", "pos_", "tag_", "dep_", "i", "idx", "whitespace_", "text_with_ws")
FLAGS = ("is_alpha", "is_punct", "is_quote", "is_space", "is_upper", "like_num")


@pytest.fixture(params=TEXTS)
def both(request):
    """A document of spaCy's and ours of the same text."""
    theirs = pipeline()(request.param)
    return theirs, read(theirs)


def test_tokens_have_the_same_attributes(both):
    theirs, ours = both
    assert len(ours) == len(theirs)
    for a, b in zip(theirs, ours, strict=True):
        assert [getattr(a, n) for n in NAMES] == [getattr(b, n) for n in NAMES]
        assert [getattr(a, n) for n in FLAGS] == [getattr(b, n) for n in FLAGS]
        assert a.lemma_.lower() == b.lemma_
        assert bool(a.is_sent_start) == b.is_sent_start
        assert b.end == a.idx + len(a)
        assert b.span(7).of("       " + ours.text) == b.text


def test_tokens_have_the_same_tree(both):
    theirs, ours = both
    for a, b in zip(theirs, ours, strict=True):
        assert a.head.i == b.head.i
        assert a.left_edge.i == b.left_edge.i
        for name in ("children", "lefts", "rights", "subtree", "conjuncts"):
            assert [t.i for t in getattr(a, name)] == [t.i for t in getattr(b, name)], name
        for c, d in zip(theirs, ours, strict=True):
            assert a.is_ancestor(c) == b.is_ancestor(d)


def test_spans_and_sentences_are_the_same(both):
    theirs, ours = both
    for a, b in zip(theirs.sents, ours.sents, strict=True):
        assert (a.text, a.start, a.end) == (b.text, b.start, b.end)
        assert (a.start_char, a.end_char, a.root.i) == (b.start_char, b.end_char, b.root.i)
    for start in range(len(ours)):
        for end in range(start + 1, len(ours) + 1):
            if not any(t.is_punct for t in ours[start:end]):
                assert theirs[start:end].root.i == ours[start:end].root.i
            assert theirs[start:end].text == ours[start:end].text
            assert ours[start:end].sent is ours[start].sent


def test_characters_are_widened_to_tokens(both):
    theirs, ours = both
    for token in theirs:
        for end in range(token.idx + 1, len(ours.text) + 1):
            a = theirs.char_span(token.idx, end, alignment_mode="expand")
            b = ours.char_span(token.idx, end)
            if ours.text[end - 1] != " ":  # spaCy takes the next word along there
                assert (a.start, a.end) == (b.start, b.end)


def test_neighbours_end_where_the_document_does(both):
    _, ours = both
    assert ours[0].nbor(0) is ours[0]
    with pytest.raises(IndexError):
        ours[0].nbor(-1)
    with pytest.raises(IndexError):
        ours[-1].nbor()


def test_an_empty_text_has_no_sentence():
    doc = read(pipeline()(""))
    assert (len(doc), doc.sents, doc[0:3].text) == (0, (), "")


def test_a_tree_never_gets_a_circle(nlp):
    doc = nlp("The ferry that sank left Carrick.")
    verb = next(t for t in doc if t.text == "sank")
    noun = verb.head
    noun.attach(verb, "nsubj")
    assert noun.head is not verb
    assert verb.head is noun


def test_a_token_that_leads_is_the_only_root_once_the_old_one_hangs_on_it(nlp):
    doc = nlp("The ferry left Carrick and sank.")
    old = doc.sents[0].root
    new = next(t for t in doc if t.text == "sank")
    new.lead()
    old.attach(new, "advcl")
    assert [t for t in doc if t.head is t] == [new]
    assert set(new.subtree) == set(doc.tokens)
