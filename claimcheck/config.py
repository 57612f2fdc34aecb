"""Every threshold in one place: its unit, its direction and why it stands where it does.

The figures were set on the development stories and on sentence pairs of our own; raising one that
gates a relation trades recall for precision.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Mapping
from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True)
class Config:
    """What can be set. All scores are shares between 0 and 1."""

    today: dt.date | None = None
    """The day that undated articles are read on; None leaves relative times unresolved."""

    candidate: float = 0.30
    """Cosine of two claims' word vectors from which the pair is compared at all. Pairs that share
    a quantity dimension and a name come through whatever their cosine. Lower ones find no fact
    more on the annotated stories (docs/evaluation.md has the figures of each threshold)."""

    agreement: float = 0.55
    """Share of the content of both claims that must match for an agreement without a value: 0.55
    was best on ten of eleven stories when each was left out (docs/judgement.md)."""

    statement: float = 0.50
    """The same for two reports of what one named speaker said of the same people: that both speak
    of one statement is itself a sign."""

    same_question: float = 0.42
    """Share of matching content, values masked, from which equal values answer one question."""

    conflicting: float = 0.50
    """The same for values that differ: a wrong conflict costs an editor more than a missed one.
    From 0.30 to 0.60 the contradictions of the annotated stories stay as they are."""

    contained: float = 0.80
    """Share of the shorter claim's content that the longer one must tell for an agreement on it,
    where both tell one event of one participant."""

    matter: float = 0.45
    """Share of matching content from which two claims that do not say the same are compatible:
    0.35 finds 0.37 of them at a precision of 0.29, 0.45 finds 0.33 at 0.30, 0.55 finds 0.28 at
    0.36."""

    circumstance: float = 0.30
    """Share of matching content from which one day or one named place is the same question's
    answer in both claims, whatever their predicates."""

    relation_model: str = "builtin"
    """What judges the pairs that the comparators leave open: "builtin" for nothing more, the path
    of an ONNX file, or a folder or identifier for the transformers library."""

    raw_scores: bool = False
    """Whether relations keep the strength of their alignment as score, as the curves of
    relations/confidence.py are fitted on, in place of their probability of being right."""

    excluded: float = 0.90
    """Probability, in both directions, from which such a model's "contradiction" is one. A small
    cross-encoder was right on 4 of 104 open pairs at 0.5 (docs/model.md)."""

    implied: float = 0.90
    """The same for its "entailment"; in one direction alone it is compatible."""

    predicate: float = 0.60
    """Word similarity from which two predicates name one kind of event."""

    story: float = 0.03
    """Mean likeness (cosine less the cost of days) from which an article joins a story.
    Zero takes all articles for one story."""

    story_groups: float = 0.14
    """The same for two groups of articles, each of which holds together already: what keeps two
    earthquakes of one week apart."""

    story_gap: float = 0.10
    """What each further e-fold of days between two articles takes from their cosine: at ten days
    they need 0.24 more than on one day. Beyond two weeks it grows no more."""

    story_days: int = 1000
    """Days between the first and the last article of a story at most: trials and inquiries follow
    an event by years. Smaller keeps the anniversaries of an archive apart."""

    single: float = 0.35
    """Share of a claim's content that a sentence of another outlet may have, with its neighbours,
    for the claim to stand on one source (CC201, CC202). Higher reports more of them: 0.35 takes 8
    in 100 corroborated facts for single, 0.45 takes 17 (docs/origins.md)."""

    newsworthy: float = 0.30
    """Prominence from which a single-source claim is reported at all; it grows with names, figures
    and closeness to the beginning."""

    singles: int = 10
    """Single-source claims shown in a report."""

    corroborating: int = 2
    """Independent origins from which a claim that the draft lacks is worth a note (CC203): two, as
    in the newsroom rule of the second source."""

    select: tuple[str, ...] = ("ALL",)
    """Codes of the rules that are applied; a beginning such as "CC1" stands for its family."""

    ignore: tuple[str, ...] = ()
    """Codes of rules that are left out again; the longer code wins over the shorter."""

    per_file_ignores: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Codes that are left out for articles whose path or name matches a pattern."""

    levels: tuple[tuple[str, str], ...] = ()
    """Level (error, warning, note) of a rule by its code, where it is not the rule's own."""

    outlets: tuple[tuple[str, str], ...] = ()
    """Names of outlets by host or by the name that an article gives."""

    def digest(self) -> str:
        """A short fingerprint of all settings, for the report."""
        return hashlib.sha256(repr(sorted(asdict(self).items())).encode()).hexdigest()[:12]


PRESETS: Mapping[str, Mapping[str, float]] = {
    "balanced": {},
    "precision": {
        "agreement": 0.80,
        "same_question": 0.50,
        "conflicting": 0.60,
        "contained": 0.90,
        "circumstance": 0.40,
        "predicate": 0.80,
        "matter": 0.55,
    },
    "recall": {
        "agreement": 0.50,
        "same_question": 0.36,
        "conflicting": 0.42,
        "contained": 0.70,
        "circumstance": 0.20,
        "predicate": 0.50,
        "matter": 0.35,
        "candidate": 0.20,
    },
}
"""Thresholds that are set together; one that is set by itself wins. docs/judgement.md has the
figures of each: fewer relations of which more are right, or more of which fewer are."""
