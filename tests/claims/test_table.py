"""The table of claims: a sequence and a mapping of the very claims that were packed."""

from __future__ import annotations

import pytest

from claimcheck.articles.reading import read_articles
from claimcheck.claims.extraction import extract
from claimcheck.claims.table import OPEN, ArticleClaims, ClaimTable, packed

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def claims(corpora):
    return extract(read_articles([corpora / "merlen-cable-car"]).articles)


@pytest.fixture(scope="module")
def table(claims):
    articles = dict.fromkeys(["nobody", *(c.article for c in claims), "nothing"])
    return ClaimTable(packed(claims, articles))


def test_it_is_the_sequence_of_its_claims(claims, table):
    assert list(table) == list(claims)
    assert [table[i] for i in range(len(table))] == list(claims)
    assert (table[-1], table[2:5]) == (claims[-1], list(claims[2:5]))
    for wrong in (len(claims), -len(claims) - 1):
        with pytest.raises(IndexError):
            table[wrong]


def test_it_is_the_mapping_of_its_claims(claims, table):
    assert dict(table.by_id) == {c.id: c for c in claims}
    assert "none" not in table.by_id
    with pytest.raises(KeyError):
        table.by_id["none"]


def test_it_knows_the_claims_of_an_article(claims, table):
    first = claims[0].article
    assert table.of_article(first) == tuple(c for c in claims if c.article == first)
    assert table.of_article("nobody") == table.of_article("unknown") == ()


def test_no_more_than_a_few_articles_stay_unpacked(claims):
    many = ClaimTable(ArticleClaims.pack(str(n), claims[:1]) for n in range(3 * OPEN))
    assert [many[n] for n in range(len(many))] == [claims[0]] * len(many)
    assert len(many._open) == OPEN


def test_equal_claims_are_equal_tables(claims, table):
    assert table == ClaimTable(
        packed(claims, ["nobody", *dict.fromkeys(c.article for c in claims), "nothing"])
    )
    assert table != ClaimTable()
    assert len(ClaimTable()) == 0
