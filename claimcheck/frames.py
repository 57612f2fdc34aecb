"""Tidy pandas tables of a report: articles, claims, relations, findings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from claimcheck.articles.article import Article
from claimcheck.claims.claim import Claim
from claimcheck.findings.finding import Finding
from claimcheck.relations.relation import Relation


def frames(
    articles: Sequence[Article],
    claims: Sequence[Claim],
    relations: Sequence[Relation],
    findings: Sequence[Finding],
    story: Mapping[str, str],
) -> dict[str, pd.DataFrame]:
    """One row for each article, claim, relation and finding; identifiers join the tables."""
    return {
        "articles": pd.DataFrame(
            [
                (a.id, a.path, a.outlet, a.title, a.published, story.get(a.id), a.skipped)
                for a in articles
            ],
            columns=["article", "path", "outlet", "title", "published", "story", "skipped"],
        ),
        "claims": pd.DataFrame(
            [
                (
                    *(c.id, c.article, c.outlet, c.span.start, c.span.end, c.line, c.text),
                    c.attribution.source if c.attribution else None,
                    *(str(c.factuality.certainty), str(c.factuality.polarity)),
                )
                for c in claims
            ],
            columns=[
                *("claim", "article", "outlet", "start", "end", "line", "text"),
                *("source", "certainty", "polarity"),
            ],
        ),
        "relations": pd.DataFrame(
            [
                (
                    *(r.a, r.b, str(r.relation), str(r.kind), r.evidence.slot, r.evidence.a_value),
                    *(r.evidence.b_value, r.entails, r.between, r.score, r.origin, r.evidence.why),
                )
                for r in relations
            ],
            columns=[
                *("a", "b", "relation", "kind", "slot", "a_value", "b_value"),
                *("entails", "between", "score", "origin", "why"),
            ],
        ),
        "findings": pd.DataFrame(
            [
                (
                    *(f.fingerprint, f.code, f.name, str(f.level), f.score, f.message),
                    *(f.location.article, f.location.line, f.location.column, " ".join(f.claims)),
                )
                for f in findings
            ],
            columns=[
                *("fingerprint", "code", "name", "level", "score", "message"),
                *("article", "line", "column", "claims"),
            ],
        ),
    }
