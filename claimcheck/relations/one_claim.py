"""What one claim tells of itself before it is compared: its time, its values, who says so."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from claimcheck.alignment.matching import Content, content
from claimcheck.claims.claim import Claim, Role, Term
from claimcheck.claims.per_claim import per_claim
from claimcheck.lexicons import load

# Words that widen or narrow what a figure counts.
SCOPES = frozenset(
    (
        *("alone", "nationwide", "worldwide", "country", "national", "overall", "province"),
        *("district", "region", "regional", "league", "competition", "capital", "global"),
        *("across", "apiece", "each", "daily", "annual", "monthly", "total", "far", "altogether"),
    )
)
_MORE = frozenset({"also", "again", "another"})
NEWS = dt.timedelta(days=14)  # from a report within which what it dates is its news


@per_claim
def generic(claim: Claim) -> bool:
    """Whether a claim says what such things can do: "a flood of 3 m can breach the wall"."""
    words = claim.surface.lower().split()
    return words[:1] in (["a"], ["an"], ["any"], ["such"]) and bool({"can", "may"} & {*words})


@per_claim
def years(claim: Claim) -> set[str]:
    """The years that its sentence looks back at; none where the claim itself is dated as news."""
    if claim.published and claim.times:
        today = dt.date.fromisoformat(claim.published[:10])
        if any(t.start and abs(t.start.date() - today) < NEWS for t in claim.times):
            return set()
    return {c for c in claim.context if c[0] == "@"}


@per_claim
def reports(claim: Claim) -> bool:
    """Whether a claim is that somebody says something."""
    verbs = load("cues")["reporting"]
    return claim.predicate in verbs["plain"] or claim.predicate in verbs["stance"]


@per_claim
def another(claim: Claim) -> bool:
    """Whether a claim tells one more event of a kind: "also sold", "struck again"."""
    return bool(_MORE & set(claim.surface.lower().replace(",", " ").split()))


@per_claim
def future(claim: Claim) -> bool:
    """Whether a claim speaks of what is to come."""
    return bool({"will", "would", "won't", "shall"} & set(claim.surface.lower().split()))


@per_claim
def values(claim: Claim) -> list[Term]:
    """The words of the figures and times in a claim."""
    spans = [q.span for q in claim.quantities] + [t.span for t in claim.times]
    return [t for t in claim.terms if any(s.contains(t.span) for s in spans)]


@per_claim
def framing(claim: Claim) -> list[Term]:
    """The words of "according to the mayor" inside a claim: who says so is no part of it."""
    said = claim.attribution
    if said is None or not claim.span.contains(said.span):
        return []
    cue = said.cue.lower().split()
    told = {claim.predicate, *claim.operators}  # "the board expects to save 5m" tells of the view
    return [
        t
        for t in claim.terms
        if t.lemma not in told
        and t.role in {Role.OBLIQUE, Role.MODIFIER}
        and (said.span.contains(t.span) or t.text in cue)
    ]


@per_claim
def scope(claim: Claim) -> set[str]:
    """The words of a claim that widen or narrow what it says."""
    names, said = [t.span for t in claim.terms if t.proper], framing(claim)
    alone = {"alone"} & set(claim.surface.lower().replace(",", " ").split())
    return alone | {
        t.lemma
        for t in claim.terms
        if t.lemma in SCOPES
        and t not in said
        and not any(-1 <= n.start - t.span.end <= 4 or n.end + 1 == t.span.start for n in names)
    }  # "the province", not "the province of Aluren", whose name is compared


@per_claim
def around(claim: Claim) -> set[str]:
    """The places that the sentence around a claim names."""
    return {c.removeprefix("in:") for c in claim.context if c.startswith("in:")}


@dataclass(frozen=True, slots=True)
class Phrases:
    """What fills one role in a claim: the names among its words, and the word that heads it."""

    names: list[Term]
    head: Term | None

    @property
    def borne(self) -> list[Term]:
        """The names of what heads the phrase, not that of "the U.S. press corps" or "aide of X"."""
        if self.head is None or self.head.proper:
            return self.names
        return [n for n in self.names if n.span.start > self.head.span.start and not n.marker]

    @property
    def owners(self) -> list[Term]:
        """The names before what heads the phrase: "X" in "the X administration"."""
        if self.head is None or self.head.proper:
            return []
        return [n for n in self.names if n.span.start < self.head.span.start]


@per_claim
def phrases(claim: Claim) -> dict[Role, Phrases]:
    """What fills each role in a claim."""
    return {
        role: Phrases(
            [t for t in claim.terms if t.role is role and t.proper],
            next((t for t in claim.terms if t.role is role and t.main), None),
        )
        for role in Role
    }


@per_claim
def told(claim: Claim) -> Content:
    """The content of a claim without its figures, its times and who says so."""
    return content(claim, frozenset((*values(claim), *framing(claim))))


@per_claim
def beside_place(claim: Claim) -> Content:
    """The content of a claim without its figures, its times, who says so and where it happened."""
    where = [
        t
        for t in claim.terms
        if t.role is not Role.PREDICATE and any(p.span.contains(t.span) for p in claim.places)
    ]
    return content(claim, frozenset((*values(claim), *framing(claim), *where)))
