"""The report in a terminal: conflicts first, then single-source claims, then agreements."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from rich.console import Console
from rich.text import Text

from claimcheck.claims.claim import Claim
from claimcheck.findings.finding import Finding
from claimcheck.relations.cluster import Cluster
from claimcheck.relations.relation import Relation, Verb
from claimcheck.reports.places import Places
from claimcheck.spans import Span

if TYPE_CHECKING:
    from claimcheck.check import Report

SHOWN = 12  # agreements shown without --verbose
_TITLES = {
    "conflict": "CONFLICTS",
    "within": "DATES AND SUMS THAT DO NOT WORK OUT",
    "single": "SINGLE-SOURCE CLAIMS",
    "agreement": "AGREEMENTS",
    "compatible": "COMPATIBLE",
}
_MARKS = frozenset('"\u201c\u201e\u00ab')


def render(report: Report, console: Console, *, verbose: bool = False) -> None:
    """Print the report; article text is shown without control characters and never as markup."""
    view = _View(report, console)
    outlets = len({a.outlet for a in report.articles})
    stories = len(set(report.story.values()))
    view.line(
        f"{_count(len(report.articles), 'article')} by {_count(outlets, 'outlet')}, "
        f"{_count(stories, 'story', 'stories')}, {_count(len(report.claims), 'claim')}",
        "bold",
    )
    conflicts = [f for f in report.findings if f.code.startswith("CC1") or f.code == "CC403"]
    by_values = {
        (frozenset((r.a, r.b)), r.evidence.why): r
        for r in report.relations
        if r.relation in {Verb.CONTRADICTION, Verb.UPDATE}
    }
    view.title("conflict", len(conflicts))
    shown = [by_values[frozenset(f.claims), f.message] for f in conflicts]
    agreeing = [c for c in report.clusters if c.status == "agreement"]
    claims, places = _looked_up(report.claims, shown, agreeing)
    for finding, relation in zip(conflicts, shown, strict=True):
        view.conflict(finding, claims[relation.a], claims[relation.b], relation)
    within = [f for f in report.findings if f.code in {"CC401", "CC402"}]
    if within:
        view.title("within", len(within))
        for finding in within:
            view.within(finding)
    singles = [f for f in report.findings if f.code in {"CC201", "CC202"}]
    view.title("single", len(singles))
    for finding in singles if verbose else _ranked(singles, view.claims, report.config.singles):
        view.single(finding)
    if len(singles) > report.config.singles and not verbose:
        view.line("  the rest: --verbose", "dim")
    agreements = _agreements(agreeing, places)
    view.title("agreement", len(agreements))
    for cluster in agreements if verbose else agreements[:SHOWN]:
        view.agreement(cluster)
    if len(agreements) > SHOWN and not verbose:
        view.line(f"  and {len(agreements) - SHOWN} more: --verbose", "dim")
    if verbose:
        compatible = [r for r in report.relations if r.relation is Verb.COMPATIBLE]
        view.title("compatible", len(compatible))
        for relation in compatible:
            view.pair(relation)
        view.skipped()
    for article in report.articles:
        if article.skipped:
            view.line(f"skipped {article.path}: {article.skipped}", "yellow")
    updates = sum(f.code == "CC110" for f in conflicts)
    view.line("")
    view.line(
        f"{_count(len(conflicts) - updates, 'contradiction')}, {_count(updates, 'update')}, "
        f"{_count(len(singles), 'single-source claim')}, {_count(len(agreements), 'agreement')} "
        f"in {_count(len(report.articles), 'article')}"
        + (f"; {report.filtered:,} filtered" if report.filtered else ""),
        "bold",
    )


class _View:
    """The console with what is needed to look claims up."""

    def __init__(self, report: Report, console: Console) -> None:
        self.report = report
        self.console = console
        self.places = Places(report)
        self.claims = report.claims.by_id
        self.paths = {a.id: a.path for a in report.articles}
        self.texts = {a.id: a.text for a in report.articles}

    def line(self, text: str | Text, style: str = "") -> None:
        self.console.print(
            Text(plain(text)) if isinstance(text, str) else text, style=style or None
        )

    def title(self, name: str, count: int) -> None:
        self.line("")
        self.line(f"{_TITLES[name]} ({count})", "bold underline")

    def conflict(self, finding: Finding, a: Claim, b: Claim, relation: Relation) -> None:
        what = f"{finding.code} {finding.name}" + (
            f", between {relation.between}" if relation.between == "sources" else ""
        )
        self.line("")
        self.line(f"{what}: {finding.message}", "red" if finding.level != "note" else "yellow")
        self.quote(a, relation.evidence.a)
        self.quote(b, relation.evidence.b)

    def within(self, finding: Finding) -> None:
        """A finding on words of one article, with their line."""
        place = self.places.of(finding.location)
        before, words, after = self.places.around(finding.location, finding.claims)
        self.line("")
        self.line(f"{finding.code} {finding.name}: {finding.message}", "red")
        self.line(f"  \u201c{before.lstrip()}[{words}]{after.rstrip()}\u201d")
        self.line(f"    {place.outlet}, {place.spot}", "dim")

    def pair(self, relation: Relation) -> None:
        self.line("")
        self.line(f"{relation.kind}: {relation.evidence.why}", "cyan")
        self.quote(self.claims[relation.a], relation.evidence.a)
        self.quote(self.claims[relation.b], relation.evidence.b)

    def single(self, finding: Finding) -> None:
        claim = self.claims[finding.claims[0]]
        unnamed = finding.code == "CC202" and claim.attribution is not None
        self.line("")
        if unnamed and claim.attribution is not None:
            self.line(f"{finding.code} unnamed source: {claim.attribution.source}", "yellow")
        self.quote(claim, None)

    def agreement(self, cluster: Cluster) -> None:
        claims = [self.claims[i] for i in cluster.claims]
        outlets = len({c.outlet for c in claims})
        origin = ", one origin" if cluster.independent_origins == 1 else ""
        self.line("")
        self.line(f"{outlets} outlets{origin}", "green")
        shown: set[str] = set()
        for claim in claims:
            if claim.outlet not in shown and len(shown) < 2:
                shown.add(claim.outlet)
                self.quote(claim, None)

    def quote(self, claim: Claim, marked: Span | None) -> None:
        """A claim in quotation marks, the words that matter marked, and where it stands."""
        text = self.texts[claim.article]
        bare = text[claim.span.start] not in _MARKS  # one that has marks of its own gets no more
        line = Text("  \u201c" if bare else "  ")
        color = self.console.color_system is not None
        if marked is None or marked == claim.span or not claim.span.contains(marked):
            line.append(plain(claim.span.of(text)))
        else:
            line.append(plain(text[claim.span.start : marked.start]))
            words = plain(marked.of(text))
            line.append(words if color else f"[{words}]", style="bold reverse" if color else "")
            line.append(plain(text[marked.end : claim.span.end]))
        line.append("\u201d" if bare else "")
        self.console.print(line)
        where = f"    {claim.outlet}, {self.paths[claim.article]}:{claim.line}"
        if claim.attribution is not None:
            where += f", according to {claim.attribution.source}"
        self.line(where, "dim")

    def skipped(self) -> None:
        self.line("")
        self.line("LEFT OUT AS NO JOURNALISM", "bold underline")
        for article in self.report.articles:
            for part in article.skipped_spans:
                words = plain(part.span.of(article.text))[:70]
                self.line(f"  {article.path}: {part.reason}: {words}", "dim")


def plain(text: str) -> str:
    """Text on one line without control and direction characters, which could drive a terminal."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split(" ")).replace(
        "\u00a0", " "
    )


def _ranked(singles: Sequence[Finding], claims: Mapping[str, Claim], limit: int) -> list[Finding]:
    """The most newsworthy single-source claims, one of each sentence."""
    kept: list[Finding] = []
    sentences: set[tuple[str, int]] = set()
    for finding in sorted(singles, key=lambda f: (-f.score, f.fingerprint)):
        if len(kept) >= limit:  # each claim looked up may unpack those of its article
            break
        claim = claims[finding.claims[0]]
        sentence = (claim.article, claim.sentence.start)
        if sentence not in sentences:
            sentences.add(sentence)
            kept.append(finding)
    return kept


def _looked_up(
    claims: Iterable[Claim], conflicts: Iterable[Relation], agreeing: Iterable[Cluster]
) -> tuple[dict[str, Claim], dict[str, tuple[str, str, Span]]]:
    """The claims in conflict; and the article, outlet and place of each claim in agreement.

    In one pass, as each look may unpack an article, and without keeping the claims in agreement, of
    which there may be a great many.
    """
    conflicting = {i for r in conflicts for i in (r.a, r.b)}
    shared = {i for cluster in agreeing for i in cluster.claims}
    found: dict[str, Claim] = {}
    places: dict[str, tuple[str, str, Span]] = {}
    for claim in claims:
        if claim.id in conflicting:
            found[claim.id] = claim
        if claim.id in shared:
            places[claim.id] = claim.article, claim.outlet, claim.span
    return found, places


def _agreements(
    agreeing: Sequence[Cluster], places: Mapping[str, tuple[str, str, Span]]
) -> list[Cluster]:
    """Agreements of two or more outlets, widest first, one for each set of sentences.

    That outlets give somebody one title comes last: it is no news. ``places`` holds the article,
    outlet and place of each claim.
    """
    wide = {c.id: len({places[i][1] for i in c.claims}) for c in agreeing}
    kept = []
    seen: dict[str, list[Span]] = {}
    for cluster in sorted(
        (c for c in agreeing if wide[c.id] > 1),
        key=lambda c: (
            c.slot.startswith("title:"),
            -c.independent_origins,
            -wide[c.id],
            c.slot,
            c.id,
        ),
    ):
        told = [(article, span) for article, _, span in (places[i] for i in cluster.claims)]
        fresh = [(a, s) for a, s in told if not any(s.overlap(o) for o in seen.get(a, ()))]
        if fresh:
            kept.append(cluster)
            for article, span in fresh:
                seen.setdefault(article, []).append(span)
    return kept


def _count(number: int, one: str, many: str = "") -> str:
    return f"{number:,} {one if number == 1 else many or one + 's'}"
