"""Coverage: everything that the rules read."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from claimcheck.alignment.origins import Origins
from claimcheck.articles.article import Article
from claimcheck.articles.copying import Copies
from claimcheck.claims.claim import Claim
from claimcheck.config import Config
from claimcheck.findings.finding import Location
from claimcheck.relations.cluster import Cluster
from claimcheck.relations.relation import Relation, Verb
from claimcheck.spans import LineIndex, Span

NO_COPIES = Copies()
NO_ORIGINS = Origins({})


@dataclass(frozen=True, slots=True)
class Coverage:
    """The articles, what they claim and how their claims stand to each other.

    ``articles`` and ``claims`` are keyed by identifier. ``house`` holds the identifiers of the
    articles that are house copy; where it is empty, every article is looked at alike. ``story``
    names the story of each article that has claims, ``copies`` what articles have word for word,
    ``origins`` what each claim rests on.
    """

    articles: Mapping[str, Article]
    claims: Mapping[str, Claim]
    relations: Sequence[Relation]
    clusters: Sequence[Cluster]
    config: Config
    house: frozenset[str] = frozenset()
    story: Mapping[str, str] = field(default_factory=dict)
    copies: Copies = NO_COPIES
    origins: Origins = NO_ORIGINS

    @classmethod
    def of(
        cls,
        articles: Sequence[Article],
        claims: Sequence[Claim],
        relations: Sequence[Relation],
        clusters: Sequence[Cluster],
        config: Config,
        house: Collection[str] = (),
        story: Mapping[str, str] | None = None,
        copies: Copies = NO_COPIES,
        origins: Origins = NO_ORIGINS,
    ) -> Coverage:
        """Coverage from the values of the floors below."""
        return cls(
            articles={a.id: a for a in articles},
            claims={c.id: c for c in claims},
            relations=tuple(relations),
            clusters=tuple(clusters),
            config=config,
            house=frozenset(house),
            story=story or {},
            copies=copies,
            origins=origins,
        )

    def checked(self) -> list[Article]:
        """The articles that findings are about: house copy, or all where there is none."""
        return [a for a in self.articles.values() if not self.house or a.id in self.house]

    def house_first(self, claims: Sequence[Claim]) -> tuple[Claim, ...]:
        """``claims`` with those of house copy in front, otherwise in their order."""
        return tuple(sorted(claims, key=lambda c: c.article not in self.house))

    def conflicts(self) -> list[Relation]:
        """Contradictions and updates, the strongest first.

        Equal scores are ordered by what the claims say: where they stand changes nothing.
        """

        def order(relation: Relation) -> tuple[float, str, str, str]:
            said = sorted(self.claims[i].surface for i in (relation.a, relation.b))
            return -relation.score, said[0], said[1], relation.evidence.slot

        found = [r for r in self.relations if r.relation in {Verb.CONTRADICTION, Verb.UPDATE}]
        return sorted(found, key=order)

    def place(self, article: str, span: Span) -> Location:
        """``span`` of ``article`` with its line and column."""
        line, column = _index(self.articles[article].text).line_column(span.start)
        return Location(article, span, line, column)


@lru_cache(maxsize=64)
def _index(text: str) -> LineIndex:
    return LineIndex.of(text)
