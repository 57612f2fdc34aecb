"""Mention chains: which names of a story are one, which are related, which are neither."""

from __future__ import annotations

import random

import pytest

from claimcheck.alignment.geography import Kinship, kinship
from claimcheck.alignment.mention_chains import harmonised, link_mentions
from claimcheck.alignment.similarity import names_alike
from claimcheck.articles.reading import article_from_text
from claimcheck.claims.extraction import extract

STORY = (
    "Oskar Brandt, 61, sold the mill in Varn on Monday. The National Ferry Board sued Brandt.",
    "Oscar Brandt closed the mill. The NFB sued him. Karl Brandt left for Kyiv.",
    "Iran sent ships to Holm. Iranian officials thanked Tehran. Kim Jong-un wrote to the NFB.",
    "Kim Jong Un praised Zelenskyy. Volodymyr Zelensky visited Kiev.",
)


def chains(texts):
    articles = [article_from_text(t, path=f"{n}.txt") for n, t in enumerate(texts)]
    return {c.name: c for c in link_mentions(extract(articles))}


@pytest.fixture(scope="module")
def found():
    return chains(STORY)


@pytest.mark.model
@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Oskar Brandt", "Oscar Brandt"),
        ("Kim Jong-un", "Kim Jong Un"),
        ("National Ferry Board", "NFB"),
        ("Kyiv", "Kiev"),
        ("Zelenskyy", "Volodymyr Zelensky"),
    ],
)
def test_one_chain(found, one, other):
    assert any({one, other} <= {f.replace(" un", "-un") for f in c.forms} for c in found.values())


@pytest.mark.model
@pytest.mark.parametrize(
    ("one", "other"), [("Oskar Brandt", "Karl Brandt"), ("Iran", "Tehran"), ("Varn", "NFB")]
)
def test_two_chains(found, one, other):
    assert not any({one, other} <= set(c.forms) for c in found.values())


@pytest.mark.model
def test_a_surname_of_two_people_is_neither():
    found = chains(["Oskar Brandt met Karl Brandt.", "Brandt closed the mill."])
    assert found["Brandt"].forms == ("Brandt",)


@pytest.mark.model
def test_a_town_is_not_short_for_its_club():
    found = chains(["Holm Rovers won the cup in Holm. Thousands in Holm cheered."])
    assert "Holm" in found


@pytest.mark.model
def test_related_names_say_how(found):
    related = dict(found["Iran"].related)
    assert related["Tehran"] is Kinship.GOVERNMENT


@pytest.mark.model
def test_order_changes_nothing():
    articles = [article_from_text(t, path=f"{n}.txt") for n, t in enumerate(STORY)]
    claims = list(extract(articles))
    first = link_mentions(claims)
    for seed in range(5):
        random.Random(seed).shuffle(claims)
        assert link_mentions(claims) == first


@pytest.mark.model
def test_mentions_point_to_their_names():
    articles = {a.id: a for a in (article_from_text(t, path=t[:9]) for t in STORY)}
    for chain in link_mentions(extract(articles.values())):
        for place in chain.mentions:
            text = place.span.of(articles[place.article].text)
            assert any(form.split()[-1].split("-")[0] in text for form in chain.forms)


@pytest.mark.model
def test_acronyms_are_matched_as_their_long_forms():
    articles = [article_from_text(t, path=f"{n}.txt") for n, t in enumerate(STORY)]
    claims = extract(articles)
    together = harmonised(claims, dict.fromkeys((a.id for a in articles), "one"))
    assert [c.id for c in together] == [c.id for c in claims]
    lemmas = {t.text: t.lemma for c in together for t in c.terms}
    assert lemmas["nfb"] == "board"
    apart = harmonised(claims, {a.id: a.id for a in articles})
    assert apart == claims


@pytest.mark.parametrize(
    ("a", "b", "kind"),
    [
        ("kyiv", "kiev", Kinship.SAME),
        ("myanmar", "burma", Kinship.SAME),
        ("iran", "iranian", Kinship.PEOPLE),
        ("russia", "kremlin", Kinship.GOVERNMENT),
        ("moscow", "kremlin", Kinship.GOVERNMENT),
        ("niger", "nigeria", None),
        ("austria", "australia", None),
        ("varn", "holm", None),
    ],
)
def test_kinship(a, b, kind):
    assert kinship(a, b) is kind
    assert kinship(b, a) is kind


@pytest.mark.parametrize(
    ("a", "b"), [("qaddafi", "kadhafi"), ("zelensky", "zelenskiy"), ("mohamed", "mohammed")]
)
def test_romanisations_are_one(a, b):
    assert names_alike(a, b) == names_alike(b, a) >= 0.95


@pytest.mark.parametrize(
    ("a", "b"), [("austria", "australia"), ("niger", "nigeria"), ("iran", "iraq"), ("lind", "land")]
)
def test_different_names_stay_apart(a, b):
    assert names_alike(a, b) == 0.0


def test_a_government_is_less_than_its_country():
    assert 0 < names_alike("moscow", "russia") < names_alike("russian", "russia") < 1
