"""Credits: agencies whose copy an article is, and outlets that it follows."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from claimcheck.articles.crediting import LEAD, credits_of
from claimcheck.articles.outlets import find_outlet, known_outlets
from claimcheck.articles.reading import article_from_text

CASES = tomllib.loads((Path(__file__).parent.parent / "cases" / "credits.toml").read_text())["case"]


@pytest.mark.parametrize("case", CASES, ids=[c["text"][:40] for c in CASES])
def test_credits(case):
    text = case["text"].replace(
        "{filler}", "\nNobody was hurt, and the sea was calm." * (LEAD // 38)
    )
    article = article_from_text(text, outlet="The Daily Tide")
    others = [find_outlet(name) for name in case.get("others", ())]
    found = credits_of(article, find_outlet("The Daily Tide"), others)
    assert found.agencies == set(case.get("agencies", ()))
    shown = {n: "all" if len(s) == len(text) else s.of(text) for n, s in found.followed}
    wanted = dict(case.get("follows", {}))
    assert {n: s for n, s in shown.items() if n not in found.agencies} == wanted


def test_an_outlet_does_not_credit_itself():
    article = article_from_text("LONDON (Reuters) - It rained.", outlet="reuters.com")
    assert not credits_of(article, find_outlet("reuters.com")).agencies


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ("www.latimes.com", "Los Angeles Times"),
        ("AFP", "Agence France-Presse"),
        ("the bbc", "BBC News"),
        ("The Harbour Lamp", "The Harbour Lamp"),
    ],
)
def test_outlets_are_found_by_host_and_name(given, name):
    assert find_outlet(given).name == name


def test_users_add_and_overrule_names():
    mine = [("lamp.example", "The Harbour Lamp"), ("beeb.example", "BBC News")]
    assert find_outlet("lamp.example", mine).name == "The Harbour Lamp"
    assert find_outlet("beeb.example", mine).owner == find_outlet("bbc.co.uk").owner


def test_no_host_belongs_to_two_outlets():
    hosts = [h for o in known_outlets() for h in o.hosts]
    assert len(hosts) == len(set(hosts)) >= 100
