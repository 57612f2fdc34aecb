"""Claimcheck beside what a user would take instead, on annotated stories: quality and time.

    python -m benchmarks.beside GOLD SCORE.py [--story NAME ...]

GOLD holds folders of articles with gold.json, SCORE.py is the script that scores JSON reports
against them. hallucination-check reads every article against every other one: what it calls
supported is taken as an agreement, what it calls contradicted as a contradiction. `relate` is our
own judgement as a plain system for sentence pairs, over all pairs of sentences of two articles.
Both answer with sentences, so that all three are scored leniently (without limits on spans).
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from itertools import combinations, permutations
from pathlib import Path
from typing import Any

from benchmarks.scale.runs import processor_seconds
from claimcheck.articles.article import Article
from claimcheck.articles.reading import read_articles
from claimcheck.check import cross_reference, relate
from claimcheck.claims.parsing import pipeline
from claimcheck.reports.json_report import to_json
from claimcheck.spans import Span

Pair = tuple[str, Span, str, Span, str]  # article, sentence, article, sentence, relation


def ours(articles: Sequence[Article]) -> str:
    """The ordinary report."""
    return to_json(cross_reference(articles))


def hallucination_check(articles: Sequence[Article]) -> str:
    """Every article as an answer, every other one as its source."""
    from hallucination_check import GroundingChecker

    def found() -> Iterator[Pair]:
        checker = GroundingChecker()
        for a, b in permutations(articles, 2):
            result = checker.check(_body(a), [_body(b)])
            against = {id(c) for c in result.contradictions}
            for claim in result.claims:
                here, there = _where(a, claim.text), _where(b, claim.best_span)
                verb = "agreement" if claim.supported else "contradiction"
                if here and there and (claim.supported or id(claim) in against):
                    yield a.id, here, b.id, there, verb

    return _report(articles, found())


def sentence_pairs(articles: Sequence[Article]) -> str:
    """All pairs of sentences of two articles, by `relate`."""
    told = {a.id: list(_sentences(a)) for a in articles}
    asked = [
        (a, x, b, y) for a, b in combinations(articles, 2) for x in told[a.id] for y in told[b.id]
    ]
    answers = relate(
        [
            {
                "a": a.text[x.start : x.end],
                "b": b.text[y.start : y.end],
                "a_date": a.published,
                "b_date": b.published,
            }
            for a, x, b, y in asked
        ]
    )
    return _report(
        articles,
        (
            (a.id, x, b.id, y, answer.relation.value)
            for (a, x, b, y), answer in zip(asked, answers, strict=True)
            if answer is not None
        ),
    )


SYSTEMS: dict[str, Callable[[Sequence[Article]], str]] = {
    "claimcheck report": ours,
    "hallucination-check 0.1.0, all pairs of articles": hallucination_check,
    "claimcheck relate, all pairs of sentences": sentence_pairs,
}


def main() -> None:
    """Print a table with a row for each system."""
    parser = argparse.ArgumentParser()
    parser.add_argument("gold", type=Path)
    parser.add_argument("score", type=Path)
    parser.add_argument("--story", action="append", help="only these; repeatable")
    options = parser.parse_args()
    folders = sorted(p.parent for p in options.gold.glob("*/gold.json"))
    folders = [f for f in folders if not options.story or f.name in options.story]
    stories = [read_articles([f]).articles for f in folders]
    ours(stories[0])  # everything loaded that is loaded once
    print("| system | contradiction P / R | agreement P / R | false alarms | seconds | times |")
    print("| --- | --- | --- | --- | --- | --- |")
    unit = 0.0
    for name, system in SYSTEMS.items():
        start = processor_seconds()
        reports = [system(articles) for articles in stories]
        took = processor_seconds() - start
        unit = unit or took
        told = _scored(options.score, folders, reports)
        shares = [
            " / ".join(_share(told[f"{relation}_{what}"]) for what in ("precision", "recall"))
            for relation in ("contradiction", "agreement")
        ]
        alarms = _share(told["false_alarm_rate"])
        print(f"| {name} | {' | '.join(shares)} | {alarms} | {took:.1f} | {took / unit:.1f} |")


def _share(value: float | None) -> str:
    return "-" if value is None else f"{value:.2f}"


def _scored(score: Path, folders: Sequence[Path], reports: Sequence[str]) -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as name:
        given = []
        for number, (folder, report) in enumerate(zip(folders, reports, strict=True)):
            path = Path(name) / f"{number}.json"
            path.write_text(report, encoding="utf-8")
            given += [str(folder), str(path)]
        target = Path(name) / "scores.json"
        command = [sys.executable, str(score), *given, "--lenient", "--json", str(target)]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        scores: dict[str, Any] = json.loads(target.read_text(encoding="utf-8"))["all"]
        return scores


def _body(article: Article) -> str:
    return article.text[_begin(article) :]


def _begin(article: Article) -> int:
    """Where the text begins behind the front matter."""
    found = re.match(r"---\n.*?\n---\n", article.text, re.DOTALL)
    return found.end() if found else 0


def _sentences(article: Article) -> Iterator[Span]:
    begin = _begin(article)
    for sentence in pipeline()(_body(article)).sents:
        text = sentence.text.strip()
        if text:
            start = begin + sentence.start_char + sentence.text.index(text)
            yield Span(start, start + len(text))


def _where(article: Article, said: str) -> Span | None:
    """Where an article has these words, whatever the white space between them."""
    words = said.split()
    if not words:
        return None
    found = re.compile(r"\s+".join(map(re.escape, words))).search(article.text, _begin(article))
    return Span(found.start(), found.end()) if found else None


def _report(articles: Sequence[Article], pairs: Iterator[Pair]) -> str:
    """Pairs of sentences as a JSON report that holds no more than is scored."""
    claims: dict[tuple[str, Span], str] = {}
    relations = []
    for a, x, b, y, verb in pairs:
        one, other = (
            claims.setdefault(side, f"{len(claims)}-{side[0]}") for side in ((a, x), (b, y))
        )
        evidence = {"slot": "sentence", "a": _offsets(x), "b": _offsets(y)}
        relations.append({"a": one, "b": other, "relation": verb, "evidence": evidence})
    return json.dumps(
        {
            "articles": [{"id": a.id, "path": a.path} for a in articles],
            "claims": [
                {"id": name, "article": article, "span": _offsets(span)}
                for (article, span), name in claims.items()
            ],
            "relations": relations,
            "findings": [],
        }
    )


def _offsets(span: Span) -> dict[str, int]:
    return {"start": span.start, "end": span.end}


if __name__ == "__main__":
    main()
