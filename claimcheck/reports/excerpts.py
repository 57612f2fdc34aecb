"""A report to be passed on: of each article only what stands around the claims that are shown."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Self

SINGLES = 10  # single-source claims kept, as many as a report shows first
CUT = " […] "  # stands where text was taken out
_SINGLE = ("CC201", "CC202")


def excerpted(document: Mapping[str, Any], around: int) -> dict[str, Any]:
    """A document (version 1) with at most ``around`` characters of text beside each kept claim.

    Kept are the claims of relations, of findings other than on single sources, and of the first
    ten of those. Spans are moved so that they point at the same words of the shorter texts; lines
    and columns stay those of the file. Findings left out are counted under ``hidden.filtered``.
    """
    singles = [f for f in document["findings"] if f["code"] in _SINGLE]
    ranked = sorted(singles, key=lambda f: (-f["score"], f["fingerprint"]))
    dropped = {id(f) for f in ranked[SINGLES:]}
    findings = [f for f in document["findings"] if id(f) not in dropped]
    kept = {c for f in findings for c in f["claims"]}
    kept.update(c for r in document["relations"] for c in (r["a"], r["b"]))
    claims = [c for c in document["claims"] if c["id"] in kept]
    spans: dict[str, list[tuple[int, int]]] = {a["id"]: [] for a in document["articles"]}
    for claim in claims:
        spans[claim["article"]].append((claim["span"]["start"], claim["span"]["end"]))
    for finding in findings:
        for place in (finding["location"], *finding["related"]):
            spans[place["article"]].append((place["start"], place["end"]))
    texts = {a["id"]: _Excerpt.of(a["text"], spans[a["id"]], around) for a in document["articles"]}
    home = {c["id"]: texts[c["article"]] for c in claims}
    hidden = dict(document["hidden"])
    hidden["filtered"] += len(dropped)
    return {
        **document,
        "articles": [_article(a, texts[a["id"]]) for a in document["articles"]],
        "claims": [_claim(c, home[c["id"]], around) for c in claims],
        "clusters": [c for c in document["clusters"] if kept.issuperset(c["claims"])],
        "relations": [_relation(r, home) for r in document["relations"]],
        "findings": [_finding(f, texts) for f in findings],
        "hidden": hidden,
    }


@dataclass(frozen=True, slots=True)
class _Excerpt:
    """What is kept of one text: stretches of it, and where each begins in the shorter text."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    moved: tuple[int, ...]

    @classmethod
    def of(cls, text: str, spans: Iterable[tuple[int, int]], around: int) -> Self:
        stretches: list[list[int]] = []
        for start, end in sorted(spans):
            start, end = max(0, start - around), min(len(text), end + around)
            if stretches and start <= stretches[-1][1] + len(CUT):
                stretches[-1][1] = max(stretches[-1][1], end)
            else:
                stretches.append([start, end])
        parts: list[str] = []
        moved = []
        length = 0
        for start, end in stretches:
            for part in ([CUT] if start else []) + [text[start:end]]:
                if part is not CUT:
                    moved.append(length)
                parts.append(part)
                length += len(part)
        if stretches and stretches[-1][1] < len(text):
            parts.append(CUT)
        return cls(
            "".join(parts), tuple(s for s, _ in stretches), tuple(e for _, e in stretches),
            tuple(moved),
        )  # fmt: skip

    def span(self, span: Mapping[str, Any]) -> dict[str, int]:
        """``span`` (inside one stretch) in the shorter text."""
        n = bisect_right(self.starts, span["start"]) - 1
        shift = self.moved[n] - self.starts[n]
        return {"start": span["start"] + shift, "end": span["end"] + shift}

    def clipped(self, span: Mapping[str, Any]) -> Iterable[dict[str, int]]:
        """What is left of ``span``, stretch by stretch."""
        for start, end, moved in zip(self.starts, self.ends, self.moved, strict=True):
            a, b = max(start, span["start"]), min(end, span["end"])
            if a < b:
                yield {"start": a - start + moved, "end": b - start + moved}


def _article(article: Mapping[str, Any], excerpt: _Excerpt) -> dict[str, Any]:
    skipped = [
        {**part, "reason": span["reason"]}
        for span in article["skipped_spans"]
        for part in excerpt.clipped(span)
    ]
    return {**article, "text": excerpt.text, "skipped_spans": skipped}


def _claim(claim: Mapping[str, Any], excerpt: _Excerpt, around: int) -> dict[str, Any]:
    selector = claim["selector"]
    prefix = selector["prefix"][-around:] if around else ""
    parts = {
        field: [{**value, **excerpt.span(value)} for value in claim[field]]
        for field in ("quantities", "times", "places")
    }
    return {
        **claim,
        "span": excerpt.span(claim["span"]),
        "selector": {**selector, "prefix": prefix, "suffix": selector["suffix"][:around]},
        **parts,
    }


def _relation(relation: Mapping[str, Any], home: Mapping[str, _Excerpt]) -> dict[str, Any]:
    evidence = dict(relation["evidence"])
    for side in ("a", "b"):
        evidence[side] = {**evidence[side], **home[relation[side]].span(evidence[side])}
    return {**relation, "evidence": evidence}


def _finding(finding: Mapping[str, Any], texts: Mapping[str, _Excerpt]) -> dict[str, Any]:
    def moved(place: Mapping[str, Any]) -> dict[str, Any]:
        return {**place, **texts[place["article"]].span(place)}

    related = [moved(place) for place in finding["related"]]
    return {**finding, "location": moved(finding["location"]), "related": related}
