"""The JSON document, read once into what the pages look up again and again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self

from claimcheck.errors import UsageError
from claimcheck.reports.html.shown import anchor, shown, web_link, when

VERSION = "1"


@dataclass(frozen=True, slots=True)
class Article:
    """One article; ``text`` is safe to show and as long as the text that spans point into.

    ``number`` is its place in the document, ``page`` the name of its page without a suffix,
    ``url`` an http or https address or None, ``family`` the copy family or None.
    """

    id: str
    number: int
    page: str
    outlet: str
    title: str
    url: str | None
    published: str | None
    path: str
    story: str | None
    family: str | None
    text: str
    skipped: str | None
    skipped_spans: tuple[tuple[int, int, str], ...]

    @property
    def when(self) -> str:
        """When it was published, for a reader."""
        return when(self.published)

    @property
    def day(self) -> str:
        """The day of publication, empty where it is not known."""
        return (self.published or "")[:10]


@dataclass(frozen=True, slots=True)
class Claim:
    """One claim and where it stands; ``number`` is its place in the document."""

    id: str
    number: int
    article: Article
    start: int
    end: int
    line: int
    text: str
    source: str
    source_kind: str
    certainty: str
    negative: bool
    quantities: tuple[Mapping[str, Any], ...]
    kinds: tuple[str, ...]
    """What a claim without relations carries: quantity, time, place, or other."""

    @property
    def words(self) -> str:
        """The clause as it was printed."""
        return self.article.text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Relation:
    """What holds between two claims on one slot; spans are the words that show it."""

    number: int
    a: Claim
    b: Claim
    verb: str
    kind: str
    entails: str
    between: str
    score: float
    shared: bool
    slot: str
    a_span: tuple[int, int]
    b_span: tuple[int, int]
    why: str


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule reports. ``state`` says why it is set aside: baseline or suppression."""

    fingerprint: str
    code: str
    name: str
    level: str
    score: float
    message: str
    claims: tuple[Claim, ...]
    places: tuple[tuple[Article, int, int], ...]
    state: str


@dataclass(frozen=True, slots=True)
class Document:
    """Everything that a page may show."""

    articles: tuple[Article, ...]
    claims: dict[str, Claim]
    relations: tuple[Relation, ...]
    findings: tuple[Finding, ...]
    clusters: tuple[Mapping[str, Any], ...]
    raw: Mapping[str, Any]

    @classmethod
    def of(cls, raw: Mapping[str, Any]) -> Self:
        """Read a report. Raises UsageError for another version or a reference to nothing."""
        version = raw.get("schema_version")
        if version != VERSION:
            raise UsageError(
                f"is a report of version {version!r}", remedy=f"this reads version {VERSION}"
            )
        try:
            articles = {a["id"]: _article(a, n) for n, a in enumerate(raw["articles"])}
            claims = {c["id"]: _claim(c, n, articles) for n, c in enumerate(raw["claims"])}
            return cls(
                articles=tuple(articles.values()),
                claims=claims,
                relations=tuple(_relation(r, n, claims) for n, r in enumerate(raw["relations"])),
                findings=tuple(_finding(f, claims, articles) for f in raw["findings"]),
                clusters=tuple(raw["clusters"]),
                raw=raw,
            )
        except KeyError as error:
            raise UsageError(
                f"names {error}, which the report does not hold", remedy="write the report again"
            ) from error

    @property
    def outlets(self) -> tuple[str, ...]:
        """Every outlet, the first to publish first."""
        first: dict[str, str] = {}
        for article in self.articles:
            day = article.published or "9"
            first[article.outlet] = min(day, first.get(article.outlet, day))
        return tuple(sorted(first, key=lambda o: (first[o], o)))


def _article(raw: Mapping[str, Any], number: int) -> Article:
    return Article(
        id=raw["id"],
        number=number,
        page=anchor(raw["id"]),
        outlet=shown(raw["outlet"]) or "unnamed outlet",
        title=shown(raw["title"] or raw["path"]),
        url=web_link(raw["url"]),
        published=raw["published"],
        path=shown(raw["path"]),
        story=raw["story"],
        family=raw["copy_family"],
        text=shown(raw["text"]),
        skipped=shown(raw["skipped"]) if raw["skipped"] else None,
        skipped_spans=tuple((s["start"], s["end"], s["reason"]) for s in raw["skipped_spans"]),
    )


def _claim(raw: Mapping[str, Any], number: int, articles: Mapping[str, Article]) -> Claim:
    said = raw["attribution"]
    carried = (("quantity", "quantities"), ("time", "times"), ("place", "places"))
    return Claim(
        id=raw["id"],
        number=number,
        article=articles[raw["article"]],
        start=raw["span"]["start"],
        end=raw["span"]["end"],
        line=raw["line"],
        text=shown(raw["text"]),
        source=shown(said["source"]) if said else "",
        source_kind=said["kind"] if said else "",
        certainty=raw["factuality"]["certainty"],
        negative=raw["factuality"]["polarity"] == "negative",
        quantities=tuple(raw["quantities"]),
        kinds=tuple(kind for kind, field in carried if raw[field]) or ("other",),
    )


def _relation(raw: Mapping[str, Any], number: int, claims: Mapping[str, Claim]) -> Relation:
    evidence = raw["evidence"]
    return Relation(
        number=number,
        a=claims[raw["a"]],
        b=claims[raw["b"]],
        verb=raw["relation"],
        kind=raw["kind"],
        entails=raw["entails"],
        between=raw["between"] or "",
        score=raw["score"],
        shared=raw["origin"] == "shared",
        slot=evidence["slot"],
        a_span=(evidence["a"]["start"], evidence["a"]["end"]),
        b_span=(evidence["b"]["start"], evidence["b"]["end"]),
        why=shown(evidence["why"]),
    )


def _finding(
    raw: Mapping[str, Any], claims: Mapping[str, Claim], articles: Mapping[str, Article]
) -> Finding:
    states = [raw["suppression"] and f"suppressed: {raw['suppression']}"]
    states.append(raw["baseline_state"] and f"baseline: {raw['baseline_state']}")
    return Finding(
        fingerprint=shown(raw["fingerprint"]),
        code=raw["code"],
        name=shown(raw["name"]).replace("-", " "),
        level=raw["level"],
        score=raw["score"],
        message=shown(raw["message"]),
        claims=tuple(claims[i] for i in raw["claims"]),
        places=tuple(
            (articles[p["article"]], p["start"], p["end"])
            for p in (raw["location"], *raw["related"])
        ),
        state=shown("; ".join(s for s in states if s)),
    )
