"""Stories: one event together, near-events apart, whatever the order and the dates."""

from __future__ import annotations

import random
import tomllib
from itertools import combinations
from pathlib import Path

import pytest

from claimcheck.alignment.average_link import average_link
from claimcheck.alignment.stories import stories
from claimcheck.articles.reading import article_from_text, read_articles
from claimcheck.config import Config

POOLS = tomllib.loads((Path(__file__).parent.parent / "cases" / "stories.toml").read_text())["pool"]


def told(pool):
    return [
        article_from_text(
            entry["text"], outlet=f"Outlet {n}", published=entry.get("published"), path=f"{n}.txt"
        )
        for n, entry in enumerate(pool)
    ]


def check(articles, labels, config=None):
    story = stories(articles, config or Config())
    for (a, x), (b, y) in combinations(zip(articles, labels, strict=True), 2):
        assert (story[a.id] == story[b.id]) == (x == y), (x, a.text[:60], y, b.text[:60])


@pytest.mark.parametrize("pool", POOLS, ids=[p["name"] for p in POOLS])
def test_stories_of_a_pool(pool):
    check(told(pool["article"]), [e["story"] for e in pool["article"]])


def test_stories_of_all_pools_together():
    everything = [(p["name"], e) for p in POOLS for e in p["article"]]
    check(told([e for _, e in everything]), [f"{n}: {e['story']}" for n, e in everything])


def test_order_changes_nothing():
    articles = told([e for p in POOLS for e in p["article"]])
    first = stories(articles, Config())
    random.Random(3).shuffle(articles)
    assert stories(articles, Config()) == first


def test_a_demo_corpus_is_one_story_alone_and_beside_the_others(corpora):
    events = ["armoured-train", "harrow-flood", "merlen-cable-car", "northgate-merger"]
    folders = [read_articles([corpora / event]).articles for event in events]
    for articles in folders:
        assert len(set(stories(articles, Config()).values())) == 1
    check(
        [a for f in folders for a in f],
        [e for e, f in zip(events, folders, strict=True) for _ in f],
    )


def test_the_window_parts_what_is_too_far_apart():
    pool = next(p for p in POOLS if "trial" in p["name"])["article"]
    check(told(pool), ["Lunt"] * len(pool))
    check(told(pool), ["crime", "trial"], Config(story_days=365))


def test_a_threshold_of_zero_takes_everything_for_one_story():
    articles = told([e for p in POOLS for e in p["article"]])
    assert len(set(stories(articles, Config(story=0.0)).values())) == 1


def test_no_articles_make_no_stories():
    assert stories([], Config()) == {}


def always(_a, _b):
    return 0.5


def test_a_bridge_does_not_join_two_groups():
    pairs = [(0, 1, 0.9), (2, 3, 0.9), (1, 2, 0.9)]  # 1 and 2 are alike, 0 and 3 are not
    assert average_link(4, pairs, always, [None] * 4, 10) == [0, 0, 2, 2]


def test_groups_stay_within_the_widest_span():
    pairs = [(0, 1, 0.9), (1, 2, 0.8), (0, 2, 0.8)]
    assert average_link(3, pairs, always, [0.0, 4.0, 9.0], 5) == [0, 0, 2]
    assert average_link(3, pairs, always, [0.0, 4.0, 9.0], 9) == [0, 0, 0]


def test_two_groups_may_need_more_than_an_article_alone():
    pairs = [(0, 1, 0.9), (2, 3, 0.9), *((i, j, 0.6) for i in (0, 1) for j in (2, 3))]
    assert average_link(4, pairs, always, [None] * 4, 10) == [0, 0, 0, 0]
    strict = average_link(4, pairs, lambda a, b: 0.5 if min(a, b) == 1 else 0.7, [None] * 4, 10)
    assert strict == [0, 0, 2, 2]
