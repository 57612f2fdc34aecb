"""Memory: claims and relations worked out once for each article and pair of articles.

A key is a digest of all that the value depends on: the program and its words, the models, the
settings, the articles. What is taken from the store is equal to what would be worked out.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import msgspec
import numpy as np

from claimcheck.articles.article import Article
from claimcheck.claims.claim import Claim
from claimcheck.claims.extraction import extract
from claimcheck.claims.table import ArticleClaims, packed
from claimcheck.config import Config
from claimcheck.judged import Judged, Side, carried, tables_of
from claimcheck.keys import deciding, key_of
from claimcheck.relations.judge import judge, judge_pairs, settle
from claimcheck.relations.relation import Relation
from claimcheck.store import Store

_CLAIMS = msgspec.msgpack.Decoder(ArticleClaims)
_JUDGED = msgspec.msgpack.Decoder(Judged)
# Sets come in the same order in every process, so that equal values have equal digests.
_ENCODER = msgspec.msgpack.Encoder(order="deterministic")
VERSIONS = 8  # versions of one article that are known at most


@dataclass(frozen=True, slots=True)
class Memory:
    """Extraction and judgement with a store behind them; None for no store."""

    store: Store | None = None

    def claims(self, articles: Sequence[Article], config: Config) -> tuple[ArticleClaims, ...]:
        """As `extract`, packed by article, of the articles that are not known yet only."""
        keys = {a.id: key_of("claims", _ENCODER.encode((a, config.today))) for a in articles}
        stored = self.store.get(keys.values()) if self.store is not None else {}
        known = {i: _CLAIMS.decode(stored[key]) for i, key in keys.items() if key in stored}
        missing = [a for a in articles if a.id not in known]
        if missing:
            claims = extract(missing, config.today)
            fresh = {part.article: part for part in packed(claims, (a.id for a in missing))}
            known |= fresh
            if self.store is not None:
                self.store.put({keys[i]: _ENCODER.encode(part) for i, part in fresh.items()})
        return tuple(known[a.id] for a in articles)

    def relations(
        self,
        articles: Sequence[Article],
        parts: Sequence[ArticleClaims],
        claims: Sequence[Claim],
        pairs: np.ndarray,
        config: Config,
    ) -> tuple[Relation, ...]:
        """As `judge`, of the pairs that are not known yet only.

        ``claims`` are those of ``parts``; ``pairs`` has a row for each pair of their positions, the
        smaller one first. What holds between two claims is kept with all others of their two
        articles; where an article is a new version of one that is known, what was found for claims
        that it still has is taken over.
        """
        if self.store is None:
            return judge(claims, pairs.tolist(), config)
        tables = tables_of(claims, pairs)
        told = _Told.of(articles, parts, claims, config)
        keys = {two: told.key(*two) for two in tables}
        stored = self.store.get(keys.values())
        unknown = [two for two, key in keys.items() if key not in stored]
        known = {
            **{two: _JUDGED.decode(stored[key]) for two, key in keys.items() if key in stored},
            **dict.fromkeys(unknown, Judged()),
            **self._carried(told, unknown),
        }
        missing = {
            two: np.setdiff1d(table.numbers, known[two].numbers, assume_unique=True)
            for two, table in tables.items()
            if not known[two].holds(table.numbers)
        }
        asked = [tables[two].pairs(numbers) for two, numbers in missing.items()]
        place = {c.id: i for i, c in enumerate(claims)}
        fresh: dict[tuple[str, str], list[tuple[int, Relation]]] = {}
        for relation in judge_pairs(claims, _in_order(asked), config):
            i, j = sorted((place[relation.a], place[relation.b]))
            two = claims[i].article, claims[j].article
            fresh.setdefault(two, []).append((tables[two].number(i, j), relation))
        for two, numbers in missing.items():
            known[two] = known[two].joined(numbers, fresh.get(two, ()))
        changed = dict.fromkeys([*unknown, *(two for two, n in missing.items() if len(n))])
        for two in changed:
            known[two] = known[two].settled(told.settled([r for _, r in known[two].found], two))
        self.store.put({keys[two]: _ENCODER.encode(known[two]) for two in changed})
        left: list[Relation] = []
        for two, table in tables.items():
            judged = known[two]
            whole = judged.holds(table.numbers)
            left += judged.left if whole else told.settled(judged.of(table.numbers), two)
        return tuple(sorted(left, key=lambda r: (r.a, r.b, r.evidence.slot)))

    def _carried(
        self, told: _Told, unknown: Sequence[tuple[str, str]]
    ) -> dict[tuple[str, str], Judged]:
        """What earlier versions of the articles leave for pairs that are not known as they are.

        The claims of today are kept as the newest version of their articles.
        """
        assert self.store is not None
        names = list(dict.fromkeys(name for two in unknown for name in two))
        stored = self.store.get(told.names[name] for name in names)
        before = {
            name: _VERSIONS.decode(stored[told.names[name]])
            for name in names
            if told.names[name] in stored
        }
        chosen = {
            two: versions
            for two in unknown
            if two[0] != two[1]
            for versions in [_versions(two, before)]
            if versions is not None
        }
        keys = {two: told.of_both(a.said, b.said) for two, (a, b) in chosen.items()}
        judged = self.store.get(keys.values())
        sides: dict[tuple[str, bytes], Side] = {}
        found = {}
        for two, versions in chosen.items():
            for name, version in zip(two, versions, strict=True):
                if keys[two] in judged and (name, version.said) not in sides:
                    now = told.claims[name]
                    known = version.said == told.said[name]
                    old = None if known else version.claims.unpack()
                    sides[name, version.said] = Side.of(now, old)
            if keys[two] in judged:
                rows, columns = (sides[n, v.said] for n, v in zip(two, versions, strict=True))
                found[two] = carried(_JUDGED.decode(judged[keys[two]]), rows, columns)
        fresh = {}
        for name in names:
            kept = before.get(name, ())
            if not kept or kept[0].said != told.said[name]:
                newest = Version(told.said[name], told.parts[name])
                others = [v for v in kept if v.said != newest.said]
                fresh[told.names[name]] = _ENCODER.encode((newest, *others)[:VERSIONS])
        self.store.put(fresh)
        return found


class Version(msgspec.Struct, frozen=True, array_like=True):
    """An article as it was in a run: a digest of its claims, and the claims."""

    said: bytes
    claims: ArticleClaims


_VERSIONS = msgspec.msgpack.Decoder(tuple[Version, ...])


def _versions(
    two: tuple[str, str], before: Mapping[str, Sequence[Version]]
) -> tuple[Version, Version] | None:
    """The newest versions of two articles that stand in the same order as the two do now."""
    found = [
        (i + j, i, j)
        for i, a in enumerate(before.get(two[0], ()))
        for j, b in enumerate(before.get(two[1], ()))
        if (a.claims.article < b.claims.article) is (two[0] < two[1])
    ]
    if not found:
        return None
    _, i, j = min(found)
    return before[two[0]][i], before[two[1]][j]


@dataclass(frozen=True, slots=True)
class _Told:
    """The claims of each article, their digests, and the keys of what is known of them.

    ``names`` are the keys under which an article is known whatever its text says.
    """

    claims: Mapping[str, Sequence[Claim]]
    parts: Mapping[str, ArticleClaims]
    said: Mapping[str, bytes]
    names: Mapping[str, bytes]
    decided: bytes

    @classmethod
    def of(
        cls,
        articles: Sequence[Article],
        parts: Sequence[ArticleClaims],
        claims: Sequence[Claim],
        config: Config,
    ) -> _Told:
        """All of the articles that have claims."""
        groups: dict[str, list[Claim]] = {}
        for claim in claims:
            groups.setdefault(claim.article, []).append(claim)
        decided = deciding(config)
        told = {part.article: part for part in parts}
        said = {name: hashlib.sha256(part.content).digest() for name, part in told.items()}
        names = {
            a.id: key_of("versions", decided, _ENCODER.encode((a.path, a.outlet, a.url, a.title)))
            for a in articles
        }
        return cls(groups, told, said, names, decided)

    def key(self, a: str, b: str) -> bytes:
        """The key of what is known of two articles."""
        return self.of_both(self.said[a], self.said[b])

    def of_both(self, a: bytes, b: bytes) -> bytes:
        """The key of what is known of two articles with these digests."""
        return key_of("relations", self.decided, a, b)

    def settled(self, relations: Sequence[Relation], two: tuple[str, str]) -> tuple[Relation, ...]:
        """As `settle`, of what was found between two articles: no other article bears on it."""
        return settle(relations, [c for name in two for c in self.claims[name]])


def _in_order(pairs: Sequence[np.ndarray]) -> list[tuple[int, int]]:
    joined = np.concatenate([np.empty((0, 2), np.int64), *pairs])
    return [(i, j) for i, j in joined[np.lexsort((joined[:, 1], joined[:, 0]))].tolist()]
