"""Measuring annotated stories: precision, recall and F1 for each relation and kind.

A fact of the annotation is found when a relation of the same name joins claims that carry two of
its quotes. A claim carries a quote if it is a clause (at most three times as long as the quote, or
160 code points) and shares half of the shorter of the two; a conflict or an update must also
point at the quotes with its evidence.
"""

from __future__ import annotations

import json
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from claimcheck.articles.reading import read_articles
from claimcheck.check import Report, cross_reference
from claimcheck.claims.claim import Claim
from claimcheck.errors import UsageError
from claimcheck.relations.relation import Relation, Verb
from claimcheck.spans import Span

VERBATIM = 30  # code points of two quotes that can be near-verbatim
ALIKE = 0.85  # likeness from which they are
CLAUSE = 160  # code points up to which a claim is taken for a clause whatever the quote
EXHAUSTIVE = frozenset({"contradiction", "update"})  # relations that are annotated completely


@dataclass(frozen=True, slots=True)
class Member:
    """One quote of an annotated fact.

    ``stance`` groups members that say the same, ``group`` those that rest on one origin.
    """

    article: str
    span: Span
    stance: int | None
    group: int | None = None
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """One annotated fact on which two or more members speak."""

    id: str
    relation: str
    kind: str
    borderline: bool
    members: tuple[Member, ...]
    origin: str | None = None


def evaluate_folders(folders: Sequence[Path]) -> dict[str, Any]:
    """The figures of every folder and of all together.

    Raises UsageError for a folder without a ``gold.json`` or with quotes that do not fit.
    """
    total: Counter[str] = Counter()
    stories = {}
    for folder in folders:
        counts = evaluate(folder)
        total.update(counts)
        stories[folder.name] = figures(counts)
    return {"all": figures(total), "stories": stories}


def evaluate(folder: Path) -> Counter[str]:
    """The counts for one annotated folder."""
    report = cross_reference(read_articles([folder]).articles)
    return score(facts(folder, report), report)


def facts(folder: Path, report: Report) -> tuple[Fact, ...]:
    """The annotated facts with their quotes found in the articles as they were read."""
    try:
        gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise UsageError("has no gold.json", where=str(folder), remedy="annotate it") from error
    except json.JSONDecodeError as error:
        raise UsageError("is not JSON", where=f"{folder}/gold.json:{error.lineno}") from error
    articles = {a.path: a for a in report.articles}
    found = []
    for entry in gold["facts"]:
        if entry["relation"] == "single":
            continue
        members = []
        for member in entry["members"]:
            article = articles.get(member["article"])
            body = max((s.span.end for s in article.skipped_spans if s.reason == "front matter"),
                       default=0) if article else 0  # fmt: skip
            at = article.text.find(member["quote"], body) if article else -1
            if article is None or at < 0:
                raise UsageError(
                    f"quotes what is not in {member['article']}: {member['quote'][:60]}",
                    where=f"{folder}/gold.json",
                    remedy="quote the article exactly",
                )
            span = Span(at, at + len(member["quote"]))
            members.append(
                Member(
                    article.id, span, member.get("stance"),
                    member.get("origin_group"), member["quote"],
                )
            )  # fmt: skip
        found.append(
            Fact(
                entry["id"], entry["relation"], entry["kind"],
                bool(entry.get("borderline")), tuple(members), entry.get("origin"),
            )
        )  # fmt: skip
    return tuple(found)


def score(annotated: Iterable[Fact], report: Report) -> Counter[str]:
    """Found, missed and wrong, counted as the guidelines of the annotation define them."""
    claims = {c.id: c for c in report.claims}
    counted = [f for f in annotated if not f.borderline]
    doubtful = [f for f in annotated if f.borderline]
    found: set[tuple[str, str]] = set()
    alarms: set[str] = set()
    wrong: dict[str, set[tuple[tuple[str, int], ...]]] = {}
    counts: Counter[str] = Counter()
    for relation in report.relations:
        verb = str(relation.relation)
        sides = (claims[relation.a], claims[relation.b])
        right = [f for f in counted if f.relation == verb and _matches(relation, sides, f, verb)]
        touched = [f for f in counted if f.relation != verb and _matches(relation, sides, f, "")]
        if not right and not touched and any(_matches(relation, sides, f, "") for f in doubtful):
            continue
        found.update((f.id, verb) for f in right)
        if right:
            if relation.relation is Verb.AGREEMENT:
                counts["origin seen"] += 1
                counts["origin right"] += relation.origin in _origins(relation, sides, right[0])
            continue
        if touched or verb in EXHAUSTIVE:
            place = tuple(sorted((c.article, c.line) for c in sides))
            wrong.setdefault(verb, set()).add(place)
        if relation.relation is Verb.CONTRADICTION:
            alarms.update(f.id for f in touched)
    for fact in counted:
        hit = (fact.id, fact.relation) in found
        counts[f"gold {fact.relation}"] += 1
        counts[f"found {fact.relation}"] += hit
        counts[f"gold {fact.relation} {fact.kind}"] += 1
        counts[f"found {fact.relation} {fact.kind}"] += hit
        counts["traps"] += fact.relation != "contradiction"
        counts["alarms"] += fact.id in alarms and fact.relation != "contradiction"
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
    result["origin accuracy"] = _share(counts["origin right"], counts["origin seen"])
    return result


def below_floors(measured: dict[str, float | None], floors: Path) -> list[str]:
    """The metrics that fall below the least values in a TOML file's table ``metrics``."""
    try:
        wanted = tomllib.loads(floors.read_text(encoding="utf-8"))["metrics"]
    except (OSError, tomllib.TOMLDecodeError, KeyError) as error:
        raise UsageError(f"holds no floors: {error}", where=str(floors)) from error
    missed = []
    for name, least in sorted(wanted.items()):
        value = measured.get(name)
        over = name == "false alarms" and value is not None and value > least
        under = name != "false alarms" and (value is None or value < least)
        if over or under:
            missed.append(f"{name} is {value}, wanted {least}")
    return missed


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


def _matches(relation: Relation, sides: tuple[Claim, Claim], fact: Fact, verb: str) -> bool:
    """Whether the two sides carry two members of the fact, on different stances for a conflict."""
    pointed = verb in EXHAUSTIVE
    return any(
        not pointed or _opposed(x, y) for x, y in _carried(relation, sides, fact, pointed=pointed)
    )


def _carried(
    relation: Relation, sides: tuple[Claim, Claim], fact: Fact, *, pointed: bool
) -> Iterator[tuple[Member, Member]]:
    """The pairs of members that the two sides carry."""
    evidence = (relation.evidence.a, relation.evidence.b) if pointed else (None, None)
    for x in fact.members:
        for y in fact.members:
            both = _carries(sides[0], evidence[0], x) and _carries(sides[1], evidence[1], y)
            if both and x is not y:
                yield x, y


def _origins(relation: Relation, sides: tuple[Claim, Claim], fact: Fact) -> set[str | None]:
    """The origins that the annotation gives to the members that two sides of an agreement carry.

    Near-verbatim members share their origin whatever the fact says as a whole.
    """
    wanted: set[str | None] = set()
    for x, y in _carried(relation, sides, fact, pointed=False):
        if x.group is not None and y.group is not None:
            wanted.add("shared" if x.group == y.group else "independent")
        else:
            wanted.add("shared" if _near_verbatim(x.quote, y.quote) else fact.origin)
    return wanted


def _near_verbatim(a: str, b: str) -> bool:
    shortest = min(len(a), len(b))
    return shortest >= VERBATIM and SequenceMatcher(None, a, b).ratio() >= ALIKE


def _carries(claim: Claim, evidence: Span | None, member: Member) -> bool:
    size = len(claim.span)
    if claim.article != member.article or size > max(CLAUSE, 3 * len(member.span)):
        return False
    common = claim.span.overlap(member.span)
    if not common or common < 0.5 * min(size, len(member.span)):
        return False
    return evidence is None or evidence.overlap(member.span) > 0


def _opposed(x: Member, y: Member) -> bool:
    return x.stance is None or bool(x.stance and y.stance and x.stance != y.stance)


def _share(part: int, whole: int) -> float | None:
    return round(part / whole, 3) if whole else None
