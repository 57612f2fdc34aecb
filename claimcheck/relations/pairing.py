"""Pairing: two claims side by side with what alignment knows of them, asked by every comparator."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from claimcheck.alignment.matching import Match, matched, predicates_alike, terms_alike
from claimcheck.claims.claim import Certainty, Claim, Polarity, Role
from claimcheck.config import Config
from claimcheck.lexicons import load
from claimcheck.relations.comparison import Comparison, Outcome
from claimcheck.relations.evidence import excerpt, same_source, short
from claimcheck.relations.one_claim import (
    around,
    beside_place,
    future,
    generic,
    phrases,
    scope,
    told,
    years,
)
from claimcheck.relations.place import same_name
from claimcheck.relations.relation import Evidence, Kind, Relation, Verb
from claimcheck.relations.time import compare_times
from claimcheck.spans import Span

ONE_EVENT = 0.9  # likeness of two predicates that are one; a noun for a verb stays below it
ONE_PARTICIPANT = 0.6  # likeness of two words from which they name one participant
NAMED = 0.75  # likeness from which two words name one thing
SUMMED = frozenset({"total", "altogether", "far", "overall"})  # of all, which is the usual case


@dataclass(frozen=True)
class Pairing:
    """Two claims of one story, or the two texts of a pair."""

    a: Claim
    b: Claim
    config: Config

    @cached_property
    def match(self) -> Match:
        """The content that both share, with figures, times and who says so masked."""
        return matched(told(self.a), told(self.b))

    @cached_property
    def beside_place(self) -> Match:
        """The content that both share, with where it happened masked as well."""
        return matched(beside_place(self.a), beside_place(self.b))

    @cached_property
    def predicate(self) -> float:
        """Similarity of the two events."""
        return predicates_alike(self.a, self.b)

    @cached_property
    def participant(self) -> bool:
        """Whether a main participant of one side is one of the other side too."""
        kinds = {Role.SUBJECT, Role.OBJECT}
        return any(
            terms_alike(x, y) >= ONE_PARTICIPANT
            for x, y in self.match.pairs
            if x.main and y.main and x.role in kinds and y.role in kinds
        )

    def fit(self, role: Role) -> int:
        """1 where both name one participant in ``role``, -1 two, 0 where that is not known."""
        filled = phrases(self.a)[role], phrases(self.b)[role]
        names = [phrase.borne for phrase in filled]
        if all(len(n) == 2 for n in names):  # two people of one family are two
            return 1 if all(terms_alike(x, y) >= 0.9 for x, y in zip(*names, strict=True)) else -1
        if all(names):
            return 1 if any(terms_alike(x, y) >= 0.9 for x in names[0] for y in names[1]) else -1
        x, y = (phrase.head for phrase in filled)
        if x is None or y is None or any(names):
            return 0  # "the train" and "Kim" may come to the same
        if terms_alike(x, y) < 0.6:
            return -1
        owners = filled[0].owners, filled[1].owners
        if all(owners) and not any(terms_alike(s, t) >= 0.9 for s in owners[0] for t in owners[1]):
            return -1  # the governments of two presidents
        return 1

    @cached_property
    def one_event(self) -> bool:
        """Whether both tell one event: its verb, a participant of it and nobody else's."""
        fits = {self.fit(Role.SUBJECT), self.fit(Role.OBJECT)}
        return self.predicate >= 0.9 and -1 not in fits and 1 in fits

    @cached_property
    def contained(self) -> float:
        """The larger of the two shares: how far the shorter claim is told by the longer one."""
        return max(self.match.a, self.match.b)

    @cached_property
    def each_adds(self) -> bool:
        """Whether each side names something that the other side does not name."""
        loose = [p for p in self.match.pairs if terms_alike(*p) < NAMED]
        return all(
            any(t.pos in {"NOUN", "PROPN"} and t.own for t in (*rest, *(p[i] for p in loose)))
            for i, rest in enumerate((self.match.only_a, self.match.only_b))
        )

    @cached_property
    def same_article(self) -> bool:
        """Whether both claims stand in one article."""
        return self.a.article == self.b.article

    @cached_property
    def committed(self) -> bool:
        """Whether both sides put their claim forward, if with a hedge."""
        levels = {self.a.factuality.certainty, self.b.factuality.certainty}
        if Certainty.POSSIBLE in levels and len(levels) > 1:
            return False  # what could be and what is are no conflict
        if generic(self.a) != generic(self.b):
            return False
        return Certainty.HYPOTHETICAL not in levels

    @cached_property
    def settled(self) -> bool:
        """Whether the values in both claims stand: asserted, or planned in both."""
        commissive = {*load("cues")["certainty"]["commissive"]}
        return self.committed or all(commissive & {*c.operators} for c in (self.a, self.b))

    @cached_property
    def equally_open(self) -> bool:
        """Whether both tell the same plan or case: "its decision to lend 22bn" in both."""
        levels = {self.a.factuality.certainty, self.b.factuality.certainty}
        return levels == {Certainty.HYPOTHETICAL} and self.match.both >= self.config.agreement

    @cached_property
    def order(self) -> int:
        """-1 if ``a`` was published before ``b``, 1 if after, 0 where that is not known."""
        x, y = self.a.published, self.b.published
        if not x or not y or self.same_article:
            return 0
        if x[:10] != y[:10]:
            return -1 if x < y else 1
        if len(x) > 10 and len(y) > 10 and x != y:
            return -1 if x < y else 1
        return 0

    @cached_property
    def days_apart(self) -> bool:
        """Whether the two were published on different days."""
        return self.order != 0 and (self.a.published or "")[:10] != (self.b.published or "")[:10]

    def other_scope(self, ignored: frozenset[str] = frozenset()) -> bool:
        """Whether each side names a place, group or year that the other does not.

        ``ignored`` are words of scope that make no difference to the question asked.
        """
        names_a = {t.lemma for t in self.match.only_a if t.proper and t.role is not Role.SUBJECT}
        names_b = {t.lemma for t in self.match.only_b if t.proper and t.role is not Role.SUBJECT}
        if names_a - self.b.context and names_b - self.a.context:
            return True
        if scope(self.a) - ignored != scope(self.b) - ignored:
            return True
        places_a, places_b = around(self.a), around(self.b)
        if places_a and places_b and not any(same_name(x, y) for x in places_a for y in places_b):
            return True
        return self.other_year

    def other_extent(self) -> bool:
        """Whether one side is of a part by its words: "on Monday alone", "nationwide"."""
        return scope(self.a) - SUMMED != scope(self.b) - SUMMED

    @cached_property
    def other_year(self) -> bool:
        """Whether one side looks back at an earlier event."""
        return years(self.a) != years(self.b)

    @property
    def denied(self) -> float:
        """The share of what the negative side denies that the other one tells.

        That somebody did not answer the last question leaves room for an answer to the others:
        negation is downward entailing, so the other side has to tell all that is denied.
        """
        negative = self.a.factuality.polarity is Polarity.NEGATIVE
        return self.match.a if negative else self.match.b

    @cached_property
    def other_time(self) -> bool:
        """Whether both are dated, and none of their times can be one."""
        outcomes = [compare_times(x, y).outcome for x in self.a.times for y in self.b.times]
        return bool(outcomes) and all(o is Outcome.CONFLICTS for o in outcomes)

    @cached_property
    def same_tense(self) -> bool:
        """Whether both or neither speak of the future."""
        return future(self.a) == future(self.b)

    def relation(
        self,
        verb: Verb,
        kind: Kind,
        slot: str,
        a: Span,
        b: Span,
        comparison: Comparison,
        score: float,
    ) -> Relation:
        """A relation with its evidence; all of a claim where what is shown stands outside of it.

        A claim has the place that leads its sentence, but not in its span.
        """
        a = short(a if self.a.span.contains(a) else self.a.span)
        b = short(b if self.b.span.contains(b) else self.b.span)
        conflict = verb in {Verb.CONTRADICTION, Verb.UPDATE}
        return Relation(
            a=self.a.id,
            b=self.b.id,
            relation=verb,
            kind=kind,
            entails="both"
            if verb is Verb.AGREEMENT
            else comparison.entails
            if not conflict
            else "none",
            evidence=Evidence(
                slot,
                a,
                excerpt(self.a, a),
                b,
                excerpt(self.b, b),
                comparison.why,
            ),
            score=round(min(1.0, max(0.0, score)), 4),
            between=self._between() if conflict else None,
        )

    def says(
        self,
        verb: Verb,
        kind: Kind,
        a: Span,
        b: Span,
        why: str,
        score: float,
        entails: str = "none",
    ) -> Relation:
        """A relation of whole propositions."""
        slot = {Kind.OTHER: "proposition", Kind.ROLE: "role"}.get(kind, kind.value)
        return self.relation(verb, kind, slot, a, b, Comparison(Outcome.SAME, why, entails), score)

    def _between(self) -> str:
        x, y = self.a.attribution, self.b.attribution
        named = x is not None and y is not None and not same_source(x.source, y.source)
        return "sources" if named else "outlets"
