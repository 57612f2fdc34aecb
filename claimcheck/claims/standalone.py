"""Standing alone: the text of a claim with its subject put in and its pronouns made plain."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from claimcheck.claims.auxiliaries import auxiliary
from claimcheck.claims.boundaries import LEADING, condition_above
from claimcheck.claims.clauses import SUBJECTS, Clause, is_infinitive
from claimcheck.claims.copulas import predication
from claimcheck.claims.pronouns import is_pronoun
from claimcheck.claims.propositions import Form, Proposition
from claimcheck.claims.restriction import SCENE
from claimcheck.claims.terms import described, noun_phrase
from claimcheck.claims.wording import Wording, balanced, worded
from claimcheck.lexicons import load

if TYPE_CHECKING:
    from claimcheck.claims.syntax import Token

FIRST_PERSON = frozenset({"i", "me", "my", "mine", "we", "us", "our"})
_ADVERBIAL = frozenset({"where", "when", "why", "how", "whose"})
_TIMES = frozenset({"day", "time", "moment", "way", "year", "night", "week", "month", "reason"})
# What a clause right behind them says is no part of them: "evidence the bridge fell".
_HOLDING = frozenset({"chance", "evidence", "feeling", "sign", "fear", "hope", "news", "fact"})
_FULL = {"ve": "have", "re": "are", "ll": "will"}
_CLIPPED = re.compile(r"^['’](ve|re|ll)\b")  # "pilots who've landed"
_LONGEST_SCENE = 5  # words up to the one that opens a circumstance: "just two days after"
_LONGEST_GOVERNOR = 100  # characters of the words up to an infinitive that leans on them
_LONGEST_LEAD = 160  # characters; a longer subject would bury its claim


def stand_alone(
    proposition: Proposition, wording: Wording, *, speaker: str, direct: bool
) -> tuple[str, tuple[str, ...]]:
    """The text of a proposition that stands alone, and the words in it that still lean on others.

    ``speaker`` is whom it is attributed to, ``direct`` whether it stands in quotation marks.
    """
    clause = proposition.clause
    lead, body, tail = _frame(proposition)
    verb = ""
    if proposition.form is Form.DESCRIPTION and (said_of := predication(body)):
        lead, verb, body = said_of
    shown = [*lead, *body]
    present: set[str] = set()
    if any(wording.reference(t) is not None for t in shown):
        named = [t for t in shown if t.pos_ != "PRON"]
        present = {t.lower_ for t in named} | {t.lemma_ for t in named}
    said: set[str] = set()
    unresolved: list[str] = []
    words = [worded(t, wording, present, said, unresolved, direct) for t in shown]
    for at, (token, after_it) in enumerate(pairwise(shown)):
        if after_it.i != token.i + 1:
            words[at] += " "  # words of a list were left out between the two
        opening = {"DET", "PRON"} if verb else {"DET", "ADJ", "NUM", "NOUN"}
        unchanged = words[at + 1].startswith(after_it.text)
        if after_it.is_sent_start and after_it.pos_ in opening and unchanged:
            words[at + 1] = words[at + 1][:1].lower() + words[at + 1][1:]
    before = "".join(words[: len(lead)]).strip()
    after = "".join(words[len(lead) :]).strip()
    speaking = ""
    first_person = [t.text for t in shown if t.lower_ in FIRST_PERSON and is_pronoun(t)]
    if first_person:
        if speaker:
            speaking = f"[{speaker}:] "
        else:
            unresolved.extend(first_person)
    if lead and body and body[0].is_sent_start and body[0].pos_ not in {"PROPN", "PRON"}:
        after = after[:1].lower() + after[1:]
    before = before.rstrip(",")
    if before and len(before) > _LONGEST_LEAD:
        before = ""
    if tail and tail[0].lower_ == "whose":
        before = f"{before}'" if before.endswith("s") else f"{before}'s"
    elif verb:
        comma = "," if any(t.text == "," for t in lead) else ""
        before, after = f"{balanced(before)}{comma}", f"{verb}{balanced(after)}"
    elif lead and clause.head.dep_ in {"conj", "advcl", "acl", "xcomp"} and not governed(clause):
        before += _counted(clause, lead)
        after = f"{auxiliary(clause, lead)}{after}"
        if before.endswith("]") and after.startswith("["):
            before, after = f"{before[:-1]} {after[1:]}", ""
    elif tail and tail[0].lower_ == "where":
        place = "in" if lead[-1].pos_ == "PROPN" else "at"
        before, after = after, f"[{place} {before}]"
    condition = condition_above(clause)
    if condition and condition[-1].end - condition[0].idx <= _LONGEST_GOVERNOR:
        at = wording.offset
        speaking += f"[{wording.text[at + condition[0].idx : at + condition[-1].end]},] "
    after = _CLIPPED.sub(lambda m: _FULL[m[1]], after) if before else after
    gap = "" if after.startswith(("'", "’")) else " "
    text = balanced(" ".join(f"{before}{gap}{after}".split()))
    return speaking + text, tuple(unresolved)


def _frame(proposition: Proposition) -> tuple[list[Token], list[Token], list[Token]]:
    """The words that come first, those that follow, and those left away.

    What comes first is the subject that the clause leaves out, or the noun that it describes.
    """
    clause, extent = proposition.clause, proposition.extent
    head, own = clause.head, set(described(clause))
    body = [t for t in (*proposition.words, *proposition.beyond) if t not in own]
    before = [t for t in proposition.words if t in own]
    while len(body) > 1 and before and body[0].is_punct:
        body = body[1:]
    if proposition.nominal:
        phrase = list(proposition.words)
        while len(phrase) > 1 and phrase[-1].text == ",":
            phrase.pop()
        return [], phrase, []
    if head.dep_ == "relcl":
        return _relative(clause, before or noun_phrase(head.head), body)
    noun = clause.subject
    if before:
        return before, body, []
    inside = noun is not None and (extent.first.i <= noun.i <= extent.last.i or noun in body)
    if noun is not None and not inside and head.dep_ in {"conj", "advcl", "acl", "xcomp"}:
        lead = _governing(clause) if governed(clause) else []
        return lead or _subject_words(noun), _without_scene(clause, body), []
    if head.dep_ == "advcl" or (head.dep_ == "ROOT" and body[0].text in SCENE):
        body = _without_scene(clause, body)
    with_participle = head.dep_ == "advcl" and clause.tokens[0].lower_ == "with"
    bare = noun is not None and noun.like_num and head.dep_ == "conj"
    if noun in body and (with_participle or bare or _lacks_auxiliary(clause)):
        verbs = {*clause.chain, *(c for v in clause.chain for c in v.lefts if c.pos_ == "AUX")}
        end = next((at for at, t in enumerate(body) if t in verbs), 0)
        return body[:end], body[end:], []
    return [], body, []


def _lacks_auxiliary(clause: Clause) -> bool:
    """ "Ten people were killed and 50 injured"."""
    verb = clause.head
    return (
        verb.dep_ == "conj"
        and verb.tag_ == "VBN"
        and any(c.dep_ == "nsubjpass" for c in verb.lefts)
        and not any(c.dep_ in {"aux", "auxpass"} for c in verb.lefts)
    )


def _counted(clause: Clause, lead: list[Token]) -> str:
    """What a bare number at the end of ``lead`` counts, in brackets: "50 [people]"."""
    number, outer = lead[-1], clause.outer
    if not number.like_num or number.lower_ == "one" or clause.head.dep_ != "conj":
        return ""
    if outer is None or number is not clause.subject:
        return ""
    counted = outer.subject
    known = counted is not None and any(c.dep_ == "nummod" for c in counted.children)
    return f" [{counted.text}]" if counted is not None and known else ""


def governed(clause: Clause) -> bool:
    """Whether a clause says nothing without the verb above it: "to fetch help", "and repair it".

    The latter where it goes on an infinitive ("agreed to buy the ferry and repair it") or on what
    a preposition governs ("is accused of hiding and then burning it").
    """
    head, outer = clause.head, clause.outer
    if outer is None or head.dep_ == "advcl":
        return outer is not None and is_infinitive(head)
    if head.dep_ != "conj":
        return False
    above = head.head
    if head.tag_ == "VB" and above.tag_ == "VB":
        return above in outer.chain[1:] or is_infinitive(above)
    return head.tag_ == "VBG" and above.dep_ == "pcomp"


def _governing(clause: Clause) -> list[Token]:
    """The words up to a governed clause, with their subject; nothing where they are many."""
    outer, head = clause.outer, clause.head
    if outer is None:
        return []
    end = min(t.i for t in clause.tokens)
    if head.dep_ == "conj":
        end = head.head.i
        end -= is_infinitive(head) and head.head.nbor(-1).tag_ == "TO"
    words = [t for t in outer.tokens if t.i < end]
    while words and (words[0].dep_ in LEADING or words[0].is_punct):
        words = words[1:]
    whole = outer.head in words
    noun = outer.subject
    if governed(outer):
        above = _governing(outer)
        words, whole = [*above, *words], bool(above)
    elif noun is not None and noun not in words:
        words = [*_subject_words(noun), *words]
    length = sum(len(t.text_with_ws) for t in words)
    return words if whole and length <= _LONGEST_GOVERNOR else []


def _relative(
    clause: Clause, phrase: list[Token], body: list[Token]
) -> tuple[list[Token], list[Token], list[Token]]:
    first, noun = body[0], clause.head.head
    if noun in body:
        return [], body, []
    if first.lower_ in {"who", "which", "that"} and first.dep_ in SUBJECTS:
        return phrase, body[1:], []
    if first.lower_ == "whose" or (first.lower_ == "where" and _is_place(noun)):
        return phrase, body[1:], [first]
    for at, token in enumerate(body[:4]):  # "in which", "both of whom"
        if token.lower_ in {"which", "whom"} and token.dep_ == "pobj":
            if at > 1:
                phrase = [*phrase, *(w for c in noun.conjuncts for w in _joined(c))]
                phrase = sorted(set(phrase), key=lambda t: t.i)
            return [*body[:at], *phrase], body[at + 1 :], []
    return _object_put_back(clause, phrase, body)


def _object_put_back(
    clause: Clause, phrase: list[Token], body: list[Token]
) -> tuple[list[Token], list[Token], list[Token]]:
    """ "The bill the house passed in May" says that the house passed the bill in May."""
    noun, verb = clause.head.head, clause.predicate
    own = next((c for c in clause.children if c.dep_ in SUBJECTS and c in body), None)
    if own is None or own.tag_ in {"WDT", "WP"} or own.i > verb.i or noun.pos_ == "VERB":
        return phrase, body, []
    pronoun = body[0].lower_ in {"that", "which", "who", "whom"}
    rest = body[1:] if pronoun else body
    if noun.lemma_ in _TIMES and body[0].lower_ not in _ADVERBIAL:
        return [], rest, []  # "the day the bridge fell"
    stranded = [t for t in rest if t.dep_ == "prep" and all(c.dep_ == "prep" for c in t.children)]
    gap = stranded[-1] if stranded else verb
    full = clause.passive or verb.lemma_ == "be" or any(c.dep_ == "dobj" for c in verb.rights)
    apart = not pronoun and (noun.lemma_ in _HOLDING or rest[0].nbor(-1).is_punct)
    held = any(c.dep_ == "ccomp" for c in verb.rights) or any(t.tag_ == "WRB" for t in phrase)
    if (full and not stranded) or apart or held or body[0].lower_ in _ADVERBIAL:
        return phrase, body, []
    end = max(t.i for t in (gap, *(c for c in gap.children if c.dep_ == "prt")))
    before = [t for t in rest if t.i <= end]
    return [], [*before, *phrase, *(t for t in rest if t.i > end)], []


def _joined(noun: Token) -> list[Token]:
    """A coordinated phrase with the conjunction before it."""
    links = [c for c in noun.head.children if c.dep_ == "cc" and c.i < noun.i]
    return [*links[-1:], *noun_phrase(noun)]


def _is_place(noun: Token) -> bool:
    nouns = load("places")["nouns"]
    kinds = (nouns["generic"], nouns["site"], nouns["part"])
    return noun.pos_ == "PROPN" or any(noun.lemma_ in kind for kind in kinds)


def _subject_words(noun: Token) -> list[Token]:
    return noun_phrase(noun) if noun.pos_ != "PRON" else [noun]


def _without_scene(clause: Clause, tokens: list[Token]) -> list[Token]:
    """ "Shortly after a bullet hit the wall" says that a bullet hit the wall."""
    for at, token in enumerate(tokens[:_LONGEST_SCENE]):
        if token.lower_ in SCENE and token.dep_ in {"mark", "advmod"}:
            at += 1 + (at + 2 < len(tokens) and tokens[at + 1].is_punct)
            return tokens[at:] or tokens
        if token.dep_ in SUBJECTS or token in clause.chain:
            break
    return tokens
