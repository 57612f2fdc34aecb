"""Memory: claims and relations worked out once for each article and pair of articles.

A key is a digest of all that the value depends on: the program and its words, the models, the
settings, the articles. What is taken from the store is equal to what would be worked out.
"""

from __future__ import annotations

import hashlib
from collections import Counter
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
            return judge(claims, pairs, config)
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
            name: _VERSION.decode(stored[told.names[name]])
            for name in names
            if told.names[name] in stored
        }
        keys = {
            (a, b): told.of_both(before[a].said, before[b].said)
            for a, b in unknown
            if a in before and b in before and told.names[a] != told.names[b]
        }
        judged = self.store.get(keys.values())
        sides: dict[str, Side] = {}
        found = {}
        for two, key in keys.items():
            if key in judged:
                for name in two:
                    if name not in sides:
                        same = before[name].said == told.said[name]
                        old = None if same else before[name].claims.unpack()
                        sides[name] = Side.of(told.claims[name], old)
                a, b = two
                found[two] = carried(_JUDGED.decode(judged[key]), sides[a], sides[b])
        self.store.put(
            {
                told.names[name]: _ENCODER.encode(Version(told.said[name], told.parts[name]))
                for name in names
                if name not in before or before[name].said != told.said[name]
            }
        )
        return found


class Version(msgspec.Struct, frozen=True, array_like=True):
    """An article as it was in the newest run: a digest of its claims, and the claims."""

    said: bytes
    claims: ArticleClaims


_VERSION = msgspec.msgpack.Decoder(Version)


@dataclass(frozen=True, slots=True)
class _Told:
    """The claims of each article, their digests, and the keys of what is known of them.

    ``names`` are the keys under which an article is known whatever its text says: those of two
    articles that differ stand in the order of the two, so that an edit does not change their sides.
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
        of_path = Counter(a.path for a in articles)
        names = {
            a.id: key_of("version", decided, _ENCODER.encode(a.order[: 1 if alone else -1]))
            for a in articles
            for alone in [of_path[a.path] == 1]
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


def _in_order(pairs: Sequence[np.ndarray]) -> np.ndarray:
    joined = np.concatenate([np.empty((0, 2), np.int64), *pairs])
    return np.asarray(joined[np.lexsort((joined[:, 1], joined[:, 0]))])
