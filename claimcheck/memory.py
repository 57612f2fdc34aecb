"""Memory: claims and relations worked out once for each article and pair of articles.

A key is a digest of all that the value depends on: the program and its words, the models, the
settings, the articles. What is taken from the store is equal to what would be worked out.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

import msgspec
import numpy as np

from claimcheck.articles.article import Article
from claimcheck.claims.claim import Claim
from claimcheck.claims.extraction import extract
from claimcheck.claims.parsing import model_version
from claimcheck.config import Config
from claimcheck.relations.judge import judge, judge_pairs, settle
from claimcheck.relations.relation import Relation
from claimcheck.store import Store

_CLAIMS = msgspec.msgpack.Decoder(tuple[Claim, ...])
# The numbers of the pairs that were judged, and what was found by number.
_JUDGED = msgspec.msgpack.Decoder(tuple[bytes, tuple[tuple[int, Relation], ...]])
# Sets come in the same order in every process, so that equal values have equal digests.
_ENCODER = msgspec.msgpack.Encoder(order="deterministic")
# Parts of the package and settings that neither claims nor relations depend on.
_APART = frozenset({"cli", "desk", "findings", "lsp", "reports", "settings", "__pycache__"})
_SHOWN = frozenset(
    {"select", "ignore", "per_file_ignores", "levels", "outlets", "singles", "corroborating"}
)


@dataclass(frozen=True, slots=True)
class Memory:
    """Extraction and judgement with a store behind them; None for no store."""

    store: Store | None = None

    def claims(self, articles: Sequence[Article], config: Config) -> tuple[Claim, ...]:
        """As `extract`, of the articles that are not known yet only."""
        if self.store is None:
            return extract(articles, config.today)
        keys = {a.id: _key("claims", _ENCODER.encode((a, config.today))) for a in articles}
        stored = self.store.get(keys.values())
        known: dict[str, tuple[Claim, ...]] = {}
        for article in articles:
            value = stored.get(keys[article.id])
            if value is not None:
                known[article.id] = _CLAIMS.decode(value)
        missing = [a for a in articles if a.id not in known]
        groups: dict[str, list[Claim]] = {a.id: [] for a in missing}
        for claim in extract(missing, config.today) if missing else ():
            groups[claim.article].append(claim)
        written = {i: _ENCODER.encode(tuple(group)) for i, group in groups.items()}
        self.store.put({keys[i]: value for i, value in written.items()})
        # Read back, so that a first run goes on with the very values of a later one.
        fresh = {i: _CLAIMS.decode(value) for i, value in written.items()}
        found = {**known, **fresh}
        return tuple(c for a in articles for c in found[a.id])

    def relations(
        self, claims: Sequence[Claim], pairs: Sequence[tuple[int, int]], config: Config
    ) -> tuple[Relation, ...]:
        """As `judge`, of the pairs that are not known yet only.

        What holds between two claims is kept with all others of their two articles.
        """
        if self.store is None:
            return judge(claims, pairs, config)
        tables = _tables(claims, pairs)
        decided, said = _deciding(config), _digests(claims)
        keys = {(a, b): _key("relations", decided, said[a], said[b]) for a, b in tables}
        stored = self.store.get(keys.values())
        known = {t: _JUDGED.decode(stored[k]) for t, k in keys.items() if k in stored}
        missing: list[tuple[int, int]] = []
        for two, table in tables.items():
            new = table.codes
            if two in known:
                new = np.setdiff1d(new, np.frombuffer(known[two][0], np.int64), assume_unique=True)
            missing.extend(table.pair(int(code)) for code in new)
        place = {c.id: i for i, c in enumerate(claims)}
        fresh: dict[tuple[str, str], list[tuple[int, Relation]]] = {}
        for relation in judge_pairs(claims, sorted(missing), config):
            i, j = place[relation.a], place[relation.b]
            two = _articles(claims, i, j)
            fresh.setdefault(two, []).append((tables[two].code(i, j), relation))
        changed: dict[bytes, bytes] = {}
        found: list[Relation] = []
        for two in {_articles(claims, i, j): None for i, j in missing}:
            judged, raw = known.get(two, (b"", ()))
            codes = np.union1d(np.frombuffer(judged, np.int64), tables[two].codes)
            known[two] = (codes.tobytes(), (*raw, *fresh.get(two, ())))
            changed[keys[two]] = _ENCODER.encode(known[two])
        self.store.put(changed)
        for two, table in tables.items():
            wanted = set(table.codes.tolist())
            found.extend(relation for code, relation in known[two][1] if code in wanted)
        return settle(found, claims)


@dataclass(frozen=True, slots=True)
class _Table:
    """The pairs of two articles as numbers: row of the first times the width, plus column.

    ``rows`` and ``columns`` are where the claims of the two articles begin.
    """

    rows: int
    columns: int
    width: int
    codes: np.ndarray

    def code(self, i: int, j: int) -> int:
        """The number of a pair of positions, the smaller one first."""
        return (min(i, j) - self.rows) * self.width + max(i, j) - self.columns

    def pair(self, code: int) -> tuple[int, int]:
        """The pair of positions of a number."""
        row, column = divmod(code, self.width)
        return self.rows + row, self.columns + column


def _tables(
    claims: Sequence[Claim], pairs: Sequence[tuple[int, int]]
) -> dict[tuple[str, str], _Table]:
    """The pairs by their two articles; the claims of one article stand together."""
    names = list(dict.fromkeys(c.article for c in claims))
    number = {name: n for n, name in enumerate(names)}
    of_claim = np.array([number[c.article] for c in claims], np.int64)
    first = np.searchsorted(of_claim, np.arange(len(names) + 1))
    both = np.sort(np.array(pairs, np.int64).reshape(-1, 2), axis=1)
    left, right = of_claim[both[:, 0]], of_claim[both[:, 1]]
    width = first[right + 1] - first[right]
    codes = (both[:, 0] - first[left]) * width + both[:, 1] - first[right]
    group = left * len(names) + right
    order = np.lexsort((codes, group))
    starts = np.flatnonzero(np.diff(group[order], prepend=-1))
    found = {}
    for part in np.split(order, starts[1:]) if len(order) else []:
        a, b = int(left[part[0]]), int(right[part[0]])
        table = _Table(int(first[a]), int(first[b]), int(width[part[0]]), codes[part])
        found[names[a], names[b]] = table
    return found


def _articles(claims: Sequence[Claim], i: int, j: int) -> tuple[str, str]:
    """The articles of two positions in the order of the positions."""
    return claims[min(i, j)].article, claims[max(i, j)].article


def _digests(claims: Sequence[Claim]) -> Mapping[str, bytes]:
    """A digest of all claims of each article, as they are judged."""
    sums: dict[str, hashlib._Hash] = {}
    for claim in claims:
        sums.setdefault(claim.article, hashlib.sha256()).update(_ENCODER.encode(claim))
    return {article: s.digest() for article, s in sums.items()}


@cache
def _start(kind: str) -> hashlib._Hash:
    return hashlib.sha256(f"{kind} {program_digest()} {model_version()}".encode())


def _key(kind: str, *parts: bytes) -> bytes:
    whole = _start(kind).copy()
    for part in parts:
        whole.update(len(part).to_bytes(8, "big"))
        whole.update(part)
    return whole.digest()


@cache
def program_digest() -> str:
    """A digest of the code, the words and the models that claims and relations depend on."""
    whole = hashlib.sha256()
    for entry in sorted(files("claimcheck").iterdir(), key=lambda e: e.name):
        if entry.name not in _APART:
            for name, content in _contents(entry, entry.name):
                whole.update(f"{name} {len(content)}".encode())
                whole.update(content)
    return whole.hexdigest()


def _deciding(config: Config) -> bytes:
    """The settings that a judgement depends on."""
    values = {k: v for k, v in asdict(config).items() if k not in _SHOWN}
    return repr(sorted(values.items())).encode()


def _contents(entry: Traversable, name: str) -> Iterable[tuple[str, bytes]]:
    if entry.is_file():
        if not name.endswith(".pyc"):
            yield name, entry.read_bytes()
        return
    for inner in sorted(entry.iterdir(), key=lambda e: e.name):
        if inner.name != "__pycache__":
            yield from _contents(inner, f"{name}/{inner.name}")
