"""Modality: what stands beside a verb itself, its negation, modals and hedging adverbs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.claims.claim import Certainty
from claimcheck.claims.clauses import is_infinitive
from claimcheck.lexicons import load

if TYPE_CHECKING:
    from claimcheck.claims.syntax import Token

_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "attr"})
_NOBODY = frozenset({"nobody", "none", "nothing", "neither"})
_MORE = frozenset({"fewer", "less", "more", "longer", "doubt"})
_NOT = frozenset({"neg", "preconj", "advmod"})
_MODAL = frozenset({"aux", "advmod", "acomp", "amod"})
_INVERTED = frozenset({"had", "were", "should"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "both", "each", "every", "all"})
_PRESUPPOSING = frozenset({"why", "how", "when", "where", "who", "which"})


def negated(word: Token) -> bool:
    """Whether ``word`` is negated: by "not" and the like, by "no one" or "no deal"."""
    words = load("cues")["negation"]["words"]
    kids = word.children
    direct = any(
        c.dep_ == "neg" or (c.dep_ in {"advmod", "preconj", "det"} and c.lower_ in words)
        for c in kids
    ) and not any(c.lower_ == "only" or _only_follows(c) for c in kids)
    other = any(_nobody(c) or _no_longer(c) for c in kids) or _split_contraction(word)
    return direct ^ (other or _yet_to(word))


def _yet_to(word: Token) -> bool:
    """ "Is yet to decide", "have yet to meet"."""
    return (
        word.dep_ == "xcomp"
        and word.head.lemma_ in {"be", "have"}
        and any(c.lower_ == "to" and c.i > 0 and c.nbor(-1).lower_ == "yet" for c in word.children)
    )


def _no_longer(word: Token) -> bool:
    """ "No longer works"; "no longer expects to" leaves open what is expected instead."""
    if word.lower_ != "longer" or word.i == 0 or word.nbor(-1).lower_ != "no":
        return False
    if word.i + 1 < len(word.doc) and word.nbor().lower_ == "than":
        return False
    return not any(c.dep_ in {"xcomp", "ccomp"} for c in word.head.children)


def _only_follows(word: Token) -> bool:
    """ "Not only"."""
    return word.i + 1 < len(word.doc) and word.dep_ in _NOT and word.nbor().lower_ == "only"


def _nobody(argument: Token) -> bool:
    if argument.dep_ not in _ARGUMENTS:
        return False
    return argument.lower_ in _NOBODY or any(
        _not_one(c)
        or (
            c.dep_ in {"det", "neg"}
            and c.lower_ in {"no", "neither"}
            and c.nbor().lower_ not in _MORE
        )
        for c in argument.children
    )


def _not_one(number: Token) -> bool:
    """ "Not one job was lost": the negation of the number is that of the verb."""
    first = number.lefts[:1]
    return number.lower_ == "one" and bool(first) and first[0].lower_ == "not"


def _split_contraction(word: Token) -> bool:
    """ "didn ' t", as badly converted pages have it."""
    return any(
        c.lower_ == "t" and c.i > 1 and c.nbor(-1).text == "'" and c.nbor(-2).lower_.endswith("n")
        for c in word.children
    )


def hedge(word: Token, only_modal: bool = False) -> Certainty:
    """How certain the modals and adverbs right at ``word`` leave it."""
    certainty = load("cues")["certainty"]
    level = Certainty.ASSERTED
    for child in word.children:
        if child.dep_ not in _MODAL or (only_modal and child.dep_ != "aux"):
            continue
        forms = {child.lower_, child.lemma_}
        if forms & {"could", "can"} and any(
            c.dep_ == "neg" or _no_longer(c) for c in word.children
        ):
            continue  # "could not stop" did not
        if forms & set(certainty["possible"]):
            return Certainty.POSSIBLE
        if forms & set(certainty["probable"]):
            level = Certainty.PROBABLE
        if forms & set(certainty["obliging"]) and child.dep_ == "aux":
            past = any(c.lower_ == "have" and c.dep_ == "aux" for c in word.children)
            if word.lemma_ not in {"be", "have"} and not past:
                return Certainty.HYPOTHETICAL  # "should stop" is a demand, "must be" a guess
    return level


def counterfactual(word: Token) -> bool:
    """ "would have won", "should have stopped"."""
    auxiliaries = {c.lower_ for c in word.children if c.dep_ == "aux"}
    return "have" in auxiliaries and bool(auxiliaries & {"would", "'d", "should", "could"})


def conditional(word: Token) -> bool:
    """Whether ``word`` heads an if-clause, also one that puts its verb first: "had it held"."""
    words = load("cues")["certainty"]["conditional"]
    if any(c.dep_ in {"mark", "advmod"} and c.lower_ in words for c in word.children):
        return True
    return word.dep_ == "advcl" and inverted(word)


def inverted(word: Token) -> bool:
    """Whether the clause of ``word`` begins with its auxiliary: "had it held", "should it rain"."""
    first = word.lefts[:2]
    return (
        len(first) == 2
        and first[0].lower_ in _INVERTED
        and first[0].dep_ in {"aux", "auxpass"}
        and first[1].dep_ in {"nsubj", "nsubjpass"}
    )


def conditioned(word: Token) -> bool:
    """Whether an if-clause hangs on ``word``: "closes if it rains", but not "if necessary"."""
    return any(
        c.dep_ == "advcl" and c.pos_ in {"VERB", "AUX"} and conditional(c) for c in word.children
    )


def alternative(word: Token) -> bool:
    """Whether "or" joins ``word`` to a verb whose negation it shares: "did not call or write"."""
    first = word.head
    own = any(c.dep_ in {"aux", "auxpass", "nsubj", "nsubjpass", "neg"} for c in word.lefts)
    joint = any(c.dep_ == "cc" and c.lower_ in {"or", "nor"} and c.i < word.i for c in first.rights)
    return joint and not own and any(c.dep_ == "neg" for c in first.lefts)


def sought(noun: Token) -> bool:
    """Whether ``noun`` names what need not exist: "seeks a partner", "has no plan", "any deal"."""
    lefts = {c.lower_ for c in noun.lefts}
    if "any" in lefts or noun.lower_ in {"anybody", "anyone", "anything"}:
        return True
    if lefts & _DEFINITE or any(c.dep_ in {"poss", "nummod"} for c in noun.lefts):
        return False
    if noun.pos_ != "NOUN" or noun.dep_ not in {"dobj", "pobj", "attr"}:
        return False
    if "no" in lefts:
        return True
    above, words = noun.head, load("cues")["certainty"]
    if noun.dep_ == "pobj":
        return above.lower_ == "for" and above.head.lemma_ in words["searching"]
    return above.lemma_ in words["seeking"] or negated(above)


def purposed(word: Token) -> bool:
    """Whether ``word`` says what something is for: "a place to rest", "left to fetch help".

    What somebody "returned to find" was found.
    """
    if not is_infinitive(word):
        return False
    if word.dep_ == "advcl":
        return word.lemma_ not in load("cues")["certainty"]["found"]
    return word.dep_ == "relcl" and not superlative(word.head)


def presupposing(root: Token) -> bool:
    """Whether a question takes its event for granted: "why did it fall?"."""
    return any(t.lower_ in _PRESUPPOSING for t in root.subtree if t.i < root.i)


def imperative(root: Token) -> bool:
    """Whether the main verb is a command: "Stop the train."."""
    return root.tag_ == "VB" and not any(
        c.pos_ in {"NOUN", "PROPN", "PRON", "AUX", "VERB"} for c in root.lefts
    )


def superlative(noun: Token) -> bool:
    """ "The first team to win", "the worst storm to hit the coast": it did."""
    ordinals = {"first", "last", "only", "second", "third"}
    return any(c.lower_ in ordinals or c.tag_ == "JJS" for c in noun.lefts)


def replaced(preposition: Token) -> bool:
    """ "instead of" or "rather than" something that did not happen."""
    return preposition.i > 0 and preposition.nbor(-1).lower_ in {"instead", "rather"}
