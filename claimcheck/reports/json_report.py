"""The report as JSON, version 1: the contract that other programs rely on."""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from claimcheck import __version__
from claimcheck.articles.article import Article
from claimcheck.claims.claim import Claim
from claimcheck.claims.parsing import model_version
from claimcheck.claims.quantity import Quantity
from claimcheck.claims.timex import TimeExpression
from claimcheck.findings.finding import Finding, Location
from claimcheck.relations.cluster import Cluster
from claimcheck.relations.entailment import entailment_model
from claimcheck.relations.relation import Relation
from claimcheck.reports.json_layout import laid_out
from claimcheck.spans import Span

if TYPE_CHECKING:
    from claimcheck.check import Report

AROUND = 32  # code points of context in a selector


def to_json(report: Report) -> str:
    """The whole report as JSON text that ends in a newline; the same report, the same bytes."""
    return "".join(laid_out(_members(report)))


def load_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of version 1."""
    text = files("claimcheck.reports").joinpath("schema/report-1.schema.json").read_text("utf-8")
    schema: dict[str, Any] = json.loads(text)
    return schema


def to_dict(report: Report) -> dict[str, Any]:
    """The report as plain values in the order of the contract."""
    return {
        name: list(value) if isinstance(value, Iterator) else value
        for name, value in _members(report)
    }


def _members(report: Report) -> Iterator[tuple[str, Any]]:
    """The names and values of the document; of the long lists their items, one after the other."""
    texts = {a.id: a.text for a in report.articles}
    yield "schema_version", "1"
    yield (
        "tool",
        {
            "name": "claimcheck",
            "version": __version__,
            "models": _models(report.config.relation_model),
            "config_digest": report.config.digest(),
        },
    )
    yield "articles", (_article(a, report) for a in report.articles)
    yield "claims", (_claim(c, texts[c.article]) for c in report.claims)
    yield "clusters", map(_cluster, report.clusters)
    yield "relations", map(_relation, report.relations)
    yield "findings", map(_finding, report.findings)
    yield "hidden", report.hidden
    yield (
        "pruned",
        {"pairs_possible": report.pairs_possible, "pairs_compared": report.pairs_compared},
    )


def _article(article: Article, report: Report) -> dict[str, Any]:
    return {
        "id": article.id,
        "path": article.path,
        "outlet": article.outlet,
        "title": article.title,
        "url": article.url,
        "published": article.published,
        "sha256": article.sha256,
        "story": report.story.get(article.id),
        "copy_family": report.copies.family.get(article.id),
        "text": article.text,
        "skipped": article.skipped,
        "skipped_spans": [{**_span(s.span), "reason": s.reason} for s in article.skipped_spans],
    }


def _claim(claim: Claim, text: str) -> dict[str, Any]:
    start, end = claim.span.start, claim.span.end
    said = claim.attribution
    return {
        "id": claim.id,
        "article": claim.article,
        "span": _span(claim.span),
        "line": claim.line,
        "column": claim.column,
        "text": claim.text,
        "selector": {
            "exact": text[start:end],
            "prefix": text[max(0, start - AROUND) : start],
            "suffix": text[end : end + AROUND],
        },
        "attribution": {"source": said.source, "cue": said.cue, "kind": said.kind}
        if said
        else None,
        "factuality": {
            "certainty": claim.factuality.certainty,
            "polarity": claim.factuality.polarity,
        },
        "quantities": [_quantity(q) for q in claim.quantities],
        "times": [_time(t) for t in claim.times],
        "places": [
            {**_span(p.span), "text": p.text, "name": p.name, "direction": p.direction}
            for p in claim.places
        ],
    }


def _quantity(quantity: Quantity) -> dict[str, Any]:
    return {
        **_span(quantity.span),
        "text": quantity.text,
        "low": float(quantity.low) if math.isfinite(quantity.low) else None,
        "high": float(quantity.high) if math.isfinite(quantity.high) else None,
        "bound": quantity.bound,
        "dimension": quantity.dimension,
        "unit": quantity.unit,
        "counted": quantity.counted,
    }


def _time(time: TimeExpression) -> dict[str, Any]:
    return {
        **_span(time.span),
        "text": time.text,
        "from": time.start.isoformat() if time.start else None,
        "to": time.end.isoformat() if time.end else None,
        "weekday": time.weekday,
        "minutes": list(time.minutes) if time.minutes else None,
    }


def _cluster(cluster: Cluster) -> dict[str, Any]:
    return {
        "id": cluster.id,
        "label": cluster.label,
        "status": cluster.status,
        "claims": list(cluster.claims),
        "independent_origins": cluster.independent_origins,
    }


def _relation(relation: Relation) -> dict[str, Any]:
    evidence = relation.evidence
    return {
        "a": relation.a,
        "b": relation.b,
        "relation": relation.relation,
        "kind": relation.kind,
        "entails": relation.entails,
        "between": relation.between,
        "score": relation.score,
        "origin": relation.origin,
        "evidence": {
            "slot": evidence.slot,
            "a": {**_span(evidence.a), "value": evidence.a_value},
            "b": {**_span(evidence.b), "value": evidence.b_value},
            "why": evidence.why,
        },
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "fingerprint": finding.fingerprint,
        "code": finding.code,
        "name": finding.name,
        "level": finding.level,
        "score": finding.score,
        "message": finding.message,
        "claims": list(finding.claims),
        "location": _location(finding.location),
        "related": [_location(place) for place in finding.related],
        "baseline_state": finding.baseline_state,
        "suppression": finding.suppression.reason if finding.suppression else None,
    }


def _location(place: Location) -> dict[str, Any]:
    return {
        "article": place.article,
        **_span(place.span),
        "line": place.line,
        "column": place.column,
    }


def _span(span: Span) -> dict[str, int]:
    return {"start": span.start, "end": span.end}


def _models(relation_model: str) -> dict[str, str]:
    """What the report rests on, by its part; an entailment model only where one was asked for."""
    found = {"spacy": model_version(), "vectors": _vectors_digest()}
    model = entailment_model(relation_model)
    return found if model is None else {**found, "entailment": f"{model.name} {model.digest[:12]}"}


@cache
def _vectors_digest() -> str:
    stored = files("claimcheck.alignment").joinpath("vectors.npz").read_bytes()
    return hashlib.sha256(stored).hexdigest()[:12]
