"""Standing alone: the text of a claim with its subject put in and its pronouns made plain."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from claimcheck.claims.auxiliaries import auxiliary, opened_by_with
from claimcheck.claims.bodies import countries
from claimcheck.claims.boundaries import condition_above
from claimcheck.claims.clauses import Clause
from claimcheck.claims.copulas import predication
from claimcheck.claims.leads import (
    LONGEST_GOVERNOR,
    framed,
    governed,
    is_perceived,
    is_result,
)
from claimcheck.claims.pronouns import is_pronoun
from claimcheck.claims.propositions import Form, Proposition
from claimcheck.claims.shared_agents import shared_agent
from claimcheck.claims.terms import noun_phrase
from claimcheck.claims.wording import Wording, balanced, worded

if TYPE_CHECKING:
    from claimcheck.claims.syntax import Token

FIRST_PERSON = frozenset({"i", "me", "my", "mine", "we", "us", "our"})
_FULL = {"ve": "have", "re": "are", "ll": "will"}
_CLIPPED = re.compile(r"^['’](ve|re|ll)\b")  # "pilots who've landed"
_MOST_COUNTED = 8  # words of what a number counts
_LONGEST_LEAD = 160  # characters; a longer subject would bury its claim


def stand_alone(
    proposition: Proposition, wording: Wording, *, speaker: str, direct: bool
) -> tuple[str, tuple[str, ...]]:
    """The text of a proposition that stands alone, and the words in it that still lean on others.

    ``speaker`` is whom it is attributed to, ``direct`` whether it stands in quotation marks.
    """
    clause = proposition.clause
    lead, body, tail = framed(proposition)
    verb = ""
    if proposition.form is Form.DESCRIPTION and (said_of := predication(body)):
        lead, verb, body = said_of
    shown = [*lead, *body]
    present: set[str] = set()
    references = [wording.reference(t) for t in shown]
    if any(r is not None for r in references):
        named = [t for t in shown if t.pos_ != "PRON"]
        present = {t.lower_ for t in named} | {t.lemma_ for t in named}
    said: set[str] = set()
    unresolved: list[str] = []
    words: list[str] = []
    before_it: set[int] = set()
    for token, reference in zip(shown, references, strict=True):
        rivals = reference.rivals if reference is not None else ()
        within = bool(rivals) and before_it.issuperset(rivals)  # as plain as in the article
        words.append(worded(token, wording, present, said, [] if within else unresolved, direct))
        before_it.add(wording.offset + token.idx)
    for at, (token, after_it) in enumerate(pairwise(shown)):
        clitic = _clitic(after_it)
        if clitic and not words[at].startswith(token.text) and not words[at].endswith("] "):
            words[at], words[at + 1] = f"{words[at].rstrip()} ", f"{clitic} "
        if after_it.i != token.i + 1:
            words[at] += " "  # words of a list were left out between the two
        opening = {"DET", "PRON"} if verb else {"DET", "ADJ", "NUM", "NOUN"}
        unchanged = words[at + 1].startswith(after_it.text) and after_it.lower_ not in countries()
        if after_it.is_sent_start and after_it.pos_ in opening and unchanged:
            words[at + 1] = words[at + 1][:1].lower() + words[at + 1][1:]
    if elided := _elided(clause):
        words = [
            f"{w.rstrip()} [{elided}] " if _owns(t, clause) else w
            for t, w in zip(shown, words, strict=True)
        ]
    before = "".join(words[: len(lead)]).strip()
    after = "".join(words[len(lead) :]).strip()
    speaking = ""
    first_person = [t.text for t in shown if t.lower_ in FIRST_PERSON and is_pronoun(t)]
    if first_person:
        if speaker:
            speaking = f"[{speaker}:] "
        else:
            unresolved.extend(first_person)
    if lead and body and body[0].is_sent_start and _common(body[0]):
        after = after[:1].lower() + after[1:]
    before = before.rstrip(",")
    if before and len(before) > _LONGEST_LEAD:
        before = ""
    if tail and tail[0].lower_ == "whose":
        before = f"{before}'" if before.endswith("s") else f"{before}'s"
    elif tail and tail[0].lower_ == "where":
        place = "in" if lead[-1].pos_ == "PROPN" else "at"
        before, after = after, f"[{place} {before}]"
    elif verb:
        comma = "," if any(t.text == "," for t in lead) else ""
        before, after = f"{balanced(before)}{comma}", f"{verb}{balanced(after)}"
    elif (
        lead
        and (
            clause.head.dep_ in {"conj", "advcl", "acl", "xcomp"}
            or opened_by_with(clause)
            or is_perceived(clause)
        )
        and not governed(clause)
    ):
        before += _counted(clause, lead)
        after = f"{auxiliary(clause, lead)}{after}"
        if before.endswith("]") and after.startswith("["):
            before, after = f"{before[:-1]} {after[1:]}", ""
    elif (
        lead
        and is_result(clause)
        and len(lead) > 1
        and clause.outer is not None
        and clause.outer.head in lead
    ):
        before += ","
    condition = condition_above(clause)
    if condition and condition[-1].end - condition[0].idx <= LONGEST_GOVERNOR:
        at = wording.offset
        speaking += f"[{wording.text[at + condition[0].idx : at + condition[-1].end]},] "
    if proposition.form is Form.CLAUSE and (agent := shared_agent(clause)):
        after = f"{after} [{''.join(t.text_with_ws for t in agent).strip()}]"
    after = _CLIPPED.sub(lambda m: _FULL[m[1]], after) if before else after
    gap = "" if after.startswith(("'", "’")) else " "
    text = balanced(" ".join(f"{before}{gap}{after}".split()))
    return speaking + text, tuple(unresolved)


def _common(word: Token) -> bool:
    """Whether a word has its capital only from the beginning of a sentence."""
    return word.pos_ not in {"PROPN", "PRON"} and word.lower_ not in countries()


def _counted(clause: Clause, lead: list[Token]) -> str:
    """What a bare number at the end of ``lead`` counts, in brackets: "50 [people]"."""
    number, outer = lead[-1], clause.outer
    of = number.head
    if number.dep_ == "pobj" and of.lower_ == "including":
        of = of.head  # "boats, including two built in Elmford"
    listed = number.dep_ == "appos" or of is not number.head
    if len(lead) == 1 and number.like_num and listed and of.tag_ == "NNS":
        phrase = noun_phrase(of)
        if len(phrase) > _MOST_COUNTED:
            phrase = [of]
        several = "".join(t.text_with_ws for t in phrase).strip()
        if phrase[0].is_sent_start and _common(phrase[0]):
            several = several[:1].lower() + several[1:]
        return f" [of the {several}]" if phrase == [of] else f" [of {several}]"
    if not number.like_num or number.lower_ == "one" or clause.head.dep_ != "conj":
        return ""
    if outer is None or number is not clause.subject:
        return ""
    counted = outer.subject
    known = counted is not None and any(c.dep_ == "nummod" for c in counted.children)
    return f" [{counted.text}]" if counted is not None and known else ""


def _clitic(token: Token) -> str:
    """The full form of a verb that leans on the word before it: "he's left" has "has"."""
    if token.text[0] not in "'’" or token.pos_ not in {"AUX", "VERB"}:
        return ""
    verb = token.head
    if token.lower_[1:] != "s":
        return _FULL.get(token.lower_[1:], "")
    if verb is token or verb.tag_ != "VBN":
        return "is"
    perfect = verb.lower_ == "been" or any(c.dep_ == "dobj" for c in verb.rights)
    return "has" if perfect else ""


def _owns(token: Token, clause: Clause) -> bool:
    if token.tag_ != "POS" or token.head is not clause.subject or token.i + 1 >= len(token.doc):
        return False
    verb = token.nbor()
    return verb in clause.chain and verb.tag_ in {"VBD", "VBZ", "VBP"}


def _elided(clause: Clause) -> str:
    """The noun that a possessor as subject leaves out: "Elmford's shares rose, Roth's fell"."""
    noun, outer = clause.subject, clause.outer
    if noun is None or outer is None or noun.pos_ != "PROPN" or outer.subject is None:
        return ""
    return outer.subject.text if outer.subject.pos_ == "NOUN" else ""
