"""Copied passages: found with their edits, and not where texts merely sound alike."""

from __future__ import annotations

import random

import pytest

from claimcheck.articles.copying import NEAREST, copies_in
from claimcheck.articles.reading import article_from_text
from claimcheck.articles.text_alignment import Seeds, align

AGENCY = (
    "The ferry Maid of Varn ran aground on a sandbank two miles west of Port Varn on Monday "
    "evening with 212 people on board, the coastguard said. All passengers were taken off by "
    "midnight and nobody was seriously hurt. The captain, Bram Olsted, was questioned by the "
    "harbour police, who would not say whether he had been drinking."
)
OWN = (
    "On the quay the mood was less calm. Ada Bellweather, who had waited there since six with a "
    "flask of soup, said that she could see the lights of the boats but not who sat in them. Her "
    "daughter was among the last to come ashore, wrapped in a tablecloth from the ship's saloon."
)
OTHER = (
    "Somebody will have to explain how a vessel with two radars finds the only shallow place for "
    "leagues around. The owners have promised an inquiry of their own; the ministry in the capital "
    "has ordered another, and the union of deck officers a third."
)
LAW = (
    '"No master shall leave the bridge of a vessel under way within sight of land, nor hand the '
    'helm to any person who is not certified under this Act"'
)


def read(*texts):
    return [
        article_from_text(
            t, outlet=f"Outlet {i}", path=f"{i}.txt", published=f"2024-07-0{i % 9 + 1}"
        )
        for i, t in enumerate(texts)
    ]


def found(*texts):
    articles = read(*texts)
    return articles, copies_in(articles, {a.id: "story" for a in articles})


def test_agency_copy_with_edits_is_one_passage_and_one_family():
    edited = AGENCY.replace("212", "221").replace("midnight", "10 p.m.") + "\n\n" + OWN[:90]
    articles, copies = found(AGENCY, edited)
    (passage,) = copies.passages
    texts = {a.id: a.text for a in articles}
    edits = {(e.a.of(texts[passage.a]), e.b.of(texts[passage.b])) for e in passage.edits}
    assert edits == {("212", "221"), ("midnight", "10 p.m")}
    assert passage.a_span.of(texts[passage.a]).startswith("The ferry Maid of Varn")
    assert set(copies.family) == {a.id for a in articles}


def test_a_copied_paragraph_is_a_passage_but_no_family():
    lead = AGENCY[: AGENCY.index(" All passengers")]
    _, copies = found(f"{AGENCY}\n\n{OTHER}", f"{OWN}\n\n{lead}")
    assert copies.passages
    assert not copies.family


def test_a_sentence_in_common_makes_no_family_of_short_texts():
    lead = AGENCY[: AGENCY.index(" with 212")]
    _, copies = found(f"{lead}. Nobody was hurt.", f"{lead}. The captain was asleep.")
    assert copies.passages
    assert not copies.family


def test_independent_texts_share_nothing():
    _, copies = found(AGENCY, OWN, OTHER)
    assert copies.passages == ()
    assert copies.family == {}


def test_common_phrases_are_no_copies():
    a = "The mayor said on Monday that he would not comment on the matter until the inquiry ends."
    b = "The owner said on Monday that she would not comment on the matter before talks begin."
    assert found(a, b)[1].passages == ()


def test_a_quoted_law_is_a_quotation_and_no_family():
    _, copies = found(f"{LAW}, the Act says.", f"Lawyers point to the Act: {LAW}.")
    assert [p.quoted for p in copies.passages] == [True]
    assert copies.family == {}


def test_lines_that_stand_in_many_stories_are_no_copies():
    notice = (
        "Readers who know more about this subject than we do are warmly invited to write to the "
        "desk, which answers every letter, and to say whether they may be named."
    )
    bodies = (AGENCY, OWN, OTHER, "Rain fell all night on the moor above Quillham.")
    articles = read(*(f"{body}\n\n{notice}" for body in bodies))
    apart = {a.id: "one" if n < 2 else f"story {n}" for n, a in enumerate(articles)}
    assert copies_in(articles, apart).passages == ()
    together = {a.id: "one" for a in articles}
    assert copies_in(articles, together).passages  # known as a notice only from other stories


def test_nothing_is_compared_across_stories():
    articles = read(AGENCY, AGENCY)
    assert copies_in(articles, {a.id: a.id for a in articles}).passages == ()


def test_three_reprints_carry_one_text():
    articles, copies = found(AGENCY, f"{OWN}\n\n{AGENCY}", f"{AGENCY}\n\n{OTHER}")
    names = [{name for _, name in copies.texts[a.id]} for a in articles]
    assert len(set.intersection(*names)) == 1


def test_many_reprints_are_compared_with_the_first_ones_only():
    _, copies = found(*[f"{AGENCY}\n\nPrinted in town {n}." for n in range(60)])
    assert len(set(copies.family.values())) == 1
    assert len(copies.family) == 60
    assert len(copies.passages) <= 60 * NEAREST


def test_order_changes_nothing():
    articles = read(AGENCY, f"{OWN}\n\n{AGENCY}", OTHER, f"{AGENCY}\n\n{OTHER}")
    story = {a.id: "story" for a in articles}
    first = copies_in(articles, story)
    random.Random(5).shuffle(articles)
    assert copies_in(articles, story) == first


@pytest.mark.parametrize("words", [("on", "and") * 40_000, ("a", "b", "c", "d", "e") * 20_000])
def test_endless_repetition_takes_no_time_and_is_no_copy(words):
    assert align(Seeds.of(words), Seeds.of(words)) == []


def test_what_an_editor_rewrote_between_copied_words_belongs_to_the_passage():
    a, tail = (*"abcdefghijkl",), (*"mnopqrstuvw",)
    b = (*a[:5], "something", "else", "entirely", *a[7:])
    (passage,) = align(Seeds.of((*a, *tail)), Seeds.of((*b, *tail)))
    assert passage.a == (0, len(a) + len(tail))
    assert passage.b == (0, len(b) + len(tail))
