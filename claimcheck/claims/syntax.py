"""Syntax: a parsed text as plain values, read once from spaCy's document (`spacy_tree.py`).

Extraction asks a token for its lemma or its children dozens of times; each such question to spaCy
builds a Python object and a string anew. Names are spaCy's, so that its documentation holds here
too: https://spacy.io/api/token. What differs: ``lemma_`` is in lower case, ``children``, ``lefts``,
``rights`` and ``subtree`` are tuples, and a token is equal to itself only.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cached_property
from itertools import pairwise
from operator import attrgetter
from typing import NamedTuple, overload

from claimcheck.spans import Span


class Spelling(NamedTuple):
    """What belongs to a word wherever it stands."""

    text: str
    lower: str
    is_alpha: bool
    is_punct: bool
    is_quote: bool
    is_space: bool
    is_upper: bool
    like_num: bool


class Token:
    """A word or a punctuation mark of a `Doc`.

    ``i`` is its number in the document, ``idx`` and ``end`` the offsets of its first character and
    of the one after its last. The head of a root is the root itself.
    """

    __slots__ = (
        "_subtree",
        "children",
        "dep_",
        "doc",
        "end",
        "head",
        "i",
        "idx",
        "is_alpha",
        "is_punct",
        "is_quote",
        "is_space",
        "is_upper",
        "lefts",
        "lemma_",
        "like_num",
        "lower_",
        "pos_",
        "rights",
        "sent",
        "tag_",
        "text",
        "whitespace_",
    )

    doc: Doc
    sent: TokenSpan
    head: Token
    children: tuple[Token, ...]
    lefts: tuple[Token, ...]
    rights: tuple[Token, ...]
    _subtree: tuple[Token, ...] | None

    def __init__(self, i: int, idx: int, spelling: Spelling, lemma: str, spaced: bool) -> None:
        self.i = i
        self.idx = idx
        self.text = spelling.text
        self.end = idx + len(spelling.text)
        self.lower_ = spelling.lower
        self.is_alpha = spelling.is_alpha
        self.is_punct = spelling.is_punct
        self.is_quote = spelling.is_quote
        self.is_space = spelling.is_space
        self.is_upper = spelling.is_upper
        self.like_num = spelling.like_num
        self.lemma_ = lemma
        self.whitespace_ = " " if spaced else ""
        self.pos_ = self.tag_ = self.dep_ = ""
        self.lefts = self.rights = self.children = ()
        self._subtree = None

    def __repr__(self) -> str:
        return self.text

    def attach(self, head: Token, dep: str) -> None:
        """Hang the token on another head, under the label ``dep``.

        Does nothing where that head depends on the token: a tree has no circle.
        """
        if self.is_ancestor(head):
            return
        old = self.head
        if old is not self:
            old._set_dependents([t for t in old.children if t is not self])
        self.head, self.dep_ = head, dep
        head._set_dependents([*head.children, self])
        for token in self.sent:
            token._subtree = None

    def lead(self) -> None:
        """Make the token the root of its sentence, free of the head that it had."""
        self.attach(self, "ROOT")
        self._set_dependents([t for t in self.children if t is not self])

    def _set_dependents(self, dependents: list[Token]) -> None:
        self.lefts = tuple(sorted((t for t in dependents if t.i < self.i), key=lambda t: t.i))
        self.rights = tuple(sorted((t for t in dependents if t.i > self.i), key=lambda t: t.i))
        self.children = self.lefts + self.rights

    def span(self, offset: int) -> Span:
        """The token's place in an article whose text the document's begins at ``offset``."""
        return Span(offset + self.idx, offset + self.end)

    @property
    def text_with_ws(self) -> str:
        """The text and the space after it, if there is one."""
        return self.text + self.whitespace_

    @property
    def is_sent_start(self) -> bool:
        """Whether the token is the first one of its sentence."""
        return self.sent.start == self.i

    @property
    def subtree(self) -> tuple[Token, ...]:
        """The token and all that depends on it, in the order of the text (if projective)."""
        if self._subtree is None:
            below: list[Token] = []
            for child in self.lefts:
                below += child.subtree
            below.append(self)
            for child in self.rights:
                below += child.subtree
            self._subtree = tuple(below)
        return self._subtree

    @property
    def left_edge(self) -> Token:
        """The leftmost token of the subtree."""
        return min(self.subtree, key=_number) if self.children else self

    @property
    def conjuncts(self) -> tuple[Token, ...]:
        """The other members of the coordination that the token is in."""
        first = self
        while first.dep_ == "conj" and first.head is not first:
            first = first.head
        members = [first]
        for member in members:  # grows while it is read
            members.extend(t for t in member.rights if t.dep_ == "conj")
        return tuple(t for t in members if t is not self)

    def nbor(self, distance: int = 1) -> Token:
        """The token ``distance`` places on. Raises IndexError where the document ends."""
        at = self.i + distance
        if at < 0:
            raise IndexError(f"no token {at}")
        return self.doc.tokens[at]

    def is_ancestor(self, other: Token) -> bool:
        """Whether ``other`` depends on the token, directly or not."""
        at = other
        while at.head is not at:
            at = at.head
            if at is self:
                return True
        return False


class TokenSpan:
    """The tokens ``doc[start:end]``."""

    __slots__ = ("doc", "end", "start", "tokens")

    def __init__(self, doc: Doc, start: int, end: int) -> None:
        self.doc = doc
        self.start = start
        self.end = end
        self.tokens = doc.tokens[start:end]

    def __len__(self) -> int:
        return len(self.tokens)

    def __iter__(self) -> Iterator[Token]:
        return iter(self.tokens)

    @overload
    def __getitem__(self, at: int) -> Token: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Token, ...]: ...
    def __getitem__(self, at: int | slice) -> Token | tuple[Token, ...]:
        return self.tokens[at]

    @property
    def sent(self) -> TokenSpan:
        """The sentence of the first token."""
        return self.tokens[0].sent

    @property
    def start_char(self) -> int:
        """The offset of the first character."""
        return self.tokens[0].idx

    @property
    def end_char(self) -> int:
        """The offset after the last character."""
        return self.tokens[-1].end

    @property
    def text(self) -> str:
        """The text from the first to the last character."""
        return self.doc.text[self.start_char : self.end_char] if self.tokens else ""

    @property
    def root(self) -> Token:
        """The token nearest to the root of its sentence, the first of equals."""
        roots = (t for t in self.tokens if t.head is t)
        return next(roots, None) or min(self.tokens, key=_depth)


class Doc:
    """A parsed text: its tokens, and its sentences one after the other."""

    def __init__(self, text: str, tokens: tuple[Token, ...], starts: list[int]) -> None:
        self.text = text
        self.tokens = tokens
        self.sents = tuple(
            TokenSpan(self, start, end) for start, end in pairwise([*starts, len(tokens)])
        )
        for sent in self.sents:
            for token in sent.tokens:
                token.doc, token.sent = self, sent

    def __len__(self) -> int:
        return len(self.tokens)

    def __iter__(self) -> Iterator[Token]:
        return iter(self.tokens)

    @overload
    def __getitem__(self, at: int) -> Token: ...
    @overload
    def __getitem__(self, at: slice) -> TokenSpan: ...
    def __getitem__(self, at: int | slice) -> Token | TokenSpan:
        if isinstance(at, int):
            return self.tokens[at]
        start, end, _ = at.indices(len(self.tokens))
        return TokenSpan(self, start, max(start, end))

    @property
    def doc(self) -> Doc:
        """The document itself, as a span has one."""
        return self

    @cached_property
    def _starts(self) -> list[int]:
        return [t.idx for t in self.tokens]

    def char_span(self, start: int, end: int) -> TokenSpan:
        """The tokens that the characters from ``start`` to ``end`` touch."""
        first = bisect_right(self._starts, start) - 1
        return self[first : bisect_left(self._starts, end)]


_number = attrgetter("i")


def _depth(token: Token) -> int:
    depth = 0
    while token.head is not token:
        token, depth = token.head, depth + 1
    return depth
