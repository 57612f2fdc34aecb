"""Measuring annotated stories: precision, recall and F1 for each relation and kind.

A fact of the annotation is found when a relation of the same name joins claims that carry two of
its quotes. A claim carries a quote if it is a clause (at most three times as long as the quote, or
160 code points) and shares half of the shorter of the two; a conflict or an update must also
point at the quotes with its evidence. The annotation of conflicts and updates is exhaustive, so
that every other one is wrong; agreements and compatible claims are wrong only where the annotation
has another relation for them. Of wrong pairs, those in the same two paragraphs count once.
"""

from __future__ import annotations

import difflib
import hashlib
import json
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from claimcheck.articles.article import Article
from claimcheck.articles.reading import read_articles
from claimcheck.check import Report, cross_reference
from claimcheck.claims.claim import Claim
from claimcheck.errors import UsageError
from claimcheck.relations.relation import Relation, Verb
from claimcheck.spans import Span

FLOOR_METRICS = ("precision", "recall", "f1")
CEILINGS = frozenset({"false alarms", "false singles"})  # metrics that are better when lower
EVIDENCE = 120  # code points that evidence may span and still point at something
COPY = 0.85  # likeness of two quotes from which they are one text
COPY_LENGTH = 30  # code points below which likeness says nothing about copying
CLAUSE = 160  # code points up to which a claim is taken for a clause whatever the quote
EXHAUSTIVE = frozenset({"contradiction", "update"})  # relations that are annotated completely


@dataclass(frozen=True, slots=True)
class Member:
    """One quote of an annotated fact.

    ``stance`` groups members that say the same, ``origin_group`` those that rest on one origin.
    """

    article: str
    span: Span
    quote: str
    stance: int | None
    origin_group: str | None


@dataclass(frozen=True, slots=True)
class Fact:
    """One annotated fact on which two or more members speak."""

    id: str
    relation: str
    kind: str
    origin: str
    borderline: bool
    members: tuple[Member, ...]


def evaluate_folders(folders: Sequence[Path]) -> dict[str, Any]:
    """The figures of all folders together and of each, and the digest of what was measured.

    Raises UsageError for a folder without a ``gold.json`` or with quotes that do not fit.
    """
    total: Counter[str] = Counter()
    stories: dict[str, dict[str, float | None]] = {}
    digests = []
    for folder in folders:
        annotation = _annotation(folder)
        report = cross_reference(read_articles([folder]).articles)
        counts = score(facts(annotation, report.articles, f"{folder}/gold.json"), report)
        total.update(counts)
        name = folder.resolve().name
        stories[str(folder) if name in stories else name] = figures(counts)
        digests.append(_digest(annotation, report.articles))
    corpus = hashlib.sha256("|".join(sorted(digests)).encode()).hexdigest()[:12]
    return {"corpus": corpus, "all": figures(total), "stories": stories}


def facts(annotation: Any, articles: Sequence[Article], where: str) -> tuple[Fact, ...]:
    """The annotated facts with their quotes found in the articles as they were read.

    Raises UsageError for a quote that stands in no article and for a fact without its fields.
    """
    texts: dict[str, list[Article]] = {}
    for article in articles:
        texts.setdefault(article.path, []).append(article)
    try:
        return tuple(
            Fact(
                id=str(entry["id"]),
                relation=entry["relation"],
                kind=entry["kind"],
                origin=entry.get("origin") or "",
                borderline=bool(entry.get("borderline")),
                members=tuple(_member(m, texts, where) for m in entry["members"]),
            )
            for entry in annotation["facts"]
            if entry["relation"] != "single"
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise UsageError(
            f"is not an annotation: {type(error).__name__} {error}",
            where=where,
            remedy="each of its facts needs id, relation, kind and members",
        ) from error


def _member(entry: Any, texts: dict[str, list[Article]], where: str) -> Member:
    quote = entry["quote"]
    for article in texts.get(entry["article"], []):
        front = [s.span.end for s in article.skipped_spans if s.reason == "front matter"]
        at = article.text.find(quote, max(front, default=0))
        if at >= 0:
            group = entry.get("origin_group")
            return Member(
                article.id,
                Span(at, at + len(quote)),
                quote,
                entry.get("stance"),
                None if group is None else str(group),
            )
    raise UsageError(
        f"quotes what is not in {entry['article']}: {quote[:60]}",
        where=where,
        remedy="quote the article exactly",
    )


def score(annotated: Iterable[Fact], report: Report) -> Counter[str]:
    """Found, missed and wrong, counted as the guidelines of the annotation define them."""
    claims = {c.id: c for c in report.claims}
    everything = list(annotated)
    counted = [f for f in everything if not f.borderline]
    doubtful = [f for f in everything if f.borderline]
    counts: Counter[str] = Counter()
    found: set[tuple[str, str]] = set()
    alarms: set[str] = set()
    wrong: dict[str, set[tuple[tuple[str, int], ...]]] = {}
    for relation in _distinct(report.relations, claims):
        verb = str(relation.relation)
        sides = (claims[relation.a], claims[relation.b])
        hits = {
            f.id: pairs
            for f in counted
            if (pairs := _matches(relation, sides, f, pointed=f.relation == verb))
        }
        right = [f for f in counted if f.relation == verb and _is_right(verb, hits.get(f.id, []))]
        touched = [f for f in counted if f.id in hits and f not in right]
        if not right and not touched and any(_matches(relation, sides, f) for f in doubtful):
            continue
        found.update((f.id, verb) for f in right)
        if right:
            if relation.relation is Verb.AGREEMENT:
                wanted = {_origin(right[0], x, y) for x, y in hits[right[0].id]}
                counts["origins seen"] += 1
                counts["origins right"] += relation.origin in wanted
            continue
        if touched or verb in EXHAUSTIVE:
            place = tuple(sorted((c.article, c.line) for c in sides))
            wrong.setdefault(verb, set()).add(place)
        if relation.relation is Verb.CONTRADICTION:
            alarms.update(f.id for f in touched)
    alone = [claims[i] for f in report.findings if f.code == "CC201" for i in f.claims]
    for fact in counted:
        hit = (fact.id, fact.relation) in found
        counts[f"gold {fact.relation}"] += 1
        counts[f"found {fact.relation}"] += hit
        counts[f"gold {fact.relation} {fact.kind}"] += 1
        counts[f"found {fact.relation} {fact.kind}"] += hit
        counts["traps"] += fact.relation != "contradiction"
        counts["alarms"] += fact.id in alarms and fact.relation != "contradiction"
        if fact.relation == "agreement" and fact.origin == "independent":
            counts["corroborated"] += 1
            counts["called single"] += any(
                _carries(c, None, m) for c in alone for m in fact.members
            )
    for verb, places in wrong.items():
        counts[f"wrong {verb}"] = len(places)
    return counts


def figures(counts: Counter[str]) -> dict[str, float | None]:
    """Shares from counts, None where nothing was annotated."""
    result: dict[str, float | None] = {}
    for verb in ("contradiction", "agreement", "update", "compatible"):
        found = counts[f"found {verb}"]
        precision = _share(found, found + counts[f"wrong {verb}"])
        recall = _share(found, counts[f"gold {verb}"])
        result[f"{verb} precision"], result[f"{verb} recall"] = precision, recall
        both = (precision or 0.0) + (recall or 0.0)
        result[f"{verb} f1"] = (
            round(2 * (precision or 0.0) * (recall or 0.0) / both, 3) if both else 0.0
        )
        prefix = f"gold {verb} "
        for kind in sorted(k.removeprefix(prefix) for k in counts if k.startswith(prefix)):
            found_kind = counts[f"found {verb} {kind}"]
            result[f"{verb} recall {kind}"] = _share(found_kind, counts[prefix + kind])
    result["false alarms"] = _share(counts["alarms"], counts["traps"])
    result["origin accuracy"] = _share(counts["origins right"], counts["origins seen"])
    result["false singles"] = _share(counts["called single"], counts["corroborated"])
    return result


def below_floors(
    measured: Mapping[str, float | None], floors: Path, corpus: str | None = None
) -> list[str]:
    """The metrics that are worse than a TOML file's table ``metrics`` wants.

    Raises UsageError where the file cannot be read or was written for another ``corpus``.
    """
    try:
        content = tomllib.loads(floors.read_text(encoding="utf-8"))
        wanted = {str(name): float(least) for name, least in content["metrics"].items()}
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
        raise UsageError(
            f"holds no floors: {error}", where=str(floors), remedy="see --write-floors"
        ) from error
    set_on = content.get("corpus")
    if corpus is not None and set_on is not None and set_on != corpus:
        raise UsageError(
            f"was written for other articles or annotations ({set_on}, these are {corpus})",
            where=str(floors),
            remedy="measure the same folders, or write it again with --write-floors",
        )
    missed = []
    for name, least in sorted(wanted.items()):
        value = measured.get(name)
        if value is None or (value > least if name in CEILINGS else value < least):
            missed.append(f"{name} is {value}, wanted {least}")
    return missed


def floors_text(measured: Mapping[str, float | None], corpus: str) -> str:
    """What was measured as the TOML file that ``below_floors`` reads; kinds are left out."""
    lines = [
        "# Least values (for false alarms and false singles: greatest), written by `claimcheck eval`.",
        f'corpus = "{corpus}"',
        "",
        "[metrics]",
    ]
    lines.extend(
        f'"{name}" = {value}'
        for name, value in measured.items()
        if value is not None
        and (name.endswith(FLOOR_METRICS) or name in CEILINGS or name == "origin accuracy")
    )
    return "\n".join(lines) + "\n"


def table(measured: dict[str, Any]) -> str:
    """The figures as a plain text table: a row a metric, a column a story."""
    names = ["all", *measured["stories"]]
    columns = {"all": measured["all"], **measured["stories"]}
    width = max(len(n) for n in names) + 2
    lines = [" " * 32 + "".join(n.rjust(width) for n in names)]
    for metric in measured["all"]:
        cells = [columns[n].get(metric) for n in names]
        shown = ["-" if c is None else f"{c:.3f}" for c in cells]
        lines.append(metric.ljust(32) + "".join(s.rjust(width) for s in shown))
    return "\n".join(lines)


def _annotation(folder: Path) -> Any:
    where = f"{folder}/gold.json"
    try:
        return json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    except (FileNotFoundError, NotADirectoryError) as error:
        raise UsageError("has no gold.json", where=str(folder), remedy="annotate it") from error
    except json.JSONDecodeError as error:
        raise UsageError(
            "is not JSON", where=f"{where}:{error.lineno}", remedy="mend the annotation"
        ) from error
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"cannot be read: {error}", where=where, remedy="check it") from error


def _digest(annotation: Any, articles: Sequence[Article]) -> str:
    """What was measured: the annotation and the texts, wherever they lie."""
    parts = [json.dumps(annotation, sort_keys=True), *sorted(a.sha256 for a in articles)]
    return hashlib.sha256("|".join(parts).encode()).hexdigest()


def _distinct(relations: Iterable[Relation], claims: Mapping[str, Claim]) -> Iterator[Relation]:
    """The first relation of each pair of places and slot."""
    seen = set()
    for relation in relations:
        sides = sorted((claims[i].article, claims[i].span) for i in (relation.a, relation.b))
        key = (tuple(sides), relation.evidence.slot)
        if key not in seen:
            seen.add(key)
            yield relation


def _matches(
    relation: Relation, sides: tuple[Claim, Claim], fact: Fact, *, pointed: bool = False
) -> list[tuple[Member, Member]]:
    """The members of the fact that the two sides carry; ``pointed``: and their evidence shows."""
    evidence: tuple[Span | None, Span | None] = (None, None)
    if pointed and fact.relation in EXHAUSTIVE:
        evidence = (relation.evidence.a, relation.evidence.b)
    return [
        (x, y)
        for x in fact.members
        for y in fact.members
        if x is not y and _carries(sides[0], evidence[0], x) and _carries(sides[1], evidence[1], y)
    ]


def _is_right(verb: str, pairs: Sequence[tuple[Member, Member]]) -> bool:
    """A conflict or an update is right only between members of different stances."""
    return any(verb not in EXHAUSTIVE or _opposed(x, y) for x, y in pairs)


def _carries(claim: Claim, evidence: Span | None, member: Member) -> bool:
    size = len(claim.span)
    if claim.article != member.article or size > max(CLAUSE, 3 * len(member.span)):
        return False
    common = claim.span.overlap(member.span)
    if not common or common < 0.5 * min(size, len(member.span)):
        return False
    if evidence is None:
        return True
    short = len(evidence) <= EVIDENCE and claim.span.contains(evidence)
    return short and evidence.overlap(member.span) > 0


def _origin(fact: Fact, x: Member, y: Member) -> str:
    """What the annotation says of the origin of two members; a copy shares its origin."""
    if x.origin_group is not None and y.origin_group is not None:
        return "shared" if x.origin_group == y.origin_group else "independent"
    if min(len(x.quote), len(y.quote)) >= COPY_LENGTH:
        likeness = difflib.SequenceMatcher(None, x.quote, y.quote).ratio()
        if likeness >= COPY:
            return "shared"
    return fact.origin


def _opposed(x: Member, y: Member) -> bool:
    return x.stance is None or bool(x.stance and y.stance and x.stance != y.stance)


def _share(part: int, whole: int) -> float | None:
    return round(part / whole, 3) if whole else None
