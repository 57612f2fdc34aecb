"""Claim: one atomic proposition in its context, with the span that carries it.

Its parts, of which an article has thousands, are msgspec's structs, which are made and read in a
fraction of a dataclass's time. They hold each other in no circle, and need no garbage collection.
"""

from __future__ import annotations

from enum import StrEnum

import msgspec

from claimcheck.claims.place import Place
from claimcheck.claims.quantity import Quantity
from claimcheck.claims.timex import TimeExpression
from claimcheck.spans import Span


class Certainty(StrEnum):
    """How certainly the text puts it forward (after FactBank, Sauri and Pustejovsky 2009)."""

    ASSERTED = "asserted"
    PROBABLE = "probable"
    POSSIBLE = "possible"
    HYPOTHETICAL = "hypothetical"  # conditions, plans, wishes, questions: nothing is asserted


class Polarity(StrEnum):
    """Whether it is said to be so or said not to be so."""

    POSITIVE = "positive"
    NEGATIVE = "negative"


class SourceKind(StrEnum):
    """Who a claim is attributed to."""

    PERSON = "person"
    INSTITUTION = "institution"
    AGENCY = "agency"
    DOCUMENT = "document"
    ANONYMOUS = "anonymous"


class Role(StrEnum):
    """What a term does in its clause."""

    PREDICATE = "predicate"
    SUBJECT = "subject"  # who does it: the agent, also of a passive
    OBJECT = "object"  # to whom it is done: the patient, also of a passive
    OBLIQUE = "oblique"
    MODIFIER = "modifier"


class Attribution(msgspec.Struct, frozen=True, gc=False):
    """Who says so: the source as the text names it, and the word that introduces it."""

    source: str
    cue: str
    kind: SourceKind
    span: Span
    """Where the source is named."""


class Factuality(msgspec.Struct, frozen=True, gc=False):
    """Certainty and polarity as the text presents them, not as they are."""

    certainty: Certainty = Certainty.ASSERTED
    polarity: Polarity = Polarity.POSITIVE


PLAIN = Factuality()  # said without more


class Term(msgspec.Struct, frozen=True, gc=False):
    """One content word of a claim.

    ``head`` is the lemma of the word it depends on, ``role`` the role of the phrase that it lies
    in, ``main`` whether it heads that phrase, ``marker`` the preposition of an oblique phrase.
    ``own`` is false for a word that the clause leaves out and the sentence supplies (the subject
    of a coordinated verb).
    """

    span: Span
    text: str
    lemma: str
    pos: str
    role: Role
    main: bool = False
    marker: str = ""
    proper: bool = False
    own: bool = True


class Mention(msgspec.Struct, frozen=True, gc=False):
    """A phrase that names a participant, with what is said of it on the spot.

    ``name`` is the proper name inside it ("Mara Lind"), ``title`` what stands before it ("Interior
    Minister") or in apposition to it ("a teacher"), each empty where there is none.
    """

    span: Span
    role: Role
    name: str = ""
    title: str = ""
    title_span: Span | None = None
    lemma: str = ""


class Claim(msgspec.Struct, frozen=True, gc=False):
    """One atomic proposition: who did what, when, where, how much, who says so, how certainly.

    ``span`` is the smallest clause that carries it, with the words that introduce it as somebody's
    ("police said that"), ``sentence`` the sentence around it, ``surface`` the words of the span
    without those, ``text`` the clause as far as possible standing alone. ``predicate`` is the lemma
    of its main verb (or noun), ``operators`` the lemmas that govern it ("appear", "fail", "plan"),
    ``direct`` whether it stands in quotation marks, ``subordinate`` whether it only sets the scene
    ("when it fell"). ``context`` are the content lemmas of the rest of the sentence.
    ``unresolved`` are the words of ``text`` that still lean on other sentences ("they").
    """

    id: str
    article: str
    outlet: str
    published: str | None
    span: Span
    sentence: Span
    paragraph: int
    line: int
    column: int
    text: str
    surface: str
    predicate: str
    terms: tuple[Term, ...]
    mentions: tuple[Mention, ...] = ()
    operators: tuple[str, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    places: tuple[Place, ...] = ()
    attribution: Attribution | None = None
    factuality: Factuality = PLAIN
    direct: bool = False
    headline: bool = False
    lead: bool = False
    subordinate: bool = False
    context: frozenset[str] = frozenset()
    unresolved: tuple[str, ...] = ()
