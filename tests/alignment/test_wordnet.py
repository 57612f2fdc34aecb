import pytest

from claimcheck.alignment.similarity import words_alike
from claimcheck.alignment.wordnet import opposed, related


@pytest.mark.parametrize(
    ("a", "b"),
    [("find", "discover"), ("attack", "assault"), ("marry", "wed"), ("seize", "confiscate")],
)
def test_synonyms_name_one_concept(a, b):
    assert related(a, b) == related(b, a) == 0.9


def test_a_noun_names_the_event_of_its_verb():
    assert related("departure", "depart") == 0.9


def test_a_kind_of_something_is_nearer_than_something_else():
    assert related("leave", "depart") == 0.75
    assert related("depart", "bake") == 0.0


def test_opposites_are_never_alike():
    assert opposed("rise", "fall")
    assert words_alike("rise", "fall") == 0.0


def test_an_unknown_word_is_related_to_nothing():
    assert related("qwyjibo", "leave") == 0.0
    assert not opposed("qwyjibo", "leave")
