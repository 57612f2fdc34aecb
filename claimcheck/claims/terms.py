"""Terms and mentions: the content words of a clause, what they do in it, and whom they name."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING

from claimcheck.claims.claim import Mention, Role, Term
from claimcheck.claims.clauses import Clause
from claimcheck.claims.nominal_events import HAPPENS, event_verb, participant, takes_place
from claimcheck.lexicons import load
from claimcheck.spans import Span

if TYPE_CHECKING:
    from claimcheck.claims.syntax import Token

CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "ADV"})
# Light words that carry no proposition of their own.
LIGHT = frozenset(
    {"be", "have", "do", "get", "go", "also", "so", "then", "there", "here", "now", "when", "where"}
    | {"how", "why", "very", "more", "most", "just", "only", "even", "still", "ever", "too", "as"}
    | {"well", "up", "such", "other", "own", "not", "n't", "never", "about", "that", "however"}
)
DESCRIBING = frozenset({"acl", "relcl"})  # clauses that depend on a noun
# Words of these relations head the phrase that they lie in.
HEADING = frozenset({"pobj", "prep", "agent", "pcomp"})
_DEPTH = 40  # a phrase nested deeper than this is not a phrase


def predicate_lemma(clause: Clause) -> str:
    """The lemma that names the event; of "is full" it is "full", of "called off" "call_off"."""
    verb = clause.predicate
    if verb.lemma_ == "be":
        for child in verb.children:
            if child.dep_ in {"attr", "acomp"}:
                return child.lemma_
    noun = clause.subject
    if takes_place(verb) and noun is not None and noun.pos_ == "NOUN":
        return noun.lemma_  # "the meeting could take place": the event is the meeting
    if verb.lemma_ in {"give", "take", "lose"}:  # "give way", "take place", "lose control"
        for child in verb.children:
            if child.dep_ == "dobj" and child.pos_ == "NOUN" and not child.children:
                return f"{verb.lemma_}_{child.lemma_}"
    particle = next((c for c in verb.children if c.dep_ == "prt" or _particle(c)), None)
    return f"{verb.lemma_}_{particle.lower_}" if particle else verb.lemma_


def _particle(adverb: Token) -> bool:
    """Whether the parser took a particle for an adverb: "passed away"."""
    particles = load("verbs")["particles"].get(adverb.head.lemma_, ())
    return adverb.dep_ == "advmod" and adverb.lower_ in particles


def terms(
    clause: Clause, offset: int, tokens: Iterable[Token], event: Token | None = None
) -> list[Term]:
    """The content words among ``tokens``, with their roles in ``clause``.

    ``event`` is the noun whose event they tell, where that is not the verb of the clause.
    """
    found = []
    for token in tokens:
        if token.pos_ not in CONTENT or token.lemma_ in LIGHT or not _is_word(token):
            continue
        role, marker, main = role_of(token, clause)
        lemma = token.lemma_
        if token == event:
            role, lemma, main = Role.PREDICATE, event_verb(token.lower_), True
        elif event is not None:
            role, main = participant(token, event)
        if lemma in HAPPENS or (
            lemma in {"take", "place"} and "take" in (lemma, token.head.lemma_)
        ):
            continue
        if token == clause.predicate:
            lemma = predicate_lemma(clause) if token.lemma_ != "be" else lemma
        found.append(
            Term(
                span=token.span(offset),
                text=token.lower_,
                lemma=lemma,
                pos=token.pos_,
                role=role,
                main=main,
                marker=marker,
                proper=token.pos_ == "PROPN",
            )
        )
    return found


def _is_word(token: Token) -> bool:
    return token.is_alpha or any(c.isalnum() for c in token.text)


def role_of(token: Token, clause: Clause) -> tuple[Role, str, bool]:
    """Role of the phrase that ``token`` lies in, its preposition, and whether it is its head."""
    if token == clause.predicate:
        return Role.PREDICATE, "", True
    chain = clause.chain
    if token in chain:
        return Role.MODIFIER, "", False
    for _ in range(_DEPTH):  # the members of a list share its role
        if token.dep_ != "conj" or token.pos_ not in {"NOUN", "PROPN"}:
            break
        token = token.head
    at, marker, main = token, "", True
    for _ in range(_DEPTH):
        if at.head == at or at.head in chain:
            break
        if at.dep_ not in HEADING:
            main = False
        if at.head.dep_ in {"prep", "agent", "dative"} and not marker:
            marker = at.head.lower_
        at = at.head
    match at.dep_:
        case "nsubj" | "csubj":
            return Role.SUBJECT, "", main and at == token
        case "nsubjpass" | "csubjpass":
            return Role.OBJECT, "", main and at == token
        case "dobj" | "attr" | "oprd" | "acomp" | "obj":
            return Role.OBJECT, "", main and at == token
        case "agent":
            return Role.SUBJECT, "", main
        case "prep" | "dative" | "npadvmod":
            return Role.OBLIQUE, marker or at.lower_, main
        case _:
            if token is clause.subject and token not in clause.tokens:
                return _shared_role(clause.passive), "", True
            return Role.MODIFIER, marker, False


def _shared_role(passive: bool) -> Role:
    return Role.OBJECT if passive else Role.SUBJECT


def shared_subject(clause: Clause, offset: int) -> tuple[list[Term], tuple[int, int] | None]:
    """The terms of a subject that the clause leaves out, and where it stands in the text."""
    noun = clause.subject
    role = _shared_role(clause.passive)
    if noun is None and clause.head.dep_ == "relcl":
        noun, role = clause.head.head, Role.OBJECT
    if noun is None or noun in clause.tokens:
        return [], None
    phrase = noun_phrase(noun)
    place = (phrase[0].idx, phrase[-1].end)
    return _phrase_terms(phrase, noun, role, offset, own=False), place


def described(clause: Clause) -> list[Token]:
    """The noun phrase that a participle or a relative clause describes; of others nothing."""
    return noun_phrase(clause.head.head) if clause.head.dep_ in DESCRIBING else []


def described_terms(clause: Clause, offset: int) -> list[Term]:
    """The terms of the noun phrase that a participle or a relative clause describes."""
    noun = clause.head.head
    if noun == clause.subject:
        role = _shared_role(clause.passive)
    elif any(c.lower_ == "where" or c.tag_ == "IN" for c in clause.tokens[:1]):
        role = Role.OBLIQUE  # "the town where it fell", "the day on which it fell"
    else:
        role = Role.OBJECT
    return _phrase_terms(described(clause), noun, role, offset, own=True)


def _phrase_terms(
    phrase: list[Token], noun: Token, role: Role, offset: int, *, own: bool
) -> list[Term]:
    return [
        Term(
            span=t.span(offset),
            text=t.lower_,
            lemma=t.lemma_,
            pos=t.pos_,
            role=role,
            main=t == noun,
            proper=t.pos_ == "PROPN",
            own=own,
        )
        for t in phrase
        if t.pos_ in CONTENT and t.lemma_ not in LIGHT
    ]


def noun_phrase(head: Token) -> list[Token]:
    """The words of a noun phrase around ``head`` without clauses and appositions."""
    left = [t for t in head.lefts if t.dep_ not in {"punct", "relcl", "acl"}]
    words = [w for t in left for w in t.subtree] + [head]
    for child in head.rights:
        if child.dep_ == "prep" and child.i == words[-1].i + 1:
            words.extend(w for w in child.subtree if w.i - head.i < 12)
    words.sort(key=lambda t: t.i)
    return words


def mentions(clause: Clause, offset: int, tokens: Iterable[Token]) -> list[Mention]:
    """The participants named among ``tokens``, with titles and appositions."""
    words = list(tokens)
    inside = set(words)
    found = []
    for token in words:
        if token.pos_ not in {"NOUN", "PROPN"} or token.dep_ in {"compound", "appos", "nmod"}:
            continue
        role, _, main = role_of(token, clause)
        found.append(_mention(token, role if main else Role.MODIFIER, offset, inside))
    return found


def _mention(head: Token, role: Role, offset: int, inside: set[Token]) -> Mention:
    words = [t for t in head.lefts if t.dep_ in {"compound", "nmod", "amod"} and t.is_alpha] + [
        head
    ]
    appositions = [c for c in head.children if c.dep_ == "appos" and c.pos_ in {"NOUN", "PROPN"}]
    name, title = _split_title(words) if head.pos_ == "PROPN" else ([], words)
    for apposition in reversed(appositions):  # the first one is of the name, the next of the first
        other = [t for t in apposition.lefts if t.dep_ in {"compound", "nmod", "amod"}]
        if head.pos_ == "PROPN" and apposition.pos_ == "NOUN":
            title = [*other, apposition]
        elif head.pos_ == "NOUN" and apposition.pos_ == "PROPN":
            name, title = [*other, apposition], words
    title = [t for t in title if t in inside]
    lemma = head.lemma_
    return Mention(
        span=Span(offset + words[0].idx, offset + head.end),
        role=role,
        name=" ".join(t.text for t in name),
        title=" ".join(t.lemma_ for t in title),
        title_span=Span(offset + title[0].idx, offset + title[-1].end) if title else None,
        lemma=lemma,
    )


@cache
def _titles() -> frozenset[str]:
    return frozenset(load("titles")["words"])


def _split_title(words: list[Token]) -> tuple[list[Token], list[Token]]:
    """Split "Transport Minister Vera Stone" after its last title word."""
    titles = _titles()
    last = max((i for i, t in enumerate(words[:-1]) if t.lower_ in titles), default=-1)
    return words[last + 1 :], words[: last + 1]
