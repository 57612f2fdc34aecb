"""spaCy's rules for attributes and lemmas, asked once for each kind of token.

What the attribute ruler and the lemmatizer do with a token depends on a few of its features, and
most tokens of a text have those of an earlier one. The rules themselves stay spaCy's: they are
asked about a token of each kind, and what they say is kept.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token

FEATURES = ("LOWER", "TAG", "DEP", "IS_SPACE")  # all that the rules of a kind may ask
KINDS = 1 << 17  # kinds of tokens of which is remembered what the rules say: some 20 MB
_Told = tuple[list[int], dict[int, "Any"]]  # the rules that fit a kind, and what they set together


def ask_once(nlp: Language) -> None:
    """Let the attribute ruler and the lemmatizer of a pipeline remember; nothing else changes."""
    lemmatizer: Any = nlp.get_pipe("lemmatizer")
    forms = lemmatizer.lookups.get_table("lemma_index")
    for part_of_speech in list(forms):  # lists of thousands of words, in which each is looked for
        forms[part_of_speech] = frozenset(forms[part_of_speech])
    lemmatizer.lemmatize = _remembered_lemmas(lemmatizer.lemmatize)
    ruler: Any = nlp.get_pipe("attribute_ruler")
    asked = {name for rule in ruler.patterns for p in rule["patterns"] for t in p for name in t}
    if asked <= {*FEATURES}:
        rules = _Rules(ruler)
        ruler.match, ruler.set_annotations = rules.match, rules.set_annotations


def _remembered_lemmas(lemmatize: Callable[[Token], list[str]]) -> Callable[[Token], list[str]]:
    known: dict[tuple[int, int, int], list[str]] = {}

    def remembered(token: Token) -> list[str]:
        kind = (token.orth, token.pos, token.morph.key)
        found = known.get(kind)
        if found is None:
            if len(known) >= KINDS:
                known.clear()
            found = known[kind] = lemmatize(token)
        return found

    return remembered


class _Rules:
    """The rules of an attribute ruler, those of one token apart from those of several."""

    def __init__(self, ruler: Any) -> None:
        from spacy.matcher import Matcher

        self.ruler = ruler
        self.longer = Matcher(ruler.vocab)
        # By the bytes of the features, as there are many kinds; few are told different things.
        self.known: dict[bytes, _Told] = {}
        self.told: dict[tuple[int, ...], _Told] = {}
        for number, rule in enumerate(ruler.patterns):
            several = [p for p in rule["patterns"] if len(p) > 1]
            if several:
                self.longer.add(str(number), several)

    def match(self, doc: Doc) -> Sequence[tuple[int, ...]]:
        """The rules of several tokens that fit, in the order in which they are applied."""
        found = self.longer(doc, allow_missing=True)
        strings = self.ruler.vocab.strings
        return sorted((int(strings[rule]), rule, start, end) for rule, start, end in found)

    def set_annotations(self, doc: Doc, matches: Sequence[tuple[int, ...]]) -> None:
        """Set the attributes of every token; of the rules that fit it the last one wins."""
        from spacy.tokens._retokenize import set_token_attrs

        also: dict[int, list[int]] = {}
        for number, _, start, end in matches:
            place = range(start, end)[self.ruler.indices[number]]
            also.setdefault(place, []).append(number)
        kinds = doc.to_array(list(FEATURES))
        width, features = kinds.itemsize * len(FEATURES), kinds.tobytes()
        for place in range(len(doc)):
            kind = features[place * width : (place + 1) * width]
            told = self.known.get(kind) or self._asked(kind, doc, place)
            attributes = told[1]
            if place in also:
                attributes = self._merged(sorted({*told[0], *also[place]}))
            if attributes:
                set_token_attrs(doc[place], attributes)

    def _asked(self, kind: bytes, doc: Doc, place: int) -> _Told:
        """The rules of one token that fit this kind, and what they set together."""
        strings = self.ruler.vocab.strings
        found = self.ruler.matcher(doc[place : place + 1], allow_missing=True)
        numbers = sorted({int(strings[rule]) for rule, _, _ in found})
        if len(self.known) >= KINDS:
            self.known.clear()
        told = self.told.setdefault(tuple(numbers), (numbers, self._merged(numbers)))
        self.known[kind] = told
        return told

    def _merged(self, numbers: Sequence[int]) -> dict[int, Any]:
        attributes: dict[int, Any] = {}
        for number in numbers:
            attributes.update(self.ruler.attrs[number])
        return attributes
