"""What a number counts or measures, and what narrows it, from the dependency tree."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.claims.quantity_units import is_unit
from claimcheck.lexicons import load

if TYPE_CHECKING:
    from claimcheck.claims.syntax import Token

# What happens to people: where only that is named, people are counted.
FATES = frozenset(
    ("kill", "injure", "hurt", "wound", "die", "dead", "arrest", "detain", "miss", "missing",
     "hospitalise", "hospitalize", "evacuate", "rescue", "displace", "perish", "injured", "wounded",
     "drown", "infect", "survive", "homeless")
)  # fmt: skip
_STATES = frozenset({"dead", "injured", "wounded", "missing", "hurt", "killed", "homeless"})
_UP = frozenset({"nummod", "quantmod", "compound", "amod", "det", "neg", "nmod", "npadvmod"})
_MEASURES = frozenset({"of", "at", "by", "to", "for", "around", "from", "between"})
_COPULAS = frozenset(
    ("be", "reach", "hit", "total", "stand", "rise", "fall", "climb", "drop", "grow", "number",
     "measure", "range", "remain", "increase", "decrease", "jump", "average", "exceed", "become",
     "top", "finish", "end", "close", "gain", "lose", "decline", "slump", "soar", "surge", "slip",
     "slide", "shrink", "narrow", "widen", "advance")
)  # fmt: skip
_CHANGES = frozenset(
    ("raise", "lower", "lift", "cut", "increase", "reduce", "bring", "put", "set", "extend",
     "shorten", "push", "drive", "slash", "boost", "trim", "narrow", "widen", "estimate", "fix")
)  # fmt: skip
_WAYS: dict[str, str] = {
    word: way for way, words in load("numbers")["directions"].items() for word in words
}
_PARENTS = frozenset(
    {"mother", "father", "parent", "mom", "mum", "dad", "grandmother", "grandfather"}
)
_TOLLS = frozenset({"toll", "tally"})
_DIRECTIONS = frozenset(
    (*load("places")["compass"], "away", "from", "inland", "offshore", "northeast", "south-east",
     "north-east", "south-west", "north-west", "downstream", "upstream", "outside")
)  # fmt: skip
_FAR = 5  # tokens from a number to the noun that it counts, where the parse does not say
_CLOSED = frozenset({"the", "a", "an", "no"})


def counted(number: Token, words: list[Token], stop: int) -> tuple[Token | None, str]:
    """The noun that the number counts and its lemma; people where only their fate is named."""
    of = _of(words, stop)
    if of is not None:
        return of, _lemma(of)
    if number.dep_ == "pobj" and number.head.lower_ == "of" and measured(number) in _PARENTS:
        return None, "child"  # "a mother of 12", whatever follows
    noun = _head_noun(number, words, stop) or _next_noun(words, stop)
    if noun is not None:
        if noun.lower_ in {"others", "other"}:
            return noun, "person"
        return noun, _lemma(noun)
    after = words[stop] if stop < len(words) else None
    fate = after is not None and after.lemma_ in FATES
    if fate or _befell(_governing(number)):
        return None, "person"
    if number.lower_ in {"no", "nobody"}:
        return None, "person"
    subject = measured(number)
    return None, "person" if subject in _TOLLS else subject


def measured(unit: Token, first: int | None = None) -> str:
    """What is measured: "speed" in "a speed of 37 mph", "saving" in "savings of $310m".

    The expression itself runs from token ``first`` of the document to ``unit``, its last.
    """
    at = unit
    first = unit.i if first is None else first
    for _ in range(5):
        if at.head == at or at.dep_ in {"conj", "nsubj", "nsubjpass"}:
            break
        if at.dep_ == "prep" and at.lower_ not in _MEASURES:
            break
        below, at = at, at.head
        if at.pos_ in {"NOUN", "PROPN"} and not first <= at.i <= unit.i and not is_unit(at):
            return _lemma(at)
        if at.pos_ in {"VERB", "AUX"}:
            if at.lemma_ in _COPULAS and (below.dep_ == "attr" or at.lemma_ != "be"):
                for child in at.lefts:
                    if child.dep_ in {"nsubj", "nsubjpass"} and child.pos_ in {"NOUN", "PROPN"}:
                        return _lemma(child)
            if below.dep_ == "prep" and at.lemma_ in _CHANGES:
                for child in at.rights:  # "raise the age to 65", "cut the rate by a point"
                    if child.dep_ == "dobj" and child.pos_ in {"NOUN", "PROPN"}:
                        return _lemma(child)
            break
    return ""


def is_distance(words: list[Token], stop: int) -> bool:
    """Whether a length says how far off something is: 55 km south of, two miles away."""
    return stop < len(words) and words[stop].lower_ in _DIRECTIONS


def part_of(words: list[Token], stop: int, unit: Token, first: int) -> str:
    """What a share or measure is of: "20 percent of voters", "12 tonnes of rice"; else measured."""
    of = _of(words, stop)
    if of is not None:
        return _lemma(of)
    after = words[stop].lower_ if stop < len(words) else ""
    return "" if after in {"after", "before", "later", "earlier", "ago"} else measured(unit, first)


def modifiers(noun: Token | None, number: Token, stop: int) -> tuple[str, ...]:
    """The lemmas that narrow what is counted, in the order of the text ("injured").

    ``stop`` is the document index of the token behind the numeral.
    """
    anchor = noun if noun is not None else number
    found = [
        c
        for c in anchor.children
        if c.dep_ in {"amod", "compound", "acl", "det"}
        and c.pos_ in {"ADJ", "NOUN", "VERB", "DET"}
        and c.lower_ not in _CLOSED
        and not (c.like_num or c.i == number.i)
    ]
    lemmas = [c.lemma_ for c in found if c.i >= stop or c.i < number.i]
    if noun is not None and noun.lower_ in {"others", "other"}:
        lemmas.append("other")
    fate = _fate(anchor) or _dead(anchor, number, stop)
    if fate and fate not in lemmas:
        lemmas.append(fate)
    if "toll" in (head := measured(number)) or head == "tally":
        lemmas.append("death")
    return tuple(lemmas)


def direction(words: list[Token], at: int, stop: int, unit: Token) -> str:
    """Which way a change goes: "up" or "down" ("gained 4 percent", "4 percent lower"), else ""."""
    before = words[at - 1].lower_ if at else ""
    after = words[stop].lower_ if stop < len(words) else ""
    if before in {"to", "at", "from", "of"}:
        return ""  # a level, not a change
    for word in (after, before):
        if word in _WAYS:
            return str(_WAYS[word])
    verb = unit.head
    for _ in range(3):  # "by three per cent": up to the verb
        if verb.pos_ == "VERB" or (verb.pos_ == "ADP" and verb.lower_ not in {"by", "per"}):
            break
        verb = verb.head
    return str(_WAYS.get(verb.lemma_, ""))


def _befell(verb: Token) -> bool:
    """Whether a verb, or what it reports, is a fate: "died", "were reported injured"."""
    below = (c for c in verb.rights if c.dep_ in {"oprd", "xcomp", "acomp", "ccomp"})
    return any(t.lemma_ in FATES for t in (verb, *below))


def _fate(noun: Token) -> str:
    """What became of those counted: "injure" in "20 people were injured", "it injured 20"."""
    head = noun.head
    fits = noun.dep_ in {"nsubjpass", "dobj"} or (noun.dep_ == "nsubj" and head.lemma_ == "die")
    lemma = head.lemma_
    return str(lemma) if fits and head.pos_ == "VERB" and lemma in FATES else ""


def _dead(noun: Token, number: Token, stop: int) -> str:
    """The fate right behind a number or its noun: "24 dead", "249 people injured"."""
    if noun is number and number.dep_ == "pobj":
        return ""  # "a mother of 12 killed": not the twelve
    at = noun.i + 1 if noun is not number else stop
    after = noun.doc[at] if at < len(noun.doc) else None
    return str(after.lower_) if after is not None and after.lower_ in _STATES else ""


def _head_noun(number: Token, words: list[Token], stop: int) -> Token | None:
    at = number
    for _ in range(4):
        if at.dep_ not in _UP or at.head == at:
            return None
        at = at.head
        inside = at.i < words[0].i + stop
        if at.pos_ in {"NOUN", "PROPN"} and not at.like_num and at.i > number.i and not inside:
            return at
    return None


def _next_noun(words: list[Token], stop: int) -> Token | None:
    """The noun at the end of the phrase behind the number, for a number hung elsewhere."""
    found = None
    for token in words[stop : stop + _FAR]:
        if token.pos_ in {"NOUN", "PROPN"} and not token.like_num:
            found = token
        elif found is not None or (token.pos_ not in {"ADJ", "NUM"} and token.text != "-"):
            break
        elif token.lemma_ in FATES:
            return None
    return found


def _of(words: list[Token], stop: int) -> Token | None:
    """ "Dozens of trains", "47 of the passengers", "half the voters"."""
    if stop >= len(words):
        return None
    if words[stop].lower_ == "of":
        return next((c for c in words[stop].children if c.dep_ == "pobj"), None)
    return None


def _governing(number: Token) -> Token:
    at = number
    while at.dep_ in _UP and at.head != at:
        at = at.head
    return at.head


def _lemma(noun: Token) -> str:
    lemma = noun.lemma_
    if noun.tag_ == "NNPS":  # "two Mothers", "14 Marines": no lemma is looked up for names
        lemma = lemma.removesuffix("s")
    return "person" if lemma == "people" else lemma
