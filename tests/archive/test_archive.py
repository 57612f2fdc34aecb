"""The archive: what is put in comes out, and a draft finds what a check would find."""

from __future__ import annotations

import json

import numpy as np
import pytest

from claimcheck.alignment.stories import stories
from claimcheck.archive.anchors import anchors, claim_vector_size, mean_vector
from claimcheck.archive.opening import create, open_archive
from claimcheck.archive.query import query
from claimcheck.articles.reading import read_articles
from claimcheck.check import cross_reference
from claimcheck.claims.extraction import extract
from claimcheck.config import Config
from claimcheck.errors import UsageError
from claimcheck.relations.relation import Verb

pytest.importorskip("duckdb")
pytestmark = pytest.mark.model


@pytest.fixture
def archive(place, kept):
    made = create(place)
    made.add(kept)
    return made


def test_it_holds_what_was_put_in(archive, place, articles, kept):
    held = archive.held()
    assert held.articles == len(articles)
    assert held.claims == sum(len(e.claims.ids) for e in kept) > 100
    assert held.size > 1000
    ids = [a.id for a in articles]
    assert archive.known([*ids, "nobody"]) == set(ids)
    assert archive.claims(ids) == {e.article.id: e.claims for e in kept}
    assert open_archive(place).held() == held


def test_what_is_added_later_is_found_with_the_rest(place, articles, kept):
    archive = create(place)
    assert archive.add([]).articles == 0
    assert (archive.nearest([1], np.zeros(claim_vector_size()), 9), archive.known(["x"])) == (
        (),
        set(),
    )
    assert archive.add(kept[:3]).articles == 3
    assert archive.add(kept[3:]).articles == len(kept) - 3
    assert archive.held().articles == len(articles)


def test_a_failed_addition_leaves_nothing(archive, kept):
    before = archive.held()

    def broken():
        yield kept[0]
        raise RuntimeError("out of paper")

    with pytest.raises(RuntimeError):
        archive.add(broken())
    assert archive.held() == before


def test_a_draft_finds_what_a_check_of_all_finds(archive, articles, corpora):
    draft, *others = read_articles([corpora / "armoured-train"]).articles
    rest = [a for a in articles if a.id not in {draft.id, *(o.id for o in others)}]
    checked = cross_reference([draft, *others, *rest], house={draft.id})
    report = query(archive, [draft], Config())
    assert {a.id for a in report.articles} == {draft.id, *(o.id for o in others)}
    own = {c.id for c in report.claims if c.article == draft.id}
    expected = [r for r in checked.relations if {r.a, r.b} & own]
    assert any(r.relation is Verb.CONTRADICTION for r in expected)
    assert {(r.a, r.b, r.relation) for r in expected} == {
        (r.a, r.b, r.relation) for r in report.relations
    }
    conflicts = [f.fingerprint for f in checked.findings if f.code.startswith("CC1")]
    assert conflicts == [f.fingerprint for f in report.findings if f.code.startswith("CC1")]


def test_who_shares_the_rarer_anchor_comes_first(place, kept, renamed):
    one, other = kept[0], kept[-1]
    archive = create(place)
    archive.add([renamed(one, "z"), *(renamed(other, n) for n in "abc")])
    rare = min(one.anchors() - other.anchors())
    common = min(other.anchors() - one.anchors())
    nowhere = np.zeros(claim_vector_size())

    def found(anchors, count):
        return [a.id for a in archive.nearest(anchors, nowhere, count)]

    assert found({rare, common}, 1) == ["z"]
    assert found({common}, 1) == ["a"]


def test_names_figures_and_days_are_anchors():
    from claimcheck.articles.reading import article_from_text

    def found(text):
        article = article_from_text(text, published="2025-03-12")
        return frozenset().union(*map(anchors, extract([article])))

    one = found("Mara Lind counted 20 carriages at Harrow on 3 March 2025.")
    assert one & found("At Harrow nobody slept.")
    assert one & found("There were 20 carriages.")
    assert one & found("It ended on March 3, 2025.")
    assert not one & found("There were 20 horses in 21 carriages.")


def test_vectors_tell_what_an_article_is_about(kept):
    vectors = np.stack([e.vector() for e in kept])
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-4)
    assert not mean_vector(()).any()
    alike = vectors @ vectors.T - 2 * np.eye(len(kept))
    events = stories([e.article for e in kept], Config())
    nearest = [kept[int(n)].article.id for n in alike.argmax(axis=1)]
    assert all(events[e.article.id] == events[n] for e, n in zip(kept, nearest, strict=True))


def test_nothing_is_built_over(archive, place):
    with pytest.raises(UsageError, match="is there already"):
        create(place)


def test_the_command(claimcheck, place, tmp_path, corpora):
    built = claimcheck("archive", "build", place, "--from", corpora / "armoured-train")
    assert built.code == 0
    assert "articles with" in built.out
    again = claimcheck("archive", "add", place, "--from", corpora / "armoured-train")
    assert "0 articles with 0 claims added, " in again.out
    assert claimcheck("archive", "info", place).out.startswith(f"{place}: ")
    draft = tmp_path / "draft.md"
    source = (corpora / "armoured-train" / "albion-courier.md").read_text(encoding="utf-8")
    draft.write_text(source.replace("outlet:", "outlet: Desk of"), encoding="utf-8")
    asked = claimcheck("archive", "query", place, draft, "--output-format", "json", "--isolated")
    found = json.loads(asked.out)["findings"]
    assert asked.code == 1
    assert {f["code"][:3] for f in found} & {"CC1"}
